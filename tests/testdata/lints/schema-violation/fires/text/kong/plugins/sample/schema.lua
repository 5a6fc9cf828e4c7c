return {
  name = "sample",
  fields = "all",
}
