import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Somebody at a browser: what they do on the page, in the words that they read there. */
export class User {
  /** What the browser complained of. Answers with an error status are not among it. */
  complaints = [];

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.complaints.push(error.stack));
    page.on('console', (message) => {
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !isAnswer) this.complaints.push(message.text());
    });
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {{ url: string, isDark?: boolean, width?: number }} options
   */
  static async at(browser, { url, isDark = false, width = 1280 }) {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: isDark ? 'dark' : 'light',
      // What moves has no one colour to be looked at.
      reducedMotion: 'reduce',
    });
    const user = new User(await context.newPage());
    await user.page.goto(url);
    return user;
  }

  leave() {
    return this.page.context().close();
  }

  async logIn({ username = 'admin', password = 'secret', authUrl, domain } = {}) {
    if (authUrl) await this.page.getByLabel('Identity service').fill(authUrl);
    if (domain) await this.page.getByLabel('Domain').fill(domain);
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('Password').fill(password);
    await this.press('Log in');
  }

  async enter(project, region) {
    await this.page.getByRole('button', { name: project }).click();
    if (region) await this.press(region);
    await this.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  }

  press(name) {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  async open(view) {
    await this.page.getByRole('link', { name: view, exact: true }).click();
    await this.page.getByRole('heading', { name: view, level: 1 }).waitFor();
    await this.page.getByText(/\d+ (in all|shown)/).waitFor();
  }

  /** The row of the table whose name that is. */
  row(name) {
    return this.page.getByRole('row').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  rows() {
    return this.page.getByRole('rowheader');
  }

  async create(noun, values) {
    await this.press(`New ${noun}`);
    for (const [label, value] of Object.entries(values)) {
      const field = this.page.getByRole('dialog').getByLabel(label);
      if (typeof value === 'string') await field.fill(value);
      else await field.selectOption({ label: value.label });
    }
    await this.press(`Create ${noun}`);
  }

  async delete(noun, name) {
    await this.press(`Delete ${name}`);
    await this.press(`Delete ${noun}`);
  }

  /** Waits for a failure to be shown, and returns what it says. */
  async readProblem() {
    const alert = this.page.getByRole('alert').first();
    await alert.waitFor();
    return alert.innerText();
  }

  /** Checks what there is on the page against the rules of WCAG 2.2, level AA. */
  async checkAccessibility() {
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() =>
      globalThis.axe.run(globalThis.document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`,
    );
    assert.deepEqual(told, []);
  }

  async checkWidth() {
    const [content, screen] = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = globalThis.document.documentElement;
      return [scrollWidth, clientWidth];
    });
    assert.ok(content <= screen, `the page is ${content} pixels wide on a screen of ${screen}`);
  }

  /** Everything that the browser keeps for the page, and its address. */
  kept() {
    return this.page.evaluate(async () => {
      const { localStorage, sessionStorage, document, indexedDB, caches, location, history } = globalThis;
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        await indexedDB.databases(),
        await caches.keys(),
        location.href,
        history.state,
      ]);
    });
  }
}
