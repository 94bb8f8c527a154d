import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { TestService } from './service.js';

interface Fact {
  readonly fact: string;
  readonly type: string;
}

interface Document {
  readonly data: readonly (Fact & { readonly id: string })[];
  readonly links: Readonly<Record<string, string | undefined>>;
}

const MOMENTS = ['2021-06-10', '2022-01-04', '2022-06-28', '2022-11-08', '2023-01-09'];

describe('the answers about the sample are as the reference says', () => {
  let service: TestService;
  let ajv: Ajv2020;
  let races: readonly string[];
  beforeAll(async () => {
    service = await TestService.start({ SAMPLE: 'true' });
    ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(JSON.parse((await service.call('/v1/openapi.json')).text) as object, 'openapi');
    races = (await service.call('/v1/races')).body.data.map(({ id }) => id);
  });
  afterAll(() => service.close());

  const documentAt = async (path: string): Promise<Document> =>
    JSON.parse((await service.call(path)).text) as Document;

  const schemaNamed = (name: string): ValidateFunction =>
    ajv.getSchema(`openapi#/components/schemas/${name}`)!;

  const expectAsDescribed = (name: string, path: string, document: unknown): void => {
    const validate = schemaNamed(name);
    void validate(document);
    expect([path, validate.errors]).toEqual([path, null]);
  };

  /** Every page of a list, from its first address on. */
  async function* pagesFrom(first: string): AsyncGenerator<readonly [string, Document]> {
    for (let path: string | undefined = first; path !== undefined;) {
      const page: Document = await documentAt(path);
      yield [path, page];
      path = page.links['next'];
    }
  }

  it('states at any time, on both clocks', async () => {
    expect(races.length).toBeGreaterThan(2);
    for (const race of races)
      for (const times of ['', ...MOMENTS.map((at) => `?asOf=${at}&clock=published`)]) {
        const path = `/v1/races/${race}/state${times}`;
        expectAsDescribed('State', path, await documentAt(path));
      }
  });

  it('timelines, page by page, and the history of a fact of each type', async () => {
    const facts = new Map<string, string>();
    for (const race of races)
      for await (const [path, page] of pagesFrom(
        `/v1/races/${race}/timeline?includeRetracted=true&limit=200`,
      )) {
        expectAsDescribed('Timeline', path, page);
        for (const { type, fact } of page.data) facts.set(type, fact);
      }
    expect(facts.size).toBeGreaterThan(20);
    for (const fact of facts.values()) {
      const path = `/v1/facts/${encodeURIComponent(fact)}/history`;
      expectAsDescribed('FactHistory', path, await documentAt(path));
    }
  });

  it('events, each as its type', async () => {
    for await (const [path, page] of pagesFrom('/v1/events?limit=500')) {
      expectAsDescribed('Events', path, page);
      for (const event of page.data)
        expectAsDescribed(event.type.split('.').at(-2) ?? '', event.id, event);
    }
  });

  it('and a document that is none of them is refused', () => {
    const path = `/v1/races/${races[0] ?? ''}/state`;
    for (const name of ['State', 'Timeline', 'FactHistory'])
      expect([name, schemaNamed(name)({ links: { self: path } })]).toEqual([name, false]);
  });
});
