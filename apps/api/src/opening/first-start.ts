import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '#libs/platform';
import type { EventLog } from '#libs/ports';
import { isEmbedded } from '../../../projector/src/open-log.js';
import type { ApiParts } from '../api-parts.js';
import { reachVersion } from '../queries/reach-version.js';
import { loadSample, type SampleReport } from './sample.js';

/** Stands in the data folder while the sample is loaded, so that a start that was cut short is gone on with. */
const MARK = 'sample-is-loading';

/** Whether the sample is still to be loaded, as the settings say and as the log is. */
export const isFirstStart = async (
  { settings }: ApiParts,
  log: EventLog | undefined,
): Promise<boolean> =>
  log !== undefined &&
  wantsSample(settings) &&
  (existsSync(markIn(settings)) || (await isEmpty(log)));

/** Fills an embedded log with the sample races. */
export async function fillFirst(parts: ApiParts): Promise<void> {
  const { settings, commands, logger } = parts;
  const mark = markIn(settings);
  await writeFile(mark, '');
  const loaded = await loadSample((request) => commands.submit(request), logger);
  if (loaded === null) return;
  await rm(mark);
  await shown(parts, loaded);
}

/** A greeting that links into the sample is true once the read models hold it. */
async function shown(
  { readModel, logger }: ApiParts,
  { recorded, refused, versions }: SampleReport,
): Promise<void> {
  logger.info('The sample races are loaded.', { recorded, refused });
  for (const [race, version] of versions)
    await reachVersion(readModel, { race, version, waitSeconds: null });
}

const markIn = ({ dataDir }: Settings): string => join(dataDir, MARK);

const wantsSample = (settings: Settings): boolean =>
  isEmbedded(settings) && settings.sample && settings.doors.includes('commands');

const isEmpty = async (log: EventLog): Promise<boolean> =>
  (await log.end()).cursor.every((next) => next === 0);
