import { Inject } from '@nestjs/common';
import { type Query, QueryHandler } from '@nestjs/cqrs';
import type { Answer, Problem } from '#libs/application';
import { QUERY_DEPS, type QueryDeps } from './query-deps.js';

type Answered = Answer | Problem;

/** A handler that hands the question on to the function that answers it. */
export function handlerOf<Input>(
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
