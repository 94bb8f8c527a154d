import { type TopicFacts, topicProblems, topicSettings } from './topic-rules.js';

const good = (replicas: number): TopicFacts => ({
  partitions: 2,
  replicas,
  settings: topicSettings(replicas),
  starts: [0, 0],
});
const withSetting = (name: string, value: string): TopicFacts => ({
  ...good(3),
  settings: { ...topicSettings(3), [name]: value },
});

describe('the rules of a topic', () => {
  it('are met by the topics that this program makes', () => {
    for (const replicas of [1, 2, 3]) expect(topicProblems(good(replicas), 2)).toEqual([]);
  });

  it.each([
    ['cleanup.policy', 'compact'],
    ['cleanup.policy', 'compact,delete'],
    ['retention.ms', '604800000'],
    ['retention.bytes', '1000000'],
    ['message.timestamp.type', 'CreateTime'],
    ['unclean.leader.election.enable', 'true'],
    ['max.message.bytes', '1048588'],
    ['compression.type', 'zstd'],
    ['min.insync.replicas', '1'],
    ['min.insync.replicas', '4'],
  ])('refuse %s=%s in a sentence that names it', (name, value) => {
    const problems = topicProblems(withSetting(name, value), 2);
    expect(problems).toEqual([expect.stringContaining(`${name} is ${value}`)]);
  });

  it('refuse a setting that the brokers do not tell', () => {
    expect(topicProblems({ ...good(1), settings: {} }, 2)).toHaveLength(7);
  });

  it('refuse another number of partitions, and a log whose beginning is gone', () => {
    expect(topicProblems({ ...good(1), partitions: 3, starts: [0, 5, 0] }, 2)).toEqual([
      'it has 3 partitions, not 2, and their number never changes',
      'partition 1 begins at 5: what was before that is lost',
    ]);
  });
});
