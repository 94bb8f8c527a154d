import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { KeptAnswers, watchRedactions } from '#libs/application';
import { RoleGuard } from './access/role.guard.js';
import { ReplaysController } from './admin/replays.controller.js';
import { API_PARTS, type ApiParts } from './api-parts.js';
import { CommandsController } from './commands/commands.controller.js';
import { RecordCommandHandler } from './commands/record-command.js';
import { RecordCommandsController } from './commands/record-commands.controller.js';
import { Recorder } from './commands/recorder.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { PagesController } from './pages/pages.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { AcrossRacesController } from './queries/across-races.controller.js';
import { Answers } from './queries/answers.js';
import { Mementos } from './queries/mementos.js';
import { QueriesController } from './queries/queries.controller.js';
import { QUERY_DEPS, type QueryDeps } from './queries/query-deps.js';
import { PART_QUERY_HANDLERS } from './queries/part-queries.js';
import { RacePartsController } from './queries/race-parts.controller.js';
import { QUERY_HANDLERS } from './queries/race-queries.js';
import { RaceTimesController } from './queries/race-times.controller.js';
import { RecordsController } from './queries/records.controller.js';
import { ReferenceController } from './reference/reference.controller.js';
import { StreamController } from './stream/stream.controller.js';
import { Streams } from './stream/streams.js';

const ALWAYS: readonly Type[] = [
  HealthController,
  MetricsController,
  PagesController,
  ReferenceController,
  ReplaysController,
];
const DOORS = {
  commands: [CommandsController, RecordCommandsController],
  queries: [
    QueriesController,
    RacePartsController,
    RaceTimesController,
    AcrossRacesController,
    RecordsController,
    StreamController,
  ],
} as const satisfies Record<ApiParts['settings']['doors'][number], readonly Type[]>;

function queryDepsOf({ readModel, clock, settings }: ApiParts): QueryDeps {
  const kept = new KeptAnswers();
  watchRedactions(readModel, kept);
  return {
    readModel,
    clock,
    kept,
    clockSkewMs: settings.clockSkewMs,
    ...(settings.publicUrl !== null && { publicUrl: settings.publicUrl }),
  };
}

/** The doors of the service, as many as are open, on parts that are opened elsewhere. */
@Module({})
export class ApiModule {
  static of(parts: ApiParts): DynamicModule {
    const providers: Provider[] = [
      { provide: API_PARTS, useValue: parts },
      { provide: QUERY_DEPS, useValue: queryDepsOf(parts) },
      { provide: APP_GUARD, useClass: RoleGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
      ...[Answers, Mementos, Recorder, Streams, RecordCommandHandler],
      ...[...QUERY_HANDLERS, ...PART_QUERY_HANDLERS],
    ];
    const controllers = [
      ...ALWAYS,
      ...parts.settings.doors.flatMap((door): Type[] => [...DOORS[door]]),
    ];
    return { module: ApiModule, imports: [CqrsModule.forRoot()], controllers, providers };
  }
}
