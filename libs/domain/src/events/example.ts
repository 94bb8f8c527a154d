/** People, organisations and sources that the examples of several events name. */
export const VALENCIA = { id: 'anna-valencia', name: 'Anna Valencia', kind: 'person' };
export const GIANNOULIAS = { id: 'alexi-giannoulias', name: 'Alexi Giannoulias', kind: 'person' };
export const DOWELL = { id: 'pat-dowell', name: 'Pat Dowell', kind: 'person' };
export const WHITE = { id: 'jesse-white', name: 'Jesse White', kind: 'person' };
export const DURBIN = {
  id: 'richard-durbin',
  name: 'Richard J. Durbin',
  kind: 'person',
  post: {
    office: 'us-senate',
    jurisdiction: 'ocd-division/country:us/state:il',
    label: 'U.S. senator from Illinois',
  },
};
export const AFL_CIO = { id: 'illinois-afl-cio', name: 'Illinois AFL-CIO', kind: 'organization' };
export const AP = { id: 'ap', name: 'Associated Press', kind: 'organization' };
export const BOARD = {
  id: 'illinois-state-board-of-elections',
  name: 'Illinois State Board of Elections',
  kind: 'organization',
};
export const OGDEN_FRY = { id: 'ogden-fry', name: 'Ogden & Fry', kind: 'organization' };

/** The event that an example acts on: recorded by the command with this key. */
export const EARLIER = { key: 'an-earlier-command', index: 0 };

export const news = (publisher: string, published: string) => ({
  publisher,
  published,
  kind: 'news',
  title: 'A story of that day',
  url: `https://news.example/${published}`,
});

export const official = (publisher: string, published: string) => ({
  ...news(publisher, published),
  kind: 'official',
  title: 'A notice of that day',
});
