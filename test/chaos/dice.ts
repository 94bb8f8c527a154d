/** Chance that comes out the same for the same seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d_2b_79_f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  isLucky(chance: number): boolean {
    return this.roll() < chance;
  }

  upTo(limit: number): number {
    return Math.floor(this.roll() * limit);
  }

  between(low: number, high: number): number {
    return low + this.roll() * (high - low);
  }

  oneOf<T>(things: readonly [T, ...T[]]): T {
    return things[this.upTo(things.length)] ?? things[0];
  }

  shuffled<T>(things: readonly T[]): readonly T[] {
    return things
      .map((thing) => [this.roll(), thing] as const)
      .sort(([one], [other]) => one - other)
      .map(([, thing]) => thing);
  }
}
