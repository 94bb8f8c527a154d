import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { TestService } from './service.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const PAGES = ['/', '/docs', '/docs/events/RaceCalled', '/problems', '/problems/race-unknown'];
/** The looks that a page has: the reader's choice, and a narrow screen. */
const LOOKS = [
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'light', viewport: { width: 360, height: 700 } },
] as const;
const everyLook = PAGES.flatMap((path) =>
  LOOKS.map((look) => [path, look.colorScheme, look.viewport.width, look] as const),
);

const isThere = CHROMIUM !== '';
if (!isThere) process.stderr.write('CHROMIUM is not set: the pages in a browser are left out.\n');
(isThere ? describe : describe.skip)('the pages in a browser', pagesInBrowser);

(process.env['CI'] === 'true' ? it : it.skip)('have a browser to be read in', () => {
  expect(CHROMIUM).not.toBe('');
});

function pagesInBrowser(): void {
  let service: TestService;
  let browser: Browser;
  beforeAll(async () => {
    service = await TestService.start({ SAMPLE: 'true' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  let context: BrowserContext | undefined;
  afterEach(() => context?.close());
  /** @returns the page, and what its console said of errors */
  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
    context = await browser.newContext(options);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', ({ message }) => errors.push(message));
    const response = await page.goto(service.address + path);
    expect(response?.status()).toBe(200);
    return { page, errors };
  }

  it.each(everyLook)(
    '%s says no error, is accessible, and fits: %s, %d wide',
    async (...[path, , , look]) => {
      // The checker is a script, which the pages' own policy lets nobody run.
      const { page, errors } = await open(path, { ...look, bypassCSP: true });
      const { violations } = await accessibilityOf(page).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await isWiderThanTheScreen(page)).toBe(false);
      expect(errors).toEqual([]);
    },
  );

  it('are whole where no script runs', async () => {
    const { page } = await open('/', { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('election race');
    expect(await page.getByRole('link', { name: 'State now' }).count()).toBeGreaterThan(0);
  });

  it('are walked by the keyboard alone, and show where one is', async () => {
    const { page } = await open('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus-visible');
    expect(await focused.textContent()).toBe('Reference');
    expect(await page.evaluate(OUTLINE)).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs');
    expect(await page.title()).toContain('Reference');
  });

  it('lead with each question of the home page to an answer', async () => {
    const { page } = await open('/');
    const addresses = await linksIn(page, '.cards a.title');
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses)
      expect([address, (await page.goto(service.address + address))?.status()]).toEqual([
        address,
        200,
      ]);
  });

  it('lead by the keyboard to the state of one time, which is not that of another', async () => {
    const { page } = await open('/');
    const state = '/v1/races/il-sos-2022-dem-primary/state';
    const asked = page.locator(`a[href="${state}?asOf=2022-01-04&clock=published"]`);
    await asked.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/state?asOf=2022-01-04*');
    const candidates = async (): Promise<readonly unknown[]> =>
      (JSON.parse((await page.textContent('pre')) ?? '') as { candidates: [] }).candidates;
    const then = await candidates();
    await page.goto(`${service.address}${state}?asOf=2021-07-01&clock=published`);
    const before = await candidates();
    expect(before).not.toEqual(then);
    await page.goBack();
    expect(await candidates()).toEqual(then);
  });

  it('link to nothing that is not there', async () => {
    const { page } = await open('/docs');
    const found = new Set<string>();
    for (const path of PAGES) {
      await page.goto(service.address + path);
      for (const address of await linksIn(page, 'a[href^="/"]'))
        if (!address.endsWith('/stream')) found.add(address);
    }
    for (const address of found)
      expect([address, (await service.call(address)).status]).toEqual([address, 200]);
  });
}

/** Long lists repeat one form: the first items stand for all. */
const accessibilityOf = (page: Page): AxeBuilder =>
  new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .exclude('.route ~ .route')
    .exclude('tr:nth-child(n + 4)');

// What runs inside the page is text: the tests are no program of a browser.
const OUTLINE = 'getComputedStyle(document.activeElement).outlineStyle';

const isWiderThanTheScreen = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

const linksIn = (page: Page, selector: string): Promise<readonly string[]> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((link) => link.getAttribute('href'))`,
  );
