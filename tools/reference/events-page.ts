import { definitionOfType, type EventType } from '#libs/domain';
import { GROUPS } from '../../test/worked-examples/index.js';
import { code, page, table } from './markdown.js';

/** Every event type in its group, with a link to its page. */
export function eventsPage(): string {
  const groups = Object.entries(GROUPS).flatMap(([title, examples]) => [
    `## ${title}`,
    table(
      ['Event', 'Command', 'Meaning'],
      (Object.keys(examples) as EventType[]).map((type) => {
        const { command, meaning } = definitionOfType(type);
        return [`[${type}](events/${type}.md)`, code(command), meaning];
      }),
    ),
  ]);
  return page(
    'Events',
    'Each type has a page made of its definition, with an example that a test sends through the API, and the part of the state that it leads to. What facts, slots and clocks mean is in [the answers](../explanation/answers.md), what changes of a type mean in [how events change](../explanation/how-events-change.md), and what every command carries beside its `data` (`occurred`, `sources`, `assertion` …) in `GET /v1/schemas/<command>`.',
    ...groups,
  );
}
