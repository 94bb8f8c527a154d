import { formatInstant } from '#libs/domain';
import type { RaceEntry } from '#libs/ports';
import type { Problem } from '../problems.js';
import { type Answer, bodyOf } from './answer.js';
import { readOffset, writeOffset } from './cursor.js';
import { link } from './link.js';
import { RACE_COLUMNS } from './list-columns.js';
import { type QueryDeps, raceUnknown, readLimit } from './query.js';
import type { Params } from './question.js';

export const RACES_PARAMETERS = ['q', 'stage', 'party', 'office', 'after', 'limit'] as const;

/** A race as lists and its own page show it. */
export function presentRace({ identity, version, recordedSince, changedAt }: RaceEntry): object {
  const path = `/v1/races/${identity.id}`;
  const { begins, ...rest } = identity;
  return {
    ...rest,
    begins: begins.date,
    version,
    recordedSince: formatInstant(recordedSince),
    changedAt: formatInstant(changedAt),
    links: {
      self: path,
      state: `${path}/state`,
      timeline: `${path}/timeline`,
      stream: `${path}/stream`,
      events: `/v1/events?race=${identity.id}`,
    },
  };
}

/** The directory of races, by id. */
export async function getRaces(
  { readModel }: QueryDeps,
  { params }: { params: Params },
): Promise<Answer | Problem> {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const start = params['after'] === undefined ? 0 : readOffset(params['after']);
  if (start === undefined)
    return { problem: 'cursor-invalid', detail: 'after: This is no cursor of this list.' };
  const races = (await readModel.races())
    .filter((race) => matches(race, params))
    .sort((a, b) => (a.identity.id < b.identity.id ? -1 : 1));
  const page = races.slice(start, start + limit);
  const end = start + page.length;
  const next = end < races.length && link('/v1/races', { ...params, after: writeOffset(end) });
  return {
    body: () =>
      bodyOf({
        data: page.map(presentRace),
        meta: { total: races.length },
        links: { self: link('/v1/races', params), ...(next !== false && { next }) },
      }),
    closed: false,
    etag: null,
    list: { title: 'Races', columns: RACE_COLUMNS },
  };
}

function matches({ identity }: RaceEntry, params: Params): boolean {
  const { q, stage, party, office } = params;
  const words = `${identity.id} ${identity.name} ${identity.office.name}`.toLowerCase();
  const wanted: readonly (readonly [string | undefined, string | undefined])[] = [
    [stage, identity.stage],
    [party, identity.primaryParty],
    [office, identity.office.id],
  ];
  return (
    (q === undefined || words.includes(q.toLowerCase())) &&
    wanted.every(([asked, is]) => asked === undefined || asked === is)
  );
}

export async function getRace(
  { readModel }: QueryDeps,
  { race }: { race: string },
): Promise<Answer | Problem> {
  const entry = (await readModel.races()).find(({ identity }) => identity.id === race);
  if (entry === undefined) return raceUnknown(race);
  return { body: () => bodyOf(presentRace(entry)), closed: false, etag: String(entry.version) };
}
