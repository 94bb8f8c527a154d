import { EXIT, Failure } from '../failure.js';

export const collect = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];

type Fields = Readonly<Record<string, unknown>>;

/**
 * Sets fields by their paths: `stance=support`, `endorser.id=jesse-white`, `seats=2`.
 * A value that reads as JSON is taken as such, anything else as text.
 */
export function setFields(fields: Fields, settings: readonly string[]): Fields {
  return settings.reduce<Fields>((before, setting) => {
    const [path, value] = split(setting);
    return setAt(before, path.split('.'), value);
  }, fields);
}

function split(setting: string): readonly [string, unknown] {
  const at = setting.indexOf('=');
  if (at < 1) throw new Failure(`--set takes field=value, not "${setting}".`, EXIT.usage);
  return [setting.slice(0, at), valueOf(setting.slice(at + 1))];
}

function setAt(fields: Fields, [name = '', ...rest]: readonly string[], value: unknown): Fields {
  const set = rest.length === 0 ? value : setAt(asFields(fields[name]), rest, value);
  return { ...fields, [name]: set };
}

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A bare word is a text: quotes around every name would be a burden on the one who types.
    return text;
  }
}
