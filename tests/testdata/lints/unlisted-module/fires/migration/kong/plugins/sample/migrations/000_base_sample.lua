return {
  postgres = { up = "" },
}
