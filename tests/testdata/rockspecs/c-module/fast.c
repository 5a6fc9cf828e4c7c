int luaopen_kong_plugins_native_fast(void *L) { return 0; }
