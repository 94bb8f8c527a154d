import { PartitionFold, RememberedCommands, type Folded } from '#libs/domain';

/** The versions of the records that an old and a new program write; the old one does not know those of the new. */
export const OLD = 1;
export const NEW = 2;

export interface ModelRecord {
  readonly v: number;
  readonly rid: string;
  readonly cid: string;
  readonly stream: string;
  readonly prev: string | null;
  readonly base: number;
  readonly events: readonly unknown[];
}

export interface Taken {
  readonly rid: string;
  readonly base: number;
  readonly count: number;
  readonly position: number;
}

export interface Head {
  readonly rid: string | null;
  readonly version: number;
}

export type Verdict = Folded['kind'];

/** A reader of the log under some rule. */
export interface Reader {
  fold(value: string, position: number): Verdict;
  head(stream: string): Head;
  command(stream: string, cid: string): Taken | undefined;
}

/** A rule by which readers decide what counts, and what writers therefore write into `prev`. */
export interface Rule {
  readonly name: string;
  reader(newest: number): Reader;
  prevOf(head: { readonly rid: string; readonly cid: string } | null): string | null;
}

/** The rule of the product, in the product's own code. */
export const theRule: Rule = {
  name: 'the rule',
  prevOf: (head) => head?.rid ?? null,
  reader: (newest) => {
    const memory = new RememberedCommands();
    const program = { recordVersion: newest, knowsShape: () => true };
    const fold = new PartitionFold(0, 1, { program, memory });
    return {
      fold: (value, position) => fold.fold(value, { position, appendedAt: position }).kind,
      head: (stream) => fold.head(stream),
      command: (stream, cid) => {
        const command = memory.command(stream, cid);
        return command && { ...command, count: command.events.length };
      },
    };
  },
};
