/** One frame of Server-Sent Events; a comment has no event and its text as data. */
export interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: any;
}

/** A reader of an event stream, as a service that subscribes would be. */
export class StreamReader {
  readonly #frames: AsyncGenerator<Frame>;
  readonly #ending = new AbortController();

  private constructor(
    readonly response: Response,
    ending: AbortController,
  ) {
    this.#ending = ending;
    this.#frames = framesOf(response);
  }

  static async open(
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<StreamReader> {
    const ending = new AbortController();
    const response = await fetch(url, { headers, signal: ending.signal });
    return new StreamReader(response, ending);
  }

  /** The frames up to and with the first one that is wanted. */
  async until(isWanted: (frame: Frame) => boolean): Promise<readonly Frame[]> {
    const read: Frame[] = [];
    for (;;) {
      const step = await this.#frames.next();
      if (step.done === true) return read;
      read.push(step.value);
      if (isWanted(step.value)) return read;
    }
  }

  close(): void {
    this.#ending.abort();
  }
}

async function* framesOf(response: Response): AsyncGenerator<Frame> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    rest += decoder.decode(bytes, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    yield* parts.map(frameOf);
  }
}

function frameOf(text: string): Frame {
  const lines = text.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]);
  const of = (name: string) => lines.find(([field]) => field === name)?.[1];
  const data = of('data');
  return {
    id: of('id'),
    event: of('event'),
    data: data === undefined ? of('') : JSON.parse(data),
  };
}
