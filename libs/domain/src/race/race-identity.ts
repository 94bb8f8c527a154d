import type { DataOf } from '../events/index.js';
import type { Instant } from '../time/instant.js';

/** What a race is, from its creation on and at every K; id, time zone and `begins` never change. */
export interface RaceIdentity extends Omit<DataOf<'RaceCreated'>, 'begins' | 'seats'> {
  readonly seats: number;
  /** When this race's cycle opens: what "before it" means for facts without an earliest [T2]. */
  readonly begins: { readonly date: string; readonly instant: Instant };
}
