import { hash } from 'node:crypto';
import { publisherOf } from '#libs/domain';

const ADDRESS_DIGITS = 6;

/**
 * The key of a source: its publisher's slug, its date, and six hex digits of the hash of its address,
 * which a source without an address lacks.
 * @param published as the source's date was sent: EDTF, or an instant, of which the day is taken
 */
export function sourceKey(publisher: string, published: string, url: string | undefined): string {
  const day = published.replace(/T.*$/, '').replaceAll(/[^0-9A-Za-z]+/g, '-');
  const address = url === undefined ? [] : [hash('sha256', url, 'hex').slice(0, ADDRESS_DIGITS)];
  return [publisherOf({ publisher }), day, ...address]
    .join('-')
    .replaceAll(/-+/g, '-')
    .replace(/^-|-$/g, '');
}
