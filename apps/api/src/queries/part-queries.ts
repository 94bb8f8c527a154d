import { Query } from '@nestjs/cqrs';
import {
  type Answer,
  compareRace,
  getCorrections,
  getCorrectionsFeed,
  getRaceAnnotations,
  getRacePart,
  getRaceSeries,
  getRaceTimemap,
  getRecord,
  getRecords,
  type Problem,
} from '#libs/application';
import type { IdentityKind } from '#libs/domain';
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

interface OfRecords {
  readonly kind: IdentityKind;
  readonly params: Given;
}

export class GetCorrectionsFeed extends Query<Answered> {
  constructor(readonly input: { readonly params: Given }) {
    super();
  }
}

export class GetRecord extends Query<Answered> {
  constructor(readonly input: OfRecords & { readonly id: string }) {
    super();
  }
}

export class GetRecords extends Query<Answered> {
  constructor(readonly input: OfRecords) {
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
  handlerOf(GetCorrectionsFeed, getCorrectionsFeed),
  handlerOf(GetRecord, getRecord),
  handlerOf(GetRecords, getRecords),
];
