local _M = {}


function _M.content_type(conf)
  return conf.html and "text/html; charset=utf-8" or "application/json; charset=utf-8"
end


-- `{minutes}` in the text is replaced by the time that is left.
function _M.body(conf, window, seconds)
  local minutes = math.ceil(seconds / 60)
  local text = (conf.html or conf.message):gsub("{minutes}", tostring(minutes))

  if conf.html then
    return text
  end

  return { message = text, window = window.name }
end


return _M
