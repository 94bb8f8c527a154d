import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { PROBLEMS } from '#libs/application';
import { commandSchema, EVENTS, type EventType, exampleOf } from '#libs/domain';
import { ROUTES } from '../../apps/api/src/openapi/routes.js';
import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];

/** Every object of a document, whatever it is in. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** What a reference inside a document points at. */
const at = (document: unknown, ref: string): unknown =>
  ref
    .split('/')
    .slice(1)
    .reduce((inner, name) => (inner as Readonly<Record<string, unknown>>)[name], document);

describe.each(MODES)('the reference, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  let openApi: OpenApi;
  let ajv: Ajv2020;
  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    await service.record(`${race}/commands`, declare('ada-lane'));
    const body = await service.record(`${race}/commands`, endorse('an-endorser'));
    await service.call(`${race}?minVersion=${body.version}`);
    openApi = JSON.parse((await service.call('/v1/openapi.json')).text) as OpenApi;
    ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(openApi, 'openapi.json');
  });
  afterAll(() => service.close());

  const operations = (): readonly Operation[] =>
    Object.values(openApi.paths).flatMap((item) => Object.values(item));

  it('is OpenAPI 3.1 in its structure', () => {
    expect(openApi).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: expect.any(String), version: expect.any(String) },
    });
    for (const [path, item] of Object.entries(openApi.paths)) {
      expect(path).toMatch(/^\//);
      for (const [method, { parameters, responses }] of Object.entries(item)) {
        expect(METHODS).toContain(method);
        const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name);
        expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
        expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(
          parameters.length,
        );
        expect(Object.keys(responses).every((status) => /^[1-5]\d\d$/.test(status))).toBe(true);
        expect(Object.values(responses).every(({ description }) => description !== '')).toBe(true);
      }
    }
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every route that is served, and no other', () => {
    const named = Object.entries(openApi.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(named.sort()).toEqual([...routes].sort());
  });

  it('points at nothing that is not there', () => {
    const refs = [...objectsIn(openApi)].flatMap(({ $ref }) =>
      typeof $ref === 'string' ? [$ref] : [],
    );
    expect(refs.length).toBeGreaterThan(100);
    for (const ref of new Set(refs))
      expect([ref, at(openApi, ref)]).toEqual([ref, expect.any(Object)]);
  });

  it.each([
    ['Races', '/v1/races'],
    ['Race', race],
    ['State', `${race}/state`],
    ['State', `${race}/state?validAt=2022-03-01&atVersion=2`],
    ['Timeline', `${race}/timeline`],
    ['Timeline', `${race}/timeline?asOf=2022-06-01&clock=published`],
    ['Events', '/v1/events'],
    ['Events', '/v1/events?race=checkville&limit=1'],
    ['Schemas', '/v1/schemas'],
    ['Part', `${race}/candidates`],
    ['Part', `${race}/endorsements?validAt=2022-03-01&atVersion=2`],
    ['Timemap', `${race}/timemap`],
    ['Series', `${race}/series/endorsements.count`],
    ['Annotations', `${race}/annotations`],
    ['Comparison', `${race}/compare?left.validAt=2021-01-01`],
    ['Corrections', '/v1/corrections'],
    ['Record', '/v1/people/ada-lane'],
    ['Records', '/v1/people'],
    ['Health', '/health/ready'],
    ['Health', '/health/live'],
    ['Problem', '/v1/races/nowhere/state'],
    ['Problem', `${race}/state?colour=red`],
  ])('%s describes GET %s', async (name, path) => {
    const validate = ajv.getSchema(`openapi.json#/components/schemas/${name}`);
    const { body } = await service.call(path);
    void validate?.(body);
    expect([typeof validate, validate?.errors]).toEqual(['function', null]);
  });

  it('describes each event as it travels', async () => {
    const { body } = await service.call('/v1/events');
    for (const event of body.data) {
      const type = event.type.split('.').at(-2);
      const validate = ajv.getSchema(`openapi.json#/components/schemas/${type}`);
      void validate?.(event);
      expect([type, typeof validate, validate?.errors]).toEqual([type, 'function', null]);
    }
  });

  it('describes what becomes of a command', async () => {
    const validate = ajv.getSchema('openapi.json#/components/schemas/Recorded');
    for (const path of [`${race}/commands`, `${race}/commands?dryRun=true`]) {
      const { body } = await service.post(path, endorse('described'));
      void validate?.(body);
      expect([path, typeof validate, validate?.errors]).toEqual([path, 'function', null]);
    }
  });

  it.each(Object.keys(EVENTS) as EventType[])(
    'has the schemas of %s at their addresses',
    async (type) => {
      const { version, command } = EVENTS[type];
      const event = await service.call(`/v1/schemas/${type}/${version}`);
      expect(event.headers.get('cache-control')).toContain('immutable');
      expect((await service.call(`/v1/schemas/${type}`)).body).toEqual(event.body);
      const schema = (await service.call(`/v1/schemas/${command}`)).body;
      expect(schema).toEqual(JSON.parse(JSON.stringify(commandSchema(type))));
      const validate = ajv.getSchema(`openapi.json#/components/schemas/${command}`);
      void validate?.(exampleOf(type));
      expect(validate?.errors).toBeNull();
    },
  );

  it('has a page for each type of event, and says where there is none', async () => {
    for (const [type, { meaning, command }] of Object.entries(EVENTS)) {
      const page = await service.call(`/docs/events/${type}`);
      expect([type, page.status]).toEqual([type, 200]);
      expect(page.text).toContain(command);
      expect(page.text).toContain(meaning.slice(0, 20).replaceAll("'", '&#39;'));
    }
    const none = await service.call('/docs/events/toString');
    expect([none.status, none.body.code]).toEqual([404, 'schema-unknown']);
  });

  it('has a page for each problem, whose status the problem has', async () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      const page = await service.call(`/problems/${code}`);
      expect([code, page.status, page.headers.get('content-type')]).toEqual([
        code,
        200,
        'text/html; charset=utf-8',
      ]);
      expect(page.text).toContain(`status ${status}`);
      expect(page.text).toContain(title.replaceAll("'", '&#39;'));
    }
  });

  it.each(['/', '/docs', '/docs/events/RaceCalled', '/problems', '/problems/race-unknown'])(
    '%s links only to what is there, and loads nothing',
    async (path) => {
      const page = await service.call(path);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.text).not.toMatch(
        /<(script|img|iframe|link(?! rel="icon" href="data:))|(href|src)="(https?:|\/\/)/,
      );
      const links = [...page.text.matchAll(/href="(?!data:)([^"]+)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      );
      for (const href of new Set(links)) {
        const { status } = await service.call(href, { method: 'HEAD' });
        expect([href, status]).toEqual([href, 200]);
      }
    },
  );
});
