import type { Instant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { type Html, html } from './html.js';
import { layout } from './layout.js';
import { raceChart } from './race-chart.js';
import type { RaceSummary } from './race-summary.js';
import { questionsAbout } from './questions.js';

/** Races that the page lists; the directory has them all. */
export const RACES_SHOWN_MAX = 12;

/** A race and what is recorded about it. */
export interface ShownRace {
  readonly id: string;
  readonly name: string;
  readonly begins: Instant;
  readonly events: readonly AcceptedEvent[];
}

/** What the page shows: races, or why there are none to show. */
export interface HomeContent {
  readonly races: readonly RaceSummary[];
  /** The events of one of them, for its picture. */
  readonly shown: ShownRace | null;
  /** How many races there are. */
  readonly total: number;
  readonly note: string | null;
}

export function homePage({ races, shown, total, note }: HomeContent): string {
  const ids = races.map(({ entry }) => entry.identity.id);
  return layout(
    'Election timeline',
    html` <h1>What was true in an election race, and when did anyone know?</h1>
      <p class="lead">
        A record of races as dated facts, each with its sources. Nothing is edited: a correction is
        one more fact. So any moment can be asked for: what was true <em>then</em>, as known
        <em>at another time</em>.
      </p>
      ${shown === null ? html`` : picture(shown)} ${questions(ids)}
      <h2>Races</h2>
      ${note === null ? html`` : html`<p class="quiet">${note}</p>`}
      <ul class="cards">
        ${races.map(raceCard)}
      </ul>
      ${total > races.length ? html`<p><a href="/v1/races">All ${total} races</a></p>` : html``}
      <h2>How to ask</h2>
      <p>
        <code>validAt</code> is the time in the world, <code>knownAt</code> the time of knowledge,
        <code>asOf</code> both. With <code>clock=published</code> knowledge counts from when a
        source said so, and otherwise from when it was recorded here. <code>2022-01-04</code> means
        the end of that day where the race is held. The <a href="/docs">reference</a> has the rest.
      </p>`,
  );
}

function questions(ids: readonly string[]): Html {
  const asked = questionsAbout(ids);
  if (asked.length === 0) return html``;
  const items = asked.map(
    ({ words, path }) =>
      html`<li>
        <a class="title" href="${path}">${words}</a><br /><code class="quiet">${path}</code>
      </li>`,
  );
  return html`<h2>Try a question</h2>
    <ul class="cards">
      ${items}
    </ul>`;
}

const picture = ({ id, name, begins, events }: ShownRace): Html =>
  html`<figure>
    ${raceChart(events, begins)}
    <figcaption class="quiet">
      <a href="/v1/races/${id}/timeline">${name}</a>: what is recorded, by when it occurred. Each
      dot is an event with its sources.
    </figcaption>
  </figure>`;

function raceCard({ entry, date, stood, left, calls }: RaceSummary): Html {
  const { identity, version } = entry;
  const path = `/v1/races/${identity.id}`;
  return html`<li>
    <span class="title">${identity.name}</span> <span class="badge">${identity.stage}</span>
    <div>
      ${date === null ? html`` : html`<time datetime="${date}">${date}</time>`}
      ${calls.map(callLine)}
    </div>
    ${people('Candidates', stood)} ${people('Withdrew', left)}
    <div class="quiet"><code>${identity.id}</code>, ${version} events</div>
    <div class="links">
      <a href="${path}/state">State now</a> <a href="${path}/timeline">Timeline</a>
      <a href="/v1/events?race=${identity.id}">Events</a> <a href="${path}/stream">Stream</a>
    </div>
  </li>`;
}

const callLine = ({ caller, winners }: RaceSummary['calls'][number]): Html =>
  html` &middot; called for <strong>${winners.join(', ')}</strong> by ${caller}`;

const people = (label: string, names: readonly string[]): Html =>
  names.length === 0 ? html`` : html`<div class="quiet">${label}: ${names.join(', ')}</div>`;
