import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readSettings, type Settings } from '#libs/platform';
import { bad, type Check, good, messageOf } from './check.js';

const NODE_NEEDED = '20.19';

export const nodeCheck: Check = {
  name: 'Node',
  run: () => {
    const { node } = process.versions;
    const finding = isNewEnough(node)
      ? good(`version ${node}`)
      : bad(`version ${node}`, `Install Node ${NODE_NEEDED} or newer.`);
    return Promise.resolve(finding);
  },
};

const isNewEnough = (version: string): boolean =>
  version.localeCompare(NODE_NEEDED, 'en', { numeric: true }) >= 0;

export const settingsCheck: Check = {
  name: 'settings',
  run: () => {
    const read = readSettings(process.env);
    return Promise.resolve(
      'settings' in read
        ? good(modeOf(read.settings))
        : bad(
            read.errors.join(' '),
            'Correct these variables; docs/reference/settings.md lists all.',
          ),
    );
  },
};

const modeOf = ({ kafkaBrokers, topic, dataDir }: Settings): string =>
  kafkaBrokers.length > 0 ? `Kafka and Redis, topic ${topic}` : `embedded, the log in ${dataDir}`;

export const folderCheck = ({ dataDir }: Settings): Check => ({
  name: 'data folder',
  run: async () => {
    const folder = resolve(dataDir);
    try {
      await access(folder, constants.W_OK).catch(() => access(dirname(folder), constants.W_OK));
      return good(`${dataDir} can be written`);
    } catch (error) {
      return bad(
        `${dataDir} cannot be written: ${messageOf(error)}`,
        'Set DATA_DIR to a folder that this user may write to.',
      );
    }
  },
});

/** A check whose failure to run is itself what it found. */
export const guarded = (check: Check): Check => ({
  name: check.name,
  run: () =>
    check
      .run()
      .catch((error: unknown) =>
        bad(
          messageOf(error),
          'See the message; docs/guides/operating.md describes the usual causes.',
        ),
      ),
});
