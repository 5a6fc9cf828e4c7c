local periods = require "kong.plugins.redis-quota.periods"


describe("redis-quota: periods", function()
  it("of a fixed length start at a multiple of it", function()
    assert.same({ start = 120, ends = 180 }, periods.current("minute", 130))
    assert.same({ start = 3600, ends = 7200 }, periods.current("hour", 3600))
  end)

  for _, case in ipairs({
    { "2023-02-15", 1676419200, 1675209600, 1677628800 },
    { "2024-02-29", 1709164800, 1706745600, 1709251200 },
    { "2024-12-31", 1735603200, 1733011200, 1735689600 },
  }) do
    it("of a month follow the calendar on " .. case[1], function()
      assert.same({ start = case[3], ends = case[4] }, periods.current("month", case[2]))
    end)
  end
end)
