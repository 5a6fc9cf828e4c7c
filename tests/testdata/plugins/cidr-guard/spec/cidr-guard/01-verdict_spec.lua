local verdict = require "kong.plugins.cidr-guard.verdict"


describe("cidr-guard: verdict", function()
  local cases = {
    { order = "allow,deny", in_allow = true, in_deny = true, has_allow = true, expected = false },
    { order = "deny,allow", in_allow = true, in_deny = true, has_allow = true, expected = true },
    { order = "allow,deny", in_allow = false, in_deny = false, has_allow = true, expected = false },
    { order = "allow,deny", in_deny = false, has_allow = false, expected = true },
    { order = "deny,allow", in_deny = true, has_allow = false, expected = false },
  }

  for i, case in ipairs(cases) do
    it("follows the order, case " .. i, function()
      assert.equal(case.expected, verdict.of(case))
    end)
  end
end)
