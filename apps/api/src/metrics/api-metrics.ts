import { counter, gauge, latency, type Registry } from '#libs/platform';

/** What the API counts. Names begin with `timeline_`; the reference lists them. */
export class ApiMetrics {
  readonly #requests;
  readonly #commands;
  readonly #replayed;
  readonly #slowReaders;

  constructor(private readonly registry: Registry) {
    this.#requests = latency(
      registry,
      { name: 'timeline_http_request_seconds', help: 'Time to answer a request.' },
      ['route', 'status'],
    );
    this.#commands = counter(
      registry,
      { name: 'timeline_command_total', help: 'Commands by type and by what became of them.' },
      ['type', 'result'],
    );
    this.#replayed = counter(registry, {
      name: 'timeline_idempotent_replays_total',
      help: 'Commands that were answered again with their first result.',
    });
    this.#slowReaders = counter(registry, {
      name: 'timeline_sse_slow_disconnect_total',
      help: 'Readers of event streams that were cut off since they did not keep up.',
    });
  }

  observeRequest(route: string | undefined, status: number, elapsedMs: number): void {
    this.#requests.observe({ route: route ?? 'none', status: String(status) }, elapsedMs / 1_000);
  }

  /** @param type one of the known commands, or `other`, so that clients cannot make up series. */
  countCommand(type: string, result: string): void {
    this.#commands.inc({ type, result });
  }

  countReplay(): void {
    this.#replayed.inc();
  }

  countSlowReader(): void {
    this.#slowReaders.inc();
  }

  /** A value that others keep and this one shows. */
  show(name: string, help: string, read: () => number): void {
    gauge(this.registry, { name, help }, read);
  }
}
