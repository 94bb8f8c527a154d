import type { EventType } from '../events/index.js';
import { occurrence } from '../schema/date-fields.js';
import { commandKey } from '../schema/command-key.js';
import { eventReference } from '../schema/event-fields.js';
import {
  additions,
  assertion,
  expressedAs,
  replacement,
  type TargetType,
} from '../schema/fact-fields.js';
import type { Field, Fields, RecordOf } from '../schema/field.js';
import { listOf, object, optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { sourceList } from '../schema/source-fields.js';
import { type AnyDefinition, definitionOfType } from './commands.js';

const SIC_MAX = 20;
const NOTE_MAX = 2_000;

/** What the source printed where the recorder knows better. */
export const sicList = () =>
  listOf(object({ field: text(80), says: text(300), is: text(300) }), SIC_MAX);

/** What every command document carries, and beside it its data. */
const envelopeFields = {
  type: text(80),
  /** The key under which it is sent, where that is not said beside it, as in an import. */
  key: optional(commandKey()),
  // The record that it is for, in an import.
  race: optional(slug()),
  person: optional(slug()),
  organization: optional(slug()),
  office: optional(slug()),
  party: optional(slug()),
  source: optional(slug()),
  import: optional(slug()),
};

/** What a command that says something carries beside its data [surface 8.13]. */
const documentFields = <Data>(data: Field<Data>) => ({
  ...envelopeFields,
  occurred: optional(occurrence()),
  expressedAs: optional(expressedAs()),
  assertion: optional(assertion()),
  sources: optional(sourceList()),
  background: optional(sourceList()),
  follows: optional(eventReference()),
  sic: optional(sicList()),
  note: optional(text(NOTE_MAX)),
  data,
});

export type Document = RecordOf<
  ReturnType<typeof documentFields<Readonly<Record<string, unknown>>>>
>;

const documents = new Map<string, Field<Document>>();

/**
 * The document of a command.
 * @param factType of the fact acted on, for the commands that act on one.
 */
export function documentOf(definition: AnyDefinition, factType?: EventType): Field<Document> {
  const key = `${definition.type} ${factType ?? ''}`;
  const known = documents.get(key);
  if (known !== undefined) return known;
  const target = factType === undefined ? undefined : definitionOfType(factType);
  const data = object(dataFields(definition, target));
  const field: Field<Document> = object(
    definition.saysNothing === true ? { ...envelopeFields, data } : documentFields(data),
  );
  documents.set(key, field);
  return field;
}

/** What is put in the place of a fact, or added to it, has the fields of that fact. */
function dataFields(definition: AnyDefinition, target: TargetType | undefined): Fields {
  const { fields, type } = definition;
  if (type === 'EventCorrected') return { ...fields, replacement: replacement(target) };
  if (type === 'SourceAdded') return { ...fields, adds: optional(additions(target)) };
  return fields;
}
