import kafkajs, { type Kafka } from 'kafkajs';

const CONNECT_MS_MAX = 3_000;
/** A request without an answer for so long has failed: its connection is given up with it. */
export const REQUEST_MS_MAX = 4_000;
const DISCONNECT_MS_MAX = 2_000;

/** A client that fails soon and says so: what is tried again, and for how long, is decided by its user. */
export function kafkaClient(brokers: readonly string[], clientId: string): Kafka {
  return new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_MS_MAX,
    requestTimeout: REQUEST_MS_MAX,
    // Given in full, since the defaults differ where NODE_ENV is test.
    retry: { initialRetryTime: 50, maxRetryTime: 500, factor: 0.2, multiplier: 2, retries: 2 },
    // Outages are told once, by the log itself; kafkajs tells each attempt.
    logLevel: kafkajs.logLevel.NOTHING,
  });
}

/** Something of kafkajs that holds connections: a producer, a consumer, an administrator. */
export interface Connected {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** Disconnects, without waiting for a broker that never answers: kafkajs would wait for ever. */
export async function disconnect(link: Connected): Promise<void> {
  await within(DISCONNECT_MS_MAX, link.disconnect()).catch(() => {
    // It is given up either way; nothing is asked of it any more.
  });
}

/** Connects, or leaves nothing behind. */
export async function connected<Link extends Connected>(link: Link): Promise<Link> {
  try {
    await within(2 * REQUEST_MS_MAX, link.connect());
    return link;
  } catch (error) {
    void disconnect(link);
    throw error;
  }
}

/** The outcome, or an error once it takes too long; the work itself goes on. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  // Whoever gave up on it does not hear how it ends.
  work.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${limitMs} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Why it failed; kafkajs says the same once per attempt. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return [...new Set(message.split(/: (?=Connection (?:error|timeout))/))].join(': ');
}
