export type { QueryDeps } from '#libs/application';

/** Under this token Nest finds what every query needs. */
export const QUERY_DEPS = Symbol('QUERY_DEPS');
