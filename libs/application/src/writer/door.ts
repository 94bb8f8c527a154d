import type { DateReader, Door, Instant } from '#libs/domain';
import { eventId } from './event-id.js';
import { sourceKey } from './source-key.js';

/** What the decision about one command may know beside its document and the state. */
export class CommandDoor implements Door {
  readonly eventId = eventId;
  readonly sourceKey = sourceKey;

  constructor(
    private readonly command: { readonly stream: string; readonly cid: string },
    readonly now: Instant,
    readonly dates: DateReader,
    readonly other: (stream: string) => unknown,
  ) {}

  get stream(): string {
    return this.command.stream;
  }

  get cid(): string {
    return this.command.cid;
  }
}
