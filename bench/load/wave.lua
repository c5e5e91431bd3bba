-- Pupils of many kinds in one lesson, by a plan: KEYS holds a sitting's key a line, ANSWERS what can be saved ("sheet item
-- option" a line), PLAN one request a line, in the order of time: "seconds pupil answer", where the answer 0 loads the
-- page and -1 hands in. Of two threads each has every other pupil.
dofile("report.lua")
dofile("timetable.lua")

local thread = 0
function setup(each)
  each:set("number", thread)
  thread = thread + 1
end

function init()
  keys, answers, due_at, pupils, steps, place = {}, {}, {}, {}, {}, 0
  for key in io.lines(os.getenv("KEYS")) do keys[#keys + 1] = key end
  for line in io.lines(os.getenv("ANSWERS")) do
    local sheet, item, option = line:match("(%S+) (%S+) (%S+)")
    answers[#answers + 1] = '"sheet":' .. sheet .. ',"item":"' .. item .. '","option":"' .. option .. '"}'
  end
  for line in io.lines(os.getenv("PLAN")) do
    local due, pupil, step = line:match("(%S+) (%S+) (%S+)")
    pupil = tonumber(pupil)
    if pupil % 2 == number then
      local last = #due_at + 1
      due_at[last], pupils[last], steps[last] = tonumber(due), pupil, tonumber(step)
    end
  end
end

local function post(path, body)
  return "POST " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
    .. #body .. "\r\n\r\n" .. body
end

local function made(key, step)
  if step == 0 then
    return "GET /sitting/sheet/1/all HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: xq_sitting=" .. key .. "\r\n\r\n"
  elseif step < 0 then
    return post("/api/sitting/finish", '{"sittingKey":"' .. key .. '"}')
  end
  return post("/api/sitting/answer", '{"sittingKey":"' .. key .. '",' .. answers[step])
end

function upcoming()
  if place == #due_at then return nil end
  place = place + 1
  local at = place
  return { due = due_at[at], make = function() return made(keys[pupils[at] + 1], steps[at]) end }
end
