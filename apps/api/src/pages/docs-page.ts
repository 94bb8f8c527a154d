import { type ProblemCode, PROBLEMS } from '#libs/application';
import { type AnyDefinition, exampleOf } from '#libs/domain';
import { COMMAND_HEADERS, QUERY_HEADERS } from '../openapi/header-parameters.js';
import type { Route } from '../openapi/route.js';
import { type NamedParameter, parametersOf } from '../queries/parameter.decorator.js';
import { DEFINITIONS } from '../reference/catalogue.js';
import { type Html, html } from './html.js';
import { layout } from './layout.js';
import { table } from './table.js';

/** The reference of the routes that are served, for people. */
export function docsPage(routes: readonly Route[]): string {
  return layout(
    'Reference',
    html`<h1>Reference</h1>
      <p class="lead">
        Questions are open to anyone. Commands need a key with the role editor, and operation one
        with the role operator, sent as <code>Authorization: Bearer tl_&hellip;</code>. The same as
        a document for machines: <a href="/v1/openapi.json">OpenAPI 3.1</a>.
      </p>
      <h2>Addresses</h2>
      ${routes.map(routeSection)}
      <h2>Headers</h2>
      ${headersTable()}
      <h2>Record a fact</h2>
      <p>
        A command document names when it occurred, who says so, and what. It is sent to the race,
        and answered with the events that it came to.
      </p>
      <pre tabindex="0">${recordingExample()}</pre>
      <h2>Events and commands</h2>
      <p>
        Each event is recorded by its command. The state that each leads to is shown in the
        documentation, <code>docs/reference/events/&lt;event&gt;.md</code>.
      </p>
      ${definitionsTable()}`,
  );
}

const recordingExample = (): string =>
  [
    'POST /v1/races/il-sos-2022-dem-primary/commands',
    'Authorization: Bearer tl_\u2026',
    'Idempotency-Key: 5f0c3a4e-endorsement-17',
    'Content-Type: application/json',
    '',
    JSON.stringify(exampleOf('EndorsementAnnounced'), null, 2),
  ].join('\n');

function routeSection(route: Route): Html {
  const { method, path, summary, role, problems } = route;
  const parameters = parametersOf(route.parameters);
  return html`<section class="route">
    <h3>
      <span class="method ${method.toLowerCase()}">${method}</span><code>${path}</code>
      <span class="badge">${role ?? 'open to anyone'}</span>
    </h3>
    <p>${summary}</p>
    ${parameters.length === 0 ? html`` : parametersTable(parameters)}
    ${problems.length === 0 ? html`` : problemLinks(problems)}
  </section>`;
}

function parametersTable(parameters: readonly NamedParameter[]): Html {
  const rows = parameters.map(
    ({ name, meaning, example }) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${meaning}</td>
        <td><code>${example}</code></td>
      </tr>`,
  );
  return table(['Parameter', 'Meaning', 'Example'], rows);
}

function problemLinks(codes: readonly ProblemCode[]): Html {
  const links = codes.map(
    (code) => html`<a href="/problems/${code}" title="${PROBLEMS[code].title}">${code}</a> `,
  );
  return html`<p class="quiet">Problems: ${links}</p>`;
}

function headersTable(): Html {
  const headers = [...COMMAND_HEADERS, ...QUERY_HEADERS.map(({ header }) => header)];
  const rows = headers.map(
    ({ name, description, example }) =>
      html`<tr>
        <td><code>${String(name)}</code></td>
        <td>${String(description)}</td>
        <td><code>${String(example)}</code></td>
      </tr>`,
  );
  return table(['Header', 'Meaning', 'Example'], rows);
}

const definitionRow = ({ type, command, meaning }: AnyDefinition): Html =>
  html`<tr>
    <td>
      <a href="/docs/events/${type}"><code>${type}</code></a>
    </td>
    <td>
      <a href="/v1/schemas/${command}"><code>${command}</code></a>
    </td>
    <td>${meaning}</td>
  </tr>`;

const definitionsTable = (): Html =>
  table(['Event', 'Command', 'Meaning'], DEFINITIONS.map(definitionRow));
