import { ACTOR_KINDS } from '../actor/actor.js';
import { agreeOnAmount, isMoney } from './amounts.js';
import type { Revision } from './revision.js';

type Fields = Readonly<Record<string, unknown>>;
type Stated = Pick<Revision, 'type' | 'data'>;

/** How a post or a date inside a value is called says nothing else about it. */
const DISPLAY_ONLY: ReadonlySet<string> = new Set(['label', 'expressedAs']);

/** The fields that hold a percentage as a decimal string, wherever they stand. */
const PERCENTAGES: ReadonlySet<string> = new Set([
  'pct',
  'margin',
  'marginOfError',
  'confidencePct',
  'turnout',
]);

/**
 * The fields that both facts state and that differ [S3], sorted. Facts of different types say
 * different things whatever their fields: they differ in `type`.
 */
export function differingFields(one: Stated, other: Stated): string[] {
  const fields = namesOfBoth(one.data, other.data).filter(
    (name) => !agreeOn(name, one.data, other.data),
  );
  if (one.type !== other.type) fields.push('type');
  return fields.sort();
}

/** Whether any such field differs. */
export function differ(one: Stated, other: Stated): boolean {
  if (one.type !== other.type) return true;
  return namesOfBoth(one.data, other.data).some((name) => !agreeOn(name, one.data, other.data));
}

function namesOfBoth(one: Fields, other: Fields): string[] {
  return Object.keys(one).filter((name) => one[name] !== undefined && other[name] !== undefined);
}

/** Percentages keep the decimals that the source printed, and are numbers. */
function agreeOn(name: string, { [name]: one }: Fields, { [name]: other }: Fields): boolean {
  if (agree(one, other)) return true;
  return PERCENTAGES.has(name) && Number(one) === Number(other);
}

function agree(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return agreeAsLists(one, other);
  return isRecord(one) && isRecord(other) && agreeAsRecords(one, other);
}

function agreeAsRecords(one: Fields, other: Fields): boolean {
  if (isMoney(one) && isMoney(other)) return agreeOnAmount(one, other);
  if (isActor(one) && isActor(other)) return one['id'] === other['id'];
  if (isDate(one) && isDate(other))
    return one['earliest'] === other['earliest'] && one['latest'] === other['latest'];
  return namesOfBoth(one, other).every(
    (name) => DISPLAY_ONLY.has(name) || agreeOn(name, one, other),
  );
}

/** The same entries in any order: two pages that list candidates differently say the same. */
function agreeAsLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  if (one.every((entry, index) => agree(entry, other[index]))) return true;
  const left = [...other];
  return one.every((entry) => {
    const found = left.findIndex((candidate) => agree(entry, candidate));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KINDS: readonly unknown[] = ACTOR_KINDS;

/** Names of actors, and the posts they held, are not values: an actor is its id. */
const isActor = (value: Fields): boolean =>
  typeof value['id'] === 'string' && KINDS.includes(value['kind']);

const isDate = (value: Fields): boolean => 'edtf' in value && 'earliest' in value;
