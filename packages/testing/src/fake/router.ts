interface Route<T> {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly target: T;
}

/** What a path leads to, and what stands in the place of its placeholders. */
export interface Found<T> {
  readonly target: T;
  readonly params: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
}

/** Finds what a method and a path lead to. What was added first goes first, and literal parts go before placeholders. */
export class Router<T> {
  readonly #routes: Route<T>[] = [];

  /**
   * @param path - Placeholders in braces: `/routers/{router}`; without a name they are numbered. One with a plus, `{object+}`,
   *   stands for slashes, too.
   */
  add(method: string, path: string, target: T): void {
    const names: string[] = [];
    const pattern = path
      .replace(/[.*?^$()|[\]\\]|\+(?!\})/g, '\\$&')
      .replace(/\{(\w*)(\+?)\}/g, (_, name: string, plus: string) => {
        names.push(name || String(names.length));
        return plus === '' ? '([^/]+)' : '(.+)';
      });
    this.#routes.push({ method, pattern: new RegExp(`^${pattern}/?$`), names, target });
  }

  /** @returns `allowed` - The methods that the path has. */
  find(method: string, path: string): { found: Found<T> | undefined; allowed: readonly string[] } {
    // An answer to HEAD is one to GET without its body, unless somebody knows better.
    const wanted = this.#at(path, method) ?? (method === 'HEAD' ? this.#at(path, 'GET') : undefined);
    const allowed = [...new Set(this.#routes.filter(({ pattern }) => pattern.test(path)).map((route) => route.method))];
    return { found: wanted, allowed };
  }

  #at(path: string, method: string): Found<T> | undefined {
    const matching = this.#routes
      .filter((route) => route.method === method && route.pattern.test(path))
      .sort((a, b) => a.names.length - b.names.length)[0];
    if (!matching) return undefined;
    const [, ...values] = matching.pattern.exec(path) ?? [];
    const ids = values.map(decodeURIComponent);
    const params = Object.fromEntries(matching.names.map((name, i) => [name, ids[i] ?? '']));
    return { target: matching.target, params, ids };
  }
}
