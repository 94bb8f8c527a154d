import type { Command } from 'commander';
import { readSettings, type Settings } from '#libs/platform';
import type { Check, Finding } from '../doctor/check.js';
import { folderCheck, guarded, nodeCheck, settingsCheck } from '../doctor/machine-checks.js';
import { kafkaCheck, redisCheck } from '../doctor/server-checks.js';
import { serviceCheck } from '../doctor/service-checks.js';
import { EXIT, Failure } from '../failure.js';
import { columns, show } from '../output/show.js';
import type { Act } from './act.js';

type Named = Finding & { readonly name: string };

export function addDoctor(program: Command, act: Act): void {
  program
    .command('doctor')
    .description('what is reachable, what is set up wrongly, and what to do about it')
    .action(
      act(async (session) => {
        const checks = [nodeCheck, settingsCheck, ...serversOf(), serviceCheck(session.connection)];
        const findings = await Promise.all(checks.map(findingOf));
        show(session, { findings }, () =>
          columns(
            findings.map(({ name, state, detail, fix }) => [
              state === 'good' ? 'ok' : 'BAD',
              name,
              fix === undefined ? detail : `${detail} ${fix}`,
            ]),
          ),
        );
        if (findings.some(({ state }) => state === 'bad'))
          throw new Failure('Something needs mending.', EXIT.failed);
      }),
    );
}

async function findingOf(check: Check): Promise<Named> {
  return { name: check.name, ...(await guarded(check).run()) };
}

/** What the environment names: the folder of an embedded log, or Kafka and Redis. */
function serversOf(): readonly Check[] {
  const read = readSettings(process.env);
  return 'settings' in read ? checksOf(read.settings) : [];
}

const checksOf = (settings: Settings): readonly Check[] =>
  settings.redisUrl === null
    ? [folderCheck(settings)]
    : [kafkaCheck(settings), redisCheck(settings.redisUrl, settings)];
