import type { EventId } from '../event/timeline-event.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import type { Undo } from './decider.js';

/** The facts that were ever taken back as false reports, by slot; whether they still are, the ledger knows. */
export class FalseReports {
  readonly #bySlot = new Map<string, readonly EventId[]>();

  add({ asserted, revisions }: FactRecord): Undo {
    const slots = [...new Set(revisions.map(({ slot }) => slot))];
    const before = slots.map((slot) => [slot, this.in(slot)] as const);
    for (const [slot, events] of before) this.#bySlot.set(slot, [...events, asserted.event.id]);
    return () => {
      for (const [slot, events] of before) this.#bySlot.set(slot, events);
    };
  }

  /** What is hidden was never told [F7]. */
  forget(hidden: readonly EventId[]): Undo {
    const before = [...this.#bySlot].filter(([, events]) =>
      events.some((event) => hidden.includes(event)),
    );
    for (const [slot, events] of before)
      this.#bySlot.set(
        slot,
        events.filter((event) => !hidden.includes(event)),
      );
    return () => {
      for (const [slot, events] of before) this.#bySlot.set(slot, events);
    };
  }

  in(slot: string): readonly EventId[] {
    return this.#bySlot.get(slot) ?? [];
  }
}
