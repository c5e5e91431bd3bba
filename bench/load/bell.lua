-- A lesson: every pupil loads the page, saves so many answers in steps, and hands in, each at a moment of its own.
--
-- KEYS holds a sitting's key a line, STEPS what is saved in which order ("sheet item option" a line), GRAVE the step by
-- which every fiftieth pupil asks for help. Of two threads each has every other pupil.
dofile("report.lua")
dofile("timetable.lua")

local thread = 0
function setup(each)
  each:set("number", thread)
  thread = thread + 1
end

local function lines(name, keep)
  local place = 0
  for line in io.lines(os.getenv(name)) do
    keep(line, place)
    place = place + 1
  end
end

function init()
  keys, steps = {}, {}
  lines("KEYS", function(key, place) if place % 2 == number then keys[#keys + 1] = key end end)
  lines("STEPS", function(step)
    local sheet, item, option, grave = step:match("(%S+) (%S+) (%S+) ?(%S*)")
    steps[#steps + 1] = { sheet = sheet, item = item, option = option, grave = grave }
  end)
  local round, hand_in = tonumber(os.getenv("ROUND")), tonumber(os.getenv("HAND_IN"))
  local each = round / #keys
  -- The page at the bell, the answers round by round, and the handing in, spread over what is left of the lesson.
  streams = {
    { from = 0, every = each, count = #keys, at = 0, make = load_page },
    { from = round / 28, every = each, count = #keys * #steps, at = 0, make = save },
    { from = hand_in, every = tonumber(os.getenv("HANDING_IN")) / #keys, count = #keys, at = 0, make = finish },
  }
end

function load_page(place)
  return "GET /sitting/sheet/1/all HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: xq_sitting=" .. keys[place + 1] .. "\r\n\r\n"
end

local function post(path, body)
  return "POST " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
    .. #body .. "\r\n\r\n" .. body
end

function save(place)
  local pupil = place % #keys
  local step = steps[math.floor(place / #keys) + 1]
  local option = (step.grave ~= "" and pupil % 50 == 0) and step.grave or step.option
  return post("/api/sitting/answer", '{"sittingKey":"' .. keys[pupil + 1] .. '","sheet":' .. step.sheet
    .. ',"item":"' .. step.item .. '","option":"' .. option .. '"}')
end

function finish(place)
  return post("/api/sitting/finish", '{"sittingKey":"' .. keys[place + 1] .. '"}')
end

-- What comes next, and when.
function upcoming()
  local next
  for _, stream in ipairs(streams) do
    if stream.at < stream.count then
      local at = stream.from + stream.at * stream.every
      if not next or at < next.due then next = { due = at, stream = stream, place = stream.at } end
    end
  end
  if not next then return nil end
  next.stream.at = next.stream.at + 1
  next.make = function() return next.stream.make(next.place) end
  return next
end
