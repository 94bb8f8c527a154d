import type { CommandOutcome, CommandRequest } from '#libs/application';
import { silentLogger } from '#libs/ports';
import { loadSample } from './sample.js';

const recorded: CommandOutcome = {
  kind: 'recorded',
  replayed: false,
  version: 1,
  recordedAt: 0,
  events: [],
};
const away: CommandOutcome = { kind: 'not-ready', reason: 'The process ends.' };

/** Answers as told, one after another, and then as the last. */
function answering(...outcomes: readonly CommandOutcome[]) {
  const asked: CommandRequest[] = [];
  const submit = (request: CommandRequest): Promise<CommandOutcome> => {
    asked.push(request);
    return Promise.resolve(outcomes[Math.min(asked.length, outcomes.length) - 1] ?? away);
  };
  return { asked, submit };
}

describe('loading the sample', () => {
  it('stops at the first command that nobody decided, and does not count as done', async () => {
    const { asked, submit } = answering(recorded, recorded, away);
    expect(await loadSample(submit, silentLogger)).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it('sends every line under its own key', async () => {
    const { asked, submit } = answering(recorded);
    const report = await loadSample(submit, silentLogger);
    expect(report).toMatchObject({ recorded: asked.length, refused: 0 });
    expect(new Set(asked.map(({ cid }) => cid)).size).toBe(asked.length);
  });
});
