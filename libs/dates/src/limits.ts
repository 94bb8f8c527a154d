/** No date is written longer than this. */
export const DATE_TEXT_MAX = 80;

/** The years that dates are read in: no election that we record lies outside them. */
export const YEAR_MIN = 1_700;
export const YEAR_MAX = 2_200;

/** How many dates a reader remembers, since the same ones come again and again. */
export const DATES_REMEMBERED_MAX = 10_000;
