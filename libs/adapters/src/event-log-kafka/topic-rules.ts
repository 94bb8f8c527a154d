import { REQUEST_BYTES_MAX } from './kafka-appender.js';

/** A batch as large as one request, and what its headers add. */
const MESSAGE_BYTES_MIN = REQUEST_BYTES_MAX + 64 * 1024;
/** From so many replicas on, an append that only one of them has is not yet safe. */
const REPLICAS_FOR_SAFETY = 3;
const SAFE_REPLICAS_MIN = 2;
/** What kafkajs can read when the broker packs batches anew. */
const READABLE_COMPRESSIONS = ['producer', 'uncompressed', 'gzip'];

/** A topic as the brokers describe it. */
export interface TopicFacts {
  readonly partitions: number;
  /** Of the partition that has the fewest. */
  readonly replicas: number;
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** The first position that each partition still holds. */
  readonly starts: readonly number[];
}

/** The settings of a topic that this program makes. */
export function topicSettings(replicas: number): Readonly<Record<string, string>> {
  const inSync = replicas >= REPLICAS_FOR_SAFETY ? SAFE_REPLICAS_MIN : 1;
  return {
    ...FIXED_SETTINGS,
    'max.message.bytes': String(2 * REQUEST_BYTES_MAX),
    'min.insync.replicas': String(inSync),
  };
}

const FIXED_SETTINGS = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'message.timestamp.type': 'LogAppendTime',
  'unclean.leader.election.enable': 'false',
  'compression.type': 'producer',
};

/** Why a record could be lost, moved or misread under each setting. */
const REASONS: Readonly<Record<string, string>> = {
  'cleanup.policy': 'the log is never compacted',
  'retention.ms': 'no record is ever deleted by age',
  'retention.bytes': 'no record is ever deleted by size',
  'message.timestamp.type': 'the broker alone says when a record was appended',
  'unclean.leader.election.enable': 'a replica that lags must never become leader',
};

export const TOPIC_SETTINGS = [...Object.keys(topicSettings(1))];

/** What keeps a topic from being the log, each in a sentence for an operator; empty where nothing does. */
export function topicProblems(topic: TopicFacts, partitions: number): readonly string[] {
  return [
    ...partitionProblems(topic, partitions),
    ...Object.entries(REASONS).flatMap(([name, why]) => fixedProblem(topic, name, why)),
    ...sizeProblems(topic),
    ...replicaProblems(topic),
    ...compressionProblems(topic),
  ];
}

function partitionProblems({ partitions, starts }: TopicFacts, wanted: number): readonly string[] {
  const cut = starts.findIndex((start) => start > 0);
  return [
    ...(partitions === wanted
      ? []
      : [`it has ${partitions} partitions, not ${wanted}, and their number never changes`]),
    ...(cut === -1
      ? []
      : [`partition ${cut} begins at ${starts[cut] ?? 0}: what was before that is lost`]),
  ];
}

function fixedProblem({ settings }: TopicFacts, name: string, why: string): readonly string[] {
  const wanted = (FIXED_SETTINGS as Readonly<Record<string, string>>)[name];
  const found = settings[name];
  return found === wanted ? [] : [`${name} is ${found ?? 'unknown'}, not ${wanted ?? ''}: ${why}`];
}

function sizeProblems({ settings }: TopicFacts): readonly string[] {
  const bytes = Number(settings['max.message.bytes']);
  return bytes >= MESSAGE_BYTES_MIN
    ? []
    : [
        `max.message.bytes is ${bytes}, less than ${MESSAGE_BYTES_MIN}: large commands would not fit`,
      ];
}

function replicaProblems({ settings, replicas }: TopicFacts): readonly string[] {
  const inSync = Number(settings['min.insync.replicas']);
  if (inSync > replicas)
    return [`min.insync.replicas is ${inSync} with ${replicas} replicas: nothing can be appended`];
  if (replicas >= REPLICAS_FOR_SAFETY && inSync < SAFE_REPLICAS_MIN)
    return [
      `min.insync.replicas is ${inSync}: an append could be lost that one replica alone confirmed`,
    ];
  return [];
}

function compressionProblems({ settings }: TopicFacts): readonly string[] {
  const found = settings['compression.type'] ?? 'unknown';
  return READABLE_COMPRESSIONS.includes(found)
    ? []
    : [`compression.type is ${found}, which this program does not read; let it be producer`];
}
