local _M = {}


-- Whether a path is exempt: it begins with one of the configured prefixes at a segment border.
function _M.skips(conf, path)
  for _, prefix in ipairs(conf.skip_paths) do
    if path == prefix then
      return true
    end

    local border = prefix:sub(-1) == "/" and prefix or prefix .. "/"
    if path:sub(1, #border) == border then
      return true
    end
  end

  return false
end


return _M
