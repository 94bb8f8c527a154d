/* global fetch */
/**
 * node start-built.mjs: what was built starts on an empty folder, answers its own three questions and the
 * command line, and ends on SIGTERM with exit code 0.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const data = mkdtempSync(join(tmpdir(), 'timeline-built-'));
const env = { PATH: process.env.PATH, DATA_DIR: data, HOST: '127.0.0.1', PORT: '0' };
const service = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(service, 'exit');
try {
  const [address, ...questions] = await greeting();
  for (const question of questions) await answered(question);
  const state = ['state', 'il-sos-2022-dem-primary', '--as-of', '2022-01-04'];
  console.log(timeline(...state, '--clock', 'published', '--url', address));
  service.kill('SIGTERM');
  const [code, signal] = await ended;
  if (code !== 0) throw new Error(`It ended with ${code ?? signal}.`);
} finally {
  service.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}

/** The addresses that the start prints: its own, and those of the questions. */
async function greeting() {
  const addresses = [];
  for await (const line of createInterface({ input: service.stdout })) {
    if (!line.startsWith('{')) addresses.push(...(line.match(/http:\S+/g) ?? []));
    if (addresses.length === 4) return addresses;
  }
  throw new Error('It ended before it greeted.');
}

function timeline(...args) {
  return execFileSync(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    encoding: 'utf8',
  });
}

async function answered(url) {
  const reply = await fetch(url);
  const { candidates } = await reply.json();
  if (reply.status !== 200 || candidates.length === 0)
    throw new Error(`${url}: ${reply.status}, ${candidates?.length} candidates`);
}
