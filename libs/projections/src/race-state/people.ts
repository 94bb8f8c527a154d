import { ACTOR_KINDS, type Actor, type Revision } from '#libs/domain';
import { remembered } from '../held/remembered.js';
import type { StateContext } from './state-input.js';
import type { Certainty } from '../held/count.js';

/** Someone whom held facts name as a candidate [A3], and how sure it is that one does. */
export interface NamedCandidate {
  readonly id: string;
  readonly name: string;
  readonly named: Certainty;
}

/** The fields in which a fact names someone as a candidate of the race. */
const CANDIDATE_FIELDS: ReadonlySet<string> = new Set([
  'candidate',
  'candidates',
  'declared',
  'replacedBy',
  'left',
  'right',
]);

/** Everyone whom a held fact names as a candidate, by id. */
export function namedCandidates({ held }: StateContext): readonly NamedCandidate[] {
  const found = new Map<string, NamedBy>();
  for (const { holders } of held)
    for (const { revision } of holders.possible)
      for (const candidate of candidatesIn(revision.data)) {
        const { id } = candidate;
        const named = found.get(id) ?? new NamedBy(id);
        named.take(candidate.name, revision.version, revision === holders.certain?.revision);
        found.set(id, named);
      }
  return [...found.values()]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, name, isSure }) => ({ id, name, named: isSure ? 'certain' : 'possible' }));
}

class NamedBy {
  readonly id: string;
  /** Of the fact that was first to name them: by it the record knows them. */
  name = '';
  isSure = false;
  #version = Infinity;

  constructor(id: string) {
    this.id = id;
  }

  take(name: string, version: number, isSure: boolean): void {
    this.isSure ||= isSure;
    if (version >= this.#version) return;
    this.name = name;
    this.#version = version;
  }
}

/** Those whom the fact names as candidates, in rows and lists too. */
const candidatesIn = remembered((data: Revision['data']): readonly Actor[] => {
  const found: Actor[] = [];
  for (const [name, value] of Object.entries(data))
    if (typeof value === 'object' && value !== null)
      found.push(...(CANDIDATE_FIELDS.has(name) ? actorsIn(value) : candidatesInRows(value)));
  return found;
});

const candidatesInRows = (value: object): readonly Actor[] =>
  Array.isArray(value) ? value.flatMap((row) => (isRecord(row) ? candidatesIn(row) : [])) : [];

/** Everyone whom a fact names, in whatever part, each once. */
export const actorsIn = remembered((value: object): readonly Actor[] => {
  const found = new Map<string, Actor>();
  collect(value, found);
  return [...found.values()];
});

function collect(value: unknown, into: Map<string, Actor>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isActor(value)) {
    if (!into.has(value.id)) into.set(value.id, value);
    return;
  }
  for (const field of Object.values(value)) collect(field, into);
}

const KINDS: readonly unknown[] = ACTOR_KINDS;

const isActor = (value: object): value is Actor =>
  'id' in value && 'name' in value && 'kind' in value && KINDS.includes(value.kind);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
