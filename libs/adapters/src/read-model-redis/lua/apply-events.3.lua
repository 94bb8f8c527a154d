-- Appends events to one race, in one step: all of them, those that are not there yet, or none.
--
-- KEYS[1]  head of the race
-- KEYS[2]  events of the race
-- KEYS[3]  identity of the race
--
-- ARGV[1]  version of the first event given
-- ARGV[2]  partition of the race's records
-- ARGV[3...]  for each event in version order: its JSON, its id, the id of the event that it acts on (empty
--             where it acts on none, its own where it says what the race is), and when it was recorded
--
-- Returns the number of events appended, 0 where all were there already;
-- or, having changed nothing, `gap` and the version that the race has.
local first = tonumber(ARGV[1])
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
if first > version + 1 then
  return { 'gap', version }
end

local appended = 0
local recorded
for index = 3 + 4 * (version + 1 - first), #ARGV, 4 do
  local json, id, subject = ARGV[index], ARGV[index + 1], ARGV[index + 2]
  recorded = ARGV[index + 3]
  redis.call('RPUSH', KEYS[2], json)
  if subject ~= '' and (subject == id or redis.call('HEXISTS', KEYS[3], subject) == 1) then
    redis.call('HSET', KEYS[3], id, json)
  end
  appended = appended + 1
end

if appended > 0 then
  if version == 0 then
    redis.call('HSET', KEYS[1], 'partition', ARGV[2], 'recordedSince', ARGV[6])
  end
  redis.call('HSET', KEYS[1], 'version', version + appended, 'changedAt', recorded)
end
return appended
