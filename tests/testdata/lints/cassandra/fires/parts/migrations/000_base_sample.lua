return {
  postgres = { up = [[ CREATE TABLE IF NOT EXISTS sample_keys (id uuid); ]] },
  cassandra = {
    up = [[ CREATE TABLE IF NOT EXISTS sample_keys (id uuid PRIMARY KEY); ]],
  },
}
