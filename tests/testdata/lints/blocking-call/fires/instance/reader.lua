local Reader = {}
Reader.__index = Reader

function Reader.new(path)
  if not path then
    return nil, "no path"
  end
  local self = setmetatable({}, Reader)
  self.path = path
  return self
end

function Reader:load()
  return io.open(self.path)
end

return Reader
