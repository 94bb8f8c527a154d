import { type Holder, isDisputed } from '#libs/domain';
import { type ResolutionDocument, showResolution } from '../held/held-value.js';
import type { StateContext } from './state-input.js';

/** A slot of which sources say different things, or a fact that the recorder disputes [S3, F5]. */
export interface DisputeDocument {
  readonly slot: string;
  readonly type: string;
  /** The fact that holds, first, and those that say otherwise. */
  readonly facts: readonly string[];
  /** The fields that differ; none where a fact is disputed alone. */
  readonly differs: readonly string[];
  /** Whether the recorder disputes the fact. */
  readonly disputed: boolean;
  /** That it was decided for, and all that say otherwise are disputed. */
  readonly resolved?: ResolutionDocument;
}

export function showDisputes({ held }: StateContext): readonly DisputeDocument[] {
  const disputes: DisputeDocument[] = [];
  for (const { slot, holders } of held)
    for (const holder of holders.possible)
      if (isContested(holder)) disputes.push(showDispute(slot, holder));
  return disputes;
}

const isContested = ({ revision, alternatives }: Holder): boolean =>
  alternatives.length > 0 || isDisputed(revision);

function showDispute(slot: string, holder: Holder): DisputeDocument {
  const { revision, alternatives } = holder;
  const differs = new Set(alternatives.flatMap((one) => one.differs));
  return {
    slot,
    type: revision.type,
    facts: [revision.fact, ...alternatives.map((one) => one.revision.fact)],
    differs: [...differs].sort(),
    disputed: isDisputed(revision),
    ...resolutionIn(holder),
  };
}

function resolutionIn({ revision, alternatives }: Holder): Pick<DisputeDocument, 'resolved'> {
  const { resolved } = revision;
  if (resolved === undefined || !alternatives.every((one) => isDisputed(one.revision))) return {};
  return { resolved: showResolution(resolved) };
}
