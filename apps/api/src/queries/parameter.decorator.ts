import { applyDecorators } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { namesOf, type Shape } from '../door/issues-of.js';
import {
  HasNoControlCharacters,
  IsGivenOnce,
  IsNoLongerThan,
  IsOneOf,
  IsWholeNumber,
} from '../door/value-rules.js';
import {
  type ParameterName,
  PARAMETERS,
  type ParameterSchema,
  type ParameterText,
} from './parameters.js';

const TEXT = Symbol('parameter-text');

/**
 * A query parameter, checked and described as the table of parameters says.
 * @param text where the name means something else at this address than in the table
 */
export const Parameter =
  (text?: ParameterText): PropertyDecorator =>
  (target, name) => {
    const described: ParameterText = text ?? PARAMETERS[name as ParameterName];
    Reflect.defineMetadata(TEXT, described, target, name);
    applyDecorators(IsOptional(), IsGivenOnce(), ...rulesOf(described.schema))(target, name);
  };

function rulesOf(schema: ParameterSchema): readonly PropertyDecorator[] {
  if (schema.type === 'integer') return [IsWholeNumber(schema.minimum, schema.maximum)];
  if (schema.type === 'boolean') return [IsOneOf(['true', 'false'])];
  if ('enum' in schema) return [IsOneOf(schema.enum)];
  return [IsNoLongerThan(schema.maxLength), HasNoControlCharacters()];
}

export interface NamedParameter extends ParameterText {
  readonly name: string;
}

/** The parameters that a door takes, for the reference. */
export const parametersOf = (shape: Shape): readonly NamedParameter[] =>
  namesOf(shape).map((name) => ({
    name,
    ...(Reflect.getMetadata(TEXT, shape.prototype as object, name) as ParameterText),
  }));
