import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
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
import { QUERY_DEPS, type QueryDeps } from './query-deps.js';
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

/** A handler that hands the question on to the function that answers it. */
function handlerOf<Input>(
  query: new (input: Input) => Query<Answered> & { readonly input: Input },
  answer: (deps: QueryDeps, input: Input) => Promise<Answered>,
) {
  @QueryHandler(query)
  class Handler {
    constructor(@Inject(QUERY_DEPS) private readonly deps: QueryDeps) {}

    execute({ input }: { readonly input: Input }): Promise<Answered> {
      return answer(this.deps, input);
    }
  }
  return Handler;
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
