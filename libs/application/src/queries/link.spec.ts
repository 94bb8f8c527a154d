import { timesOf } from './link.js';
import { type Question, readQuestion } from './question.js';

const moment = { timeZone: 'America/Chicago', now: Date.parse('2022-06-29T12:00:00Z') };

it.each([
  [{}, 'now', 'latest'],
  [{ validAt: '-7d', knownAt: '-1h' }, '-7d', '-1h'],
  [{ asOf: 'now' }, 'now', 'now'],
  [{ validAt: '2022-06', knownAt: '2022-01-04' }, 'now', '2022-01-05T05:59:59.999Z'],
])('names the times of %p', (params, validAt, knownAt) => {
  expect(timesOf(readQuestion(params, moment) as Question)).toEqual({ validAt, knownAt });
});
