import { readFileSync } from 'node:fs';
import type { ClientContext, Redis, Result } from 'ioredis';

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext = { type: 'default' }> {
    applyEvents(...args: ScriptArguments): Result<number | ['moved', number], Context>;
    rewriteRace(...args: ScriptArguments): Result<number | ['moved', number], Context>;
    recordBatch(...args: ScriptArguments): Result<0 | 1, Context>;
    saveProgress(...args: ScriptArguments): Result<0 | 1, Context>;
    registerGeneration(...args: ScriptArguments): Result<string, Context>;
    promoteGeneration(...args: ScriptArguments): Result<0 | 1, Context>;
    discardGeneration(
      ...args: ScriptArguments
    ): Result<'discarded' | 'serving' | 'unknown', Context>;
  }
}

/** The keys, as many as the file's name says, then the arguments; both as the file's header says. */
type ScriptArguments = (string | number | readonly (string | number)[])[];

const FILES = {
  applyEvents: 'apply-events.5.lua',
  rewriteRace: 'rewrite-race.6.lua',
  recordBatch: 'record-batch.3.lua',
  saveProgress: 'save-progress.2.lua',
  registerGeneration: 'register-generation.3.lua',
  promoteGeneration: 'promote-generation.3.lua',
  discardGeneration: 'discard-generation.3.lua',
} as const;

const scripts = Object.entries(FILES).map(([name, file]) => ({
  name,
  lua: readFileSync(new URL(`./lua/${file}`, import.meta.url), 'utf8'),
  numberOfKeys: Number(file.split('.')[1]),
}));

/** Gives a client one command for each script; only its hash travels after the first use on a connection. */
export function defineScripts(client: Redis): void {
  for (const { name, lua, numberOfKeys } of scripts)
    client.defineCommand(name, { lua, numberOfKeys });
}
