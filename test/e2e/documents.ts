/** Command documents of a small race, for tests over HTTP. */
type Document = Readonly<Record<string, unknown>>;

const SOURCES = [
  {
    publisher: 'Check Gazette',
    title: 'A check',
    url: 'https://example.org/check',
    published: '2022-02-01',
    kind: 'news',
  },
];

export const createRace = (id: string): Document => ({
  type: 'CreateRace',
  sources: SOURCES,
  data: {
    id,
    name: 'Mayor of Checkville',
    stage: 'general',
    office: { id: 'mayor-of-checkville', name: 'Mayor of Checkville' },
    seats: 1,
    timeZone: 'America/Chicago',
    begins: '2020-11-04',
  },
});

export const declare = (id: string, over: Document = {}): Document => ({
  type: 'DeclareCandidacy',
  occurred: '2021-06-07',
  assertion: 'confirmed',
  sources: SOURCES,
  data: { candidate: { id, name: `Candidate ${id}`, kind: 'person' } },
  ...over,
});

export const endorse = (endorser: string, over: Document = {}): Document => ({
  type: 'AnnounceEndorsement',
  occurred: '2022-02-01',
  assertion: 'reported',
  sources: SOURCES,
  data: {
    endorser: { id: endorser, name: `Endorser ${endorser}`, kind: 'person' },
    candidate: 'ada-lane',
    stance: 'support',
  },
  ...over,
});

export const retract = (event: string): Document => ({
  type: 'RetractEvent',
  sources: SOURCES,
  data: { event, kind: 'source', reason: 'false-report' },
});

/** Retracts for a reason that the fact is not listed for. */
export const mistake = (event: string): Document => ({
  type: 'RetractEvent',
  data: { event, kind: 'transcription', reason: 'mistake' },
});
