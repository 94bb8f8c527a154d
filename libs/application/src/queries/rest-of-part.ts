import type { EventType } from '#libs/domain';
import { partOf, shownOfPart } from '#libs/projections';
import { writeOffset } from './cursor.js';
import { link, permalinkParams } from './link.js';
import type { RaceQuestion, Used } from './race-question.js';

interface Shown extends Pick<RaceQuestion, 'question' | 'record'> {
  readonly used: Used;
}

/**
 * Where a list of the state goes on: in the part that shows it whole, pinned to what the state was
 * answered from. Undefined where the facts of these types have no part of their own.
 */
export function restOfPart(
  types: readonly EventType[],
  { question, record, used }: Shown,
): string | undefined {
  const part = partOf(types);
  if (part === undefined) return undefined;
  const after = writeOffset(shownOfPart(part));
  return link(`/v1/races/${record.identity.id}/${part}`, {
    ...permalinkParams(question, used),
    after,
  });
}
