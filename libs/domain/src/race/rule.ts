import type { EventOf, EventType } from '../events/index.js';
import type { FactEvent } from '../fact/fact-entry.js';
import type { MetaEvent } from '../fact/meta-events.js';
import type { Revision } from '../fact/revision.js';
import type { Finding } from './finding.js';
import type { Situation, Span } from './situation.js';

/** The types that assert a fact of their own. */
export type FactType = Exclude<EventType, MetaEvent['type'] | 'EventRedacted'>;

/** An event as its rule sees it. */
export interface Judged<T extends EventType> {
  readonly event: EventOf<T>;
  /** Its range after T5. */
  readonly span: Span;
  readonly at: Situation;
}

export type Judge<T extends EventType> = (judged: Judged<T>) => readonly Finding[];

/** The rules of one type, beside those that all share. */
export interface Rule<T extends EventType> {
  readonly judge: Judge<T>;
  /** What it must follow: without it the event means nothing [F4]. */
  readonly needsWhatItFollows?: true;
  /** Whether a fact can have several of these following it. */
  readonly mayFollowAgain?: true;
  /** Which of several facts it is about, where its data tell. */
  readonly isAbout?: (fact: Revision, event: EventOf<T>) => boolean;
  /** It may name someone as a candidate whom nothing in the record named before, with a warning. */
  readonly introduces?: true;
}

export type RulesOf<T extends EventType> = { readonly [Type in T]: Rule<Type> };

/** A rule whose type is not known to the code that applies it. */
export interface AnyRule extends Omit<Rule<EventType>, 'judge' | 'isAbout'> {
  judge(judged: AnyJudged): readonly Finding[];
  isAbout?(fact: Revision, event: FactEvent): boolean;
}

interface AnyJudged extends Omit<Judged<EventType>, 'event'> {
  readonly event: FactEvent;
}
