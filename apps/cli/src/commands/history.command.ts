import type { Command } from 'commander';
import { columns, show } from '../output/show.js';
import type { Act } from './act.js';
import { asCommandData } from './command-data.js';
import { type FactHistory, factHistory } from './fact-history.js';

/** What a step made of the fact: all of it at first, then what changed. */
function changesOf({ revision, changed }: FactHistory['steps'][number]): string {
  if (revision === null) return '';
  const { occurred, assertion, data } = revision;
  const values: Fields = { occurred: occurred.edtf, assertion, ...asCommandData(data) };
  const shown = changed.map((name) => name.replace(/^data\./, ''));
  return Object.entries(values)
    .filter(([name]) => shown.length === 0 || shown.includes(name))
    .map(([name, value]) => `${name}=${brief(value)}`)
    .join(' ');
}

type Fields = Readonly<Record<string, unknown>>;

/** A person by id, anything else as it is written. */
function brief(value: unknown): string {
  const { id } = Object(value) as { readonly id?: unknown };
  if (typeof id === 'string') return id;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const sourcesOf = ({ revision }: FactHistory['steps'][number]): string =>
  revision?.sources.join(', ') ?? '';

export function addHistory(program: Command, act: Act): void {
  program
    .command('history')
    .description('every version of a fact: what was recorded about it, when, and why')
    .argument('<fact>', 'id of the fact, as states and timelines show it')
    .action(
      act(async (session, { args: [fact = ''] }) => {
        const history = await factHistory(session, fact);
        show(session, history, () => [
          `${history.type} ${history.slot}${history.stands ? '' : ' (retracted)'}`,
          ...columns(
            history.steps.map((step) => [
              step.recordedAt,
              step.did,
              changesOf(step),
              step.reason ?? '',
              sourcesOf(step),
            ]),
          ),
        ]);
      }),
    );
}
