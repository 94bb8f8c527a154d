import type { Instant } from '#libs/domain';
import type { Clock, LogBatch, LogEnd, Logger, LogPlace } from '#libs/ports';

/** A measure counts until a worse one comes, or for so long: it says that clocks differ by so much at least. */
const REMEMBERED_MS = 600_000;
/** What rounding and the time between an append and its visibility come to, with clocks that are right. */
const UNREMARKABLE_MS = 100;

/** Between which moments of our clock the log took a record. */
export interface AppendedWithin {
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
}

interface Options {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The most that clocks may differ by [Q3]; more than half of it raises the alarm. */
  readonly boundMs: number;
}

/**
 * How far the clock of this process and that of the log are apart, as far as records tell: one that was
 * appended while we waited carries a time of the log between two of ours. Where they differ by more than
 * half the bound, no watermark of ours is to be believed, and none is set [Q3].
 */
export class ClockSkew {
  #worst = { skewMs: 0, at: -Infinity };
  #isAlarming = false;

  constructor(private readonly options: Options) {}

  /** @param appendedAt by the log's clock */
  observe(appendedAt: Instant, { notBefore = -Infinity, notAfter = Infinity }: AppendedWithin) {
    const skewMs = Math.max(0, notBefore - appendedAt, appendedAt - notAfter);
    const at = this.options.clock.now();
    if (skewMs < this.measuredMs) return;
    this.#worst = { skewMs, at };
    this.#tell();
  }

  /** What was appended while we waited for the answer. */
  observeAppended(places: readonly LogPlace[], notBefore: Instant): void {
    const notAfter = this.options.clock.now();
    for (const { appendedAt } of places) this.observe(appendedAt, { notBefore, notAfter });
  }

  /** What was read: appended before now, and after the end was asked for that it lies behind. */
  observeRead({ partition, records }: LogBatch, end: LogEnd | undefined): void {
    const last = records.at(-1);
    if (last !== undefined) this.observe(last.appendedAt, { notAfter: this.options.clock.now() });
    if (end === undefined) return;
    const first = records.find(({ position }) => position >= (end.cursor[partition] ?? Infinity));
    if (first !== undefined) this.observe(first.appendedAt, { notBefore: end.askedAt });
  }

  /** The clocks differ by this much at least; 0 where nothing says that they do. */
  get measuredMs(): number {
    const { skewMs, at } = this.#worst;
    return Math.abs(this.options.clock.now() - at) > REMEMBERED_MS ? 0 : skewMs;
  }

  /** Whether what was measured leaves too little of the bound for what was not. */
  get isTooGreat(): boolean {
    return this.measuredMs > Math.max(this.options.boundMs / 2, UNREMARKABLE_MS);
  }

  /** In words for an operator; undefined where all is well. */
  get warning(): string | undefined {
    if (!this.isTooGreat) return undefined;
    return `The clocks of this machine and of the log differ by ${this.measuredMs} ms or more: no further answers are closed until they agree. Set both by NTP.`;
  }

  /** Each turn once, however many records show it. */
  #tell(): void {
    const { warning } = this;
    if ((warning !== undefined) === this.#isAlarming) return;
    this.#isAlarming = warning !== undefined;
    if (warning === undefined) this.options.logger.info('The clocks agree again.');
    else this.options.logger.error(warning, { skewMs: this.measuredMs });
  }
}
