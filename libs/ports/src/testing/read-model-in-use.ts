import type { Knowledge } from '#libs/domain';
import type { Generation, ReadModel } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';

/** What a chapter of the contract works on. */
export interface ReadModelInUse {
  readonly model: ReadModel;
  /** The one that serves. */
  readonly generation: Generation;
}

export const EVERYTHING: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null };
export const NOW = at('2022-06-01');

export const racesOf = async (model: ReadModel): Promise<readonly string[]> =>
  (await model.races()).map(({ identity }) => identity.id);
