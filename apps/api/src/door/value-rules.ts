import { IsIn, IsString, MaxLength, ValidateBy, type ValidationOptions } from 'class-validator';

/** How much of a wrong value is shown to who sent it. */
const SHOWN_CHARACTERS_MAX = 100;
/** Control characters, and what stands for bytes that are no UTF-8. */
const CONTROL = /\p{Cc}|\ufffd/u;
const DIGITS = /^\d{1,15}$/;

const shown = (value: unknown): string => String(value).slice(0, SHOWN_CHARACTERS_MAX);

/** Says what is wrong, and under which code; the name of the field comes first. */
const saying = (code: string, say: (value: unknown) => string): ValidationOptions => ({
  message: ({ property, value }) => `${property} ${say(value)}`,
  context: { code },
});

/** A parameter that is repeated arrives as a list. */
export const IsGivenOnce = (): PropertyDecorator =>
  IsString(saying('parameter-repeated', () => 'is given more than once; give it once.'));

export const IsText = (): PropertyDecorator =>
  IsString(saying('text-expected', () => 'must be a text.'));

export const IsNoLongerThan = (characters: number): PropertyDecorator =>
  MaxLength(
    characters,
    saying('text-too-long', () => `may have ${characters} characters at most.`),
  );

export const HasNoControlCharacters = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'hasNoControlCharacters',
      validator: { validate: (text: string) => !CONTROL.test(text) },
    },
    saying(
      'text-forbidden-characters',
      () => 'holds control characters, or is not encoded as UTF-8.',
    ),
  );

export const IsOneOf = (words: readonly string[]): PropertyDecorator =>
  IsIn(
    words,
    saying('value-not-allowed', (value) => `is ${words.join(' or ')}, not "${shown(value)}".`),
  );

/** A whole number in digits. */
export function IsWholeNumber(minimum: number, maximum = Infinity): PropertyDecorator {
  const range = maximum === Infinity ? `from ${minimum} on` : `from ${minimum} to ${maximum}`;
  const validate = (text: string): boolean =>
    DIGITS.test(text) && Number(text) >= minimum && Number(text) <= maximum;
  return ValidateBy(
    { name: 'isWholeNumber', validator: { validate } },
    saying('integer-expected', (value) => `is a whole number ${range}, not "${shown(value)}".`),
  );
}
