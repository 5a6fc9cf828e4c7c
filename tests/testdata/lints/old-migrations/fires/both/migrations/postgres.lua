return {
  {
    name = "2018-01-01-init",
    up = [[ CREATE TABLE IF NOT EXISTS sample_keys (id uuid); ]],
    down = [[ DROP TABLE sample_keys; ]],
  },
}
