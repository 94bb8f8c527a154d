import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'prettier';
import { REFERENCE_PAGES } from './pages.js';
import { writeMissingFixtures } from './write-fixtures.js';

const fixtures = await writeMissingFixtures();
for (const [file, text] of Object.entries(REFERENCE_PAGES)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(await text(), { parser: 'markdown', printWidth: 100 }));
}
console.log(JSON.stringify({ written: [...Object.keys(REFERENCE_PAGES), ...fixtures] }));
