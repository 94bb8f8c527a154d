-- Makes a batch known across races: the directory learns which races changed, the feeds how far they reach,
-- and whoever listens gets a hint. Called after the events are in their races and the records in their
-- feeds. Doing it again changes nothing but the order of the directory.
--
-- KEYS[1]  alive mark of the generation
-- KEYS[2]  changes: the directory
-- KEYS[3]  feeds
--
-- ARGV[1]  channel of the hints; empty where nobody reads this generation yet
-- ARGV[2]  number of partitions given
-- ARGV[3...]  for each of them: partition, position after the last record in its feed
-- ARGV[...]   then the races of the batch
--
-- Returns 1, or 0 where the generation is gone and nothing was changed.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end

local partitions = tonumber(ARGV[2])
for index = 3, 2 + 2 * partitions, 2 do
  local reached = tonumber(redis.call('HGET', KEYS[3], ARGV[index]) or '0')
  if tonumber(ARGV[index + 1]) > reached then
    redis.call('HSET', KEYS[3], ARGV[index], ARGV[index + 1])
  end
end

local last = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
local batch = tonumber(last[2] or '0') + 1
local races = {}
for index = 3 + 2 * partitions, #ARGV do
  redis.call('ZADD', KEYS[2], batch, ARGV[index])
  races[#races + 1] = ARGV[index]
end
if ARGV[1] ~= '' then
  redis.call('PUBLISH', ARGV[1], cjson.encode(races))
end
return 1
