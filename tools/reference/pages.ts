import { EVENTS, type EventType } from '#libs/domain';
import { codesPage } from './codes-page.js';
import { commandLinePage } from './command-line-page.js';
import { eventPage } from './event-page.js';
import { eventsPage } from './events-page.js';
import { problemsPage } from './problems-page.js';
import { settingsPage } from './settings-page.js';

/** Where the pages of the types of events are. */
export const EVENT_PAGES = 'docs/reference/events';

const ofEvents = (Object.keys(EVENTS) as EventType[]).map(
  (type) => [`${EVENT_PAGES}/${type}.md`, () => eventPage(type)] as const,
);

/** The generated reference: file and how its text is made. */
export const REFERENCE_PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/reference/events.md': eventsPage,
  ...Object.fromEntries(ofEvents),
  'docs/reference/problems.md': problemsPage,
  'docs/reference/codes.md': codesPage,
  'docs/reference/settings.md': settingsPage,
  'docs/reference/command-line.md': commandLinePage,
};
