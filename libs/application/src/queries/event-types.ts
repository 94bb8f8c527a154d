import { EVENTS, type EventType } from '#libs/domain';
import type { Problem } from '../problems.js';

const ALL_TYPES = Object.keys(EVENTS) as EventType[];

/** `type=EndorsementAnnounced,RaceCalled` or `type=Candidacy*`; all types where it is not given. */
export function readEventTypes(text: string | undefined): readonly string[] | Problem {
  if (text === undefined) return ALL_TYPES;
  const found = text.split(',').map((name) => ({ name, types: matching(name.trim()) }));
  const unknown = found.find(({ types }) => types.length === 0);
  if (unknown === undefined) return found.flatMap(({ types }) => types);
  const detail = `There is no event type "${unknown.name}"; GET /v1/schemas lists them, and Candidacy* stands for all that begin so.`;
  return {
    problem: 'parameter-invalid',
    detail: `type: ${detail}`,
    errors: [{ pointer: '?type', code: 'event-type-unknown', detail }],
  };
}

const matching = (name: string): readonly string[] =>
  ALL_TYPES.filter((type) =>
    name.endsWith('*') ? type.startsWith(name.slice(0, -1)) : type === name,
  );
