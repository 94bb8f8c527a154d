import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSettings, SETTINGS } from '#libs/platform';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as {
  readonly services: Readonly<Record<'kafka' | 'redis' | 'api' | 'projector', Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const { kafka, redis, api, projector } = compose.services;
const ours = { api, projector };
const names: readonly string[] = Object.values(SETTINGS).map(({ name }) => name);
const dockerfile = readFileSync('Dockerfile', 'utf8');
const instructions = dockerfile.split('\n').filter((line) => /^[A-Z]+ /.test(line));

/** What docker compose puts into a value whose variables are not set. */
const withDefaults = (value: string): string => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

describe('docker-compose.yml', () => {
  it('runs Kafka without ZooKeeper, as its own controller, of the version that the tests run on', () => {
    expect(kafka.environment).toMatchObject({ KAFKA_PROCESS_ROLES: 'broker,controller' });
    const pom = readFileSync('tools/stack/kafka-pom.xml', 'utf8');
    const tested = /kafka_2\.13<\/artifactId>\s*<version>([\d.]+)</.exec(pom)?.[1];
    expect(kafka.image).toBe(`apache/kafka:${tested ?? ''}`);
  });

  it('lets no topic come about by itself: each is made with the settings of a log', () => {
    expect(kafka.environment).toMatchObject({ KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false' });
  });

  it('runs the Redis that the stack of development runs, of one version', () => {
    expect(redis.image).toMatch(/^redis:\d+\.\d+\.\d+-alpine$/);
    expect(readFileSync('tools/stack/redis.mjs', 'utf8')).toContain(`'${redis.image ?? ''}'`);
  });

  it('runs a Redis that evicts nothing and keeps what it was told', () => {
    const command = (redis.command ?? []).join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  it.each(['kafka', 'redis'] as const)('asks whether %s is well, and keeps its data', (name) => {
    const { healthcheck, volumes = [] } = compose.services[name];
    expect(healthcheck?.test[0]).toBe('CMD');
    expect(Object.keys(compose.volumes)).toContain(volumes[0]?.split(':')[0]);
  });

  it.each(['api', 'projector'] as const)('starts the %s once Kafka and Redis are well', (name) => {
    expect(ours[name].depends_on).toEqual({
      kafka: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
  });

  it.each(['api', 'projector'] as const)(
    'gives the %s settings that there are, and that are right',
    (name) => {
      const environment = ours[name].environment ?? {};
      expect(Object.keys(environment).filter((key) => !names.includes(key))).toEqual([]);
      const given = Object.entries(environment).map(([key, value]) => [key, withDefaults(value)]);
      expect(readSettings(Object.fromEntries(given) as Record<string, string>)).toMatchObject({
        settings: { roles: [name], kafkaBrokers: ['kafka:9092'], redisUrl: 'redis://redis:6379' },
      });
    },
  );

  it('lets both read the same log', () => {
    for (const shared of ['TOPIC', 'PARTITIONS', 'KAFKA_BROKERS', 'REDIS_URL'])
      expect(api.environment?.[shared]).toBe(projector.environment?.[shared]);
  });

  it('takes from outside only what .env.example explains', () => {
    const text = readFileSync('docker-compose.yml', 'utf8');
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');
    expect(exampleNames().filter((name) => !names.includes(name))).toEqual([]);
    expect([...new Set(asked)].toSorted()).toEqual(exampleNames().toSorted());
  });

  it('comes with examples that the service takes', () => {
    expect(readSettings(Object.fromEntries(exampleLines()))).toHaveProperty('settings');
  });
});

describe('the Dockerfile', () => {
  it('builds on the same Node line that the project is tested on, in stages', () => {
    const bases = instructions.filter((line) => line.startsWith('FROM '));
    expect(bases.length).toBeGreaterThan(1);
    const images = new Set(bases.map((line) => line.split(' ')[1]));
    expect([...images]).toEqual([expect.stringMatching(/^node:20\.\d+\.\d+-slim$/)]);
  });

  it('leaves what only development needs out of the image', () => {
    expect(instructions).toContain('RUN npm ci --omit=dev');
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['node_modules', '.git', '.env', '.stack', '.data']),
    );
  });

  it('runs as nobody special, and says how to see that it is well', () => {
    const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
    expect(last).toContain('USER node');
    expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    expect(last.findIndex((line) => line === 'USER node')).toBeLessThan(
      last.findIndex((line) => line.startsWith('CMD ')),
    );
  });

  it('copies files that there are', () => {
    const copied = instructions
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
  });
});

function exampleLines(): readonly (readonly [string, string])[] {
  return readFileSync('.env.example', 'utf8')
    .split('\n')
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);
}

function exampleNames(): readonly string[] {
  return exampleLines().map(([name]) => name);
}
