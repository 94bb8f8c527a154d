import { type AnyDefinition, exampleOf } from '#libs/domain';
import { EVENT_TYPE_PREFIX } from '#libs/application';
import { type Html, html } from './html.js';
import { layout } from './layout.js';
import { table } from './table.js';

/** What one type of event means, how it is recorded, and where its schemas are. */
export function eventPage(definition: AnyDefinition): string {
  const { type, version, command, meaning, occurredIs, fields } = definition;
  return layout(
    type,
    html`<h1>${type}</h1>
      <p class="lead">${meaning}</p>
      <p class="quiet">
        Sent as <code>${EVENT_TYPE_PREFIX}.${type}.v${version}</code> &middot; recorded by
        <code>${command}</code>, by the role
        ${definition.isForOperators === true ? 'operator' : 'editor'} &middot; in the record of
        ${(definition.recordedIn ?? ['race']).join(', ')}
      </p>
      <h2>When it occurred</h2>
      <p>Its <code>occurred</code> is ${occurredIs}.</p>
      <h2>What it says</h2>
      ${fieldsTable(fields)}
      <p>
        JSON Schemas: <a href="/v1/schemas/${type}/${version}">the event</a>,
        <a href="/v1/schemas/${command}">the command</a>.
      </p>
      <h2>How it is recorded</h2>
      <pre tabindex="0">${JSON.stringify(exampleOf(type), null, 2)}</pre>
      <p class="quiet"><a href="/docs">All events and addresses</a></p>`,
  );
}

type Fields = AnyDefinition['fields'];

function fieldsTable(fields: Fields): Html {
  const rows = Object.entries(fields).map(
    ([name, field]) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${presenceOf(field)}</td>
        <td>${wordsOf(field)}</td>
      </tr>`,
  );
  return table(['Field', 'Given', 'What it is'], rows);
}

function wordsOf({ input: { description, type } }: Fields[string]): string {
  if (typeof description === 'string') return description;
  return typeof type === 'string' ? type : 'see the schema';
}

function presenceOf({ isFilledIn, isOptional }: Fields[string]): string {
  if (isFilledIn === true) return 'filled in';
  return isOptional === true ? 'may be' : 'always';
}
