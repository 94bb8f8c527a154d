import type { Environment } from '#libs/platform';
import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

const RACE = 'checkville';
const STATE = `/v1/races/${RACE}/state`;
const COMMANDS = `/v1/races/${RACE}/commands`;
const SECRET = /secret/i;

/** A process can only be beside another where both stand on servers. */
const ON_SERVERS = MODES.find(({ name }) => name === 'on Kafka and Redis');

const CLOSED = `${STATE}?validAt=2022-03-01&atVersion=3`;
const ASKED = [
  STATE,
  CLOSED,
  `${CLOSED}&clock=published`,
  `/v1/races/${RACE}/timeline?validAt=2022-03-01&atVersion=3`,
  `/v1/races/${RACE}/endorsements`,
];

(ON_SERVERS === undefined ? describe.skip : describe)('a redaction by another process', () => {
  let env: Environment;
  let writing: TestService;
  let asked: TestService;
  beforeAll(async () => {
    env = ON_SERVERS?.env() ?? {};
    writing = await TestService.start(env);
    asked = await TestService.start(env);
    await writing.record('/v1/races', createRace(RACE));
    await writing.record(COMMANDS, declare('ada-lane'));
  });
  afterAll(() => Promise.all([writing.close(), asked.close()]));

  const telling = async (): Promise<readonly string[]> => {
    const replies = await Promise.all(ASKED.map((path) => asked.call(path)));
    return ASKED.filter((_, index) => SECRET.test(replies[index]!.text));
  };

  it('hides at once what this one had answered, kept and shown', async () => {
    const { events } = await writing.record(COMMANDS, endorse('secret-endorser'));
    await asked.call(`${STATE}?minVersion=3`);
    for (const time of ['made', 'kept', 'kept and found']) {
      expect([time, await telling()]).toEqual([time, ASKED]);
    }
    const data = { event: events[0]!.id, reason: 'privacy' };
    const { status } = await writing.post(
      COMMANDS,
      { type: 'RedactEvent', data },
      { as: 'operator' },
    );
    expect(status).toBe(201);
    // The read models tell of it: from then on nobody else may tell of what it hid.
    await writing.call(`${STATE}?minVersion=4`);
    expect(await telling()).toEqual([]);
  });
});
