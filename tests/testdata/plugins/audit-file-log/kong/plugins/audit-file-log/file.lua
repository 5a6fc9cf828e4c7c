-- Appends through the C library: one write(2) a line, so that lines of several workers do not mix.
local ffi = require "ffi"

local C = ffi.C
local bit_bor = require("bit").bor


ffi.cdef [[
  int open(const char *path, int flags, ...);
  int close(int fd);
  ssize_t write(int fd, const void *buffer, size_t size);
  char *strerror(int number);
]]


local O_WRONLY = 0x0001
local O_CREAT = 0x0040
local O_APPEND = 0x0400
local MODE = 416 -- octal 0640


local _M = {}

-- Open descriptors by path, for the life of the worker.
local descriptors = {}


local function last_error()
  return ffi.string(C.strerror(ffi.errno()))
end


local function descriptor(path, reopen)
  local fd = descriptors[path]
  if fd and not reopen then
    return fd
  end

  if fd then
    C.close(fd)
  end

  fd = C.open(path, bit_bor(O_WRONLY, O_CREAT, O_APPEND), ffi.cast("int", MODE))
  if fd < 0 then
    descriptors[path] = nil
    return nil, last_error()
  end

  descriptors[path] = fd
  return fd
end


function _M.append(path, line, reopen)
  local fd, err = descriptor(path, reopen)
  if not fd then
    return nil, err
  end

  if C.write(fd, line, #line) < 0 then
    return nil, last_error()
  end

  return true
end


return _M
