import { EVENTS, formatInstant, type Instant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { type Html, html } from './html.js';

const WIDTH = 960;
const LABELS = 132;
const ROW = 30;
const TOP = 12;
const BOTTOM = 30;
const RADIUS = 4.5;
const YEAR_MS = 365.25 * 86_400_000;

/** The rows of the chart, and what the names of the events in each begin with; the last takes the rest. */
const ROWS: readonly { readonly label: string; readonly begins: RegExp }[] = [
  { label: 'Candidacies', begins: /^(Candidacy|Concession|Incumbent|Objection)/ },
  { label: 'Endorsements', begins: /^(Endorsement|Slating)/ },
  { label: 'Money', begins: /^(Committee|Contribution|Finance)/ },
  { label: 'Polls and ratings', begins: /^(PollPublished|PollWithdrawn|Rating)/ },
  {
    label: 'Votes and calls',
    begins: /^(Challenge|Election|PollsClosed|Race|Recount|Results|Runoff|Tabulation)/,
  },
  { label: 'All else', begins: /^/ },
];

interface Dot {
  readonly at: number;
  readonly row: number;
  readonly event: AcceptedEvent;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is recorded about a race, each event where it occurred: no script, and no picture from elsewhere. */
export function raceChart(events: readonly AcceptedEvent[], from: Instant): Html {
  const dots = events.flatMap((event) => dotOf(event, from));
  const times = dots.map(({ at }) => at);
  if (times.length < 2) return html``;
  const span = { from: Math.min(...times), to: Math.max(...times) };
  const height = TOP + ROWS.length * ROW + BOTTOM;
  return html`<svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${height}"
    role="group"
    aria-label="${dots.length} events by when they occurred"
  >
    ${ROWS.map(rowOf)} ${yearsIn(span).map((year) => yearLine(year, span, height))}
    ${dots.map((dot) => dotMark(dot, span))}
  </svg>`;
}

/** Undated events, and those of long before the race, have no place in it. */
function dotOf(event: AcceptedEvent, from: number): readonly Dot[] {
  const { occurred, type } = event.event;
  const at = occurred.earliest ?? -Infinity;
  if (at < from) return [];
  return [{ at, row: ROWS.findIndex(({ begins }) => begins.test(type)), event }];
}

const yOf = (row: number): number => TOP + row * ROW + ROW / 2;
const xOf = (at: number, { from, to }: Span): number =>
  Math.round(LABELS + ((at - from) / Math.max(1, to - from)) * (WIDTH - LABELS - 12));

const rowOf = ({ label }: (typeof ROWS)[number], row: number): Html =>
  html`<line class="row" x1="${LABELS}" x2="${WIDTH}" y1="${yOf(row)}" y2="${yOf(row)}" />
    <text x="0" y="${yOf(row) + 4}">${label}</text>`;

function yearsIn({ from, to }: Span): readonly number[] {
  const first = new Date(from).getUTCFullYear() + 1;
  const count = Math.max(0, Math.ceil((to - Date.UTC(first, 0)) / YEAR_MS));
  return Array.from({ length: count }, (_, index) => first + index);
}

function yearLine(year: number, span: Span, height: number): Html {
  const x = xOf(Date.UTC(year, 0), span);
  return html`<line class="year" x1="${x}" x2="${x}" y1="${TOP}" y2="${height - BOTTOM}" />
    <text class="year" x="${x}" y="${height - 8}">${year}</text>`;
}

function dotMark({ at, row, event }: Dot, span: Span): Html {
  const { type, id } = event.event;
  const day = formatInstant(at).slice(0, 10);
  return html`<a href="/v1/events/${id}"
    ><circle class="row-${row}" cx="${xOf(at, span)}" cy="${yOf(row)}" r="${RADIUS}"
      ><title>${day}: ${EVENTS[type].meaning}</title></circle
    ></a
  >`;
}
