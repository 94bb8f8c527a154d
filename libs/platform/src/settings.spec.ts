import { readSettings, SETTINGS } from './settings.js';

describe('the settings', () => {
  it('run one process on loopback where nothing is set', () => {
    expect(readSettings({})).toMatchObject({
      settings: {
        host: '127.0.0.1',
        port: 3000,
        kafkaBrokers: [],
        redisUrl: null,
        keysFile: null,
        roles: ['api', 'projector'],
        sample: true,
      },
    });
  });

  it('say everything that is wrong at once, each with its variable and an example', () => {
    const read = readSettings({
      PORT: 'http',
      PARTITIONS: '0',
      ROLES: 'api,king',
      KAFKA_BROKERS: 'k',
    });
    expect(read).toEqual({
      errors: [
        'PORT: it must be a whole number from 0 to 65535, not "http"; for example PORT=8080.',
        'KAFKA_BROKERS: it must list addresses as host:port, not "k"; for example KAFKA_BROKERS=kafka-1:9092,kafka-2:9092.',
        'PARTITIONS: it must be a whole number from 1 to 1000, not "0"; for example PARTITIONS=24.',
        'ROLES: it must list some of api, projector, not "api,king"; for example ROLES=api.',
      ],
    });
  });

  it.each([
    [{ KAFKA_BROKERS: '127.0.0.1:9092' }, 'REDIS_URL'],
    [{ REDIS_URL: 'redis://127.0.0.1' }, 'KAFKA_BROKERS'],
  ])('refuse Kafka without Redis and Redis without Kafka: %j', (env, missing) => {
    expect(readSettings(env)).toEqual({
      errors: [expect.stringContaining(`${missing}: it is not set`)],
    });
  });

  it('take Kafka and Redis together', () => {
    const read = readSettings({ KAFKA_BROKERS: 'a:1, b:2', REDIS_URL: 'redis://127.0.0.1:6379/' });
    expect(read).toMatchObject({
      settings: { kafkaBrokers: ['a:1', 'b:2'], redisUrl: 'redis://127.0.0.1:6379' },
    });
  });

  it.each(Object.values(SETTINGS))(
    '$name has an example and a fallback that can be read',
    (one) => {
      for (const text of [one.example, one.fallback])
        expect(JSON.stringify(one.parse(text))).not.toContain('unreadable');
    },
  );
});
