import type { CommandContext, EventDraft } from '../command/command-read.js';
import { readCommand } from '../command/read-command.js';
import type { CommitWarning } from '../commit/commit-record.js';
import { EVENTS, type EventType, type TimelineEvent } from '../events/index.js';
import { asMetaEvent } from '../fact/meta-events.js';
import { decideFact, type Verdict } from './decide-fact.js';
import { decideMeta } from './decide-meta.js';
import type { Decider, Decision, Door, Refusal, Undo } from './decider.js';
import { decideRedaction } from './decide-redaction.js';
import { writtenReference } from '../schema/event-fields.js';
import { isRecord } from '../schema/record-fields.js';
import type { Finding, RefusedFinding } from './finding.js';
import { evolveRace, type RaceState } from './race-state.js';
import type { Situation } from './situation.js';
import { sourceFindings } from './source-rules.js';

/**
 * Decides a command document: one command, or several as one [surface 8.13].
 * Each is decided on the race as it is after those before it; all are recorded, or none.
 */
export const decideCommand =
  (rules: RecordRules): Decider<RaceState>['decide'] =>
  (document, race, door) => {
    if (!rules.exists(race) && !mayBegin(document, openTo(race, rules)))
      return { refused: refusalsOf([rules.unknown], '') };
    const read = readCommand(document, contextOf(race, door));
    if ('refused' in read) return read;
    const undos: Undo[] = [];
    try {
      return inWordsOf(document, inTurn(read.drafts, { race, door, rules, undos }));
    } finally {
      for (const undo of undos.reverse()) undo();
    }
  };

/** What is decided otherwise in a record of another kind. */
export interface RecordRules {
  /** The event that says what the record is about, and that comes before all others. */
  readonly begins: EventType;
  readonly unknown: RefusedFinding;
  exists(record: RaceState): boolean;
  decide(event: TimelineEvent, at: Situation, door: Door): Verdict;
}

/** A fact that is named by the key of its command is told by that key: its id is our reckoning alone. */
function inWordsOf(document: unknown, decision: Decision): Decision {
  if (!('refused' in decision)) return decision;
  const refused = decision.refused.map((refusal) => {
    if (refusal.code !== 'follows-unknown') return refusal;
    const named = valueAt(document, refusal.pointer);
    if (!isRecord(named)) return refusal;
    const detail = `The record of this race holds no fact ${writtenReference(named, '')}.`;
    return { ...refusal, detail };
  });
  return { refused };
}

/** @param pointer JSON Pointer without escapes. */
const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>>)[name], document);

const contextOf = (race: RaceState, door: Door): CommandContext => ({
  door,
  timeZone: race.identity?.timeZone ?? null,
  actor: (id) => race.actors.get(id),
  factType: (event) => (race.facts.fact(event)?.asserted ?? race.facts.event(event))?.event.type,
});

interface Turn {
  readonly race: RaceState;
  readonly door: Door;
  readonly rules: RecordRules;
  /** Takes back what the commands before have made of the race. */
  readonly undos: Undo[];
}

function inTurn(drafts: readonly EventDraft[], turn: Turn): Decision {
  const events: TimelineEvent[] = [];
  const warnings: CommitWarning[] = [];
  for (const [index, draft] of drafts.entries()) {
    const { event, findings } = decideDraft(draft.event, turn);
    const refused = refusalsOf(findings, draft.at);
    if (refused.length > 0) return { refused };
    if (event === null) continue;
    const said = [...findings, ...sourceFindings(draft.event, turn.door.now)];
    if (warnings.length < WARNINGS_MAX) warnings.push(...warningsOf(said, draft.at, events.length));
    events.push(event);
    if (index < drafts.length - 1) turn.undos.push(evolveWith(event, turn));
  }
  return { events, warnings: warnings.slice(0, WARNINGS_MAX) };
}

function decideDraft(event: TimelineEvent, { race, door, rules }: Turn): Verdict {
  if (!rules.exists(race) && !openTo(race, rules).includes(event.type))
    return { event: null, findings: [rules.unknown] };
  const { identity } = race;
  return rules.decide(event, { race, identity, now: door.now, except: null }, door);
}

/** An event that asserts a fact, or acts on one. */
export function decideEvent(event: TimelineEvent, at: Situation): Verdict {
  if (event.type === 'EventRedacted') return decideRedaction(event, at.race);
  const meta = asMetaEvent(event);
  return meta === undefined ? decideFact(event, at) : decideMeta(meta, at);
}

/** As the log would accept it, were this all of the command. */
function evolveWith(event: TimelineEvent, { race, door }: Turn): Undo {
  return evolveRace(race, {
    stream: race.stream,
    version: race.facts.version + 1,
    recordedAt: Math.max(race.recordedAt, door.now),
    by: '',
    correlation: null,
    warnings: [],
    event,
  });
}

/** Warnings are part of the record of a command; beyond these nobody reads on. */
export const WARNINGS_MAX = 100;

/** As many as are told of a document that is malformed. */
const REFUSALS_MAX = 100;

function refusalsOf(findings: readonly Finding[], at: string): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const { is, code, pointer, detail } of findings)
    if (is === 'refused' && refusals.length < REFUSALS_MAX)
      refusals.push({ kind: 'refused', code, pointer: `${at}${pointer}`, detail });
  return refusals;
}

function warningsOf(
  findings: readonly Finding[],
  at: string,
  event: number,
): readonly CommitWarning[] {
  const warnings: CommitWarning[] = [];
  for (const { is, code, pointer, detail } of findings)
    if (is === 'warned') warnings.push({ code, pointer: `${at}${pointer}`, detail, event });
  return warnings;
}

/** What a record takes of which nothing says what it is: its beginning, and the removal of what else is there [F7]. */
const openTo = ({ facts }: RaceState, { begins }: RecordRules): readonly EventType[] =>
  facts.version > 0 ? [begins, 'EventRedacted'] : [begins];

/** What is sent first to a record that does not exist is refused unread, unless it begins it. */
function mayBegin(document: unknown, types: readonly EventType[]): boolean {
  if (!isRecord(document)) return true;
  const commands = document['commands'];
  const first: unknown = Array.isArray(commands) ? commands[0] : document;
  return (
    !isRecord(first) ||
    typeof first['type'] !== 'string' ||
    types.some((type) => first['type'] === EVENTS[type].command)
  );
}
