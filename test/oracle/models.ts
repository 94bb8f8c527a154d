import type { Knowledge } from '#libs/domain';
import type { Generation, HeldFacts, ReadModel } from '#libs/ports';
import type { Subject } from './check.js';
import type { History } from './histories.js';

/** Applies the events of a history one by one, as commits of one event each. */
export async function* growing(
  model: ReadModel,
  { race, events }: History,
): AsyncGenerator<History> {
  const generation: Generation = await model.serving();
  for (const [index, accepted] of events.entries()) {
    // Twice in a row now and then, as a projector does that starts again.
    const commit = { partition: 0, position: index, race, events: [accepted] };
    await generation.apply(index % 4 === 3 ? [commit, commit] : [commit]);
    yield { race, events: events.slice(0, index + 1) };
  }
}

/** The answers of a read model about one race. */
export const answersOf =
  (model: ReadModel, { race }: History): Subject =>
  async (knowledge: Knowledge, v): Promise<HeldFacts> => {
    const held = await model.held(race, knowledge, v);
    if (held === undefined) throw new Error(`The read model knows no race ${race}.`);
    return held;
  };
