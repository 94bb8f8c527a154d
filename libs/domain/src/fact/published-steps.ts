import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';
import type { EntryFacts } from './facts-of-entry.js';
import type { FactEntry } from './fact-entry.js';
import type { MetaEvent } from './meta-events.js';
import type { Knowledge } from './revision.js';

/** The facts of an event between one K of the published clock and the next at which any of its sources spoke. */
interface Steps {
  /** How much acts on the event; what comes to act on it later may have been published at any K. */
  readonly metas: number;
  /** Ascending. */
  readonly instants: readonly Instant[];
  readonly facts: Map<number, EntryFacts>;
}

const steps = new WeakMap<FactEntry, Steps>();

export const forgetSteps = (entry: FactEntry): void => void steps.delete(entry);

/** What is known of an event on the published clock changes at few K's: it is read once for each stretch between. */
export function keptForStep(
  entry: FactEntry,
  { clock, knownBefore, atVersion }: Knowledge,
  read: () => EntryFacts,
): EntryFacts {
  if (clock === 'recorded' || atVersion !== null) return read();
  const { instants, facts } = stepsOf(entry);
  const step = instants.filter((instant) => instant <= (knownBefore ?? Infinity)).length;
  const found = facts.get(step) ?? read();
  facts.set(step, found);
  return found;
}

function stepsOf(entry: FactEntry): Steps {
  const known = steps.get(entry);
  if (known?.metas === entry.metaEvents.length) return known;
  const instants = [entry.asserted, ...entry.metaEvents].flatMap(({ event, recordedAt }) => [
    recordedAt,
    ...spokenIn(event.sources),
    ...spokenIn(replacing(event)),
  ]);
  const made = {
    metas: entry.metaEvents.length,
    instants: [...new Set(instants)].sort((one, other) => one - other),
    facts: new Map<number, EntryFacts>(),
  };
  steps.set(entry, made);
  return made;
}

const spokenIn = (sources: readonly Source[]): readonly Instant[] =>
  sources.flatMap(({ published }) => published.latest ?? []);

const replacing = (event: Pick<MetaEvent, 'type' | 'data'> | { readonly type: string }) =>
  event.type === 'EventCorrected'
    ? (event as Extract<MetaEvent, { type: 'EventCorrected' }>).data.replacement.sources
    : [];
