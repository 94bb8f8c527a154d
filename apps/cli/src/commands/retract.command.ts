import type { Command } from 'commander';
import type { Act } from './act.js';
import { addSendingOptions, type SendingOptions, sendCommand } from './command-sending.js';
import { raceOfEvent } from './event-race.js';
import { addSourceOptions, sourcesOf, type SourceOptions } from './source-options.js';

interface RetractOptions extends SourceOptions, SendingOptions {
  readonly reason: string;
  readonly mistakeOf?: string;
  readonly note?: string;
}

export function addRetract(program: Command, act: Act): void {
  const command = program
    .command('retract')
    .description('take a fact back on paper: it was never true, or not ours to say')
    .argument('<event>', 'id of the event')
    .requiredOption('--reason <reason>', 'false-report, duplicate, wrong-race or mistake')
    .option('--mistake-of <whose>', 'source or transcription; by default as the reason says')
    .option('--note <text>', 'why, in words');
  addSendingOptions(addSourceOptions(command)).action(
    act<RetractOptions>(async (session, { args: [event = ''], options }) => {
      const race = await raceOfEvent(session, event);
      await sendCommand(session, race, { document: retraction(event, options), options });
    }),
  );
}

function retraction(event: string, options: RetractOptions): object {
  const { reason, mistakeOf, note } = options;
  const kind = mistakeOf ?? (reason === 'false-report' ? 'source' : 'transcription');
  return {
    type: 'RetractEvent',
    sources: sourcesOf(options),
    data: { event, kind, reason, ...(note !== undefined && { note }) },
  };
}
