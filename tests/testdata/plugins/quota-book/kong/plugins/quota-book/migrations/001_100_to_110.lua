return {
  postgres = {
    up = [[
      DO $$
      BEGIN
        ALTER TABLE IF EXISTS ONLY "quota_grants" ADD "used" BIGINT DEFAULT 0;
      EXCEPTION WHEN DUPLICATE_COLUMN THEN
        -- Run before.
      END$$;
    ]],
  },
}
