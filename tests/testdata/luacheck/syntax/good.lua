goto done
::done::
return undefined_name
