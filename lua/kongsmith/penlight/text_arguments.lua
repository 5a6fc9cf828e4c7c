--- Text arguments: checks of what the functions of `pl.stringx` are given. An error
-- is raised where the function was called.

local assert_arg = require("kongsmith.penlight.arguments").assert_arg

local text_arguments = {}


--- `value`, if it is a text.
function text_arguments.want_text(position, value)
  return assert_arg(position, value, "string", nil, nil, 3)
end


--- `value`, if it is a number.
function text_arguments.want_number(position, value)
  return assert_arg(position, value, "number", nil, nil, 3)
end


return text_arguments
