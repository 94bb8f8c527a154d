import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import type { Session } from '../options.js';
import { Progress } from '../output/progress.js';
import { show } from '../output/show.js';
import type { Act } from './act.js';

/** A rebuild as the service reports it. */
interface Replay {
  readonly id: string;
  readonly status: 'running' | 'promoted' | 'failed';
  readonly generation: number;
  readonly done: number;
  readonly total: number;
  readonly reason?: string;
}

const LOOK_EVERY_MS = 250;

interface RebuildOptions {
  readonly detach?: boolean;
}

export function addRebuild(program: Command, act: Act): void {
  program
    .command('rebuild')
    .description('build the read models anew beside those that serve, then serve the new ones')
    .option('--detach', 'start it and return; the service goes on')
    .action(
      act<RebuildOptions>(async (session, { options: { detach } }) => {
        const { body } = await session.connection.post('/admin/v1/replays', { body: {} });
        const started = body as unknown as Replay;
        const replay = detach === true ? started : await finished(session, started);
        show(session, replay, () => [sentence(replay)]);
        if (replay.status === 'failed')
          throw new Failure(replay.reason ?? 'The rebuild failed.', EXIT.failed);
      }),
    );
}

async function finished(session: Session, started: Replay): Promise<Replay> {
  let replay = started;
  const progress = new Progress(session.terminal, () => sentence(replay));
  while (replay.status === 'running') {
    await pause(LOOK_EVERY_MS);
    const { body } = await session.connection.get(`/admin/v1/replays/${started.id}`);
    replay = body as unknown as Replay;
    progress.tick();
  }
  return replay;
}

const sentence = ({ generation, status, done, total }: Replay): string =>
  `generation ${generation}: ${status}, ${done} of ${total} records`;
