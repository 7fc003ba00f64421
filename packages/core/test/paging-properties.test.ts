import fc from 'fast-check';
import { InvalidResponseError } from '@os/core';
import { nextSearch, normalSearch } from '../src/paging.js';

const name = fc.string({ minLength: 1, maxLength: 8 });
const pairs = fc.array(fc.tuple(name, fc.string({ maxLength: 8 })), { maxLength: 6 });
const host = fc.constantFrom('cloud.test', '10.0.0.1', '[::1]');
const origin = fc.record({ scheme: fc.constantFrom('http', 'https'), host, port: fc.constantFrom('', ':8774') });
const path = fc.webPath();

const search = (query: [string, string][]) => (query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '');
const answer = (url: string, body: unknown, link?: string) => ({
  status: 200,
  headers: link === undefined ? {} : { link },
  body,
  url,
});

test('the query of a link is kept as it is, whatever else the link says', () => {
  fc.assert(
    fc.property(origin, origin, path, path, pairs, pairs, (from, to, here, there, asked, linked) => {
      const url = `${from.scheme}://${from.host}${from.port}${here}${search(asked)}`;
      const link = `${to.scheme}://${from.host}${to.port}${there}${search(linked)}`;
      const results = [
        answer(url, { next: link }),
        answer(url, {
          things_links: [
            { rel: 'previous', href: 'x' },
            { rel: 'next', href: link },
          ],
        }),
        answer(url, { links: { next: link, self: url } }),
        answer(url, [], `<${url}>; rel="self", <${link}>; rel="next"`),
      ].map((each) => nextSearch(each, 'things'));
      expect(new Set(results).size).toBe(1);
      const found = [...new URLSearchParams(results[0])];
      const names = new Set(linked.map(([key]) => key));
      // What was asked for and not said by the link follows, in its order.
      expect(found).toEqual([...linked, ...asked.filter(([key]) => !names.has(key))]);
    }),
  );
});

test('a link to another host is refused, however it is written', () => {
  fc.assert(
    fc.property(origin, fc.domain(), path, pairs, (from, other, there, linked) => {
      const url = `${from.scheme}://${from.host}${from.port}/v1/things`;
      for (const link of [`http://${other}${there}${search(linked)}`, `//${other}/v1/things`]) {
        expect(() => nextSearch(answer(url, { next: link }))).toThrow(InvalidResponseError);
      }
    }),
  );
});

test('no answer makes it fail in another way, nor lead to another place', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.option(fc.string(), { nil: undefined }), (next, text, link) => {
      for (const body of [next, { next: text }, { next }, { links: next }, { a_links: next }, { links: [next] }]) {
        let result: string | undefined;
        try {
          result = nextSearch(answer('http://cloud.test/v1/things?a=1', body, link));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidResponseError);
        }
        expect(result ?? '?').toMatch(/^(\?|$)/);
        expect(result ?? '').not.toContain('#');
      }
    }),
  );
});

test('a query is the same in any order of its names, and only then', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(fc.tuple(name, fc.string()), { selector: ([key]) => key, minLength: 1 })
        .chain((query) => fc.tuple(fc.constant(query), fc.shuffledSubarray(query, { minLength: query.length }))),
      ([query, shuffled]) => {
        expect(normalSearch(search(shuffled))).toBe(normalSearch(search(query)));
        const [[key, value], ...rest] = query as [[string, string], ...[string, string][]];
        expect(normalSearch(search([[key, `${value}x`], ...rest]))).not.toBe(normalSearch(search(query)));
      },
    ),
  );
});
