import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'prettier';
import { REFERENCE_PAGES } from './pages.js';
import { writeMissingFixtures } from './write-fixtures.js';

for (const [file, text] of Object.entries(REFERENCE_PAGES)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text(), { parser: 'markdown', printWidth: 100 }));
}
const fixtures = await writeMissingFixtures();
console.log(JSON.stringify({ written: [...Object.keys(REFERENCE_PAGES), ...fixtures] }));
