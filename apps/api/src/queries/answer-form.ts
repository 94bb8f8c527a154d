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
  /^(\/v1\/(?:races|events|facts|corrections|people|organizations|sources)(?:\/[^?]*?)?)\.(metadata\.json|json|ndjson|csv)(\?.*)?$/;
const STREAM = /\/stream$/;

const asked = new WeakMap<IncomingMessage, AnswerForm>();

/** The address without the ending that names a form, which is remembered for its request. */
export function withoutEnding(request: IncomingMessage): string {
  const { url = '/', method } = request;
  const [, path, ending = '', query = ''] = ENDED.exec(url) ?? [];
  const form = BY_ENDING[ending];
  const isRead = method === 'GET' || method === 'HEAD';
  if (path === undefined || form === undefined || !isRead || STREAM.test(path)) return url;
  asked.set(request, form);
  return path + query;
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
  const quality = Number(/^q=([\d.]{1,5})$/.exec(parameters.at(-1) ?? '')?.[1] ?? 1);
  return form === undefined || !(quality > 0) ? [] : [{ form, quality }];
}
