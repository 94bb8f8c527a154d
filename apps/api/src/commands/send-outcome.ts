import type { FastifyReply } from 'fastify';
import {
  type CommandOutcome,
  type CommandRequest,
  proposedEvent,
  statePathOf,
} from '#libs/application';
import { formatInstant } from '#libs/domain';
import { readPrefer } from '../queries/prefer.js';

type OutcomeOf<K extends CommandOutcome['kind']> = Extract<CommandOutcome, { kind: K }>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends what was recorded, or would be. A first result that is given again is the same bytes. */
export function sendOutcome(
  reply: FastifyReply,
  request: CommandRequest,
  outcome: CommandOutcome,
): void {
  void reply.headers({ 'content-type': JSON_TYPE, 'cache-control': 'private, no-store' });
  if ('version' in outcome) void reply.header('etag', `"${outcome.version}"`);
  const document = documentOf(reply, request, outcome);
  if (wantsNoBody(reply, outcome)) void reply.header('preference-applied', 'return=minimal').send();
  else void reply.send(JSON.stringify(document));
}

/** The version is in the ETag and the event in Location; a dry run is asked for its body alone. */
const wantsNoBody = ({ request }: FastifyReply, { kind }: CommandOutcome): boolean =>
  kind !== 'would-record' && readPrefer(request.headers.prefer).isMinimal;

function documentOf(reply: FastifyReply, request: CommandRequest, outcome: CommandOutcome): object {
  const links = linksOf(request, outcome);
  if (outcome.kind === 'recorded') return { ...recorded(reply, outcome), links };
  if (outcome.kind === 'would-record') return { ...wouldRecord(outcome), links };
  return { version: 'version' in outcome ? outcome.version : null, events: [], links };
}

function recorded(reply: FastifyReply, outcome: OutcomeOf<'recorded'>): object {
  const { version, recordedAt, events, replayed } = outcome;
  void reply.code(201).header('location', `/v1/events/${events[0]?.id ?? ''}`);
  if (replayed) void reply.header('idempotent-replayed', 'true');
  return { version, recordedAt: formatInstant(recordedAt), events };
}

const wouldRecord = ({ version, events, warnings }: OutcomeOf<'would-record'>): object => ({
  dryRun: true,
  version,
  events: events.map(proposedEvent),
  warnings,
});

function linksOf({ stream }: CommandRequest, outcome: CommandOutcome): object {
  const state = statePathOf(stream);
  if (outcome.kind !== 'recorded') return { state };
  return { state: `${state}?minVersion=${outcome.version}` };
}
