import type { ChainableCommander } from 'ioredis';
import { asMetaEvent, targetOf, type TimelineEvent } from '#libs/domain';
import type { AcceptedEvent, ProjectedCommit } from '#libs/ports';
import { writeFeedMember } from './feed-member.js';
import { type GenerationKeys, raceKeys } from './keys.js';
import type { PreparedRewrite, PreparedRun } from './prepared-run.js';
import { fillRewrite } from './fill-rewrite.js';
import { MentionWrites } from './race-mentions.js';

/** Enters whom runs name, and before them, so that nobody is named in a race that is not found. */
export function fillMentions(
  pipeline: ChainableCommander,
  keys: GenerationKeys,
  runs: readonly (PreparedRun | PreparedRewrite)[],
): void {
  const writes = new MentionWrites();
  for (const one of runs)
    if ('rewrite' in one) {
      writes.add(one.run.race, one.rewrite.mentions.comes);
      writes.remove(one.run.race, one.rewrite.mentions.goes);
    } else writes.add(one.run.race, one);
  writes.fill(pipeline, keys);
}

/** Appends runs to their races, or writes these anew: one result for each, as the script returns it. */
export function fillRaces(
  pipeline: ChainableCommander,
  keys: GenerationKeys,
  runs: readonly (PreparedRun | PreparedRewrite)[],
): void {
  for (const run of runs)
    if ('rewrite' in run) fillRewrite(pipeline, keys, run);
    else pipeline.applyEvents(...applyArguments(keys, run));
}

function applyArguments(keys: GenerationKeys, prepared: PreparedRun): (string | number)[] {
  const { run, version, before, writer, edition, events, writes } = prepared;
  const { appends, bodies } = writes;
  return [
    ...raceKeys(keys.ofEdition(edition), run.race),
    ...[version, before, writer, run.partition, events.length],
    ...events.flatMap((accepted) => [
      JSON.stringify(accepted),
      accepted.event.id,
      subjectOf(accepted.event),
      accepted.recordedAt,
    ]),
    ...[appends.size, ...[...appends].flat()],
    ...[bodies.size, ...[...bodies].flat()],
  ];
}

/** The event that an event acts on; its own id where it says what the race is; empty for any other. */
function subjectOf(event: TimelineEvent): string {
  if (event.type === 'RaceCreated') return event.id;
  const meta = asMetaEvent(event);
  return meta === undefined ? '' : targetOf(meta);
}

/** Commits whose events are in their races. */
export interface AppliedBatch {
  readonly commits: readonly ProjectedCommit[];
  /** Per partition the position after the last record that its feed may give out. */
  readonly reached: ReadonlyMap<number, number>;
  /** Where to tell of the change; null where nobody reads it yet. */
  readonly channel: string | null;
}

/** Makes a batch findable across races; the last result is that of `record-batch`. */
export function fillAcrossRaces(
  pipeline: ChainableCommander,
  keys: GenerationKeys,
  { commits, reached, channel }: AppliedBatch,
): void {
  for (const [feed, members] of feedMembers(keys, commits)) pipeline.zadd(feed, ...members);
  for (const [ids, fields] of idFields(keys, commits)) pipeline.hset(ids, ...fields);
  const races = [...new Set(commits.map(({ race }) => race))];
  pipeline.recordBatch(
    ...[keys.alive, keys.changes, keys.feeds],
    ...[channel ?? '', reached.size, ...[...reached].flat(), ...races],
  );
}

function feedMembers(
  keys: GenerationKeys,
  commits: readonly ProjectedCommit[],
): ReadonlyMap<string, (string | number)[]> {
  const feeds = new Map<string, (string | number)[]>();
  for (const commit of commits)
    listIn(feeds, keys.feed(commit.partition)).push(commit.position, writeFeedMember(commit));
  return feeds;
}

function idFields(
  keys: GenerationKeys,
  commits: readonly ProjectedCommit[],
): ReadonlyMap<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { race, events } of commits)
    for (const { event, version } of events)
      listIn(ids, keys.ids(event.id)).push(event.id, writePlace({ race, version }));
  return ids;
}

function listIn<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Where an event is: its version and its race. */
export interface EventPlace {
  readonly race: string;
  readonly version: number;
}

const writePlace = ({ race, version }: EventPlace): string => `${version} ${race}`;

export function readPlace(text: string): EventPlace {
  const [version, ...race] = text.split(' ');
  return { version: Number(version), race: race.join(' ') };
}

export const readEvent = (json: string): AcceptedEvent => JSON.parse(json) as AcceptedEvent;
