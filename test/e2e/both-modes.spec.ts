import { readFileSync } from 'node:fs';
import { readCommandLine } from '#libs/importers';
import { commandPath } from '../../apps/cli/src/commands/command-sending.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

/** The lines of the sample, in order, as commands and where they are sent. */
const COMMANDS = readFileSync('data/sample/il-sos-2022.ndjson', 'utf8')
  .split('\n')
  .flatMap((text) => {
    const line = readCommandLine(text);
    if (line === null || 'unreadable' in line) return [];
    const path = commandPath(line.stream, line.document);
    return [{ path, key: line.key ?? '', document: line.document }];
  });

const RACE = '/v1/races/il-sos-2022-dem-primary';
const QUESTIONS = ['state', 'timeline'].flatMap((part) =>
  ['2021-01-26', '2021-07-15', '2022-01-04', '2022-06-28', '2023-01-01'].flatMap((validAt) =>
    [7, 20, 40, 76].flatMap((version) =>
      ['recorded', 'published'].map(
        (clock) => `${RACE}/${part}?validAt=${validAt}&atVersion=${version}&clock=${clock}`,
      ),
    ),
  ),
);

/** Two logs take the same command at different times; nothing else may differ. */
const withoutRecordedTimes = (text: string): string =>
  text.replaceAll(
    /"(recordedAt|recordedSince|knownSince|changedAt|retractedAt|at)":"[^"]*"/g,
    '"$1":"…"',
  );

async function answersOf(service: TestService): Promise<readonly string[]> {
  for (const { path, key, document } of COMMANDS) {
    const { status, text } = await service.post(path, document, {
      headers: { 'idempotency-key': key },
    });
    if (status !== 201) throw new Error(`${path} ${key}: ${text}`);
  }
  await service.call(`${RACE}?minVersion=77`, { headers: { prefer: 'wait=10' } });
  const answers: string[] = [];
  for (const question of QUESTIONS) {
    const { status, text } = await service.call(question);
    answers.push(`${question} ${status} ${withoutRecordedTimes(text)}`);
  }
  return answers;
}

const [first, second] = MODES;
if (first === undefined || second === undefined)
  process.stderr.write('No Kafka and Redis, so the two modes are not compared.\n');

const title = 'closed answers are the same bytes in one process and on Kafka and Redis';
const compared =
  first !== undefined && second !== undefined ? ([[title, first, second]] as const) : [];

describe('both modes', () => {
  it('has the whole sample to send', () => {
    expect(COMMANDS.length).toBeGreaterThan(90);
  });

  for (const [sentence, one, other] of compared)
    it(sentence, async () => {
      const services = await Promise.all([one, other].map((mode) => TestService.start(mode.env())));
      try {
        const [embedded = [], cluster = []] = await Promise.all(services.map(answersOf));
        expect(cluster).toEqual(embedded);
        expect(embedded.every((answer) => answer.includes(' 200 '))).toBe(true);
      } finally {
        await Promise.all(services.map((service) => service.close()));
      }
    });
});
