import { isSlug } from '#libs/domain';
import { ProblemError } from '../problems/problem-error.js';

interface Creation {
  readonly type?: unknown;
  readonly data?: { readonly id?: unknown } | null;
  readonly commands?: readonly (Creation | null)[] | null;
}

/** The race that a document creates; it names the stream, so that it must be read before the rest. */
export function newRaceId(document: unknown): string {
  const { creation, at } = firstOf(document as Creation);
  if (creation.type !== 'CreateRace')
    throw malformed(`${at}/type`, 'value-not-allowed', 'Give CreateRace as the type here.');
  const id = String(creation.data?.id);
  if (isSlug(id)) return id;
  throw malformed(
    `${at}/data/id`,
    'slug-expected',
    'Give the id of the new race as a slug of lower-case letters, digits and single hyphens.',
  );
}

function firstOf(document: Creation): { creation: Creation; at: string } {
  const commands: unknown = document.commands;
  if (!Array.isArray(commands)) return { creation: document, at: '' };
  return { creation: (commands[0] ?? {}) as Creation, at: '/commands/0' };
}

const malformed = (pointer: string, code: string, detail: string): ProblemError =>
  new ProblemError({
    problem: 'command-malformed',
    detail,
    errors: [{ pointer, code, detail }],
  });
