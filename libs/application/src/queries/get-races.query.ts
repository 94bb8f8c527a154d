import { formatInstant } from '#libs/domain';
import type { RaceEntry } from '#libs/ports';
import { isProblem, type Problem } from '../problems.js';
import { type Answer, bodyOf } from './answer.js';
import { link } from './link.js';
import { RACE_COLUMNS } from './list-columns.js';
import { pageOfIds, readPageOfIds } from './page.js';
import { type QueryDeps, raceUnknown } from './query.js';
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
  const page = readPageOfIds(params);
  if (isProblem(page)) return page;
  const races = (await readModel.races())
    .filter((race) => matches(race, params))
    .sort((a, b) => (a.identity.id < b.identity.id ? -1 : 1));
  const { items, next } = pageOfIds(races, ({ identity }) => identity.id, page);
  return {
    body: () =>
      bodyOf({
        data: items.map(presentRace),
        meta: { total: races.length },
        links: {
          self: link('/v1/races', params),
          ...(next !== null && { next: link('/v1/races', { ...params, after: next }) }),
        },
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
  const record = await readModel.race(race);
  if (record === undefined) return raceUnknown(race);
  const { identity, head: version, recordedSince } = record;
  const [last] = await readModel.events(race, version - 1, 1);
  const changedAt = last?.recordedAt ?? recordedSince;
  const entry = { identity, version, recordedSince, changedAt };
  return { body: () => bodyOf(presentRace(entry)), closed: false, etag: String(version) };
}
