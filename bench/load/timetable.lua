-- Requests at moments of their own. The generator keeps to the timetable and not to the answers: what the server owes is
-- not forgotten while it is slow. A script that reads this one says what comes next: `upcoming()` gives an entry with
-- `due`, in seconds from the beginning, and `make()`, or nothing when all is sent.
local ffi = require("ffi")
ffi.cdef("typedef struct { long sec; long nsec; } moment; int clock_gettime(int, moment *);")
local clock = ffi.new("moment")
local due, first, last, began = {}, 1, 0, nil

local function now()
  ffi.C.clock_gettime(1, clock)
  return tonumber(clock.sec) + tonumber(clock.nsec) / 1e9
end

-- A connection that has nothing left waits until all is over.
function delay()
  began = began or now()
  local entry = upcoming()
  if not entry then return 3600000 end
  last = last + 1
  due[last] = entry
  return math.max(0, math.floor((entry.due - (now() - began)) * 1000))
end

-- Timers ring in the order in which they are due, so the first that waits is the one that is due. wrk asks once before
-- it begins, to see what a request looks like, and sends nothing of that.
function request()
  local entry = due[first]
  if not entry then return "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" end
  due[first] = nil
  first = first + 1
  return entry.make()
end
