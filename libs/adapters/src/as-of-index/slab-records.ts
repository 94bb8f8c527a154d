import { readRecords, type SlabRecord } from './slab.js';

/** The records of a slab, read on from where they were read before. */
export class SlabRecords {
  /** Length of the text read so far. */
  length = 0;
  /** All records up to this version are read. */
  upTo = -1;
  readonly records: SlabRecord[] = [];

  /**
   * @param text what the slab holds from a place on that was read before; others may have read on meanwhile.
   * @param version up to which it holds everything.
   */
  read(text: string, from: number, version: number): void {
    const news = text.slice(this.length - from);
    this.length += news.length;
    this.upTo = Math.max(this.upTo, version);
    for (const record of readRecords(news)) this.records.push(record);
  }
}
