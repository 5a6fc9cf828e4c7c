--- Ansicolors: texts with colours for terminals: `%{red}text`.

local CODES = { reset = 0, bright = 1, dim = 2, underline = 4, blink = 5, reverse = 7, hidden = 8 }

for position, colour in ipairs({ "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" }) do
  CODES[colour] = 29 + position
  CODES[colour .. "bg"] = 39 + position
end


local function sequence_of(words)
  local sequences = {}
  for word in words:gmatch("%w+") do
    assert(CODES[word], "Unknown key: " .. word)
    sequences[#sequences + 1] = "\27[" .. CODES[word] .. "m"
  end
  return table.concat(sequences)
end


local function coloured(text)
  return (text:gsub("%%{(.-)}", sequence_of))
end


return setmetatable({ noReset = coloured }, {
  __call = function(_, text) return coloured("%{reset}" .. tostring(text or "") .. "%{reset}") end,
})
