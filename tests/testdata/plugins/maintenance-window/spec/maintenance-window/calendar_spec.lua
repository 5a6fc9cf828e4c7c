local calendar = require "kong.plugins.maintenance-window.calendar"


describe("maintenance-window: calendar", function()
  -- 2026-01-04 was a Sunday.
  local SUNDAY = 1767484800
  local windows = { { name = "weekly", weekday = 1, start = "02:00", minutes = 90 } }

  it("finds a window that is open", function()
    assert.is_nil(calendar.current(windows, SUNDAY))
    assert.equal("weekly", calendar.current(windows, SUNDAY + 2 * 3600).name)
    assert.is_nil(calendar.current(windows, SUNDAY + 3 * 3600 + 1800))
  end)

  it("knows when it ends", function()
    assert.equal(SUNDAY + 12600, calendar.ends(windows[1], SUNDAY + 7500))
  end)

  it("counts down to the next one", function()
    assert.equal(7200, calendar.until_next(windows, SUNDAY))
    assert.is_nil(calendar.until_next({}, SUNDAY))
  end)
end)
