import { SETTINGS } from '#libs/platform';
import { code, page, table } from './markdown.js';

/** Every environment variable that the service reads. */
export function settingsPage(): string {
  return page(
    'Settings',
    'All settings are environment variables, read and checked at start: whatever is wrong with them is said at once, one sentence each, and the process ends with exit code 78. A start that something else refuses, such as a port in use or a folder that cannot be written, ends with 69.',
    table(
      ['Variable', 'Meaning', 'Where not set', 'Example'],
      Object.values(SETTINGS).map(({ name, meaning, fallback, example }) => [
        code(name),
        meaning,
        code(fallback),
        code(example),
      ]),
    ),
  );
}
