import { foldStoreContract } from '../../../ports/src/testing/fold-store.contract.js';
import { MemoryFoldStore } from './memory-fold-store.js';

foldStoreContract('memory', () => {
  const store = new MemoryFoldStore();
  return Promise.resolve({
    open: () => Promise.resolve(store),
    dispose: () => Promise.resolve(),
  });
});
