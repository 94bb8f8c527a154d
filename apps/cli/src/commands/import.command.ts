import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import { completeImport, importOf, startImport } from '../import/import-journal.js';
import { type ImportReport, ImportTally } from '../import/import-report.js';
import { rehearseLines } from '../import/rehearsal.js';
import { recordLines, runImport, type TakeLine } from '../import/run-import.js';
import type { Session } from '../options.js';
import { Progress } from '../output/progress.js';
import { show } from '../output/show.js';
import type { Act } from './act.js';

interface ImportOptions {
  readonly dryRun?: boolean;
}

export function addImport(program: Command, act: Act): void {
  program
    .command('import')
    .description('record a file of command documents, one per line; safe to run again')
    .argument(
      '<file>',
      'NDJSON: each line a command document with its race, person or other record and, better, its key',
    )
    .option('--dry-run', 'say what would become of each line, and record nothing')
    .action(
      act<ImportOptions>(async (session, { args, options }) => {
        const file = fileIn(args);
        const report = await (options.dryRun === true ? rehearse : record)(session, file);
        show(session, report, () => [
          ...whatItIs(report),
          summary(report),
          ...report.refused.map(refusedLine),
        ]);
        if (report.refused.length > 0) throw new Failure(refusedInAll(report), EXIT.failed);
      }),
    );
}

function fileIn([file = '']: readonly string[]): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new Failure(`There is no file ${file}.`, EXIT.usage);
  if (found.isDirectory())
    throw new Failure(`${file} is a folder: name the file in it to import.`, EXIT.usage);
  return file;
}

const rehearse = async (session: Session, file: string): Promise<ImportReport> => ({
  dryRun: true,
  ...(await takeAll(session, file, rehearseLines(session))),
});

/** What the import is and came to is recorded with it. */
async function record(session: Session, file: string): Promise<ImportReport> {
  const identity = await importOf(file);
  await startImport(session.connection, identity);
  const report = await takeAll(session, file, recordLines(session, identity.id));
  await completeImport(session.connection, identity, report);
  return { import: identity.id, ...report };
}

async function takeAll(session: Session, file: string, take: TakeLine): Promise<ImportReport> {
  const tally = new ImportTally();
  const progress = new Progress(session.terminal, () => summary(tally.report()));
  await runImport(file, take, {
    tally,
    onProgress: () => {
      progress.tick();
    },
  });
  return tally.report();
}

const whatItIs = (report: ImportReport): readonly string[] =>
  report.dryRun === true
    ? ['dry run: nothing is recorded; this would be']
    : [`import ${report.import}`];

const summary = (report: ImportReport): string => {
  const { lines, recorded, replayed, unchanged, unjudged, refused } = report;
  const open = unjudged === undefined ? '' : `, ${unjudged} not judged`;
  return `${lines} lines: ${recorded} recorded, ${replayed} there already, ${unchanged} nothing new${open}, ${refused.length} refused`;
};

const refusedInAll = ({ refused }: ImportReport): string =>
  refused.length === 1 ? '1 line was refused.' : `${refused.length} lines were refused.`;

const refusedLine = ({ line, detail, problem }: ImportReport['refused'][number]): string =>
  [
    `line ${line}: ${detail}`,
    ...(problem?.errors ?? []).map((error) => `  ${error.pointer ?? ''}: ${error.detail ?? ''}`),
  ].join('\n');
