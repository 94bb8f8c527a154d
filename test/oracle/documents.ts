import { ASSERTIONS, type Holders, type Revision } from '#libs/domain';
import type { HeldFacts } from '#libs/ports';
import { oracleHolders } from './held.js';
import type { OracleFact, OracleKnown } from './known.js';

/**
 * What must be equal of an answer: who holds each slot, with what, and what was a false report. Where nothing may
 * hold, it does not matter whether the slot is named.
 */
export type Answer = Pick<HeldFacts, 'slots' | 'falseReports'>;

/** The answer of the oracle at V, as text. */
export function oracleDocument({ facts, falseReports }: OracleKnown, v: number): string {
  const slots = new Map<string, OracleFact[]>();
  for (const fact of facts) slots.set(fact.slot, [...(slots.get(fact.slot) ?? []), fact]);
  const held = [...slots].flatMap(([slot, inSlot]) => {
    const { certain, possible } = oracleHolders(inSlot, v);
    if (possible.length === 0) return [];
    const shown = possible.map(({ fact, alternatives, agreeing }) => ({
      fact: oracleText(fact),
      alternatives,
      agreeing,
    }));
    return [slotText(slot, certain, shown)];
  });
  return documentText(held, falseReports);
}

const slotTexts = new WeakMap<Answer['slots'], readonly string[]>();

/** The same of what is checked, as text. */
export function answerDocument({ slots, falseReports }: Answer): string {
  // A read model may answer many questions with the same map.
  const held =
    slotTexts.get(slots) ??
    [...slots].flatMap(([slot, holders]) =>
      holders.possible.length === 0 ? [] : [holdersText(slot, holders)],
    );
  slotTexts.set(slots, held);
  return documentText(
    held,
    falseReports.map(({ revision }) => revision.fact),
  );
}

function holdersText(slot: string, { certain, possible }: Holders): string {
  const shown = possible.map(({ revision, alternatives, agreeing }) => ({
    fact: revisionText(revision),
    alternatives: alternatives.map((each) => each.revision.fact).sort(),
    agreeing: agreeing.map(({ fact }) => fact).sort(),
  }));
  return slotText(slot, certain?.revision.fact ?? null, shown);
}

interface Shown {
  readonly fact: string;
  readonly alternatives: readonly string[];
  readonly agreeing: readonly string[];
}

const slotText = (slot: string, certain: string | null, possible: readonly Shown[]): string =>
  [
    `${slot}: ${certain ?? 'none'} for certain`,
    ...possible.map(
      ({ fact, alternatives, agreeing }) =>
        `  ${fact} | ${alternatives.join()} | ${agreeing.join()}`,
    ),
  ].join('\n');

const documentText = (slots: readonly string[], falseReports: readonly string[]): string =>
  [...slots.toSorted(), `false reports: ${falseReports.toSorted().join()}`].join('\n');

const oracleTexts = new WeakMap<OracleFact, string>();
const revisionTexts = new WeakMap<Revision, string>();

function oracleText(fact: OracleFact): string {
  const text =
    oracleTexts.get(fact) ??
    factText(
      fact,
      `${fact.sureness}${fact.disputed ? ' disputed' : ''} ${fact.resolved}`,
      fact.tellsOf,
    );
  oracleTexts.set(fact, text);
  return text;
}

function revisionText(revision: Revision): string {
  const sureness = ASSERTIONS.indexOf(revision.assertion);
  const isDisputed = revision.disputed === true;
  const text =
    revisionTexts.get(revision) ??
    factText(
      revision,
      `${sureness}${isDisputed ? ' disputed' : ''} ${revision.resolved?.event ?? null}`,
      revision.followed ?? null,
    );
  revisionTexts.set(revision, text);
  return text;
}

type Told = Pick<
  OracleFact & Revision,
  'fact' | 'occurred' | 'earliest' | 'latest' | 'from' | 'rank' | 'sources' | 'data'
>;

function factText(
  { fact, occurred, sources, data, ...told }: Told,
  assertion: string,
  followed: Pick<Told, 'fact' | 'data'> | null,
): string {
  const { earliest, latest, from, rank } = told;
  const keys = sources.map(({ key }) => key).join();
  return `${fact} ${occurred.edtf} ${earliest} ${latest} ${from} ${rank} ${assertion} ${keys} ${inOrder(data)} ${followed && `${followed.fact} ${inOrder(followed.data)}`}`;
}

/** Fields in the order of their names: that in which they were added says nothing. */
const inOrder = (data: object): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
