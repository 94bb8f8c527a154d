import { actor, organization } from '../schema/actor-fields.js';
import { edtf } from '../schema/date-fields.js';
import type { Fields } from '../schema/field.js';
import { listOf, optional } from '../schema/record-fields.js';
import { shareRows } from '../schema/row-fields.js';
import { flag, integer, oneOf, percent, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news, OGDEN_FRY, VALENCIA } from './example.js';
import { dayOf, keyOf, UNSAID } from './slot-key.js';

/** Likely voters, registered voters, voters, adults. */
const POPULATIONS = ['lv', 'rv', 'v', 'a'] as const;

const fields = {
  pollster: organization(),
  sponsors: optional(listOf(actor(), 20)),
  /** The field period lasts from `fieldStart` until `fieldEnd` [T3]. */
  fieldStart: optional(edtf()),
  fieldEnd: optional(edtf()),
  sampleSize: optional(integer(1)),
  /** Those who were asked this question, where they are fewer. */
  questionSampleSize: optional(integer(1)),
  population: optional(oneOf(POPULATIONS)),
  /** How people were reached: live calls, texts, an online panel … */
  modes: optional(listOf(text(120), 20, 1)),
  marginOfError: optional(percent()),
  /** The confidence at which the margin is stated; 95 where the source says none. */
  confidencePct: optional(percent()),
  questionText: optional(text(500)),
  hypothetical: optional(flag()),
  partisan: optional(text(40)),
  internal: optional(flag()),
  /** Shares need not sum to a hundred: those asked may rank, or name several. */
  multipleAnswers: optional(flag()),
  results: shareRows(),
};

export const PollPublished = defineEvent('PollPublished', 2, {
  command: 'PublishPoll',
  meaning: 'A poll of this race was published.',
  occurredIs: 'the last day of fieldwork',
  fields,
  earlier: [{ fields: fieldsOfVersion1(), upcast: withModes }],
  example: {
    occurred: '2021-12',
    sources: [news('Politico', '2022-01-24')],
    data: {
      pollster: OGDEN_FRY,
      fieldEnd: '2021-12',
      sampleSize: 400,
      population: 'lv',
      modes: ['automated calls', 'texts'],
      marginOfError: '3.7',
      results: [
        { candidate: GIANNOULIAS, pct: '18.4' },
        { candidate: VALENCIA, pct: '7.3' },
        { option: 'others', pct: '5.4' },
        { option: 'undecided', pct: '68.9' },
      ],
    },
  },
  places: ({ data, occurred }) => [
    {
      slot: `poll/${data.pollster.id}/${dayOf(occurred)}/${data.population ?? UNSAID}/${keyOf(data.questionText)}`,
    },
  ],
  supersedes: 'list',
  beginsWith: 'race',
});

/**
 * Version 1 had one text for how people were reached, though most polls mix several ways: two accounts that named
 * them in another order were told as if they differed. It had no confidence either.
 */
function fieldsOfVersion1(): Fields {
  const kept = Object.entries(fields).filter(
    ([name]) => !['modes', 'confidencePct'].includes(name),
  );
  return { ...Object.fromEntries(kept), mode: optional(text(120)) };
}

function withModes({ mode, ...others }: Readonly<Record<string, unknown>>) {
  if (typeof mode !== 'string') return others;
  const parts = mode.split(/[/,;+]/u).flatMap((part) => part.trim() || []);
  return { ...others, modes: parts.length > 0 ? parts : [mode] };
}
