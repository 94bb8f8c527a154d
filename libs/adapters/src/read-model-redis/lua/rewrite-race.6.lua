-- Writes one race anew, without what was redacted of it, in one step: all of it or nothing.
--
-- KEYS[1]  head of the race
-- KEYS[2]  events of the race
-- KEYS[3]  identity of the race
-- KEYS[4]  bodies of the race
-- KEYS[5]  what the keys of its pages began with; the name of a page is put after it
-- KEYS[6]  what they begin with now
--
-- ARGV[1]  version that the race must have
-- ARGV[2]  writer that must have written it last; empty where none has
-- ARGV[3]  writer that writes now
-- ARGV[4]  partition of the race's records
-- ARGV[5]  version of the last redaction
-- ARGV[6]  version that the race then has
-- ARGV[7]  when its first event was recorded
-- ARGV[8]  when its last event was recorded
-- ARGV[9...]  number of events that are new or say less than before, and for each its version and its JSON
-- ARGV[...]   then the number of events that say what the race is, and for each its id and its JSON
-- ARGV[...]   then the number of pages that go, and their names
-- ARGV[...]   then the number of pages that come, and for each its name and its text
-- ARGV[...]   then the number of bodies, and for each its key and its JSON
--
-- Returns the version that the race has; or, having changed nothing, `moved` and the version that it has.
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
local writer = redis.call('HGET', KEYS[1], 'writer') or ''
if version ~= tonumber(ARGV[1]) or writer ~= ARGV[2] then
  return { 'moved', version }
end

local at = 9
local function each(size, take)
  local count = tonumber(ARGV[at])
  at = at + 1
  for _ = 1, count do
    take(ARGV[at], ARGV[at + 1])
    at = at + size
  end
end

redis.call('DEL', KEYS[3], KEYS[4])
each(2, function(number, json) redis.call('HSET', KEYS[2], number, json) end)
each(2, function(id, json) redis.call('HSET', KEYS[3], id, json) end)
each(1, function(name) redis.call('DEL', KEYS[5] .. name) end)
each(2, function(name, text) redis.call('SET', KEYS[6] .. name, text) end)
each(2, function(key, json) redis.call('HSET', KEYS[4], key, json) end)

redis.call(
  'HSET', KEYS[1],
  'version', ARGV[6], 'partition', ARGV[4], 'recordedSince', ARGV[7], 'changedAt', ARGV[8],
  'redacted', ARGV[5], 'writer', ARGV[3]
)
return tonumber(ARGV[6])
