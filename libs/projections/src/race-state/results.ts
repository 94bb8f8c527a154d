import type { Holder, Holders } from '#libs/domain';
import { type HeldValue, showHeld, showThere } from '../held/held-value.js';
import { asFact } from '../held/fact-of.js';
import { evaluate, isNothing } from '../held/outcomes.js';
import { showTabulation, type TabulationDocument } from './recounts.js';
import {
  type CountPlace,
  resultsStatus,
  shownCount,
  standingCount,
  tallyOf,
  type TallyDocument,
} from './shown-count.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface UnitDocument {
  readonly unit: string;
  readonly shown: HeldValue<TallyDocument> | null;
  /** The counts of other reporters, which stand beside it until certification. */
  readonly others: readonly HeldValue<TallyDocument>[];
}

export interface ResultsDocument {
  readonly status: HeldValue<string> | null;
  readonly units: readonly UnitDocument[];
  /** How far each counter has come. */
  readonly tabulation: readonly TabulationDocument[];
}

/** Units that a state shows: every county of a state, not every precinct. */
export const UNITS_MAX = 500;

/** The unit of a count of the whole race. */
const WHOLE_RACE = 'all';

/** The counts of the race and of its parts: per unit one is shown [A5]. */
export function showResults(context: StateContext): ResultsDocument {
  const { slots, identity, book, bounds } = context;
  const certificates = slotsOf(slots, 'certification').map(({ holders }) => holders);
  const counts = countsByUnit(context);
  if (certificates.length > 0 && !counts.has(WHOLE_RACE)) counts.set(WHOLE_RACE, []);
  const reporters = identity.reporters ?? [];
  const shown = bounds.list('results/units', [...counts], UNITS_MAX);
  const units = shown.map(([unit, held]) => {
    const place = {
      counts: held,
      certificates: unit === WHOLE_RACE ? certificates : [],
      reporters,
    };
    return showUnit(unit, place, context);
  });
  const whole = {
    counts: counts.get(WHOLE_RACE) ?? [...counts.values()].flat(),
    certificates,
    reporters,
  };
  const status = evaluate(resultsStatus(whole));
  return {
    status: showHeld(status, () => null, book),
    units: units.filter(({ shown, others }) => shown !== null || others.length > 0),
    tabulation: showTabulation(context),
  };
}

/** The slots of each unit, the whole race first; test counts are no counts. */
function countsByUnit({ slots }: StateContext): Map<string, Holders[]> {
  const byUnit = new Map<string, Holders[]>();
  for (const { holders } of slotsOf(slots, 'count')) {
    const unit = unitOf(leading(holders));
    const held = withoutTests(holders);
    if (held.possible.length === 0) continue;
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), held]);
  }
  return new Map([...byUnit].sort(([one], [other]) => compareUnits(one, other)));
}

function compareUnits(one: string, other: string): number {
  if (one === WHOLE_RACE || other === WHOLE_RACE) return one === WHOLE_RACE ? -1 : 1;
  return one < other ? -1 : 1;
}

function unitOf({ revision }: Holder): string {
  const fact = asFact(revision);
  return fact.type === 'ResultsUpdated' ? (fact.data.unit ?? WHOLE_RACE) : WHOLE_RACE;
}

function withoutTests({ certain, possible }: Holders): Holders {
  const isTest = (holder: Holder) => holder.revision.data['isTest'] === true;
  return {
    certain: certain !== null && isTest(certain) ? null : certain,
    possible: possible.filter((holder) => !isTest(holder)),
  };
}

function showUnit(unit: string, place: CountPlace, { book, bounds }: StateContext): UnitDocument {
  const others = place.counts
    .map((_, at) => evaluate(standingCount(place, at)))
    .filter((outcomes) => !isNothing(outcomes));
  return {
    unit,
    shown: showHeld(evaluate(shownCount(place)), tallyOf, book),
    others: bounds
      .list(`results/${unit}/others`, others)
      .map((outcomes) => showThere(outcomes, tallyOf, book)),
  };
}
