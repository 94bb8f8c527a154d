import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome, CommandRequest } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';

/** One command document on its way to the log. */
export class RecordCommand extends Command<CommandOutcome> {
  constructor(readonly request: CommandRequest) {
    super();
  }
}

@CommandHandler(RecordCommand)
export class RecordCommandHandler implements ICommandHandler<RecordCommand> {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  execute({ request }: RecordCommand): Promise<CommandOutcome> {
    return this.parts.commands.submit(request);
  }
}
