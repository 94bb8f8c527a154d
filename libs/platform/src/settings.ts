import {
  addresses,
  addressOrNull,
  oneOf,
  type Parse,
  someOf,
  someText,
  textOrNull,
  type Unreadable,
  wholeNumber,
  yesOrNo,
} from './setting-parsers.js';

/** One environment variable: the reference page and the check at start are both made of it. */
export interface Setting<T> {
  readonly name: string;
  readonly meaning: string;
  /** The text that stands in for a variable that is not set. */
  readonly fallback: string;
  readonly example: string;
  readonly parse: Parse<T>;
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const MINUTE_MS = 60_000;

/** Every setting of the service, by the name that the code uses. */
export const SETTINGS = {
  host: setting({
    name: 'HOST',
    meaning:
      'Address that the HTTP server listens on; without keys only a loopback address takes commands.',
    fallback: '127.0.0.1',
    example: '0.0.0.0',
    parse: someText,
  }),
  port: setting({
    name: 'PORT',
    meaning: 'Port of the HTTP server; 0 takes a free one.',
    fallback: '3000',
    example: '8080',
    parse: wholeNumber(0, 65_535),
  }),
  projectorPort: setting({
    name: 'PROJECTOR_PORT',
    meaning: 'Port of health and metrics of a projector that runs as a process of its own.',
    fallback: '3001',
    example: '8081',
    parse: wholeNumber(0, 65_535),
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    meaning:
      'Where the service is reached from outside; without it addresses in documents are relative.',
    fallback: '',
    example: 'https://timeline.example.org',
    parse: addressOrNull('http', 'https'),
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    meaning: 'Folder of the embedded log, and of what processes keep for their next start.',
    fallback: '.data',
    example: '/var/lib/election-timeline',
    parse: someText,
  }),
  foldDir: setting({
    name: 'FOLD_DIR',
    meaning:
      'Folder in which a process keeps what it read of the log, for its next start: by default `fold` in DATA_DIR; `none` keeps nothing. Deleting it costs a start its time, and nothing else.',
    fallback: '',
    example: '/var/lib/election-timeline/fold',
    parse: textOrNull,
  }),
  kafkaBrokers: setting({
    name: 'KAFKA_BROKERS',
    meaning: 'Kafka brokers, divided by commas; set together with REDIS_URL, or neither.',
    fallback: '',
    example: 'kafka-1:9092,kafka-2:9092',
    parse: addresses,
  }),
  redisUrl: setting({
    name: 'REDIS_URL',
    meaning: 'Redis that holds the read models; set together with KAFKA_BROKERS, or neither.',
    fallback: '',
    example: 'redis://redis:6379',
    parse: addressOrNull('redis', 'rediss'),
  }),
  redisPrefix: setting({
    name: 'REDIS_PREFIX',
    meaning: 'What every key in Redis begins with, so that several services can share one.',
    fallback: 'timeline',
    example: 'staging-timeline',
    parse: someText,
  }),
  topic: setting({
    name: 'TOPIC',
    meaning: 'Kafka topic of the log.',
    fallback: 'election-timeline.log',
    example: 'staging.election-timeline.log',
    parse: someText,
  }),
  createTopic: setting({
    name: 'CREATE_TOPIC',
    meaning: 'Whether a missing topic is created with the settings that the log needs.',
    fallback: 'true',
    example: 'false',
    parse: yesOrNo,
  }),
  partitions: setting({
    name: 'PARTITIONS',
    meaning: 'Partitions of the log; never changed once it holds a record.',
    fallback: '12',
    example: '24',
    parse: wholeNumber(1, 1_000),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    meaning: `How much is logged: ${LOG_LEVELS.join(', ')}.`,
    fallback: 'info',
    example: 'debug',
    parse: oneOf(LOG_LEVELS),
  }),
  keysFile: setting({
    name: 'KEYS_FILE',
    meaning: 'File of the API keys, as hashes; read again when it changes.',
    fallback: '',
    example: '/etc/election-timeline/keys.json',
    parse: textOrNull,
  }),
  roles: setting({
    name: 'ROLES',
    meaning: 'What this process does: api, projector, or both.',
    fallback: 'api,projector',
    example: 'api',
    parse: someOf(['api', 'projector']),
  }),
  doors: setting({
    name: 'DOORS',
    meaning: 'Which doors of the API are open: commands, queries, or both.',
    fallback: 'commands,queries',
    example: 'queries',
    parse: someOf(['commands', 'queries']),
  }),
  sample: setting({
    name: 'SAMPLE',
    meaning: 'Whether the sample races are loaded when an embedded log is still empty.',
    fallback: 'true',
    example: 'false',
    parse: yesOrNo,
  }),
  requestTimeoutMs: setting({
    name: 'REQUEST_TIMEOUT_MS',
    meaning:
      'How long a command is tried before its outcome is reported as unknown, in milliseconds.',
    fallback: '10000',
    example: '5000',
    parse: wholeNumber(100, 10 * MINUTE_MS),
  }),
  clockSkewMs: setting({
    name: 'CLOCK_SKEW_MS',
    meaning:
      'The most that clocks may differ by before an answer counts as closed, in milliseconds.',
    fallback: '60000',
    example: '1000',
    parse: wholeNumber(0, 60 * MINUTE_MS),
  }),
  streamsMax: setting({
    name: 'STREAMS_MAX',
    meaning: 'Event streams that one process serves at once.',
    fallback: '1000',
    example: '200',
    parse: wholeNumber(0, 100_000),
  }),
  heartbeatMs: setting({
    name: 'HEARTBEAT_MS',
    meaning: 'Pause between the heartbeats of an event stream, in milliseconds.',
    fallback: '15000',
    example: '5000',
    parse: wholeNumber(50, 10 * MINUTE_MS),
  }),
  streamMaxAgeMs: setting({
    name: 'STREAM_MAX_AGE_MS',
    meaning: 'Age at which an event stream asks its reader to connect again, in milliseconds.',
    fallback: '900000',
    example: '60000',
    parse: wholeNumber(100, 24 * 60 * MINUTE_MS),
  }),
  shutdownMs: setting({
    name: 'SHUTDOWN_MS',
    meaning:
      'How long a process may take to finish its work when it is asked to end, in milliseconds.',
    fallback: '10000',
    example: '30000',
    parse: wholeNumber(100, 10 * MINUTE_MS),
  }),
} as const;

type SettingKey = keyof typeof SETTINGS;
type ValueOf<S> = S extends Setting<infer T> ? T : never;

export type Settings = { readonly [K in SettingKey]: ValueOf<(typeof SETTINGS)[K]> };

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings, or says everything that is wrong with them at once.
 * @returns errors as sentences for an operator; each names its variable and shows one that works.
 */
export function readSettings(
  env: Environment,
): { readonly settings: Settings } | { readonly errors: readonly string[] } {
  const read = Object.entries(SETTINGS).map(([key, one]) => [key, readOne(one, env)] as const);
  const errors = read.flatMap(([, value]) => (isUnreadable(value) ? [value.unreadable] : []));
  if (errors.length > 0) return { errors };
  const settings = Object.fromEntries(read) as unknown as Settings;
  const together = wrongTogether(settings);
  return together.length > 0 ? { errors: together } : { settings };
}

function readOne({ name, fallback, example, parse }: Setting<unknown>, env: Environment): unknown {
  const value = parse((env[name] ?? fallback).trim());
  if (!isUnreadable(value)) return value;
  return { unreadable: `${name}: ${value.unreadable}; for example ${name}=${example}.` };
}

const isUnreadable = (value: unknown): value is Unreadable =>
  typeof value === 'object' && value !== null && 'unreadable' in value;

function wrongTogether(settings: Settings): readonly string[] {
  const { kafkaBrokers, redisUrl, roles } = settings;
  const hasKafka = kafkaBrokers.length > 0;
  if (!hasKafka && redisUrl === null && roles.length === 1)
    return [
      `ROLES: ${roles[0] ?? ''} alone works on Kafka and Redis; without them one process does both, as in ROLES=api,projector.`,
    ];
  if (hasKafka === (redisUrl !== null)) return [];
  const [given, missing] = hasKafka
    ? ['KAFKA_BROKERS', 'REDIS_URL']
    : ['REDIS_URL', 'KAFKA_BROKERS'];
  return [
    `${missing}: it is not set although ${given} is; set both to run on Kafka and Redis, or neither to run in one process.`,
  ];
}
