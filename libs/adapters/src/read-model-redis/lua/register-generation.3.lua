-- Enters a generation whose alive mark is set already: as the one that serves, or as the one being built.
--
-- KEYS[1]  serving
-- KEYS[2]  generations
-- KEYS[3]  building
--
-- ARGV[1]  number of the generation
-- ARGV[2]  its tag
-- ARGV[3]  `serving` or `building`
--
-- Returns, with nothing changed, the tag of the generation that serves where one does and ARGV[3] is
-- `serving`; otherwise the tag entered; `late` where a generation with a higher number was entered first.
local serving = redis.call('GET', KEYS[1])
if ARGV[3] == 'serving' and serving then
  return serving
end
for _, number in ipairs(redis.call('HKEYS', KEYS[2])) do
  if tonumber(number) >= tonumber(ARGV[1]) then
    return 'late'
  end
end

if ARGV[3] == 'serving' then
  redis.call('SET', KEYS[1], ARGV[2])
else
  local unfinished = redis.call('GET', KEYS[3])
  if unfinished then
    redis.call('HDEL', KEYS[2], unfinished)
  end
  redis.call('SET', KEYS[3], ARGV[1])
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return ARGV[2]
