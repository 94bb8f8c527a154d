/** A setting's text that could not be read, in a sentence for an operator. */
export interface Unreadable {
  readonly unreadable: string;
}

/** Reads the text of one environment variable. */
export type Parse<T> = (text: string) => T | Unreadable;

/** Some text. */
export const someText: Parse<string> = (text) =>
  text === '' ? { unreadable: 'it must not be empty' } : text;

/** A text that may be missing: the empty text reads as null. */
export const textOrNull: Parse<string | null> = (text) => (text === '' ? null : text);

export function wholeNumber(min: number, max: number): Parse<number> {
  return (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    return { unreadable: `it must be a whole number from ${min} to ${max}, not "${text}"` };
  };
}

export const yesOrNo: Parse<boolean> = (text) => {
  if (['true', 'yes', '1'].includes(text)) return true;
  if (['false', 'no', '0'].includes(text)) return false;
  return { unreadable: `it must be true or false, not "${text}"` };
};

export function oneOf<const T extends string>(words: readonly T[]): Parse<T> {
  return (text) =>
    words.find((word) => word === text) ?? {
      unreadable: `it must be one of ${words.join(', ')}, not "${text}"`,
    };
}

/** Some of a set of words, divided by commas. */
export function someOf<const T extends string>(words: readonly T[]): Parse<readonly T[]> {
  return (text) => {
    const given = text.split(',').map((word) => word.trim());
    const unknown = given.filter((word) => !words.some((known) => known === word));
    if (unknown.length === 0) return words.filter((word) => given.includes(word));
    return { unreadable: `it must list some of ${words.join(', ')}, not "${text}"` };
  };
}

/** Addresses as host:port, divided by commas; the empty text reads as no addresses. */
export const addresses: Parse<readonly string[]> = (text) => {
  const given = text === '' ? [] : text.split(',').map((address) => address.trim());
  const wrong = given.find(
    (address) => !/^[^\s:/]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(address),
  );
  if (wrong === undefined) return given;
  return { unreadable: `it must list addresses as host:port, not "${wrong}"` };
};

/** An address with one of the schemes; the empty text reads as null. */
export function addressOrNull(...schemes: readonly string[]): Parse<string | null> {
  return (text) => {
    if (text === '') return null;
    const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : '';
    if (schemes.includes(scheme)) return text.replace(/\/$/, '');
    return { unreadable: `it must be an address that begins with ${schemes.join(':// or ')}://` };
  };
}
