import { PROBLEMS } from '#libs/application';
import { code, page, table } from './markdown.js';

/** Every problem that a reply can name, for HTTP and the command line alike. */
export function problemsPage(): string {
  const all = Object.entries(PROBLEMS).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return page(
    'Problems',
    'Every refusal is a problem document (RFC 9457, `application/problem+json`). Its `type` is the address of a page of the service, `/problems/<code>`; `errors` point at what was wrong. The command line ends with the exit code beside it.',
    table(
      ['Code', 'HTTP', 'Exit', 'Worth another try'],
      all.map(([name, { status, exit, retryable }]) => [
        `[${code(name)}](#${name})`,
        String(status),
        String(exit),
        retryable ? 'yes' : 'no',
      ]),
    ),
    ...all.map(([name, { title, cause, fix }]) =>
      [`## ${name}`, `**${title}** ${cause}`, `What to do: ${fix}`].join('\n\n'),
    ),
  );
}
