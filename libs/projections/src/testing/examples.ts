import {
  definitionOfType,
  type EventType,
  EVENTS,
  exampleOf,
  readCommand,
  type RaceIdentity,
  type TimelineEvent,
} from '#libs/domain';
import { testDoor } from '../../../domain/src/testing/test-door.js';
import type { FactType } from '../race-timeline/headlines.js';

const META: readonly string[] = [
  'EventCorrected',
  'EventRetracted',
  'SourceAdded',
  'FinanceReportWithdrawn',
  'EventDisputed',
  'ConflictResolved',
  'EventRedacted',
];

export const FACT_TYPES = (Object.keys(EVENTS) as EventType[]).filter(
  (type): type is FactType => !META.includes(type) && type !== 'RaceCreated',
);

/** The event that the example of a type records, as the door of a record of its kind reads it. */
export function exampleEvent(type: EventType, { id, timeZone }: RaceIdentity): TimelineEvent {
  const kind = definitionOfType(type).recordedIn?.[0] ?? 'race';
  const read = readCommand(exampleOf(type), {
    door: testDoor(`${kind}/${id}`, `an-example-of-${type}`),
    timeZone,
    actor: () => undefined,
    factType: () => undefined,
  });
  const draft = 'drafts' in read ? read.drafts[0] : undefined;
  if (draft === undefined) throw new Error(`The example of ${type}: ${JSON.stringify(read)}`);
  return draft.event;
}
