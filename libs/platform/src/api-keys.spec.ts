import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys, createKey, mayActAs } from './api-keys.js';

describe('API keys', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
    file = join(folder, 'keys.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const open = (errors: unknown[] = []) => new ApiKeys(file, (error) => errors.push(error));

  it('are found by their token, with their role', () => {
    const { token, id } = createKey(file, { role: 'editor', name: 'desk' });
    createKey(file, { role: 'operator', name: 'night shift' });
    expect(open().find(token)).toEqual({ id, role: 'editor' });
    expect(open().count).toBe(2);
  });

  it('are stored as hashes alone', () => {
    const { token } = createKey(file, { role: 'reader', name: 'dashboard' });
    expect(readFileSync(file, 'utf8')).not.toContain(token.split('_')[2]);
  });

  it('are not found by another secret, another id or a text of another form', () => {
    const { token, id } = createKey(file, { role: 'editor', name: 'desk' });
    const keys = open();
    for (const wrong of [`tl_${id}_${'x'.repeat(32)}`, token.replace(id, '0'.repeat(12)), '', id])
      expect(keys.find(wrong)).toBeUndefined();
  });

  it('of a broken file are none, and the operator is told', () => {
    writeFileSync(file, '{"keys":[{"id":"x"}]}');
    const errors: unknown[] = [];
    expect(open(errors).count).toBe(0);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Key 1') }),
    ]);
  });

  it('let an operator do what an editor may, and not the other way round', () => {
    expect([mayActAs('operator', 'editor'), mayActAs('editor', 'operator')]).toEqual([true, false]);
  });
});
