import { readModelContract } from '../../../ports/src/testing/read-model.contract.js';
import { openMemoryReadModel } from './memory-read-model.js';

readModelContract('memory', () => {
  const model = openMemoryReadModel();
  return Promise.resolve({ model, dispose: () => model.close() });
});
