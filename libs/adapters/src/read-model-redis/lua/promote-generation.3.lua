-- Makes a generation the one that serves; the one before stays.
--
-- KEYS[1]  serving
-- KEYS[2]  generations
-- KEYS[3]  building
--
-- ARGV[1]  number of the generation
--
-- Returns 1, or 0 where there is no such generation.
local tag = redis.call('HGET', KEYS[2], ARGV[1])
if not tag then
  return 0
end
redis.call('SET', KEYS[1], tag)
if redis.call('GET', KEYS[3]) == ARGV[1] then
  redis.call('DEL', KEYS[3])
end
return 1
