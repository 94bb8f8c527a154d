import { LogMisconfigured, systemClock } from '#libs/ports';
import { eventLogContract } from './event-log.contract.js';
import { ScriptedLog } from './scripted-log.js';

eventLogContract('scripted', () => {
  let store: ScriptedLog | undefined;
  return Promise.resolve({
    open(partitions) {
      store ??= new ScriptedLog(partitions, systemClock);
      return store.partitions === partitions
        ? Promise.resolve(store.connect())
        : Promise.reject(new LogMisconfigured(`The log has ${store.partitions} partitions.`));
    },
    foreignText: 'no record of ours',
    putForeign(partition, _, bytes) {
      store?.write([{ partition, key: '', value: bytes.toString('utf8') }]);
      return Promise.resolve();
    },
    dispose: () => Promise.resolve(),
  });
});
