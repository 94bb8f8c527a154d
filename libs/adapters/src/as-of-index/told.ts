import type { FalseReport, Instant, Revision } from '#libs/domain';
import type { KeptFact } from './read-fact.js';

/**
 * What a record tells of a fact beside its interval: the version at which its body was written, 0 where it is read
 * from its event alone; and the facts of its range, where there are any.
 */
export type Told = number | readonly [body: number, alternatives: string[], agreeing: string[]];

/** A fact's name within its race: the version of its event, and the measure after the first. */
export const nameOf = ({ version, fact, event }: Revision): string =>
  `${version}${fact.slice(event.length)}`;

/** Names a fact as it was from some version on. */
export const refOf = (name: string, body: number): string =>
  body === 0 ? name : `${name}@${body}`;

/** What the name of a false report begins with, instead of a number. */
const REPORT = 'r';
const NO_REFS: string[] = [];
export const NO_FACTS: readonly NamedFact[] = [];

/** A fact or a false report as a record names it. */
export class NamedFact {
  /** Its name within its race. */
  readonly id: string;
  /** Names it as it was from some version on. */
  readonly ref: string;
  readonly isReport: boolean;
  /** Those of its range that it stands for. */
  readonly alternatives: readonly NamedFact[];
  readonly agreeing: readonly NamedFact[];
  /** Where it was found last. */
  kept: KeptFact | null = null;

  constructor(id: string, told: Told = 0) {
    const isAlone = typeof told === 'number';
    const [body, alternatives, agreeing] = isAlone ? ([told, NO_REFS, NO_REFS] as const) : told;
    this.id = id;
    this.isReport = id.startsWith(REPORT);
    this.ref = refOf(id, body);
    this.alternatives = named(alternatives);
    this.agreeing = named(agreeing);
  }
}

const named = (refs: readonly string[]): readonly NamedFact[] =>
  refs.length === 0 ? NO_FACTS : refs.map((ref) => new NamedFact(ref));

export interface Ref {
  readonly name: string;
  /** Version of its event. */
  readonly version: number;
  /** Key of its body; null where it is read from its event. */
  readonly body: string | null;
}

export function readRef(ref: string): Ref {
  const [name = '', body] = ref.split('@');
  return { name, version: parseInt(name, 10), body: body === undefined ? null : ref };
}

/** A false report's name within its race: the version of its event, and its place among the event's. */
export const reportName = (version: number, place: number): string =>
  `${REPORT}${version}.${place}`;

/** In the order of their events. */
export function compareReports(one: string, other: string): number {
  const [version = 0, place = 0] = one.slice(1).split('.').map(Number);
  const [otherVersion = 0, otherPlace = 0] = other.slice(1).split('.').map(Number);
  return version - otherVersion || place - otherPlace;
}

export const writeRevision = (revision: Revision): string => JSON.stringify(revision);

/** JSON writes an infinity as null. */
interface WrittenRevision extends Omit<Revision, 'earliest' | 'latest' | 'from'> {
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
  readonly from: Instant | null;
}

export const readRevision = (json: string): Revision =>
  revived(JSON.parse(json) as WrittenRevision);

export function readReport(json: string): FalseReport {
  const { revision, ...report } = JSON.parse(json) as Omit<FalseReport, 'revision'> & {
    readonly revision: WrittenRevision;
  };
  return { revision: revived(revision), ...report };
}

const revived = (written: WrittenRevision): Revision => ({
  ...written,
  earliest: written.earliest ?? -Infinity,
  latest: written.latest ?? Infinity,
  from: written.from ?? -Infinity,
});
