std = "lua51+busted"
files["spec"].std = "+ngx_lua"
