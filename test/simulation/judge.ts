import { STREAMS, type ClientCommand } from './client-command.js';
import type { Ghosts } from './ghosts.js';
import type { ModelWriter } from './model-writer.js';
import { NEW, theRule, type ModelRecord, type Reader, type Rule, type Verdict } from './rule.js';
import { referenceRule } from './mutations.js';

/** What came of a history. */
export interface Judgement {
  /** Each a sentence; none where the rule holds. */
  readonly violations: readonly string[];
  readonly acknowledged: number;
  readonly refused: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

export interface Evidence {
  readonly rule: Rule;
  readonly log: readonly string[];
  readonly ghosts: Ghosts;
  readonly commands: readonly ClientCommand[];
  readonly writers: readonly ModelWriter[];
}

interface Acceptance {
  readonly record: ModelRecord;
  readonly version: number;
}

/** Reads the whole log as the newest program does, and holds everybody to it. */
export function judge(evidence: Evidence): Judgement {
  const { commands, writers } = evidence;
  const truth = new Truth(evidence);
  for (const [position, value] of evidence.log.entries()) truth.read(value, position);
  return {
    violations: [
      ...truth.violations,
      ...commands.flatMap((command) => judgeCommand(command, truth.of(command.cid))),
      ...writers.flatMap((writer) => judgeWriter(writer, evidence, truth)),
    ],
    acknowledged: commands.filter(({ answers }) => answers.length > 0).length,
    refused: commands.filter(({ isRefused }) => isRefused).length,
    verdicts: truth.verdicts,
  };
}

/** What the log comes to, record by record. */
class Truth {
  readonly reader: Reader;
  readonly violations: string[] = [];
  readonly verdicts: Partial<Record<Verdict, number>> = {};
  readonly #acceptances = new Map<string, Acceptance[]>();
  readonly #versions = new Map<string, number>();
  readonly #reference: Reader | undefined;

  constructor(private readonly evidence: Pick<Evidence, 'rule' | 'ghosts'>) {
    this.reader = evidence.rule.reader(NEW);
    this.#reference = evidence.rule === theRule ? referenceRule.reader(NEW) : undefined;
  }

  of(cid: string): readonly Acceptance[] {
    return this.#acceptances.get(cid) ?? [];
  }

  read(value: string, position: number): void {
    const verdict = this.reader.fold(value, position);
    this.verdicts[verdict] = (this.verdicts[verdict] ?? 0) + 1;
    if ((this.#reference?.fold(value, position) ?? verdict) !== verdict)
      this.violations.push(`The record at ${position} is ${verdict}; in other words it is not.`);
    if (verdict === 'accepted') this.#accept(JSON.parse(value) as ModelRecord);
  }

  #accept(record: ModelRecord): void {
    const { rid, cid, stream, base, events } = record;
    const before = this.#versions.get(stream) ?? 0;
    const version = before + events.length;
    this.#versions.set(stream, version);
    this.#acceptances.set(cid, [...this.of(cid), { record, version }]);
    if (base !== before)
      this.violations.push(`${rid} was decided at version ${base} and accepted at ${before}.`);
    const { ghosts } = this.evidence;
    if (ghosts.accepted(this.reader, record) !== ghosts.decidedOn(rid))
      this.violations.push(`${rid} was accepted on a history that it was not decided on.`);
  }
}

/** Exactly once at the version answered; at most once in any case; never after a refusal. */
function judgeCommand(
  { cid, answers, isRefused }: ClientCommand,
  [first, ...more]: readonly Acceptance[],
): readonly string[] {
  if (first === undefined) return answers.length > 0 ? [`${cid} was answered and is lost.`] : [];
  const { record, version } = first;
  const wrong = answers.filter((answer) => answer.rid !== record.rid || answer.version !== version);
  return [
    ...(more.length > 0 ? [`${cid} was accepted more than once.`] : []),
    ...(isRefused ? [`${cid} was refused and accepted.`] : []),
    ...wrong.map((answer) => `${cid} was answered ${answer.version} and is ${version}.`),
  ];
}

/** Everybody who read the whole log holds the same for true; who stopped, what was true there. */
function judgeWriter(
  writer: ModelWriter,
  { rule, log }: Evidence,
  truth: Truth,
): readonly string[] {
  if (!writer.isStopped && writer.position !== log.length)
    return ['A writer did not read to the end.'];
  const reader = writer.isStopped ? rule.reader(NEW) : truth.reader;
  if (writer.isStopped)
    for (const [position, value] of log.slice(0, writer.position).entries())
      reader.fold(value, position);
  return STREAMS.flatMap((stream) => {
    const [own, whole] = [writer.reader.head(stream), reader.head(stream)];
    return own.rid === whole.rid && own.version === whole.version
      ? []
      : [`Two readers of ${stream} hold different things for true.`];
  });
}
