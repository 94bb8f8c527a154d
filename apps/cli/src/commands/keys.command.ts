import type { Command } from 'commander';
import { createKey, KEY_ROLES } from '#libs/platform';
import { EXIT, Failure } from '../failure.js';
import { show } from '../output/show.js';
import type { Act } from './act.js';

interface CreateOptions {
  readonly role: string;
  readonly name: string;
  readonly file?: string;
}

export function addKeys(program: Command, act: Act): void {
  program
    .command('keys')
    .description('keys of the API')
    .command('create')
    .description('make a key; only its hash is kept, so it is shown once')
    .requiredOption('--role <role>', KEY_ROLES.join(', '))
    .requiredOption('--name <name>', 'who will use it')
    .option('--file <file>', 'the service’s file of keys (environment: KEYS_FILE)')
    .action(
      act<CreateOptions>((session, { options: { role, name, file } }) => {
        const known = KEY_ROLES.find((one) => one === role);
        if (known === undefined)
          throw new Failure(`--role takes ${KEY_ROLES.join(', ')}, not "${role}".`, EXIT.usage);
        const keysFile = file ?? process.env['KEYS_FILE'];
        if (keysFile === undefined)
          throw new Failure('Name the file of keys with --file or KEYS_FILE.', EXIT.usage);
        const made = createKey(keysFile, { role: known, name });
        show(session, { ...made, role: known, name }, () => [
          made.token,
          `Kept as a hash in ${keysFile}. Send it as: Authorization: Bearer ${made.token}`,
        ]);
        return Promise.resolve();
      }),
    );
}
