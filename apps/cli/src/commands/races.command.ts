import type { Command } from 'commander';
import type { Act } from './act.js';
import { columns, show } from '../output/show.js';

interface Race {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export function addRaces(program: Command, act: Act): void {
  program
    .command('races')
    .description('list the races of the record')
    .action(
      act(async (session) => {
        const { body } = await session.connection.get('/v1/races?limit=1000');
        const races = body['data'] as readonly Race[];
        show(session, body, () =>
          columns([
            ['RACE', 'EVENTS', 'NAME'],
            ...races.map(({ id, name, version }) => [id, String(version), name]),
          ]),
        );
      }),
    );
}
