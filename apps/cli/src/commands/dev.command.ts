import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import type { Act } from './act.js';

interface DevOptions {
  readonly data: string;
  readonly port: string;
}

const SERVICE = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));

export function addDev(program: Command, act: Act): void {
  program
    .command('dev')
    .description('run everything in one process: log on disk, read models in memory, sample races')
    .option('--data <folder>', 'folder of the log', '.data')
    .option('--port <port>', 'port of the service', '3000')
    .action(
      act<DevOptions>(async (_session, { options: { data, port } }) => {
        const env = { ...process.env, DATA_DIR: data, PORT: port };
        // A laptop's one process: servers named for other purposes are left alone.
        const embedded = { ...env, KAFKA_BROKERS: '', REDIS_URL: '' };
        const service = spawn(process.execPath, ['--enable-source-maps', SERVICE], {
          env: embedded,
          stdio: 'inherit',
        });
        for (const signal of ['SIGINT', 'SIGTERM'] as const)
          process.on(signal, () => service.kill(signal));
        const [code] = (await once(service, 'exit')) as [number | null];
        if (code !== 0)
          throw new Failure('The service ended; what it said above is why.', code ?? EXIT.failed);
      }),
    );
}
