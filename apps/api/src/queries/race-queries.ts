import { Query } from '@nestjs/cqrs';
import {
  type Answer,
  getEvent,
  getEvents,
  getFactHistory,
  getRace,
  getRaces,
  getRaceState,
  getRaceTimeline,
  type Problem,
} from '#libs/application';
import { handlerOf } from './handler-of.js';
import type { Given } from './parameters.js';

type Answered = Answer | Problem;

export class GetRaces extends Query<Answered> {
  constructor(readonly input: { readonly params: Given }) {
    super();
  }
}

export class GetRace extends Query<Answered> {
  constructor(readonly input: { readonly race: string; readonly params: Given }) {
    super();
  }
}

export class GetRaceState extends GetRace {}

export class GetRaceTimeline extends GetRace {}

export class GetFactHistory extends Query<Answered> {
  constructor(readonly input: { readonly fact: string; readonly params: Given }) {
    super();
  }
}

export class GetEvent extends Query<Answered> {
  constructor(readonly input: { readonly event: string }) {
    super();
  }
}

export class GetEvents extends Query<Answered> {
  constructor(readonly input: { readonly params: Given }) {
    super();
  }
}

export const QUERY_HANDLERS = [
  handlerOf(GetRaces, getRaces),
  handlerOf(GetRace, getRace),
  handlerOf(GetRaceState, getRaceState),
  handlerOf(GetRaceTimeline, getRaceTimeline),
  handlerOf(GetFactHistory, getFactHistory),
  handlerOf(GetEvent, getEvent),
  handlerOf(GetEvents, getEvents),
];
