return {
  postgres = {
    up = [[
      CREATE TABLE IF NOT EXISTS "quota_grants" (
        "id"           UUID                         PRIMARY KEY,
        "created_at"   TIMESTAMP WITH TIME ZONE     DEFAULT (CURRENT_TIMESTAMP(0) AT TIME ZONE 'UTC'),
        "updated_at"   TIMESTAMP WITH TIME ZONE     DEFAULT (CURRENT_TIMESTAMP(0) AT TIME ZONE 'UTC'),
        "consumer_id"  UUID                         REFERENCES "consumers" ("id") ON DELETE CASCADE,
        "name"         TEXT,
        "amount"       BIGINT,
        "cache_key"    TEXT                         UNIQUE,
        "ws_id"        UUID                         REFERENCES "workspaces" ("id"),
        "tags"         TEXT[],
        UNIQUE ("id", "ws_id")
      );

      DO $$
      BEGIN
        CREATE INDEX IF NOT EXISTS "quota_grants_consumer_id_idx" ON "quota_grants" ("consumer_id");
      EXCEPTION WHEN UNDEFINED_COLUMN THEN
        -- The column is there or the table is not ours.
      END$$;
    ]],
  },
}
