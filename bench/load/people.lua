-- People who check themselves: each begins a sheet of their own, then sends all answers and finishes it. Two requests
-- a sheet. One connection a thread, because wrk tells a script which answer came, not for whom.
-- Each comes from an address of their own, as a proxy would report it.
dofile("report.lua")
dofile("phq9.lua")

local thread = 0
function setup(each)
  each:set("number", thread)
  thread = thread + 1
end

function init()
  math.randomseed(number + 1)
  count, key = 0, nil
  start = '{"questionnaire":"phq-9","language":"zh-Hans","ageGroup":"18-59","agreed":true,"region":"'
    .. os.getenv("REGION") .. '","request":"' .. os.getenv("RUN") .. "-" .. number .. "-"
end

local function post(path, body)
  local address = string.format("10.%d.%d.%d", number, math.floor(count / 250) % 250, count % 250 + 1)
  return "POST " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: " .. address
    .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

function request()
  if key then
    local body = '{"key":"' .. key .. '","finish":true,"answers":{' .. phq9(count % 10 == 0) .. "}}"
    key = nil
    return post("/api/sheet/all", body)
  end
  count = count + 1
  return post("/api/check/mood", string.format("%s%022d\"}", start, count))
end

function response(_, _, body)
  key = body:match('"key":"([^"]+)"')
end
