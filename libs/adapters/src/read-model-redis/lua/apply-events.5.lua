-- Appends events to one race, and what they add to the pages of its index, in one step: all of it or nothing.
--
-- KEYS[1]  head of the race
-- KEYS[2]  events of the race
-- KEYS[3]  identity of the race
-- KEYS[4]  bodies of the race
-- KEYS[5]  what the keys of its pages begin with; the name of a page is put after it
--
-- ARGV[1]  version that the race must have
-- ARGV[2]  writer that must have written it last; empty where none has
-- ARGV[3]  writer that writes now
-- ARGV[4]  partition of the race's records
-- ARGV[5]  number of events given, which may be 0: then nothing is changed
-- ARGV[6...]  for each event in version order: its JSON, its id, the id of the event that it acts on (empty
--             where it acts on none, its own where it says what the race is), and when it was recorded
-- ARGV[...]   then the number of pages, and for each its name and what is appended to it
-- ARGV[...]   then the number of bodies, and for each its key and its JSON
--
-- Returns the number of events appended; or, having changed nothing, `moved` and the version that the race has.
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
local writer = redis.call('HGET', KEYS[1], 'writer') or ''
if version ~= tonumber(ARGV[1]) or writer ~= ARGV[2] then
  return { 'moved', version }
end

local count = tonumber(ARGV[5])
if count == 0 then
  return 0
end

local at = 6
for offset = 1, count do
  local json, id, subject = ARGV[at], ARGV[at + 1], ARGV[at + 2]
  redis.call('HSET', KEYS[2], version + offset, json)
  if subject ~= '' and (subject == id or redis.call('HEXISTS', KEYS[3], subject) == 1) then
    redis.call('HSET', KEYS[3], id, json)
  end
  at = at + 4
end

local recorded = ARGV[at - 1]
if version == 0 then
  redis.call('HSET', KEYS[1], 'partition', ARGV[4], 'recordedSince', ARGV[9])
end
redis.call('HSET', KEYS[1], 'version', version + count, 'changedAt', recorded, 'writer', ARGV[3])

for _ = 1, tonumber(ARGV[at]) do
  redis.call('APPEND', KEYS[5] .. ARGV[at + 1], ARGV[at + 2])
  at = at + 2
end
at = at + 1
for _ = 1, tonumber(ARGV[at]) do
  redis.call('HSET', KEYS[4], ARGV[at + 1], ARGV[at + 2])
  at = at + 2
end
return count
