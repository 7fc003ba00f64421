import type { Transport } from '@os/core';

interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** As much of a browser as logging in needs: cookies, redirections, forms. */
export class Browser {
  readonly #transport: Transport;
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** @param until - Where to stop: a redirection to there is not followed, and its address is the page's. */
  async open(url: string, until?: string, form?: URLSearchParams): Promise<Page> {
    let current = url;
    let body = form;
    for (let hops = 0; hops < 20; hops++) {
      const { host } = new URL(current);
      const jar = this.#cookies.get(host) ?? new Map<string, string>();
      this.#cookies.set(host, jar);
      const answer = await this.#transport.send({
        method: body ? 'POST' : 'GET',
        url: current,
        headers: {
          // Who does not want a page is refused rather than sent on to where one logs in.
          accept: 'text/html',
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        body: body && String(body),
        expect: 'text',
      });
      for (const cookie of (answer.headers['set-cookie'] ?? '').split(/,(?=\s*[^;,=\s]+=)/)) {
        const [, name = '', value = ''] = /^\s*([^=;\s]+)=([^;]*)/.exec(cookie) ?? [];
        if (name) jar.set(name, value);
      }
      const { location } = answer.headers;
      if (location === undefined) return { url: current, status: answer.status, html: answer.body as string };
      current = new URL(location, current).href;
      if (until !== undefined && current.startsWith(until)) return { url: current, status: answer.status, html: '' };
      body = undefined;
    }
    throw new Error(`redirected too often: ${current}`);
  }

  /** Fills in and submits the form of a page. */
  async submit({ url, html }: Page, values: Record<string, string> = {}, until?: string): Promise<Page> {
    const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const form = /<form[^>]*>/.exec(html)?.[0];
    if (form === undefined) throw new Error(`no form at ${url}: ${html}`);
    const given = [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
      const name = attribute(tag, 'name');
      return name === undefined ? [] : [[name, values[name] ?? attribute(tag, 'value') ?? '']];
    });
    const action = new URL(attribute(form, 'action')?.replaceAll('&amp;', '&') ?? '', url).href;
    return this.open(action, until, new URLSearchParams({ ...Object.fromEntries(given) }));
  }
}
