import { codesPage } from './codes-page.js';
import { commandLinePage } from './command-line-page.js';
import { eventsPage } from './events-page.js';
import { problemsPage } from './problems-page.js';
import { settingsPage } from './settings-page.js';

/** The generated reference: file and how its text is made. */
export const REFERENCE_PAGES = {
  'docs/reference/events.md': eventsPage,
  'docs/reference/problems.md': problemsPage,
  'docs/reference/codes.md': codesPage,
  'docs/reference/settings.md': settingsPage,
  'docs/reference/command-line.md': commandLinePage,
} as const;
