import { hiddenBy } from '../event/redaction.js';
import type { Accepted, EventId, Warning } from '../event/timeline-event.js';
import type { DataOf, EventOf, TimelineEvent } from '../events/index.js';
import { type FactRecord, FactLedger } from '../fact/fact-ledger.js';
import {
  asMetaEvent,
  isRetracting,
  type MetaEvent,
  retractionIn,
  targetOf,
} from '../fact/meta-events.js';
import type { Instant } from '../time/instant.js';
import { candidatesAmong } from './candidates-named.js';
import type { Undo } from './decider.js';
import { FalseReports } from './false-reports.js';
import { actorsIn, KnownActors, type NamedActor } from './known-actors.js';
import { leanEvent } from './lean-event.js';
import type { RaceIdentity } from './race-identity.js';
import { Mentions } from './mentions.js';

/** What the rules read of a race: changed in place by `evolveRace`, and by nothing else. */
export interface RaceState {
  /** `race/<race id>`. */
  readonly stream: string;
  readonly facts: FactLedger;
  /** Everyone whom the record names, retracted facts included [A6]. */
  readonly actors: KnownActors;
  /** How many standing facts name each as a candidate [A3]. */
  readonly candidates: Mentions;
  readonly falseReports: FalseReports;
  created: EventOf<'RaceCreated'> | null;
  /** As corrected; null before the race exists. */
  identity: RaceIdentity | null;
  /** Of the last event. */
  readonly recordedAt: Instant;
}

export function initialRace(stream: string): RaceState {
  const facts = new FactLedger();
  return {
    stream,
    facts,
    actors: new KnownActors(),
    candidates: new Mentions(),
    falseReports: new FalseReports(),
    created: null,
    identity: null,
    get recordedAt() {
      return facts.recordedAt;
    },
  };
}

const NO_WARNINGS: readonly Warning[] = [];

/** Takes one event in, in a cost that does not follow the history; the undo is exact while it is the last. */
export function evolveRace(race: RaceState, whole: Accepted<TimelineEvent>): Undo {
  const { created, identity } = race;
  const event = leanEvent(whole.event);
  const accepted = { ...whole, by: '', correlation: null, warnings: NO_WARNINGS, event };
  const undos = take(race, accepted);
  return () => {
    for (let index = undos.length - 1; index >= 0; index -= 1) undos[index]?.();
    race.created = created;
    race.identity = identity;
  };
}

/** Gives an event that was taken in with a provisional recorded time that of the log. */
export function redateRace({ facts }: RaceState, event: EventId, recordedAt: Instant): void {
  facts.redate(event, recordedAt);
}

function take(race: RaceState, accepted: Accepted<TimelineEvent>): readonly Undo[] {
  const meta = asMetaEvent(accepted.event);
  if (meta !== undefined) return takeMeta(race, accepted, meta);
  const hidden = hiddenBy(accepted.event);
  return hidden.length > 0 ? takeRedaction(race, accepted, hidden) : takeFact(race, accepted);
}

function takeFact(race: RaceState, accepted: Accepted<TimelineEvent>): readonly Undo[] {
  const { event } = accepted;
  const named = actorsIn(event.data);
  const undos = [race.facts.add(accepted)];
  for (const undo of nameActors(race.actors, event, named)) keep(undos, undo);
  keep(undos, race.candidates.add(idsOf(candidatesAmong(named)), 1));
  if (event.type === 'RaceCreated' && race.created === null) {
    race.created = event;
    race.identity = identityOf(event.data, event.data);
  }
  return undos;
}

/** A correction may rename, and what no longer stands names no candidate. */
function takeMeta(
  race: RaceState,
  accepted: Accepted<TimelineEvent>,
  meta: MetaEvent,
): readonly Undo[] {
  const target = targetOf(meta);
  const record = race.facts.fact(target);
  const before = candidatesOf(record);
  const undos = [race.facts.add(accepted)];
  if (record !== undefined && isFalseReport(meta)) undos.push(race.falseReports.add(record));
  const after = candidatesOf(race.facts.fact(target));
  keep(undos, race.candidates.add(before, -1));
  keep(undos, race.candidates.add(after, 1));
  for (const undo of nameActors(race.actors, accepted.event)) keep(undos, undo);
  if (isAboutCreation(race, meta.id)) race.identity = correctedIdentity(race);
  return undos;
}

/** Whom the event alone named is not known any more, and it made nobody a candidate [F7]. */
function takeRedaction(
  race: RaceState,
  accepted: Accepted<TimelineEvent>,
  hidden: readonly EventId[],
): readonly Undo[] {
  const acted = hidden.flatMap((id) => race.facts.fact(id)?.asserted.event.id ?? []);
  const facts = [...new Set(acted)];
  const candidates = () => facts.flatMap((fact) => candidatesOf(race.facts.fact(fact)));
  const before = candidates();
  const undos = [race.facts.add(accepted)];
  keep(undos, race.candidates.add(before, -1));
  keep(undos, race.candidates.add(candidates(), 1));
  keep(undos, race.falseReports.forget(hidden));
  const renewed = race.actors.renew((actors) => {
    for (const { event } of race.facts.events()) nameActors(actors, event);
  });
  race.identity = correctedIdentity(race);
  return [...undos, renewed];
}

/** The first mention says who someone is, and a correction may say it better. */
function nameActors(
  actors: KnownActors,
  event: TimelineEvent,
  named = actorsIn(event.data),
): readonly (Undo | undefined)[] {
  const isCorrected = event.type === 'EventCorrected';
  return named.map(({ actor }) => (isCorrected ? actors.rename(actor) : actors.introduce(actor)));
}

const isFalseReport = (meta: MetaEvent): boolean =>
  isRetracting(meta) && retractionIn(meta).reason === 'false-report';

function isAboutCreation({ created, facts }: RaceState, meta: EventId): boolean {
  return created !== null && facts.fact(meta)?.asserted.event.id === created.id;
}

function correctedIdentity({ created, facts }: RaceState): RaceIdentity | null {
  if (created === null) return null;
  // A correction is read as the creation was [F3].
  const corrected = facts.latest('identity').at(-1)?.data as DataOf<'RaceCreated'> | undefined;
  return identityOf(created.data, corrected ?? created.data);
}

/** The id, the time zone and `begins` are those of the creation for ever: dates were resolved by them. */
function identityOf(
  { id, timeZone, begins: { edtf, earliest } }: DataOf<'RaceCreated'>,
  corrected: DataOf<'RaceCreated'>,
): RaceIdentity {
  if (edtf === null || earliest === null) throw new Error('A race begins on a day.');
  const begins = { date: edtf, instant: earliest };
  return { ...corrected, id, timeZone, seats: corrected.seats ?? 1, begins };
}

/** Whom a standing fact names as candidates; nobody where it is retracted. */
function candidatesOf(record: FactRecord | undefined): readonly string[] {
  if (record === undefined || record.retraction !== null) return [];
  return idsOf(record.revisions.flatMap(({ data }) => candidatesAmong(actorsIn(data))));
}

const idsOf = (named: readonly NamedActor[]): readonly string[] => [
  ...new Set(named.map(({ actor }) => actor.id)),
];

function keep(undos: Undo[], undo: Undo | undefined): void {
  if (undo !== undefined) undos.push(undo);
}
