import type { Accepted } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { type IdentityKind, identityDeciders } from '../identity/identity-decider.js';
import { type Redirect, Redirects } from '../identity/redirects.js';
import { standingMerge } from '../identity/standing-merge.js';
import type { Door } from '../race/decider.js';
import type { RaceState } from '../race/race-state.js';
import { anOrganization, aPerson } from './event-builder.js';
import { type Command, command, type Saying } from './race-commands.js';
import { Outcome } from './race-scenario.js';
import { testDoor, TODAY } from './test-door.js';

/** Records of persons and organisations beside one another, as one writer knows them. */
export class Records {
  readonly #records = new Map<string, RaceState>();
  #commands = 0;

  /** @param seesOthers false: as a writer that another one is faster than. */
  constructor(private readonly seesOthers = true) {}

  when(stream: string, document: unknown): Outcome {
    const door: Door = {
      ...testDoor(stream, `c${this.#commands + 1}`),
      other: (name) => (this.seesOthers ? this.#records.get(name) : undefined),
    };
    return new Outcome(deciderOf(stream).decide(document, this.record(stream), door));
  }

  /** @returns whether it is recorded, or known already. */
  take(stream: string, document: unknown): boolean {
    const { decision } = this.when(stream, document);
    this.#commands += 1;
    if ('refused' in decision) return false;
    for (const event of decision.events)
      deciderOf(stream).evolve(this.record(stream), this.#accepted(event, stream));
    return true;
  }

  /** Takes commands that must be recorded. */
  given(...commands: readonly (readonly [stream: string, document: Command])[]): this {
    for (const [stream, document] of commands)
      if (!this.take(stream, document))
        throw new Error(`What is given is refused: ${JSON.stringify(document)}`);
    return this;
  }

  record(stream: string): RaceState {
    const record = this.#records.get(stream) ?? deciderOf(stream).initial(stream);
    this.#records.set(stream, record);
    return record;
  }

  redirects(): Redirects {
    const found: Redirect[] = [];
    for (const [stream, { facts }] of this.#records) {
      const merge = standingMerge(facts.slotsUnder('merge/').map((slot) => facts.latest(slot)));
      if (merge !== null) found.push({ from: idOf(stream), merge });
    }
    return new Redirects(found);
  }

  #accepted(event: TimelineEvent, stream: string): Accepted<TimelineEvent> {
    return {
      stream,
      version: this.record(stream).facts.version + 1,
      recordedAt: TODAY + this.#commands,
      by: 'editor:test',
      correlation: null,
      warnings: [],
      event,
    };
  }
}

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

const deciderOf = (stream: string) =>
  identityDeciders[stream.slice(0, stream.indexOf('/')) as IdentityKind];

const undated = (saying: Saying): Saying => ({ occurred: null, ...saying });

export const registerPerson = (id: string, name = id, data: object = {}, saying: Saying = {}) =>
  command('RegisterPerson', { id, name, ...data }, undated(saying));

export const registerUnion = (id: string, name = id, data: object = {}, saying: Saying = {}) =>
  command('RegisterOrganization', { id, name, ...data }, undated(saying));

const EVIDENCE = 'The board lists them with the same address.';

export const mergePerson = (into: string, saying: Saying = {}): Command =>
  command('MergePerson', { into: aPerson(into, into), evidence: EVIDENCE }, undated(saying));

export const splitPerson = (from: string, saying: Saying = {}): Command =>
  command('SplitPerson', { from: aPerson(from, from), evidence: EVIDENCE }, undated(saying));

export const mergeUnion = (into: string, saying: Saying = {}): Command =>
  command(
    'MergeOrganization',
    { into: anOrganization(into, into), evidence: EVIDENCE },
    undated(saying),
  );
