import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import {
  eventLogContract,
  type LogUnderTest,
} from '../../../ports/src/testing/event-log.contract.js';
import { openEmbeddedLog } from './open-embedded-log.js';

async function prepare(): Promise<LogUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'embedded-log-'));
  return {
    open: (partitions) => openEmbeddedLog({ directory, partitions }),
    foreignText: null,
    async putForeign(partition, position, bytes) {
      const root = open({ path: directory, noSubdir: false, overlappingSync: false });
      const records = root.openDB<Buffer, number[]>('records', { encoding: 'binary' });
      records.putSync([partition, position], bytes);
      await root.close();
    },
    dispose: () => rm(directory, { recursive: true }),
  };
}

eventLogContract('embedded', prepare);
