import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';

/** In what an answer is written. */
export type AnswerForm = 'json' | 'ndjson' | 'csv' | 'metadata' | 'links';

const BY_ENDING: Readonly<Record<string, AnswerForm>> = {
  json: 'json',
  ndjson: 'ndjson',
  csv: 'csv',
  'metadata.json': 'metadata',
};

/** What an address ends in for each form that has an ending. */
export const ENDING_OF = {
  json: '',
  ndjson: '.ndjson',
  csv: '.csv',
  metadata: '.metadata.json',
  links: '',
} as const satisfies Record<AnswerForm, string>;

/** Addresses of questions; streams and documents that are files of their own take no ending. */
const ENDED =
  /^(\/v1\/(?:races|events|facts|corrections|people|organizations|offices|parties|sources|imports)(?:\/[^?]*?)?)(?<!\/stream)\.(metadata\.json|json|ndjson|csv)(\?.*)?$/;
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

const asked = new WeakMap<IncomingMessage, AnswerForm>();

/** The address without the ending that names a form, which is remembered for its request. */
export function withoutEnding(request: IncomingMessage): string {
  const url = String(request.url);
  const ended = ENDED.exec(url);
  if (ended === null || !READS.has(String(request.method))) return url;
  const [, path, ending] = ended.map(String);
  asked.set(request, BY_ENDING[String(ending)] ?? 'json');
  return url.replace(`${String(path)}.${String(ending)}`, () => String(path));
}

/** The form that the ending of the address asks for; undefined where it has none. */
export const formByEnding = ({ raw }: FastifyRequest): AnswerForm | undefined => asked.get(raw);

const BY_TYPE: Readonly<Record<string, AnswerForm>> = {
  'application/json': 'json',
  'application/*': 'json',
  '*/*': 'json',
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
  'application/link-format': 'links',
};

interface Range {
  readonly form: AnswerForm;
  readonly quality: number;
}

/** The form that the header Accept likes best (RFC 9110); JSON where it names none that there is. */
export function formByAccept(header: string | undefined): AnswerForm {
  const ranges = (header ?? '').split(',').flatMap(rangeOf);
  const best = ranges.sort((one, other) => other.quality - one.quality)[0];
  return best?.form ?? 'json';
}

function rangeOf(text: string): readonly Range[] {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const form = BY_TYPE[type];
  const quality = qualityOf(parameters.at(-1));
  return form !== undefined && quality > 0 ? [{ form, quality }] : [];
}

/** Without a weight a range counts as one. */
const qualityOf = (parameter = ''): number =>
  Number(/^q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?)$/.exec(parameter)?.[1] ?? 1);
