-- The environment of a .luacheckrc: what it assigns is kept, `files` makes an entry for each key that is asked for, and
-- beside that there is only what cannot leave the machine.

local safe = {
  assert = assert, error = error, getmetatable = getmetatable, ipairs = ipairs, next = next, pairs = pairs,
  pcall = pcall, rawequal = rawequal, rawget = rawget, rawset = rawset, select = select,
  setmetatable = setmetatable, tonumber = tonumber, tostring = tostring, type = type, unpack = unpack,
  xpcall = xpcall, math = math, string = string, table = table,
  os = { getenv = function() end },
}

local filling = {
  __index = function(files, key)
    files[key] = {}
    return files[key]
  end,
}

local assigned = {}
local files = setmetatable({}, filling)
local stds = {}

local environment = setmetatable({}, {
  __index = function(_, name)
    if name == "files" then
      return files
    elseif name == "stds" then
      return stds
    elseif assigned[name] ~= nil then
      return assigned[name]
    end
    return safe[name]
  end,
  __newindex = function(_, name, value)
    if name == "files" and type(value) == "table" then
      files = setmetatable(value, filling)
    elseif name == "stds" and type(value) == "table" then
      stds = value
    else
      assigned[name] = value
    end
  end,
})

-- What it returns, where that is a table, counts as assigned.
local function result(returned)
  assigned.files = files
  assigned.stds = stds
  if type(returned) == "table" then
    for name, value in next, returned do
      assigned[name] = value
    end
  end
  return assigned
end

return environment, result
