local measure = require "kong.plugins.header-budget.measure"


local _M = {}


-- Names of the headers to drop so that at least `excess` bytes are saved, as far as there are
-- expendable ones.
function _M.victims(headers, expendable, excess)
  local names = {}

  for _, name in ipairs(expendable) do
    if excess <= 0 then
      break
    end

    local value = headers[name:lower()]
    if value then
      names[#names + 1] = name
      excess = excess - measure.size(name, value)
    end
  end

  return names
end


return _M
