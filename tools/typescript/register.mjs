/**
 * Lets a plain Node process run our sources: `node --conditions=source --import .../register.mjs file.ts`.
 * For processes that a test starts to kill; everything else runs what was built.
 */
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
