import { Query } from '@nestjs/cqrs';
import {
  type Answer,
  getRaceAnnotations,
  getRacePart,
  getRaceSeries,
  getRaceTimemap,
  type Problem,
} from '#libs/application';
import type { RacePart } from '#libs/projections';
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

export class GetRaceSeries extends Query<Answered> {
  constructor(readonly input: OfRace & { readonly metric: string }) {
    super();
  }
}

export const PART_QUERY_HANDLERS = [
  handlerOf(GetRacePart, getRacePart),
  handlerOf(GetRaceTimemap, getRaceTimemap),
  handlerOf(GetRaceAnnotations, getRaceAnnotations),
  handlerOf(GetRaceSeries, getRaceSeries),
];
