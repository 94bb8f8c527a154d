import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import { type ImportReport, ImportTally } from '../import/import-report.js';
import { runImport } from '../import/run-import.js';
import { Progress } from '../output/progress.js';
import { show } from '../output/show.js';
import type { Act } from './act.js';

export function addImport(program: Command, act: Act): void {
  program
    .command('import')
    .description('record a file of command documents, one per line; safe to run again')
    .argument('<file>', 'NDJSON: each line a command document with its race and, better, its key')
    .action(
      act(async (session, { args: [file = ''] }) => {
        if (!existsSync(file)) throw new Failure(`There is no file ${file}.`, EXIT.usage);
        const tally = new ImportTally();
        const progress = new Progress(session.terminal, () => summary(tally.report()));
        await runImport(session, file, {
          tally,
          onProgress: () => {
            progress.tick();
          },
        });
        const report = tally.report();
        show(session, report, () => [summary(report), ...report.refused.map(refusedLine)]);
        if (report.refused.length > 0)
          throw new Failure(`${report.refused.length} lines were refused.`, EXIT.failed);
      }),
    );
}

const summary = ({ lines, recorded, replayed, unchanged, refused }: ImportReport): string =>
  `${lines} lines: ${recorded} recorded, ${replayed} there already, ${unchanged} nothing new, ${refused.length} refused`;

const refusedLine = ({ line, detail, problem }: ImportReport['refused'][number]): string =>
  [
    `line ${line}: ${detail}`,
    ...(problem?.errors ?? []).map((error) => `  ${error.pointer ?? ''}: ${error.detail ?? ''}`),
  ].join('\n');
