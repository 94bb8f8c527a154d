import fc from 'fast-check';
import { withoutRedacted } from '#libs/domain';
import { anOrganization, aPerson, by } from '../../../domain/src/testing/event-builder.js';
import { RaceBuilder } from './race-log.js';

const DATES = ['2021', '2021-06', '2021-06-14', '2021-06-14~', '2021-06/2021-08', '../2021-07'];
const ENDORSERS = ['the-union', 'the-club'];

interface Step {
  readonly does: 'support' | 'correct' | 'retract' | 'addSource' | 'follow' | 'redact';
  readonly occurred: string | undefined;
  readonly published: string;
  readonly endorser: string;
  /** Which of the events before it acts on. */
  readonly on: number;
  readonly kind: 'transcription' | 'source';
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(
    'support',
    'support',
    'correct',
    'retract',
    'addSource',
    'follow',
    'redact',
  ),
  occurred: fc.constantFrom(...DATES, undefined),
  published: fc.constantFrom('2021-05', '2021-06-14', '2021-07', '2022-02'),
  endorser: fc.constantFrom(...ENDORSERS),
  on: fc.nat(20),
  kind: fc.constantFrom('transcription', 'source'),
});

/** A small race in which everything acts on everything. */
export const randomRace = (race: string): fc.Arbitrary<RaceBuilder> =>
  fc.array(step, { maxLength: 12 }).map((steps) => {
    const builder = new RaceBuilder(race);
    for (const one of steps) take(builder, one);
    return builder;
  });

function take(builder: RaceBuilder, { does, on, kind, published, ...said }: Step): void {
  const target = `e${1 + (on % builder.events.length)}`;
  const sources = [by('the-herald', published)];
  const occurred = said.occurred === undefined ? {} : { occurred: said.occurred };
  const data = {
    endorser: anOrganization(said.endorser),
    candidate: aPerson('valencia'),
    stance: 'support',
  } as const;
  const acts: Record<Step['does'], () => void> = {
    support: () => builder.record('EndorsementAnnounced', { ...occurred, sources, data }),
    follow: () =>
      builder.record('EndorsementAnnounced', { ...occurred, sources, data, follows: target }),
    correct: () => {
      if (target === 'e1') builder.rename(target, `Renamed in version ${builder.events.length}`);
      else builder.correct(target, { kind, sources, replacement: { ...occurred, data } });
    },
    retract: () => {
      if (target !== 'e1') builder.retract(target, { kind, sources, reason: 'false-report' });
    },
    redact: () => {
      if (mayBeRedacted(builder, target)) builder.redact(target);
    },
    addSource: () => builder.addSource(target, { ...occurred, sources }),
  };
  acts[does]();
}

/** Neither the race itself, nor what is redacted or redacts. */
function mayBeRedacted({ events }: RaceBuilder, target: string): boolean {
  const event = withoutRedacted(events).find((one) => one.event.id === target)?.event;
  return (
    event?.redacted === undefined && !['RaceCreated', 'EventRedacted'].includes(event?.type ?? '')
  );
}
