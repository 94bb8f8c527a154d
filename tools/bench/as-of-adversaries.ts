import { RaceIndexWriter } from '#libs/adapters';
import { AsOfHistory, FIRST_MS, SPAN_MS } from './as-of-history.js';

const BASE_EVENTS = 20_000;
const SLOTS = 200;
const YEAR_MS = 365 * 86_400_000;

/** A history made to cost the index much: what lies before it is not counted. */
interface Adversary {
  readonly name: string;
  readonly before?: (history: AsOfHistory) => void;
  readonly then: (history: AsOfHistory) => void;
}

const ADVERSARIES: readonly Adversary[] = [
  {
    name: '2,000 corrections of 20 facts that span everything',
    before: (history) => {
      for (let slot = 0; slot < 20; slot += 1) history.addFact(FIRST_MS - YEAR_MS, SLOTS + slot);
    },
    then: (history) => {
      for (let count = 0; count < 2_000; count += 1) history.addCorrection(count % 20, null);
    },
  },
  {
    name: '3,000 facts at one early instant in 200 new slots',
    then: (history) => {
      for (let count = 0; count < 3_000; count += 1)
        history.addFact(FIRST_MS - YEAR_MS, SLOTS + (count % 200));
    },
  },
  {
    name: '3,000 new slots far back in time',
    then: (history) => {
      for (let slot = 0; slot < 3_000; slot += 1)
        history.addFact(FIRST_MS - YEAR_MS + slot, SLOTS + slot);
    },
  },
  {
    name: '52 overlapping facts known to the year, one fact toggled that hides them',
    before: (history) => {
      for (let slot = 0; slot < 52; slot += 1) {
        history.addFact(FIRST_MS - YEAR_MS, SLOTS, FIRST_MS + SPAN_MS + slot);
      }
      history.addFact(FIRST_MS + SPAN_MS + YEAR_MS, SLOTS);
    },
    then: (history) => {
      for (let count = 0; count < 2_000; count += 1)
        history.moveFact(52, FIRST_MS + SPAN_MS + YEAR_MS * (1 + (count % 2)));
    },
  },
];

/** Records written to slabs for each event of the part that is meant to cost much. */
export function recordsOfAdversaries(seed: number): Readonly<Record<string, number>> {
  return Object.fromEntries(ADVERSARIES.map((each) => [each.name, recordsOf(each, seed)]));
}

function recordsOf({ before, then }: Adversary, seed: number): number {
  const history = new AsOfHistory('bench-adversary', SLOTS, seed);
  history.create();
  before?.(history);
  for (let index = 0; index < BASE_EVENTS; index += 1)
    history.addFact(Math.floor(FIRST_MS + (index / BASE_EVENTS) * SPAN_MS));
  const counted = history.events.length;
  then(history);
  const writer = new RaceIndexWriter();
  for (const accepted of history.events.slice(0, counted)) take(writer, accepted);
  const records = writer.records;
  for (const accepted of history.events.slice(counted)) take(writer, accepted);
  return (writer.records - records) / (history.events.length - counted);
}

function take(writer: RaceIndexWriter, accepted: AsOfHistory['events'][number]): void {
  writer.add(accepted);
  writer.take();
}
