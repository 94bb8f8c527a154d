import { organization } from '../schema/actor-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { listOf, optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news } from './example.js';

export const RatingChanged = defineEvent('RatingChanged', 1, {
  command: 'ChangeRating',
  meaning: 'Someone who rates races rates this one, or rates it anew.',
  occurredIs: 'when the rating was given',
  fields: {
    rater: organization(),
    /** The rating, in the words of the rater. */
    to: text(80),
    from: optional(text(80)),
    /** Every rating that the rater gives, from one side to the other. */
    scale: optional(listOf(text(80), 20, 2)),
  },
  example: {
    occurred: '2022-03-02',
    sources: [news('Sabato’s Crystal Ball', '2022-03-02')],
    data: {
      rater: {
        id: 'sabatos-crystal-ball',
        name: 'Sabato’s Crystal Ball',
        kind: 'organization',
      },
      to: 'Likely Democratic',
      from: 'Safe Democratic',
    },
  },
  places: ({ data }) => [{ slot: `rating/${data.rater.id}` }],
  supersedes: 'later',
  check: checkScale,
});

interface Rated {
  readonly to: string;
  readonly from?: string;
  readonly scale?: readonly string[];
}

function checkScale({ to, from, scale }: Rated): readonly ReadingIssue[] {
  if (scale === undefined) return [];
  const outside = (['to', 'from'] as const).filter((name) => {
    const rating = name === 'to' ? to : from;
    return rating !== undefined && !scale.includes(rating);
  });
  return outside.map((name) => ({
    pointer: `/${name}`,
    code: 'value-not-allowed',
    detail: `Give one of the scale: ${scale.join(', ')}.`,
  }));
}
