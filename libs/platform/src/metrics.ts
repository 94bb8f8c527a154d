import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; from a cached answer to a command that waits for its broker. */
export const LATENCY_BUCKETS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** A registry of its own for each process, with the metrics of Node in it. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

interface MetricName {
  readonly name: string;
  readonly help: string;
}

export function counter(
  registry: Registry,
  { name, help }: MetricName,
  labelNames: readonly string[] = [],
): Counter {
  return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
}

export function latency(
  registry: Registry,
  { name, help }: MetricName,
  labelNames: readonly string[] = [],
): Histogram {
  return new Histogram({
    name,
    help,
    labelNames: [...labelNames],
    buckets: LATENCY_BUCKETS,
    registers: [registry],
  });
}

/** A value that is looked up when the metrics are read. */
export function gauge(
  registry: Registry,
  { name, help }: MetricName,
  read: () => number | Promise<number>,
): Gauge {
  return new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}

/** Values of several things by one label, looked up together when the metrics are read. */
export function gauges(
  registry: Registry,
  { name, help }: MetricName,
  {
    label,
    read,
  }: { readonly label: string; readonly read: () => Promise<Readonly<Record<string, number>>> },
): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [thing, value] of Object.entries(await read()))
        this.set({ [label]: thing }, value);
    },
  });
}
