import { cpus, totalmem } from 'node:os';

const GIBIBYTE = 2 ** 30;

/** What the figures were measured on. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / GIBIBYTE);
  return `${model}, ${processors.length} cores, ${memory} GiB, Node ${process.versions.node}`;
}
