import type { RaceIdentity } from '#libs/domain';

export interface RaceDocument {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly primaryParty?: string;
  readonly office: RaceIdentity['office'];
  readonly seats: number;
  readonly timeZone: string;
  readonly related: NonNullable<RaceIdentity['related']>;
}

/** What the race is, which is known at every K [Q2]. */
export function showRace(identity: RaceIdentity): RaceDocument {
  const { id, name, stage, primaryParty, office, seats, timeZone, related = [] } = identity;
  return {
    id,
    name,
    stage,
    ...(primaryParty !== undefined && { primaryParty }),
    office,
    seats,
    timeZone,
    related,
  };
}
