import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EVENTS } from '#libs/domain';

/** Every file that git tracks or would track, and that is still there. */
const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const CODE = FILES.filter((file) => /\.(ts|mjs|cjs|js|lua)$/.test(file));
const SPECS = CODE.filter((file) => /\.(spec|contract)\.ts$/.test(file));
const PROSE = FILES.filter((file) => file.endsWith('.md'));
const ROOMS = readdirSync('libs');
const THIS = 'tools/tidy.spec.ts';

const textOf = (file: string): string => readFileSync(file, 'utf8');
const linesMatching = (files: readonly string[], pattern: RegExp): readonly string[] =>
  files
    .filter((file) => file !== THIS)
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
        ),
    );

describe('the tree', () => {
  it('names folders by nouns of the field, never by kind of code', () => {
    const drawer = /(^|\/)(utils?|common|types|helpers?|interfaces|impl|misc|shared)\//;
    expect(FILES.filter((file) => drawer.test(file))).toEqual([]);
  });

  it('names code files in kebab-case', () => {
    const kebab = /(^|\/)\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/;
    expect(CODE.filter((file) => !kebab.test(file))).toEqual([]);
  });

  it('keeps a code file to a page: at most 300 lines', () => {
    const long = CODE.map((file) => [file, textOf(file).split('\n').length - 1] as const);
    expect(long.filter(([, lines]) => lines > 300)).toEqual([]);
  });

  it('has no plans or notes at the root', () => {
    const known = ['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md'];
    expect(PROSE.filter((file) => !file.includes('/') && !known.includes(file))).toEqual([]);
  });

  it('locks packages without the address that they came from', () => {
    expect(textOf('package-lock.json')).not.toContain('"resolved": "http');
  });
});

describe('the code', () => {
  it('has nothing left to do in it', () => {
    expect(linesMatching(CODE, /\b(TODO|FIXME|XXX|HACK)\b|not implemented/)).toEqual([]);
  });

  it('never silences the compiler, and a lint rule only with a reason', () => {
    expect(linesMatching(CODE, /@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
    expect(linesMatching(CODE, /eslint-disable(?!.* -- )/)).toEqual([]);
  });

  it('folds without a default', () => {
    expect(linesMatching(CODE, /^\s*default:\s*(return|throw|break|\{|$)/)).toEqual([]);
  });

  it('names no path of a machine', () => {
    expect(linesMatching([...CODE, ...PROSE], /(^|["'`\s(=])\/(work|root|home)\//)).toEqual([]);
  });

  it('reaches other rooms of libs by their door alone', () => {
    const deep = new RegExp(`'(\\.\\./)+(libs/)?(${ROOMS.join('|')})/src/(?!(.*/)?testing/)`);
    expect("import { x } from '../../../domain/src/fact/revision.js';").toMatch(deep);
    expect("import { x } from '../../../ports/src/testing/race-log.js';").not.toMatch(deep);
    expect(linesMatching(CODE, deep)).toEqual([]);
  });
});

describe('the tests', () => {
  it('wait on events, never on time', () => {
    const sleep = /\b(sleep|delay)\(\d|setTimeout\((resolve|done)|timers\/promises/;
    expect(linesMatching(SPECS, sleep)).toEqual([]);
  });

  it('skip nothing for good and single nothing out', () => {
    expect(linesMatching(SPECS, /\b(it|test|describe)\.only\(|\b(xit|xdescribe)\(/)).toEqual([]);
  });

  it('keep a golden fixture of every version of every event', () => {
    const missing = Object.values(EVENTS).flatMap(({ type, version }) =>
      Array.from(
        { length: version },
        (_, index) => `test/fixtures/events/${type}.v${index + 1}.json`,
      ),
    );
    expect(missing.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the Redis scripts', () => {
  it('say effect, KEYS, ARGV and results, and carry their number of keys in the name', () => {
    for (const file of CODE.filter((name) => name.endsWith('.lua'))) {
      const keys = Number(/\.(\d+)\.lua$/.exec(file)?.[1]);
      const header = textOf(file).slice(0, 3_000);
      for (const part of ['KEYS', 'ARGV', 'Returns'])
        expect([file, header]).toEqual([file, expect.stringContaining(part)]);
      const used = [...textOf(file).matchAll(/KEYS\[(\d+)\]/g)].map((match) => Number(match[1]));
      expect([file, Math.max(0, ...used)]).toEqual([file, keys]);
    }
  });
});

describe('the prose', () => {
  it('lists every page in its index, those of single events in a list of their own', () => {
    const pages = PROSE.filter((file) => /^docs\/(?!README|reference\/events\/)/.test(file));
    const index = textOf('docs/README.md');
    expect(pages.filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
  });

  it('links to files that are there', () => {
    const broken = PROSE.flatMap((file) =>
      [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(
        ([, target]) =>
          target === undefined || existsSync(join(dirname(file), target))
            ? []
            : [`${file}: ${target}`],
      ),
    );
    expect(broken).toEqual([]);
  });
});
