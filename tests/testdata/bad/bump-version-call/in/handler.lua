return {
  VERSION = ("%d.%d.%d"):format(1, 0, 0),
}
