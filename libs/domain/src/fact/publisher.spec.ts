import { by } from '../testing/event-builder.js';
import { publisherOf, sharePublisher } from './publisher.js';

describe('a publisher in common [S3]', () => {
  const shared = (one: readonly object[], other: readonly object[]): boolean =>
    sharePublisher({ sources: one as [] }, { sources: other as [] });

  it('is one of any source', () => {
    expect(shared([by('tribune'), by('herald')], [by('herald')])).toBe(true);
    expect(shared([by('tribune')], [by('herald')])).toBe(false);
    expect(shared([], [])).toBe(false);
  });

  it('is the agency where a paper prints a wire story', () => {
    const wire = by('tribune', '2022', 'Associated Press');
    expect(shared([wire], [by('associated-press')])).toBe(true);
    expect(shared([wire], [by('tribune')])).toBe(false);
  });

  it('is told by its letters, not by its spelling', () => {
    expect(publisherOf(by('El Día, Chicago'))).toBe(publisherOf(by('el-dia-chicago')));
  });
});
