import { warningsWithout, withoutContent, type CommitRecord, type EventId } from '#libs/domain';
import type { KeptCommit } from '#libs/ports';

/** It was read as a record before it was kept. */
export const recordIn = ({ value }: KeptCommit): CommitRecord => JSON.parse(value) as CommitRecord;

const ESCAPE = '\\u';

/** Whether events may be in it: it need not be read where their ids do not occur, however they are written. */
export const speaksOf = ({ value }: KeptCommit, events: readonly EventId[]): boolean =>
  value.includes(ESCAPE) || events.some((id) => value.includes(id));

/** What is kept of a commit once events of it are hidden: neither what they said, nor what was said of them [F7]. */
export function withoutHidden(commit: KeptCommit, hidden: readonly EventId[]): KeptCommit {
  const record = recordIn(commit);
  const events = record.events.map((event) =>
    hidden.includes(event.id) ? withoutContent(event, true) : event,
  );
  const warnings = warningsWithout(hidden, record);
  return { ...commit, value: JSON.stringify({ ...record, events, warnings }) };
}
