import { asCommandData } from './command-data.js';

it('states dates as they were written, at any depth', () => {
  const date = { edtf: '2021-12~', earliest: '2021-12-01T06:00:00.000Z', latest: null };
  expect(asCommandData({ end: date, held: [{ since: date, post: 'mayor' }] })).toEqual({
    end: '2021-12~',
    held: [{ since: '2021-12~', post: 'mayor' }],
  });
});
