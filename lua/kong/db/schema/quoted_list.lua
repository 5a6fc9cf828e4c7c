--- Quoted list: names as a message shows them.
-- `{ "a", "b" }` reads `'a', 'b'`; a list inside a list is put in parentheses.

local concat = table.concat
local type = type


local function quoted_list(words)
  local quoted = {}
  for i = 1, #words do
    local word = words[i]
    if type(word) == "table" then
      quoted[i] = "(" .. quoted_list(word) .. ")"
    else
      quoted[i] = ("'%s'"):format(word)
    end
  end
  return concat(quoted, ", ")
end


return quoted_list
