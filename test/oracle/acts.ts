import type { EventId, Instant, Knowledge, Occurred, Source } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';

type Data = Readonly<Record<string, unknown>>;

/** What acts on a fact on paper, and applies at K [F3]. */
export interface Acting {
  readonly event: EventId;
  readonly type: string;
  readonly data: Data;
  /** Of its command. */
  readonly sources: readonly Source[];
  readonly replacement: Replacement | undefined;
  /** Names the first assertion itself: neither another act nor, where it decides a conflict, another fact. */
  readonly isDirect: boolean;
  /** No step of its link to the fact is a correction or retraction of the source. */
  readonly isOurs: boolean;
}

interface Replacement {
  readonly occurred: Occurred;
  readonly assertion: string;
  readonly sources: readonly Source[];
  readonly data: Data;
}

/** [T6] */
export function publishedTime(sources: readonly Source[], recordedAt: Instant): Instant {
  return Math.min(recordedAt, ...sources.map(({ published }) => published.latest ?? Infinity));
}

export const isActing = ({ event }: AcceptedEvent): boolean =>
  event.type === 'EventCorrected' ||
  event.type === 'EventRetracted' ||
  event.type === 'FinanceReportWithdrawn' ||
  event.type === 'SourceAdded' ||
  event.type === 'EventDisputed' ||
  event.type === 'ConflictResolved';

/** A filing that its committee takes back is retracted by the source [F2]. */
function asRetraction(act: AcceptedEvent): AcceptedEvent {
  if (act.event.type !== 'FinanceReportWithdrawn') return act;
  const data = { event: act.event.data.event, kind: 'source', reason: 'withdrawn' };
  return { ...act, event: { ...act.event, type: 'EventRetracted', data } } as AcceptedEvent;
}

const dataOf = ({ event }: AcceptedEvent): Data => event.data;
const targetOf = (act: AcceptedEvent): EventId => String(dataOf(act)['event']).split('#')[0]!;

/** What decides a conflict acts on the fact that it names, and on each that it is against [S3]. */
const targetsOf = (act: AcceptedEvent): readonly EventId[] => [
  targetOf(act),
  ...((dataOf(act)['disputed'] ?? []) as readonly EventId[]),
];

/**
 * What a redaction anywhere in the history hides, whatever K is: the event that it names, and what acts on
 * that or on what is hidden so [F7].
 */
export function hiddenIn(history: readonly AcceptedEvent[]): ReadonlySet<EventId> {
  const hidden = new Set(
    history.filter(({ event }) => event.type === 'EventRedacted').map(targetOf),
  );
  for (const act of history.filter(isActing))
    if (hidden.has(targetOf(act))) hidden.add(act.event.id);
  return hidden;
}

/** What of all that acts on an event applies at K, in version order. */
export function actsOf(
  { event }: AcceptedEvent,
  history: readonly AcceptedEvent[],
  { clock, knownBefore, atVersion }: Knowledge,
): readonly Acting[] {
  const k = knownBefore ?? Infinity;
  const acting = history.filter(isActing).map(asRetraction);
  const find = (id: EventId): AcceptedEvent | undefined =>
    acting.find((act) => act.event.id === id);

  const isKnownItself = (act: AcceptedEvent): boolean => {
    if (act.version > (atVersion ?? Infinity)) return false;
    if (clock === 'recorded') return act.recordedAt < k;
    return (
      dataOf(act)['kind'] === 'transcription' ||
      publishedTime(act.event.sources, act.recordedAt) <= k
    );
  };
  /** From the act to the first assertion; none where an event on the way is not there. */
  const wayOf = (act: AcceptedEvent): readonly AcceptedEvent[] | null => {
    for (const target of targetsOf(act)) {
      if (target === event.id) return [act];
      const next = find(target);
      const way = next === undefined ? null : wayOf(next);
      if (way !== null) return [act, ...way];
    }
    return null;
  };
  const known = acting.filter((act) => wayOf(act)?.every(isKnownItself) === true);
  const isRetracted = (act: AcceptedEvent): boolean =>
    known.some(
      (other) =>
        other.event.type === 'EventRetracted' &&
        targetOf(other) === act.event.id &&
        !isRetracted(other),
    );
  const applies = (act: AcceptedEvent): boolean => {
    if (isRetracted(act)) return false;
    const target = find(targetOf(act));
    return act.event.type === 'EventRetracted' || target === undefined || applies(target);
  };
  return known.filter(applies).map((act) => ({
    event: act.event.id,
    type: act.event.type,
    data: dataOf(act),
    sources: act.event.sources,
    replacement: dataOf(act)['replacement'] as Replacement | undefined,
    isDirect: targetOf(act) === event.id,
    isOurs: (wayOf(act) ?? []).every((step) => dataOf(step)['kind'] !== 'source'),
  }));
}
