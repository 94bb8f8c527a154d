import type { Holder, Holders, Knowledge } from '#libs/domain';
import { everyMoment } from '../oracle/questions.js';
import { Random } from '../oracle/random.js';
import { type Compared, differing, type Numbered, TINY } from './compared.js';
import { type IndexAnswer, indexHistory } from './indexed-history.js';
import { inSeveralOrders } from './orders.js';

const LATEST: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null };

/** The order in which facts are told says nothing at the latest K, but which of two alternatives holds. */
export async function checkOrders({ seed, number }: Numbered): Promise<Compared> {
  const [inOrder, ...others] = inSeveralOrders(
    `orders-${seed}-${number}`,
    new Random(seed * 7_919 + number),
  );
  if (inOrder === undefined) throw new Error('There is no order.');
  const limits = TINY[number % TINY.length]!;
  const asking = indexHistory(inOrder, { limits });
  let points = 0;
  for (const other of others) {
    const { ask } = indexHistory(other, { limits });
    for (const v of everyMoment(inOrder)) {
      points += 1;
      const texts = [
        documentOf(await asking.ask(LATEST, v)),
        documentOf(await ask(LATEST, v)),
      ] as const;
      const difference = differing(other, { knowledge: LATEST, v }, texts);
      if (difference !== null) return { points, difference };
    }
  }
  return { points, difference: null };
}

/** Who holds a slot, or whose alternative does. */
function documentOf({ slots, turnedAt, version }: IndexAnswer): string {
  const lines = [...slots].map(([slot, { certain, possible }]: readonly [string, Holders]) =>
    [slot, certain && groupOf(certain), ...possible.map(groupOf).sort()].join(' | '),
  );
  return [...lines.sort(), `turned at ${turnedAt}, version ${version}`].join('\n');
}

const groupOf = ({ revision, alternatives, agreeing }: Holder): string =>
  [revision, ...alternatives.map((each) => each.revision), ...agreeing]
    .map(({ fact }) => fact)
    .sort()
    .join('=');
