import fc from 'fast-check';
import type { Actor } from '../actor/actor.js';
import { anOrganization, aPerson } from './event-builder.js';
import {
  addSource,
  call,
  command,
  type Command,
  correct,
  count,
  declare,
  endorse,
  redact,
  reschedule,
  rescind,
  resolve,
  retract,
  schedule,
  withdraw,
} from './race-commands.js';
import { eventOf } from './race-scenario.js';

/** Few of everything, so that commands meet. */
const person: fc.Arbitrary<Actor> = fc
  .constantFrom('anna-valencia', 'alexi-giannoulias', 'pat-dowell')
  .map((id) => aPerson(id));
const endorser = fc.oneof(person, fc.constant(anOrganization('the-union')));
const date = fc.constantFrom(
  '2021',
  '2021-12',
  '2021-12-08',
  '../2021-12',
  '2022-02',
  '2022-06-28',
  null,
);
const day = fc.constantFrom('2022-03-15', '2022-06-28', '2022-07-05');
const saying = fc.record({
  occurred: date,
  by: fc.constantFrom('Gazette', 'Tribune', 'Herald'),
  assertion: fc.constantFrom('disputed', 'inferred', 'reported', 'confirmed'),
});

/** An event of the first commands, or one that is not there. */
const event = fc.integer({ min: 1, max: 12 }).map((number) => eventOf(number));

const endorsement = fc
  .tuple(endorser, person, saying)
  .map(([who, whom, said]) => endorse(who, whom, said));

const fact: fc.Arbitrary<Command> = fc.oneof(
  endorsement,
  fc.tuple(endorser, person, saying).map(([who, whom, said]) => rescind(who, whom, said)),
  fc.tuple(person, saying).map(([who, said]) => declare(who, '2021-06', said)),
  fc.tuple(person, saying).map(([who, said]) => withdraw(who, '2021-09', said)),
  fc.tuple(day, saying).map(([on, said]) => schedule(on, said)),
  fc.tuple(day, day, saying).map(([from, to, said]) => reschedule(from, to, said)),
  fc.tuple(person, fc.nat(9), saying).map(([{ id }, votes, said]) => count({ [id]: votes }, said)),
  fc.tuple(person, saying).map(([who, said]) => call([who], said)),
  fc
    .tuple(person, fc.nat(9), saying)
    .map(([candidate, amountCents, said]) =>
      command(
        'ReportFinance',
        { candidate, totalReceipts: { amountCents }, fundsAvailable: { amountCents } },
        said,
      ),
    ),
);

const onPaper: fc.Arbitrary<Command> = fc.oneof(
  event.map((of) => retract(of)),
  event.map((of) => resolve(of)),
  event.map((of) => redact(of)),
  event.map((of) => ({
    ...addSource(of),
    type: 'RetractEvent',
    data: { event: of, kind: 'source', reason: 'false-report' },
  })),
  fc.tuple(event, fact).map(([of, { occurred, data }]) => correct(of, { occurred, data })),
  fc.tuple(event, date).map(([of, occurred]) => addSource(of, { occurred })),
  event.map((of) => addSource(of, { adds: { medium: 'a letter' } })),
);

/** A well-formed command about a small world; the record may still refuse it. */
export const aCommand: fc.Arbitrary<Command> = fc.oneof({ weight: 4, arbitrary: fact }, onPaper);

/** The same with a field that is anything at all, or anything in its place. */
export const aBrokenCommand: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc
    .tuple(
      aCommand,
      fc.constantFrom('type', 'occurred', 'sources', 'data', 'follows', 'else'),
      fc.anything(),
    )
    .map(([whole, field, value]) => ({ ...whole, [field]: value })),
  fc.array(fc.oneof(aCommand, fc.anything()), { maxLength: 4 }).map((commands) => ({ commands })),
);
