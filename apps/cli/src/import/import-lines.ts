import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type CommandLine, readCommandLine } from '#libs/importers';

/** A line that can be sent. */
export interface ReadLine extends CommandLine {
  readonly key: string;
}

/** A line of the file, numbered from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly read: ReadLine | { readonly unreadable: string };
}

/** Reads a file line by line; a line without a key of its own is sent under the hash of its text. */
export async function* linesOf(file: string): AsyncGenerator<NumberedLine> {
  const input = createReadStream(file, 'utf8');
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    const read = readCommandLine(text);
    if (read !== null) yield { number, read: withKey(read, text) };
  }
}

function withKey(
  read: CommandLine | { readonly unreadable: string },
  text: string,
): NumberedLine['read'] {
  if ('unreadable' in read) return read;
  return { ...read, key: read.key ?? createHash('sha256').update(text).digest('hex') };
}
