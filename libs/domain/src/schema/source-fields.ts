import { SOURCE_KINDS, type Source } from '../source/source.js';
import { edtf } from './date-fields.js';
import type { Field, JsonSchema } from './field.js';
import { listOf, object, optional } from './record-fields.js';
import { oneOf, text, webAddress } from './scalar-fields.js';

const SOURCES_MAX = 50;
const QUOTE_MAX = 300;

const WRITTEN = object({
  publisher: text(200),
  title: optional(text(300)),
  url: optional(webAddress()),
  published: edtf(),
  kind: oneOf(SOURCE_KINDS),
  origin: optional(text(200)),
  accessed: optional(text(80)),
  locator: optional(text(200)),
  archiveUrl: optional(webAddress()),
  language: optional(text(35)),
  quote: optional(text(QUOTE_MAX)),
});

const { properties, required } = WRITTEN.recorded as {
  readonly properties: JsonSchema;
  readonly required: readonly string[];
};

/** Who said so, where and when; the key is made at the door. */
function source(): Field<Source> {
  return {
    input: WRITTEN.input,
    recorded: {
      ...WRITTEN.recorded,
      properties: { key: { type: 'string' }, ...properties },
      required: ['key', ...required],
    },
    read(value, pointer, reading) {
      const read = WRITTEN.read(value, pointer, reading);
      if (read === null) return null;
      const published = read.published.edtf ?? '';
      return { key: reading.sourceKey(read.publisher, published, addressOf(read)), ...read };
    },
  };
}

/** Where there is no address, what the piece is called tells it from others of the publisher and day. */
const addressOf = ({ url, locator, title }: WrittenSource): string | undefined =>
  url ?? locator ?? title;

type WrittenSource = Pick<Source, 'url' | 'locator' | 'title'>;

export const sourceList = (min = 0): Field<readonly Source[]> => listOf(source(), SOURCES_MAX, min);
