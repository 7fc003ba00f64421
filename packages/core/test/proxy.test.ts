import { proxyOf } from '@os/core/node';

const env = (noProxy: string) => ({
  HTTP_PROXY: 'http://proxy:3128',
  HTTPS_PROXY: 'http://proxy:3129',
  NO_PROXY: noProxy,
});
const isDirect = (noProxy: string, url: string) => proxyOf({}, env(noProxy))!(new URL(url)) === undefined;

describe('NO_PROXY', () => {
  test.each([
    ['example.com', 'https://example.com'],
    ['example.com', 'https://nova.example.com:8774/v2.1'],
    ['.example.com', 'https://example.com'],
    ['*.example.com', 'http://a.b.example.com'],
    ['EXAMPLE.com', 'https://Example.COM'],
    ['other.org,example.com', 'https://example.com'],
    ['other.org example.com', 'https://example.com'],
    ['example.com:8774', 'http://example.com:8774'],
    ['example.com:443', 'https://example.com'],
    ['10.1.2.3', 'http://10.1.2.3:5000'],
    ['10.0.0.0/8', 'http://10.1.2.3:5000'],
    ['::1', 'http://[::1]:5000'],
    ['[::1]:5000', 'http://[::1]:5000'],
    ['fd00::/8', 'http://[fd00::17]/'],
    ['*', 'https://example.com'],
  ])('%s: %s is asked directly', (list, url) => expect(isDirect(list, url)).toBe(true));

  test.each([
    ['', 'https://example.com'],
    ['example.com', 'https://badexample.com'],
    ['example.com:8774', 'https://example.com'],
    ['0.0.1', 'http://10.0.0.1'],
    ['10.0.0.0/8', 'http://11.1.2.3'],
    ['10.0.0.0/8', 'http://10.example.com'],
    ['fd00::/8', 'http://10.1.2.3'],
    ['10.0.0.0/99', 'http://10.1.2.3'],
    ['[::1]:5000', 'http://[::1]:5001'],
  ])('%s: %s is not', (list, url) => expect(isDirect(list, url)).toBe(false));
});

describe('proxyOf', () => {
  test('takes one for plain and one for secure requests', () => {
    const of = proxyOf({}, env(''))!;
    expect(of(new URL('http://a'))).toEqual({ protocol: 'http:', hostname: 'proxy', port: 3128 });
    expect(of(new URL('https://a'))).toEqual({ protocol: 'http:', hostname: 'proxy', port: 3129 });
  });

  test('knows ports by the scheme, and decodes credentials', () => {
    const proxy = 'https://jo:p%40ss@[fd00::1]';
    expect(proxyOf({ proxy })!(new URL('http://a'))).toEqual({
      protocol: 'https:',
      hostname: 'fd00::1',
      port: 443,
      credentials: { username: 'jo', password: 'p@ss' },
    });
  });

  test('asks nothing of the environment where the option says all', () => {
    expect(proxyOf({ proxy: false }, env(''))).toBeUndefined();
    expect(proxyOf({ proxy: 'http://other' }, env('*'))!(new URL('http://a'))?.hostname).toBe('other');
    expect(proxyOf({}, {})).toBeUndefined();
  });
});
