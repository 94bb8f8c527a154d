import { Query } from '@nestjs/cqrs';
import {
  type Answer,
  compareRace,
  getCorrections,
  getMentions,
  getRaceAnnotations,
  getRacePart,
  getRaceSeries,
  getRaceTimemap,
  type Problem,
} from '#libs/application';
import type { Mentioned, RacePart } from '#libs/projections';
import { handlerOf } from './handler-of.js';
import type { Given } from './parameters.js';

type Answered = Answer | Problem;

interface OfRace {
  readonly race: string;
  readonly params: Given;
}

export class GetRacePart extends Query<Answered> {
  constructor(readonly input: OfRace & { readonly part: RacePart }) {
    super();
  }
}

export class GetRaceTimemap extends Query<Answered> {
  constructor(readonly input: OfRace) {
    super();
  }
}

export class GetRaceAnnotations extends Query<Answered> {
  constructor(readonly input: OfRace) {
    super();
  }
}

export class CompareRace extends Query<Answered> {
  constructor(readonly input: OfRace) {
    super();
  }
}

export class GetRaceSeries extends Query<Answered> {
  constructor(readonly input: OfRace & { readonly metric: string }) {
    super();
  }
}

export class GetCorrections extends Query<Answered> {
  constructor(readonly input: { readonly params: Given }) {
    super();
  }
}

export class GetMentions extends Query<Answered> {
  constructor(readonly input: { readonly mentioned: Mentioned; readonly params: Given }) {
    super();
  }
}

export const PART_QUERY_HANDLERS = [
  handlerOf(GetRacePart, getRacePart),
  handlerOf(GetRaceTimemap, getRaceTimemap),
  handlerOf(GetRaceAnnotations, getRaceAnnotations),
  handlerOf(GetRaceSeries, getRaceSeries),
  handlerOf(CompareRace, compareRace),
  handlerOf(GetCorrections, getCorrections),
  handlerOf(GetMentions, getMentions),
];
