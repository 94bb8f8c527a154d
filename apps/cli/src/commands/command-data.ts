type Fields = Readonly<Record<string, unknown>>;

/** Data as a document shows it, back in the form in which a command states it: dates as they were written. */
export function asCommandData(data: Fields): Fields {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, stated(value)]));
}

function stated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stated);
  return isFields(value) ? statedRecord(value) : value;
}

/** A date is what its source wrote. */
const statedRecord = (fields: Fields): unknown =>
  'edtf' in fields ? fields['edtf'] : asCommandData(fields);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
