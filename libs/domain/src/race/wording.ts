/** The type of an event with its article, inside a sentence: "an EndorsementRescinded". */
export const aType = (type: string): string => `${/^[AEIO]/.test(type) ? 'an' : 'a'} ${type}`;

/** The same at its beginning. */
export const aTypeFirst = (type: string): string => aType(type).replace('a', 'A');
