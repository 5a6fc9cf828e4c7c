return {
  postgres = { up = [[ CREATE TABLE IF NOT EXISTS sample_keys (id uuid); ]] },
}
