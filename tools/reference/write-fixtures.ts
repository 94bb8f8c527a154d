import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { edtfReader } from '#libs/dates';
import { EVENTS, type EventType, goldenEvent } from '#libs/domain';

const FOLDER = 'test/fixtures/events';
const HASHES = `${FOLDER}/sha256.txt`;

/**
 * Writes the golden fixture of every type whose newest version has none, and lists it. What is there already is
 * never written again.
 * @returns the files written.
 */
export async function writeMissingFixtures(): Promise<readonly string[]> {
  const written: string[] = [];
  for (const type of Object.keys(EVENTS) as EventType[]) {
    const file = `${FOLDER}/${type}.v${EVENTS[type].version}.json`;
    if (existsSync(file)) continue;
    const text = JSON.stringify(goldenEvent(type, edtfReader), null, 2);
    writeFileSync(file, await format(text, { parser: 'json', printWidth: 100 }));
    written.push(file);
  }
  listAll();
  return written;
}

/** Adds what is not listed; a hash that is listed stays, so that a test tells of a fixture that changed. */
function listAll(): void {
  const lines = existsSync(HASHES) ? readFileSync(HASHES, 'utf8').trimEnd().split('\n') : [];
  const listed = new Map(lines.map((line) => [fileOf(line), line]));
  for (const file of readdirSync(FOLDER))
    if (file.endsWith('.json') && !listed.has(file)) listed.set(file, hashLine(file));
  const all = [...listed.values()].sort((one, other) => (fileOf(one) < fileOf(other) ? -1 : 1));
  writeFileSync(HASHES, `${all.join('\n')}\n`);
}

/** As `sha256sum` prints it. */
function hashLine(file: string): string {
  const hash = createHash('sha256').update(readFileSync(`${FOLDER}/${file}`));
  return `${hash.digest('hex')}  ${file}`;
}

const fileOf = (line: string): string => line.split('  ')[1] ?? '';
