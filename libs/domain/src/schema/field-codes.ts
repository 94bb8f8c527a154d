/** Everything that can be wrong with a field of a command document, by code. */
export const FIELD_CODES = {
  'actor-kind-differs': 'The record of the race has the one named as something else.',
  'actor-kind-wrong':
    'A person is expected where an organization is given, or the other way round.',
  'actor-unknown': 'The record of the race names nobody with this id; give id, name and kind.',
  'boolean-expected': 'Neither true nor false.',
  'command-unknown': 'There is no command of this type.',
  'date-expected': 'No text that could be a date, or not a whole day where one is needed.',
  'date-invalid': 'The text is no date: no EDTF, no instant, or a day that no calendar has.',
  'event-id-expected': 'Neither the id of an event nor { "key", "index" } of a command.',
  'event-unknown': 'The record of the race holds no such event.',
  'field-required': 'A field is missing without which the document means nothing.',
  'field-unknown': 'There is no such field here; nothing that is sent is dropped in silence.',
  'integer-expected': 'No whole number, or one outside its bounds.',
  'list-expected': 'No list, or one with too few or too many items.',
  'list-repeats': 'The same person or option stands in a list twice.',
  'object-expected': 'No object with named fields.',
  'percent-expected': 'No percentage from 0 to 100 with at most six decimals.',
  'race-differs': 'The document names another race than the one that it is sent to.',
  'row-unnamed': 'A row names neither a candidate nor an option, or both.',
  'set-by-the-log': 'The time of recording is set by the log alone.',
  'slug-expected': 'No slug of lower-case letters, digits and single hyphens.',
  'text-expected': 'No text, or an empty one.',
  'text-forbidden-characters': 'Control characters or lone surrogates.',
  'text-too-long': 'More characters than the field holds.',
  'time-zone-unknown': 'No IANA time zone.',
  'url-expected': 'No address that begins with https:// or http://.',
  'value-not-allowed': 'None of the words that the field allows.',
} as const;

export type FieldCode = keyof typeof FIELD_CODES;
