import fc from 'fast-check';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { partitionOf } from './partition-of.js';

const metadata = (partitions: number): PartitionMetadata[] =>
  Array.from({ length: partitions }, (_, partitionId) => ({
    partitionId,
    partitionErrorCode: 0,
    leader: 1,
    replicas: [1],
    isr: [1],
  }));

const ofKafka = (stream: string, partitions: number): number =>
  Partitioners.DefaultPartitioner()({
    topic: 'commits',
    partitionMetadata: metadata(partitions),
    message: { key: stream, value: '' },
  });

describe('the partition of a stream', () => {
  it.each([
    ['race/il-sos-2022-dem-primary', 12, 4],
    ['race/il-sos-2022-rep-primary', 12, 6],
    ['race/il-sos-2022', 12, 1],
    ['', 12, 9],
  ])('never changes: %s of %i is in %i', (stream, partitions, partition) => {
    expect(partitionOf(stream, partitions)).toBe(partition);
  });

  it('is the one that a Kafka client chooses for the same key', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 64 }),
        (stream, partitions) => partitionOf(stream, partitions) === ofKafka(stream, partitions),
      ),
    );
  });
});
