import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

export const KEY_ROLES = ['reader', 'editor', 'operator'] as const;
/** Each role may do what the ones before it may. */
export type KeyRole = (typeof KEY_ROLES)[number];

/** Who sends a request. */
export interface KeyHolder {
  readonly id: string;
  readonly role: KeyRole;
}

interface StoredKey extends KeyHolder {
  readonly name: string;
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  readonly createdAt: string;
}

const TOKEN = /^tl_([a-z0-9]{1,32})_([A-Za-z0-9-]{16,128})$/;
const CHECKED_FOR_CHANGES_EVERY_MS = 1_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const mayActAs = (held: KeyRole, needed: KeyRole): boolean =>
  KEY_ROLES.indexOf(held) >= KEY_ROLES.indexOf(needed);

function readStored(file: string): readonly StoredKey[] {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as { keys?: unknown };
  if (!Array.isArray(stored.keys)) throw new Error(`${file} holds no list under "keys".`);
  return stored.keys.map(asStoredKey);
}

function asStoredKey(value: unknown, index: number): StoredKey {
  const key = value as Partial<StoredKey> | null;
  const isWhole =
    typeof key?.id === 'string' &&
    /^[0-9a-f]{64}$/.test(key.hash ?? '') &&
    KEY_ROLES.some((role) => role === key.role);
  if (!isWhole) throw new Error(`Key ${index + 1} needs an id, a known role and a SHA-256 hash.`);
  return key as StoredKey;
}

/**
 * Adds a key to the file, which is created where it is missing.
 * @returns the token; only its hash is kept, so it cannot be shown again.
 */
export function createKey(
  file: string,
  { role, name }: { readonly role: KeyRole; readonly name: string },
): { readonly token: string; readonly id: string } {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(24).toString('base64url').replaceAll('_', '-');
  const keys = existsSync(file) ? readStored(file) : [];
  const added = { id, role, name, hash: hashOf(secret), createdAt: new Date().toISOString() };
  const beside = `${file}.${id}.tmp`;
  writeFileSync(beside, `${JSON.stringify({ keys: [...keys, added] }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(beside, file);
  return { token: `tl_${id}_${secret}`, id };
}

/** The keys of a file, read again when it changes; a file that cannot be read leaves the last good keys. */
export class ApiKeys {
  #keys = new Map<string, StoredKey>();
  #readAs = '';
  #lookedAt = 0;

  constructor(
    private readonly file: string,
    private readonly onUnreadable: (error: unknown) => void,
  ) {}

  /** @returns why the file cannot be used, in a sentence; null where it can. */
  static whyUnusable(file: string): string | null {
    try {
      readStored(file);
      return null;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return `KEYS_FILE: ${file} cannot be read (${why}); create a key with \`timeline keys create --file ${file}\`.`;
    }
  }

  /** @returns undefined for a token that is not of this file. */
  find(token: string): KeyHolder | undefined {
    this.#refresh();
    const [, id = '', secret = ''] = TOKEN.exec(token) ?? [];
    const key = this.#keys.get(id);
    if (key === undefined) return undefined;
    const same = timingSafeEqual(Buffer.from(key.hash), Buffer.from(hashOf(secret)));
    return same ? { id: key.id, role: key.role } : undefined;
  }

  get count(): number {
    this.#refresh();
    return this.#keys.size;
  }

  #refresh(): void {
    const now = performance.now();
    if (this.#lookedAt > 0 && now - this.#lookedAt < CHECKED_FOR_CHANGES_EVERY_MS) return;
    this.#lookedAt = now;
    try {
      const { mtimeMs, size, ino } = statSync(this.file);
      const readAs = `${mtimeMs} ${size} ${ino}`;
      if (readAs === this.#readAs) return;
      this.#readAs = readAs;
      this.#keys = new Map(readStored(this.file).map((key) => [key.id, key]));
    } catch (error) {
      this.onUnreadable(error);
    }
  }
}
