-- Moves the progress of partitions forward, never back: a projector that lags saves what it knows in vain.
--
-- KEYS[1]  alive mark of the generation
-- KEYS[2]  progress
--
-- ARGV  for each partition: partition, position of the next record, watermark or empty, origin or empty;
--       of origins the first stays
--
-- Returns 1, or 0 where the generation is gone and nothing was changed.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end

local function raise(field, value)
  local stored = redis.call('HGET', KEYS[2], field)
  if value ~= '' and (not stored or tonumber(value) > tonumber(stored)) then
    redis.call('HSET', KEYS[2], field, value)
  end
end

for index = 1, #ARGV, 4 do
  raise('next/' .. ARGV[index], ARGV[index + 1])
  raise('watermark/' .. ARGV[index], ARGV[index + 2])
  if ARGV[index + 3] ~= '' then
    redis.call('HSETNX', KEYS[2], 'origin/' .. ARGV[index], ARGV[index + 3])
  end
end
return 1
