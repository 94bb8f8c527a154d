import { allOf, type Outcomes } from './outcomes.js';

/** Counted in all combinations, and counted in some [A2]. */
export interface Count {
  readonly certain: number;
  readonly possible: number;
}

/** How sure it is that something is so, over all combinations. */
export type Certainty = 'certain' | 'possible' | 'no';

/** Whether what is asked holds in all combinations, in some, or in none. */
export function certaintyOf<Value>(
  outcomes: Outcomes<Value>,
  isSo: (value: Value) => boolean,
): Certainty {
  if (outcomes.others.length === 0) return certaintyOfOne(outcomes, isSo);
  const all = allOf(outcomes).map(({ value }) => isSo(value));
  if (!all.includes(true)) return 'no';
  return outcomes.mayBeNothing || all.includes(false) ? 'possible' : 'certain';
}

function certaintyOfOne<Value>(
  { certain, mayBeNothing }: Outcomes<Value>,
  isSo: (value: Value) => boolean,
): Certainty {
  if (certain === null || !isSo(certain.value)) return 'no';
  return mayBeNothing ? 'possible' : 'certain';
}

export function countOf(certainties: Iterable<Certainty>): Count {
  let certain = 0;
  let possible = 0;
  for (const certainty of certainties) {
    if (certainty === 'certain') certain += 1;
    if (certainty !== 'no') possible += 1;
  }
  return { certain, possible };
}
