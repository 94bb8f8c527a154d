import { join } from 'node:path';
import { folder, freePort } from './places.mjs';
import { program } from './programs.mjs';
import { hasDocker, ServerContainer } from './server-container.mjs';
import { ServerProcess } from './server-process.mjs';

/**
 * A real Redis on a free port: in Docker where an engine answers, else the machine's own.
 * @param name of its folder
 * @param survives whether it outlives this process; then its data does too
 * @param formerPort where it ran before, which its clients know; another one where that is taken
 */
export async function startRedis({
  name = `redis-${process.pid}`,
  survives = false,
  formerPort,
} = {}) {
  const port = await freePort(formerPort);
  const keep = ['--appendonly', survives ? 'yes' : 'no', '--save', ''];
  const rules = ['--maxmemory-policy', 'noeviction', ...keep];
  if (hasDocker()) {
    const image = {
      image: 'redis:7.4.2-alpine',
      inside: 6379,
      env: {},
      args: ['redis-server', ...rules],
    };
    return new ServerContainer({ name: 'redis', port, survives, ...image }).start();
  }
  const command = program('redis-server');
  const place = await folder(name);
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', place];
  const local = { command, args: [...where, ...rules], place, log: join(place, 'redis.log') };
  return new ServerProcess({ name: 'Redis', port, survives, ...local }).start();
}
