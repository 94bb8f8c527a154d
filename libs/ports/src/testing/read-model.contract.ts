import type { Generation, ReadModel } from '#libs/ports';
import { applying } from './read-model-apply.contract.js';
import { generations } from './read-model-generations.contract.js';
import { lists } from './read-model-lists.contract.js';
import { mentions } from './read-model-mentions.contract.js';
import { questions } from './read-model-questions.contract.js';
import { redactions } from './read-model-redactions.contract.js';
import { records } from './read-model-records.contract.js';

/** A read model of its own for a test, and what takes it away again. */
export interface ReadModelUnderTest {
  readonly model: ReadModel;
  dispose(): Promise<void>;
}

/** What every read model does; an adapter's spec calls it with a read model to try. */
export function readModelContract(name: string, prepare: () => Promise<ReadModelUnderTest>): void {
  describe(`the ${name} read model`, () => {
    let subject: ReadModelUnderTest;
    let generation: Generation;

    beforeEach(async () => {
      subject = await prepare();
      generation = await subject.model.serving();
    });

    afterEach(() => subject.dispose());

    for (const chapter of [applying, questions, redactions, lists, mentions, records, generations])
      chapter(() => ({ model: subject.model, generation }));
  });
}
