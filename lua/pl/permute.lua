--- Permute: the orders of a list, and the choices of one element from each of several
-- lists, of Penlight.

local utils = require "pl.utils"

local assert_arg = utils.assert_arg

local permute = {}


--- Iterates over the orders of a list, which is changed in place.
function permute.order_iter(list)
  assert_arg(1, list, "table", nil, nil, 3)
  local function visit(count)
    if count <= 1 then
      coroutine.yield(list)
      return
    end
    for position = 1, count do
      list[count], list[position] = list[position], list[count]
      visit(count - 1)
      list[count], list[position] = list[position], list[count]
    end
  end
  return coroutine.wrap(function()
    if #list > 0 then
      visit(#list)
    end
  end)
end


--- All orders of a list.
function permute.order_table(list)
  local orders = {}
  for order in permute.order_iter(list) do
    orders[#orders + 1] = require("pl.tablex").deepcopy(order)
  end
  return orders
end


permute.iter, permute.table = permute.order_iter, permute.order_table


--- Iterates over the choices: their number, and an element of each list. The first
-- list changes fastest.
function permute.list_iter(...)
  local lists, positions = { ... }, {}
  for number, list in ipairs(lists) do
    assert_arg(number, list, "table", nil, nil, 3)
    positions[number] = 1
  end
  local count = 0
  local function advance()
    for number, list in ipairs(lists) do
      positions[number] = positions[number] + 1
      if positions[number] <= (list.n or #list) or number == #lists then
        return
      end
      positions[number] = 1
    end
  end
  return function()
    local last = lists[#lists]
    if positions[#lists] > (last.n or #last) then
      return nil
    end
    count = count + 1
    local chosen = { n = #lists }
    for number, list in ipairs(lists) do
      chosen[number] = list[positions[number]]
    end
    advance()
    return count, utils.unpack(chosen)
  end
end


--- All choices.
function permute.list_table(...)
  local choices, count = {}, select("#", ...)
  local iterate = permute.list_iter(...)
  while true do
    local row = { iterate() }
    if row[1] == nil then
      return choices
    end
    choices[#choices + 1] = { n = count, unpack(row, 2, count + 1) }
  end
end


return permute
