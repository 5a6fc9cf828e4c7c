local re_match = ngx.re.match


local _M = {}


-- The first mock for a method and a path, with the captures of its pattern.
function _M.find(mocks, method, path)
  for _, mock in ipairs(mocks) do
    if mock.method == "ANY" or mock.method == method then
      local captures = re_match(path, mock.path, "ajo")
      if captures then
        return mock, captures
      end
    end
  end
end


return _M
