--- Error text: an error of a plugin as Kong shows it.

local host = require "kongsmith.host"

local pcall, tostring, type = pcall, tostring, type
local find, gsub, match, sub = string.find, string.gsub, string.match, string.sub

local error_text = {}

-- How much of an error is shown.
local LONGEST = 10000


--- Ends the evaluation if `err` is about memory, whoever handed it on: a bound that was passed must
-- not look like the plugin's error.
function error_text.check_memory(err)
  local text = host.error_text(err) or err
  if type(text) == "string" and find(text, "not enough memory$") then
    host.out_of_memory()
  end
end


--- The text of `err` without the stack trace and the places where a module was looked for.
function error_text.of(err)
  error_text.check_memory(err)
  local called, text = pcall(tostring, host.error_text(err) or err)
  if not called or find(text, "^%a+: 0x%x+$") then
    text = "error object is a " .. type(err) .. " value"
  end
  text = sub(text, 1, LONGEST)
  text = match(text, "^(.-)\nstack traceback:") or text
  return (gsub(text, "(module '[^']*' not found:)[^\n]*$", "%1"))
end


return error_text
