-- Loaded by specs that need a request but no gateway.

-- Puts a request with these headers in place.
function mock_request(headers)
  _G.kong = {
    request = {
      get_header = function(name)
        return headers[name]
      end,
    },
    log = { err = function() end, notice = function() end },
  }
end


-- Loads a module anew, so that it sees the request of now.
function reload(name)
  package.loaded[name] = nil
  return require(name)
end
