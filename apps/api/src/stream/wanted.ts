import { isProblem, isAbout, readEventTypes } from '#libs/application';
import type { AcceptedEvent, ReadModelReader } from '#libs/ports';
import { ProblemError } from '../problems/problem-error.js';
import type { EventSource, SourceEntry } from './event-source.js';
import type { StreamParameters } from './stream.parameters.js';

type IsWanted = (event: AcceptedEvent) => boolean | Promise<boolean>;

/**
 * A source without the events that its reader has not asked for; its cursors go on past them.
 * @throws ProblemError
 */
export function wantedOf(
  source: EventSource,
  readModel: ReadModelReader,
  { type, candidate }: StreamParameters,
): EventSource {
  const tests: IsWanted[] = [];
  if (type !== undefined) tests.push(isOfType(type));
  if (candidate !== undefined) tests.push((event) => isAbout(readModel, event, candidate));
  return tests.length === 0 ? source : filtered(source, tests);
}

function isOfType(text: string): IsWanted {
  const types = readEventTypes(text);
  if (isProblem(types)) throw new ProblemError(types);
  const wanted = new Set(types);
  return ({ event }) => wanted.has(event.type);
}

function filtered(source: EventSource, tests: readonly IsWanted[]): EventSource {
  return {
    ...source,
    async read(at) {
      const page = await source.read(at);
      const entries: SourceEntry[] = [];
      for (const entry of page.entries) if (await passes(entry.event, tests)) entries.push(entry);
      return { ...page, entries };
    },
  };
}

async function passes(event: AcceptedEvent, tests: readonly IsWanted[]): Promise<boolean> {
  for (const test of tests) if (!(await test(event))) return false;
  return true;
}
