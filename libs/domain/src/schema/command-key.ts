import type { Field } from './field.js';
import { refuse, shown } from './refusing.js';

/** Keys of commands are kept for ever, as their ids: so many characters of one byte each at most. */
export const COMMAND_KEY_CHARACTERS_MAX = 100;

const COMMAND_KEY = new RegExp(`^[\\x21-\\x7e]{1,${COMMAND_KEY_CHARACTERS_MAX}}$`);

/** What a key looks like, in words for whoever wrote another. */
export const COMMAND_KEY_FORM = `1 to ${COMMAND_KEY_CHARACTERS_MAX} printable ASCII characters without blanks`;

export const isCommandKey = (value: unknown): value is string =>
  typeof value === 'string' && COMMAND_KEY.test(value);

/** The key under which a command is sent, wherever it stands: in a header, in a line of an import, in a reference. */
export function commandKey(): Field<string> {
  const schema = { type: 'string', pattern: COMMAND_KEY.source };
  return {
    input: schema,
    recorded: schema,
    read(value, pointer, reading) {
      if (isCommandKey(value)) return value;
      const detail = `Give ${COMMAND_KEY_FORM}, not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'key-expected', detail });
    },
  };
}
