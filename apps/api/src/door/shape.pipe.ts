import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { FieldIssue } from '#libs/domain';
import { ProblemError } from '../problems/problem-error.js';
import { AdmittedLately } from './admitted-lately.js';
import { issuesOf, type Naming, type Shape } from './issues-of.js';

type Fields = Readonly<Record<string, unknown>>;

const QUERY: Naming = { pointer: (name) => `?${name}`, noun: 'parameter' };
const BODY: Naming = { pointer: (name) => `/${name}`, noun: 'field' };

const lately = new AdmittedLately();

/** Lets a query or a body in only where it has the shape of the class that the door declares for it. */
export class ShapePipe implements PipeTransform<Fields | undefined, object> {
  transform(given: Fields = {}, { type, metatype }: ArgumentMetadata): object {
    if (given instanceof ProblemError) throw given;
    return type === 'body'
      ? checked(metatype as Shape, given, BODY)
      : admitted(metatype as Shape, given);
  }
}

/**
 * A query that has the shape; what it holds is not checked again.
 * @throws ProblemError
 */
export function admitted(shape: Shape, query: Fields): object {
  if (lately.has(shape, query)) return query;
  checked(shape, query, QUERY);
  lately.add(shape, query);
  return query;
}

function checked(shape: Shape, given: Fields, naming: Naming): object {
  const errors = issuesOf(shape, given, naming);
  if (errors.length > 0) throw refused(errors, naming);
  return given;
}

const refused = (errors: readonly FieldIssue[], naming: Naming): ProblemError =>
  new ProblemError({
    problem: naming === QUERY ? 'parameter-invalid' : 'body-invalid',
    detail: errors.map(({ detail }) => detail).join(' '),
    errors,
  });
