import { actor } from '../schema/actor-fields.js';
import { listOf, optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';

/** Which debate it is, and as much of it as a source says. */
export const debateFields = () => ({
  /** A slug of our own, for all that happens to the debate: wttw-forum-may. */
  debate: slug(),
  title: optional(text(200)),
  hosts: optional(listOf(actor(), 20)),
  place: optional(text(200)),
});

interface Debate {
  readonly debate: string;
}

export const debateSlot = ({ debate }: Debate): string => `debate/${debate}`;

/** What moves, cancels or is a debate follows the last word on when it is held. */
export const FOLLOWS_DEBATE = {
  types: ['DebateScheduled', 'DebateRescheduled'],
  slot: debateSlot,
} as const;
