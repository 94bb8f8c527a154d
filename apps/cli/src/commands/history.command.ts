import type { Command } from 'commander';
import { columns, show } from '../output/show.js';
import type { Act } from './act.js';
import { factHistory } from './fact-history.js';

export function addHistory(program: Command, act: Act): void {
  program
    .command('history')
    .description('every version of a fact: what was recorded about it, when, and why')
    .argument('<fact>', 'id of the fact, as states and timelines show it')
    .action(
      act(async (session, { args: [fact = ''] }) => {
        const history = await factHistory(session, fact);
        show(session, history, () => [
          `${history.type} ${history.slot}${history.stands ? '' : ' (retracted)'}`,
          ...columns(
            history.steps.map(({ recordedAt, did, changed, reason }) => [
              recordedAt,
              did,
              changed.join(', '),
              reason ?? '',
            ]),
          ),
        ]);
      }),
    );
}
