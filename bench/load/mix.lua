-- A working day in small: of five requests one is a sheet sent by a program, four are pages. At RATE requests a second
-- in all, or as fast as it goes where there is none.
dofile("report.lua")
dofile("phq9.lua")

local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int, moment *);")
local moment = ffi.new("moment")
local MONOTONIC = 1

local function now()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.s) * 1e3 + tonumber(moment.ns) / 1e6
end

local thread = 0
function setup(each)
  each:set("number", thread)
  thread = thread + 1
end

function init()
  math.randomseed(number + 1)
  count = 0
  interval = os.getenv("RATE") and 1e3 * tonumber(os.getenv("THREADS")) / tonumber(os.getenv("RATE")) or 0
  due = now()
  cookie = "\r\nCookie: " .. os.getenv("COOKIE") .. "\r\n\r\n"
  head = "POST /api/sheets HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " .. os.getenv("TOKEN")
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
  place = '{"questionnaire":"phq-9","language":"zh-Hans","ageGroup":"18-59","region":"' .. os.getenv("REGION")
    .. '","request":"' .. os.getenv("RUN") .. " " .. number .. " "
  pages = { "/check/mood", "/sheet", "/sheet/all", "/help" }
end

-- Milliseconds until the next request of this thread is due. Who is late by more than a second does not catch up.
function delay()
  if interval == 0 then return 0 end
  due = math.max(due + interval, now() - 1e3)
  return math.max(0, due - now())
end

function request()
  count = count + 1
  if count % 5 > 0 then return "GET " .. pages[count % 5] .. " HTTP/1.1\r\nHost: 127.0.0.1" .. cookie end
  local body = place .. count .. '","answers":{' .. phq9(count % 500 == 0) .. "}}"
  return head .. #body .. "\r\n\r\n" .. body
end
