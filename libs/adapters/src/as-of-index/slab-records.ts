import { readRecords, type SlabRecord } from './slab.js';

/** The records of a slab, read on from where they were read before. */
export class SlabRecords {
  /** Length of the text read so far. */
  length = 0;
  readonly records: SlabRecord[] = [];

  /** @param text what was appended since. */
  read(text: string): void {
    this.length += text.length;
    for (const record of readRecords(text)) this.records.push(record);
  }
}
