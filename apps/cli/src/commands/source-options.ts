import type { Command } from 'commander';

export interface SourceOptions {
  readonly publisher?: string;
  readonly title?: string;
  readonly sourceUrl?: string;
  readonly published?: string;
  readonly kind: string;
  readonly origin?: string;
  readonly quote?: string;
}

export function addSourceOptions(command: Command): Command {
  return command
    .option('--publisher <name>', 'who said so: "Chicago Sun-Times"')
    .option('--title <text>', 'title of the story or document')
    .option('--source-url <address>', 'where it can be read')
    .option('--published <date>', 'when it was said: EDTF or an instant')
    .option('--kind <kind>', 'news, official, filing, press-release, social, feed or own', 'news')
    .option('--origin <agency>', 'the agency behind a wire story')
    .option('--quote <text>', 'at most 300 characters, verbatim');
}

/**
 * The member of a command that gives its source. Absent where the options name none: some commands take no sources,
 * and of the others the service says that one is missing.
 */
export function statedSources(options: SourceOptions): { readonly sources?: readonly object[] } {
  const sources = sourcesOf(options);
  return sources.length === 0 ? {} : { sources };
}

/** The one source that the options name; none where they name none. */
export function sourcesOf(options: SourceOptions): readonly object[] {
  const { publisher, title, sourceUrl, published, kind, origin, quote } = options;
  if (publisher === undefined && sourceUrl === undefined) return [];
  const given = Object.entries({
    publisher,
    title,
    url: sourceUrl,
    published,
    kind,
    origin,
    quote,
  });
  return [Object.fromEntries(given.filter(([, value]) => value !== undefined))];
}
