import { edtfReader } from '#libs/dates';
import { type Accepted, raceDecider, type TimelineEvent } from '#libs/domain';
import { at } from '../../../domain/src/testing/dates.js';
import { testDoor } from '../../../domain/src/testing/test-door.js';

/** When the sample is recorded, line by line, a second apart. */
const RECORDED_AT = at('2026-11-25');
const SECOND_MS = 1_000;

interface Line {
  readonly key: string;
  /** The command, without what only an import line carries. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** The history of one race of the sample, as the decider records its lines. */
export function sampleHistory(
  ndjson: string,
  race: string,
): { readonly events: readonly Accepted<TimelineEvent>[] } {
  const stream = `race/${race}`;
  const state = raceDecider.initial(stream);
  const events: Accepted<TimelineEvent>[] = [];
  for (const line of linesOf(ndjson, race)) {
    const { key, document } = line;
    const recordedAt = RECORDED_AT + events.length * SECOND_MS;
    const door = { ...testDoor(stream, key, recordedAt), dates: edtfReader };
    const decision = raceDecider.decide(document, state, door);
    if ('refused' in decision) throw new Error(`${key}: ${JSON.stringify(decision.refused)}`);
    for (const event of decision.events) {
      const version = events.length + 1;
      const accepted = {
        stream,
        version,
        recordedAt,
        by: 'key/editor',
        correlation: null,
        warnings: [],
        event,
      };
      events.push(accepted);
      raceDecider.evolve(state, accepted);
    }
  }
  return { events };
}

const linesOf = (ndjson: string, wanted: string): readonly Line[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { race: string; key: string })
    .filter(({ race }) => race === wanted)
    .map(({ key, race, ...document }) => ({ key, race, document }));
