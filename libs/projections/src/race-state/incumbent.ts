import type { Actor, Holders, Revision } from '#libs/domain';
import { asFact, readBy, type Readers } from '../held/fact-of.js';
import { type HeldValue, showHeld } from '../held/held-value.js';
import { evaluateSlot, latestOf, mapOutcomes, type Outcomes } from '../held/outcomes.js';
import { postOutcomes } from './posts.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface IncumbentDocument {
  readonly person: { readonly id: string; readonly name: string };
  /** EDTF: when the office began to be held. */
  readonly since?: HeldValue<string>;
  readonly intent?: HeldValue<string>;
}

const INTENT: Readers<'IncumbentIntentDeclared' | 'IncumbentIntentReversed', string> = {
  IncumbentIntentDeclared: ({ data }) => data.intent,
  IncumbentIntentReversed: ({ data }) => data.intent ?? 'reversed',
};

const intentOf = (revision: Revision): string | null => readBy(INTENT, revision);

/** Whoever holds the office, as far as posts and words about running again tell. */
export function showIncumbent(context: StateContext): IncumbentDocument | null {
  const { slots, book } = context;
  const inOffice = latestOf(officeholders(context));
  const intents = slotsOf(slots, 'intent').map(({ holders }) => holders);
  const spoken = latestOf(intents.map((holders) => evaluateSlot(holders, intentOf)));
  const person = personOf(inOffice) ?? personOf(spoken);
  if (person === null) return null;
  const own = intents.find(
    (holders) => holders.possible[0]?.revision.slot === `intent/${person.id}`,
  );
  const intent = own && showHeld(evaluateSlot(own, intentOf), intentOf, book);
  const since =
    inOffice && showHeld(mapOutcomes(inOffice, startOf), ({ occurred }) => occurred.edtf, book);
  return {
    person: { id: person.id, name: person.name },
    ...(since && { since }),
    ...(intent && { intent }),
  };
}

const startOf = ({ holder }: { holder: Holders['possible'][number] }): string | null =>
  holder.revision.occurred.edtf;

function personOf(outcomes: Outcomes<unknown> | null): Actor | null {
  const fact = outcomes?.certain ?? outcomes?.others[0];
  return (fact?.holder.revision.data['person'] as Actor | undefined) ?? null;
}

/** Those who hold, or may hold, the very office of this race. */
function officeholders(context: StateContext): readonly Outcomes<string>[] {
  const { slots, identity, validBefore } = context;
  return slotsOf(slots, 'post')
    .filter(({ holders }) =>
      holders.possible.some(({ revision }) => isOffice(revision, identity.office)),
    )
    .map(({ holders }) => postOutcomes(holders, validBefore))
    .map((outcomes) => mapOutcomes(outcomes, ({ value }) => (value === 'holds' ? value : null)))
    .filter((outcomes) => personOf(outcomes) !== null);
}

function isOffice(
  revision: Revision,
  office: { readonly id?: string; readonly jurisdiction?: string },
): boolean {
  const fact = asFact(revision);
  if (fact.type !== 'PostHeld' && fact.type !== 'PostEnded') return false;
  const { post } = fact.data;
  if (office.id === undefined || post.office !== office.id) return false;
  const places = [post.jurisdiction, office.jurisdiction];
  return places.includes(undefined) || places[0] === places[1];
}
