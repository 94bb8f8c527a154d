import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { type FieldIssue, nearest } from '#libs/domain';

const NAME_SHOWN_CHARACTERS_MAX = 100;

/** A class whose properties say by their decorators what may be given. */
export type Shape = abstract new () => object;
type Fields = Readonly<Record<string, unknown>>;

/** How an issue points at a field, and what a field is called. */
export interface Naming {
  readonly pointer: (name: string) => string;
  readonly noun: 'parameter' | 'field';
}

const NAMES = new WeakMap<Shape, readonly string[]>();

/** The names that a shape takes. */
export function namesOf(shape: Shape): readonly string[] {
  const known = NAMES.get(shape) ?? readNames(shape);
  NAMES.set(shape, known);
  return known;
}

function readNames(shape: Shape): readonly string[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))];
}

/** What is wrong with what was given; nothing where it has the shape. */
export function issuesOf(shape: Shape, given: Fields, naming: Naming): readonly FieldIssue[] {
  const names = Object.keys(given);
  if (names.length === 0) return [];
  // The validator's own whitelist takes "constructor" for a known name.
  const known = namesOf(shape);
  const unknown = names.filter((name) => !known.includes(name));
  const issues = unknown.map((name) => unknownName(name, known, naming));
  return unknown.length === names.length
    ? issues
    : [...issues, ...wrongValues(shape, given, naming)];
}

function wrongValues(shape: Shape, given: Fields, { pointer }: Naming): readonly FieldIssue[] {
  const asked = Object.create(shape.prototype as object) as object;
  for (const name of namesOf(shape)) Object.assign(asked, { [name]: given[name] });
  const errors = validateSync(asked, { stopAtFirstError: true, validationError: SILENT });
  return errors.flatMap((error) => issueOf(error, pointer));
}

/** What was sent is no part of an error. */
const SILENT = { target: false, value: false };

function issueOf(
  { property, constraints, contexts }: ValidationError,
  pointer: Naming['pointer'],
): readonly FieldIssue[] {
  const rules = contexts as Readonly<Record<string, { readonly code: string }>> | undefined;
  return Object.entries(constraints ?? {}).map(([rule, detail]) => ({
    pointer: pointer(property),
    code: rules?.[rule]?.code ?? 'value-not-allowed',
    detail,
  }));
}

function unknownName(
  name: string,
  known: readonly string[],
  { pointer, noun }: Naming,
): FieldIssue {
  const given = name.slice(0, NAME_SHOWN_CHARACTERS_MAX);
  const meant = nearest(name, known);
  const guess = meant === undefined ? '' : ` Did you mean ${meant}?`;
  const names = known.length === 0 ? 'There are none' : `Known are ${known.join(', ')}`;
  const detail = `There is no ${noun} "${given}" here.${guess} ${names}.`;
  return { pointer: pointer(given), code: `${noun}-unknown`, detail };
}
