-- Takes a generation that does not serve off the register; its keys are swept afterwards.
--
-- KEYS[1]  serving
-- KEYS[2]  generations
-- KEYS[3]  building
--
-- ARGV[1]  number of the generation
--
-- Returns `discarded`, `serving` where it serves, or `unknown` where there is no such generation.
local tag = redis.call('HGET', KEYS[2], ARGV[1])
if not tag then
  return 'unknown'
end
if redis.call('GET', KEYS[1]) == tag then
  return 'serving'
end
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('GET', KEYS[3]) == ARGV[1] then
  redis.call('DEL', KEYS[3])
end
return 'discarded'
