--- Stringx: the functions for texts of Penlight, which Kong ships.

local stringx = {}

for _, part in ipairs({ "text_tests", "text_parts", "text_shapes", "paragraphs", "substitution" }) do
  for name, value in pairs(require("kongsmith.penlight." .. part)) do
    stringx[name] = value
  end
end


--- Adds these functions to the methods of texts.
function stringx.import()
  require("pl.utils").import(stringx, getfenv(0).string)
end


return stringx
