return kong.request.get_host()
