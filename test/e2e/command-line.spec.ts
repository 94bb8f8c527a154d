import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../apps/cli/src/failure.js';
import { run } from '../../apps/cli/src/program.js';
import { TestService } from './service.js';

/** What these tests read of what the verbs print; what is not there they do not read. */
interface Printed {
  readonly candidates: readonly {
    readonly person: { readonly id: string };
    readonly cash: readonly Cash[];
  }[];
  readonly events: readonly { readonly id: string }[];
  readonly steps: readonly { readonly did: string; readonly changed: readonly string[] }[];
  readonly event: { readonly data: object };
  readonly data: readonly object[];
  readonly token: string;
  readonly import?: string;
  readonly lines?: number;
}

interface Cash {
  readonly fact: string;
  readonly measure: string;
  readonly data: { readonly candidate: { readonly id: string } };
}

const SAMPLE = 'data/sample/il-sos-2022.ndjson';
const RACE = 'il-sos-2022-dem-primary';

describe('the command line', () => {
  let service: TestService;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'timeline-cli-'));
    service = await TestService.start({});
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs a verb as an operator would type it. */
  async function timeline(...args: readonly string[]) {
    const data: string[] = [];
    const messages: string[] = [];
    const terminal = {
      data: (text: string) => void data.push(text),
      message: (text: string) => void messages.push(text),
      isInteractive: false,
    };
    const keyFile = join(folder, 'key');
    writeFileSync(keyFile, service.tokenOf('operator'));
    const where = ['--url', service.address, '--api-key-file', keyFile];
    const exit = await run([...where, ...args], terminal);
    return { exit, data: data.join('\n'), messages: messages.join('\n') };
  }
  /** How far the first race and the import itself are recorded. */
  const versionsOf = async (id = ''): Promise<readonly number[]> => {
    const asked = ['il-sos-2022-general', `import/${id}`].map((record) =>
      service.call(`/v1/events?${record.includes('/') ? 'stream' : 'race'}=${record}&limit=1000`),
    );
    return (await Promise.all(asked)).map(({ body }) => body.data.length);
  };
  const asJson = async (...args: readonly string[]): Promise<Printed> => {
    const { data, messages } = await timeline(...args, '--json');
    return JSON.parse(data === '' ? messages : data) as Printed;
  };

  it('rehearses an import: nothing is recorded, and every line is judged after those above it', async () => {
    const lines = readFileSync(SAMPLE, 'utf8').trim().split('\n').length;
    const dry = await asJson('import', SAMPLE, '--dry-run');
    const counts = { lines, recorded: lines, replayed: 0, unchanged: 0, refused: [] };
    expect(dry).toEqual({ dryRun: true, ...counts });
    expect((await asJson('races')).data).toEqual([]);
    expect((await service.call('/v1/events')).body.data).toEqual([]);
  });

  it('imports the sample whole, and a second time records nothing', async () => {
    const lines = readFileSync(SAMPLE, 'utf8').trim().split('\n').length;
    const first = await asJson('import', SAMPLE);
    const counts = { import: first.import, lines, unchanged: 0, refused: [] };
    expect(first).toEqual({ ...counts, recorded: lines, replayed: 0 });
    const heads = await versionsOf(first.import);
    const second = await asJson('import', SAMPLE);
    expect(second).toEqual({ ...counts, recorded: 0, replayed: lines });
    expect(await versionsOf(first.import)).toEqual(heads);
    const dry = await asJson('import', SAMPLE, '--dry-run');
    expect(dry).toMatchObject({ recorded: 0, replayed: lines });
  });

  it('tells of an import what was read and what it came to, and what came from it', async () => {
    const { import: id } = await asJson('import', SAMPLE);
    const { body } = await service.call(`/v1/imports/${id}?minVersion=2`);
    const { lines } = await asJson('import', SAMPLE);
    expect(body).toMatchObject({
      name: 'il-sos-2022.ndjson',
      completed: { value: { lines, accepted: lines, refused: 0 } },
    });
    const events = await service.call('/v1/events?limit=1000');
    const correlations = events.body.data.map((event) => Object(event).correlationid as unknown);
    expect(new Set(correlations)).toEqual(new Set([id]));
  });

  it('imports persons with their identifiers elsewhere', async () => {
    const { body } = await service.call('/v1/people?identifier=fec-candidate:S6IL00151');
    expect(body.data.map(({ id }) => id)).toEqual(['richard-durbin']);
  });

  it('goes on after refused and unreadable lines, and says which they were', async () => {
    const [created = '', ...others] = readFileSync(SAMPLE, 'utf8').trim().split('\n');
    const wrong = JSON.stringify({ race: RACE, type: 'CallRace', data: {} });
    const file = join(folder, 'mixed.ndjson');
    writeFileSync(file, [created, 'no JSON', wrong, '', others.at(-1)].join('\n'));
    const { exit, data } = await timeline('import', file);
    expect(exit).toBe(EXIT.failed);
    expect(data).toContain('4 lines: 0 recorded, 2 there already, 0 nothing new, 2 refused');
    expect(data).toContain('line 2: It must hold one JSON object.');
    expect(data).toMatch(/line 3: [^]*\/sources: Give at least one source/);
  });

  it('counts one refused line as one', async () => {
    const file = join(folder, 'wrong.ndjson');
    writeFileSync(file, 'no JSON');
    expect((await timeline('import', file)).messages).toContain('1 line was refused.');
  });

  it.each([
    ['that may not record', () => service.tokenOf('reader'), []],
    ['that is unknown', () => 'tl_nobody_0', []],
    ['that may not record, on a dry run', () => service.tokenOf('reader'), ['--dry-run']],
  ])('ends an import in a sentence with a key %s', async (_, token, options) => {
    const keyFile = join(folder, 'refused-key');
    writeFileSync(keyFile, token());
    const { exit, messages } = await timeline(
      ...['import', SAMPLE, '--api-key-file', keyFile, ...options],
    );
    expect(exit).toBe(EXIT.notAllowed);
    expect(messages).toMatch(/key/);
    expect(messages).not.toMatch(/ {4}at /);
  });

  it('shows a state for people and for programs', async () => {
    const asked = ['state', RACE, '--as-of', '2022-01-04', '--clock', 'published'];
    const shown = await timeline(...asked);
    expect(shown.exit).toBe(EXIT.done);
    expect(shown.data).toMatch(/Pat Dowell +declared +certain/);
    const { candidates } = await asJson(...asked);
    expect(candidates.map(({ person }) => person.id)).toContain('pat-dowell');
  });

  it('records, corrects and retracts a fact, and tells its history', async () => {
    const source = ['--publisher', 'The Gazette', '--published', '2022-03-02'];
    const recorded = await asJson(
      ...['record', RACE, 'AnnounceEndorsement', '--occurred', '2022-03-01', ...source],
      ...['--set', 'endorser.id=jane-roe', '--set', 'endorser.name=Jane Roe'],
      ...['--set', 'endorser.kind=person', '--set', 'candidate=anna-valencia'],
      ...['--set', 'stance=support'],
    );
    const fact = recorded.events[0]!.id;
    const corrected = await timeline(
      ...['correct', fact, '--set', 'stance=oppose', '--reason', 'Misread.'],
    );
    expect(corrected).toMatchObject({ exit: EXIT.done, messages: '' });
    const retracted = await timeline('retract', fact, '--reason', 'false-report', ...source);
    expect(retracted).toMatchObject({ exit: EXIT.done, messages: '' });
    const history = await asJson('history', fact);
    expect(history.steps.map(({ did }) => did)).toEqual(['asserted', 'corrected', 'retracted']);
    expect(history.steps[1]!.changed).toContain('data.stance');
  });

  it('corrects one measure of a report and keeps the others', async () => {
    const state = await asJson('state', RACE, '--valid-at', '2021-07-20');
    const cash = state.candidates.flatMap((one) => one.cash);
    const found = cash.find(
      ({ measure, data }) => measure === 'totalReceipts' && data.candidate.id === 'pat-dowell',
    )!;
    const { exit } = await timeline(
      ...['correct', found.fact, '--set', 'totalReceipts.amountCents=39857601'],
      ...['--reason', 'A cent was lost.'],
    );
    expect(exit).toBe(EXIT.done);
    const history = await asJson('history', found.fact);
    expect(history.event.data).toMatchObject({
      totalReceipts: { amountCents: 39_857_601 },
      fundsAvailable: { amountCents: 41_638_100 },
    });
  });

  it('sends no sources with a command that takes none', async () => {
    const { candidates } = await asJson('state', RACE);
    const { fact } = candidates.flatMap((one) => one.cash)[0]!;
    const { exit, messages } = await timeline(
      ...['record', RACE, 'RedactEvent', '--set', `event=${fact}`, '--dry-run'],
      ...['--set', 'reason=court-order'],
    );
    expect({ exit, messages }).toEqual({ exit: EXIT.done, messages: '' });
  });

  it('records nothing on a dry run', async () => {
    const before = await asJson('races');
    const { exit } = await timeline(
      ...['record', RACE, 'WithdrawCandidacy', '--occurred', '2022-03-01', '--dry-run'],
      ...['--publisher', 'The Gazette', '--published', '2022-03-02'],
      ...['--set', 'candidate=david-moore'],
    );
    expect(exit).toBe(EXIT.done);
    expect((await asJson('races')).data).toEqual(before.data);
  });

  it('rebuilds the read models, and they say the same', async () => {
    const asked = ['state', RACE, '--valid-at', '2022-01-04', '--at-version', '40'];
    const before = await timeline(...asked, '--json');
    expect(await asJson('rebuild')).toMatchObject({ status: 'promoted', generation: 2 });
    expect(await timeline(...asked, '--json')).toEqual(before);
  });

  it('makes a key that the service takes', async () => {
    const file = join(folder, 'more-keys.json');
    const made = await asJson(
      ...['keys', 'create', '--role', 'editor', '--name', 'night desk', '--file', file],
    );
    expect(made.token).toMatch(/^tl_/);
    expect(readFileSync(file, 'utf8')).not.toContain(made.token.split('_').at(-1));
  });

  it('says what is well, and what is not', async () => {
    expect((await timeline('doctor')).data).toMatch(/ok +service +http/);
    const away = await timeline('doctor', '--url', 'http://127.0.0.1:9');
    expect(away.exit).toBe(EXIT.failed);
    expect(away.data).toMatch(/BAD +service .*cannot be reached/);
  });

  it.each([
    ['an unknown verb', ['vanish'], EXIT.usage, /unknown command/],
    ['a missing argument', ['state'], EXIT.usage, /missing required argument/],
    ['an unknown option', ['state', RACE, '--when', 'now'], EXIT.usage, /unknown option/],
    ['an unknown race', ['state', 'nowhere'], EXIT.notFound, /no race "nowhere"/],
    ['a time that is none', ['state', RACE, '--as-of', '2021-02-30'], EXIT.usage, /2021-02-30/],
    ['a file that is not there', ['import', 'nowhere.ndjson'], EXIT.usage, /no file/],
    ['a folder', ['import', 'data/sample'], EXIT.usage, /data\/sample is a folder/],
    ['an unknown role', ['keys', 'create', '--role', 'king', '--name', 'x'], EXIT.usage, /king/],
    ['a setting without value', ['record', RACE, 'CallRace', '--set', 'x'], EXIT.usage, /--set/],
  ])('refuses %s', async (_, args, exit, said) => {
    const answer = await timeline(...args);
    expect(answer.exit).toBe(exit);
    expect(answer.messages).toMatch(said);
  });
});
