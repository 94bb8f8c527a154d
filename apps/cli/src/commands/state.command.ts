import type { Command } from 'commander';
import { show } from '../output/show.js';
import { stateLines } from '../output/state-lines.js';
import type { Act } from './act.js';

interface TimeOptions {
  readonly asOf?: string;
  readonly validAt?: string;
  readonly knownAt?: string;
  readonly atVersion?: string;
  readonly clock?: string;
}

export function addState(program: Command, act: Act): void {
  program
    .command('state')
    .description('what was true in a race at one time, as known at another')
    .argument('<race>', 'id of the race: il-sos-2022-dem-primary')
    .option('--as-of <time>', 'both times at once: 2022-01-04')
    .option('--valid-at <time>', 'true in the world at')
    .option('--known-at <time>', 'as known at')
    .option('--at-version <number>', 'as known after so many events of the race')
    .option('--clock <clock>', 'known when we recorded it, or when its sources published it')
    .addHelpText(
      'after',
      '\nExample:\n  timeline state il-sos-2022-dem-primary --as-of 2022-01-04 --clock published',
    )
    .action(
      act<TimeOptions>(async (session, { args: [race = ''], options }) => {
        const path = `/v1/races/${encodeURIComponent(race)}/state`;
        const query = new URLSearchParams(Object.entries(options) as [string, string][]);
        const asked = query.size === 0 ? path : `${path}?${query.toString()}`;
        const { body } = await session.connection.get(asked);
        show(session, body, () => stateLines(body));
      }),
    );
}
