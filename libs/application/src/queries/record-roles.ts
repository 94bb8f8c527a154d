import type { FoundIn, Scanned } from './mentions-scan.js';

/** Facts of one kind that an answer names; the whole is in its data. */
const ROLE_FACTS_MAX = 100;

/** How the first fact names them, and every post that they are said to have held. */
export function whoOf(found: readonly FoundIn[]): object {
  const actor = found.map(({ mentions }) => mentions.actor).find((one) => one !== null);
  const source = found.map(({ mentions }) => mentions.source).find((one) => one !== null);
  if (actor) return { name: actor.name };
  return source ? { source: { ...source, published: source.published.edtf } } : {};
}

/** What they were over all races: the races that name them, where they ran, whom they endorsed, what they held. */
export function rolesOf({ found }: Scanned, ids: readonly string[]): object {
  const posts = new Map(
    found
      .flatMap(({ mentions }) => mentions.posts)
      .map((post) => [JSON.stringify(post), post] as const),
  );
  const endorsed = found.flatMap(({ race, mentions }) => endorsementsIn(race.id, mentions, ids));
  return {
    posts: [...posts.values()],
    races: found.map(({ race, mentions }) => ({
      race,
      facts: mentions.items.length,
      as: mentions.fields,
      links: { state: `/v1/races/${race.id}/state` },
    })),
    candidacies: found
      .filter(({ mentions }) => mentions.candidacy)
      .map(({ race }) => ({ race, links: { state: `/v1/races/${race.id}/state` } })),
    endorsements: { total: endorsed.length, items: endorsed.slice(0, ROLE_FACTS_MAX) },
  };
}

/** What they said for or against whom, in the order of recording. */
function endorsementsIn(
  race: string,
  { items, endorsed }: FoundIn['mentions'],
  ids: readonly string[],
): readonly object[] {
  const facts = new Set(endorsed);
  return items
    .filter(({ fact }) => facts.has(fact))
    .map(({ fact, type, headline, occurred, people }) => ({
      race,
      fact,
      type,
      headline,
      occurred,
      candidate: people.find((one) => !ids.includes(one)) ?? null,
    }));
}
