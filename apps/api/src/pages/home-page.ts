import type { RaceEntry } from '#libs/ports';
import { type Html, html } from './html.js';
import { layout } from './layout.js';
import { questionsAbout } from './questions.js';

/** Races that the page lists; the directory has them all. */
export const RACES_SHOWN_MAX = 50;

/** What the page shows: races, or why there are none to show. */
export interface HomeContent {
  readonly races: readonly RaceEntry[];
  readonly note: string | null;
}

export function homePage({ races, note }: HomeContent): string {
  const ids = races.map(({ identity }) => identity.id);
  return layout(
    'Election timeline',
    html` <h1>What was true in an election race, and when did anyone know?</h1>
      <p class="lead">
        A record of races as dated facts, each with its sources. Nothing is edited: a correction is
        one more fact. So any moment can be asked for: what was true <em>then</em>, as known
        <em>at another time</em>.
      </p>
      ${questions(ids)}
      <h2>Races</h2>
      ${note === null ? html`` : html`<p class="quiet">${note}</p>`}
      <ul class="cards">
        ${races.slice(0, RACES_SHOWN_MAX).map(raceCard)}
      </ul>
      ${races.length > RACES_SHOWN_MAX ? html`<p><a href="/v1/races">All ${races.length} races</a></p>` : html``}
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

function raceCard({ identity, version }: RaceEntry): Html {
  const path = `/v1/races/${identity.id}`;
  return html`<li>
    <span class="title">${identity.name}</span> <span class="badge">${identity.stage}</span>
    <div class="quiet"><code>${identity.id}</code>, ${version} events</div>
    <div class="links">
      <a href="${path}/state">State now</a> <a href="${path}/timeline">Timeline</a>
      <a href="/v1/events?race=${identity.id}">Events</a> <a href="${path}/stream">Stream</a>
    </div>
  </li>`;
}
