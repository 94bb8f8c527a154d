import type { Knowledge, Occurred, Source } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';

/** Every K that a history can tell apart, on both clocks, and the moments beside each [Q2]. */
export function everyKnowledge({
  events,
}: {
  readonly events: readonly AcceptedEvent[];
}): readonly Knowledge[] {
  const instants = besides(events.flatMap(knownInstants));
  const versions = [0, ...events.map(({ version }) => version)];
  const middle = versions[Math.floor(versions.length / 2)] ?? 0;
  const at =
    (clock: Knowledge['clock'], atVersion: number | null) => (knownBefore: number | null) => ({
      clock,
      knownBefore,
      atVersion,
    });
  return [
    ...[null, ...instants].map(at('recorded', null)),
    ...[null, ...instants].map(at('published', null)),
    ...instants.filter((_, index) => index % 3 === 0).map(at('published', middle)),
    ...versions.map((version) => at('recorded', version)(null)),
    ...versions.map((version) => at('published', version)(null)),
  ];
}

/** Every V at which a fact of the history can begin or end, as any K shows it, and the moments beside each [S2]. */
export const everyMoment = ({
  events,
}: {
  readonly events: readonly AcceptedEvent[];
}): readonly number[] => besides(events.flatMap(heldInstants));

const knownInstants = (accepted: AcceptedEvent): readonly (number | null)[] => [
  accepted.recordedAt,
  ...sourcesIn(accepted).map(({ published }) => published.latest),
];

const heldInstants = (accepted: AcceptedEvent): readonly (number | null)[] => [
  ...knownInstants(accepted),
  accepted.recordedAt + 1,
  ...datesIn(accepted).flatMap(({ earliest, latest }) => [earliest, latest, (earliest ?? 0) + 1]),
];

interface Acts {
  readonly occurred?: Occurred;
  readonly replacement?: { readonly occurred: Occurred; readonly sources: readonly Source[] };
}

const actsIn = ({ event }: AcceptedEvent): Acts => event.data as unknown as Acts;

const sourcesIn = (accepted: AcceptedEvent): readonly Source[] => [
  ...accepted.event.sources,
  ...(actsIn(accepted).replacement?.sources ?? []),
];

function datesIn(accepted: AcceptedEvent): readonly Occurred[] {
  const { occurred, replacement } = actsIn(accepted);
  return [accepted.event.occurred, occurred, replacement?.occurred].flatMap((date) => date ?? []);
}

/** Each once, in order, with the millisecond before and the one after. */
function besides(instants: readonly (number | null)[]): readonly number[] {
  const given = instants.flatMap((instant) => instant ?? []);
  const all = new Set(given.flatMap((instant) => [instant - 1, instant, instant + 1]));
  return [...all].sort((one, other) => one - other);
}
