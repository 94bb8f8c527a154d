import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createRace, declare, endorse } from './documents.js';
import { type Reply, TestService } from './service.js';

interface Media {
  readonly schema: { readonly $ref?: string };
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Media>> }>
  >;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const FORMS = ['text/csv', 'application/x-ndjson', 'application/link-format'];
const PREFIX = '/v1/';
/** What has to be asked besides. */
const ASKED: Readonly<Record<string, string>> = {
  '/v1/races/{race}/compare': '?left.validAt=2021-01-01',
};

const typeOf = ({ headers }: Reply): string =>
  (headers.get('content-type') ?? '').split(';')[0] ?? '';

describe('every question of the OpenAPI document', () => {
  let service: TestService;
  let openApi: OpenApi;
  let ajv: Ajv2020;
  let names: Readonly<Record<string, string>>;
  beforeAll(async () => {
    service = await TestService.start({});
    await service.record('/v1/races', createRace('checkville'));
    const race = '/v1/races/checkville';
    await service.record(`${race}/commands`, declare('ada-lane'));
    const { events } = await service.record(`${race}/commands`, endorse('an-endorser'));
    for (const [collection, type] of [
      ['people', 'RegisterPerson'],
      ['organizations', 'RegisterOrganization'],
    ])
      await service.record(`/v1/${collection}/ada-lane/commands`, {
        ...{ type, data: { id: 'ada-lane', name: 'Ada Lane' } },
        sources: endorse('x')['sources'],
      });
    await service.call(`${race}?minVersion=3`);
    const id = events[0]!.id;
    names = {
      race: 'checkville',
      fact: id,
      event: id,
      metric: 'endorsements.count',
      id: 'ada-lane',
    };
    openApi = JSON.parse((await service.call('/v1/openapi.json')).text) as OpenApi;
    ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(openApi, 'openapi.json');
  });
  afterAll(() => service.close());

  const questions = (): readonly (readonly [string, Operation])[] =>
    Object.entries(openApi.paths).flatMap(([path, { get }]) =>
      get !== undefined && path.startsWith(PREFIX) && !path.includes('stream')
        ? [[path, get] as const]
        : [],
    );
  const address = (path: string): string =>
    path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole) +
    (ASKED[path] ?? '');

  it('is answered with a status and a type that it names, as its schema says', async () => {
    for (const [path, operation] of questions()) {
      const reply = await service.call(address(path));
      const [status, type] = [reply.status, typeOf(reply)];
      const content = operation.responses[status]?.content ?? {};
      expect([path, status, Object.keys(content)]).toContainEqual(expect.arrayContaining([type]));
      const validate = ajv.getSchema(`openapi.json${String(content[type]?.schema.$ref)}`);
      void validate?.(type.endsWith('json') ? reply.body : reply.text);
      expect([path, typeof validate, validate?.errors]).toEqual([path, 'function', null]);
    }
  });

  it('is answered in every other form that it names, and in no other', async () => {
    let answered = 0;
    for (const [path, { responses }] of questions()) {
      if ((await service.call(address(path))).status !== 200) continue;
      const named = Object.keys(responses['200']?.content ?? {});
      const given: string[] = [];
      for (const accept of FORMS)
        if (typeOf(await service.call(address(path), { headers: { accept } })) === accept)
          given.push(accept);
      expect([path, given]).toEqual([path, FORMS.filter((form) => named.includes(form))]);
      answered += 1;
    }
    expect(answered).toBeGreaterThan(30);
  });
});
