-- Sheets of PHQ-9 as a program sends them, each another one: its own request, answers by chance, and every tenth
-- with a red answer to the ninth question. RUN keeps the requests of two runs apart.
dofile("report.lua")
dofile("phq9.lua")

local thread = 0
function setup(each)
  each:set("number", thread)
  thread = thread + 1
end

function init()
  math.randomseed(number + 1)
  count = 0
  head = "POST /api/sheets HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " .. os.getenv("TOKEN")
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
  request_name = '","request":"' .. os.getenv("RUN") .. " " .. number .. " "
  place = '{"questionnaire":"phq-9","language":"zh-Hans","ageGroup":"18-59","region":"' .. os.getenv("REGION")
end

function request()
  count = count + 1
  local red = count % 10 == 0
  local body = place .. request_name .. count .. (red and " red" or "") .. '","answers":{' .. phq9(red) .. "}}"
  return head .. #body .. "\r\n\r\n" .. body
end
