import { isSlug, type Knowledge, readStream, recordOf } from '#libs/domain';
import type { ReadModelReader, RecordReach } from '#libs/ports';
import type { Problem } from '../problems.js';
import { raceUnknown } from './query.js';
import type { Params } from './question.js';
import { recordUnknown } from './record-unknown.js';

const LATEST: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null };

/** How far a record reaches: that of a race by its id, any other by the name of its stream. */
export const reachOf = (
  readModel: ReadModelReader,
  record: string,
): Promise<RecordReach | undefined> =>
  readStream(record) === undefined ? readModel.race(record) : readModel.record(record, LATEST);

/** Nothing is recorded under the name. */
export function unknownRecord(record: string): Problem {
  const name = readStream(record);
  return name === undefined || name.kind === 'race'
    ? raceUnknown(record)
    : recordUnknown(name.kind, name.id);
}

/** The one record that `race` or `stream` names, by the name that read models give it; null where neither is given. */
export function readNamedRecord({ race, stream }: Params): string | null | Problem {
  if (stream === undefined) return race ?? null;
  const { id = '' } = readStream(stream) ?? {};
  if (race !== undefined) return refused('Give either race or stream.');
  if (!isSlug(id)) return refused(`Give a kind and an id, such as person/anna-valencia.`);
  return recordOf(stream);
}

const refused = (detail: string): Problem => ({
  problem: 'parameter-invalid',
  detail: `stream: ${detail}`,
  errors: [{ pointer: '?stream', code: 'value-not-allowed', detail }],
});
