import { hash } from 'node:crypto';
import { publisherOf } from '#libs/domain';

const ADDRESS_DIGITS = 6;
/** So many pairs of a publisher and a date are remembered: a busy day has few. */
const REMEMBERED_MAX = 10_000;

/** The keys without addresses, by publisher and by date. */
const remembered = new Map<string, Map<string, string>>();
let rememberedCount = 0;

/**
 * The key of a source: its publisher's slug, its date, and six hex digits of the hash of its address,
 * which a source without an address lacks.
 * @param published as the source's date was sent: EDTF, or an instant, of which the day is taken
 */
export function sourceKey(publisher: string, published: string, url: string | undefined): string {
  const key = remembered.get(publisher)?.get(published) ?? remember(publisher, published);
  if (url === undefined) return key;
  const address = hash('sha256', url, 'hex').slice(0, ADDRESS_DIGITS);
  return key === '' ? address : `${key}-${address}`;
}

function remember(publisher: string, published: string): string {
  if (rememberedCount >= REMEMBERED_MAX) {
    remembered.clear();
    rememberedCount = 0;
  }
  const ofPublisher = remembered.get(publisher) ?? new Map<string, string>();
  const key = keyWithoutAddress(publisher, published);
  remembered.set(publisher, ofPublisher.set(published, key));
  rememberedCount += 1;
  return key;
}

function keyWithoutAddress(publisher: string, published: string): string {
  const day = published.replace(/T.*$/, '').replaceAll(/[^0-9A-Za-z]+/g, '-');
  return `${publisherOf({ publisher })}-${day}`.replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '');
}
