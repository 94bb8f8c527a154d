/** A question in words, and the address that answers it. */
export interface ExampleQuestion {
  readonly words: string;
  readonly path: string;
}

const SAMPLE_RACE = 'il-sos-2022-dem-primary';

const ofSample: readonly ExampleQuestion[] = [
  {
    words: 'Who was running on 4 January 2022, as far as anyone had said by then?',
    path: `/v1/races/${SAMPLE_RACE}/state?asOf=2022-01-04&clock=published`,
  },
  {
    words: 'When was the primary to be held, as publicly known on 10 June 2021?',
    path: `/v1/races/${SAMPLE_RACE}/state?knownAt=2021-06-10&clock=published`,
  },
  {
    words:
      'Whom did Senator Durbin back in February 2021, now that the report has turned out false?',
    path: `/v1/races/${SAMPLE_RACE}/state?validAt=2021-02-01&knownAt=2022-01-05&clock=published`,
  },
];

/** Three questions about a race: those of the sample where it is there, general ones elsewhere. */
export function questionsAbout(races: readonly string[]): readonly ExampleQuestion[] {
  const [first] = races;
  if (first === undefined) return [];
  if (races.includes(SAMPLE_RACE)) return ofSample;
  const path = `/v1/races/${first}`;
  return [
    { words: 'How does the race stand now?', path: `${path}/state` },
    { words: 'What has happened in it, in order?', path: `${path}/timeline` },
    { words: 'What has been recorded about it?', path: `/v1/events?race=${first}` },
  ];
}
