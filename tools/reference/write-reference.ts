import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'prettier';
import { REFERENCE_PAGES } from './pages.js';

for (const [file, text] of Object.entries(REFERENCE_PAGES)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text(), { parser: 'markdown', printWidth: 100 }));
}
console.log(JSON.stringify({ written: Object.keys(REFERENCE_PAGES) }));
