-- The nine questions of PHQ-9 and their answers by LOINC code. Source: Content/Instruments, LOINC answer list LL361-7.
local items = {
  "44250-9", "44255-8", "44259-2", "44254-5", "44251-7", "44258-4", "44252-5", "44253-3", "44260-8"}
local options = { "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9" }

-- A sheet of answers as the inside of a JSON object. The ninth answer raises a flag exactly when `red` says so:
-- "not at all" raises none, every other one does (rulebook E.4.2).
function phq9(red)
  local answers = {}
  for place = 1, 8 do answers[place] = '"' .. items[place] .. '":"' .. options[math.random(4)] .. '"' end
  answers[9] = '"' .. items[9] .. '":"' .. options[red and math.random(2, 4) or 1] .. '"'
  return table.concat(answers, ",")
end
