/** One frame of Server-Sent Events: named, or a comment. */
export interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly comment: string | undefined;
  /** What tests read of it, of whatever kind it is. */
  readonly data: FrameData | undefined;
}

interface FrameData {
  readonly specversion: string;
  readonly id: string;
  readonly recordedtime: string;
  readonly data: { readonly data: { readonly endorser: { readonly id: string } } };
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
  for await (const bytes of (response.body ?? []) as AsyncIterable<Uint8Array>) {
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
    comment: of(''),
    data: data === undefined ? undefined : (JSON.parse(data) as FrameData),
  };
}

/** The first lines of a stream that is read as lines of JSON. */
export async function linesOf(url: string, count: number): Promise<readonly unknown[]> {
  const ending = new AbortController();
  const headers = { accept: 'application/x-ndjson' };
  const response = await fetch(url, { headers, signal: ending.signal });
  let text = '';
  for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(bytes).toString();
    if (text.split('\n').length > count) break;
  }
  ending.abort();
  const lines = text.split('\n').slice(0, count);
  return lines.map((line) => JSON.parse(line) as unknown);
}
