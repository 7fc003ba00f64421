import { BlockList, isIP } from 'node:net';
import { ConfigError } from '@os/core';
import type { TransportOptions } from '@os/core';

/** An HTTP proxy. */
export interface Proxy {
  /** `http:` or `https:` */
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number;
  readonly credentials?: { readonly username: string; readonly password: string };
}

/** The proxy that a URL is asked through; undefined if it is asked directly. */
export type ProxyOf = (url: URL) => Proxy | undefined;

/**
 * Which proxy is for which URL; undefined if there is none for any.
 *
 * @throws ConfigError - a proxy's URL cannot be used. The message does not repeat it, as it may hold a password.
 */
export function proxyOf(
  { proxy }: TransportOptions,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ProxyOf | undefined {
  if (proxy === false) return undefined;
  if (proxy !== undefined) {
    const only = parse(proxy, 'proxy');
    return () => only;
  }
  const get = (name: string): string => [env[name.toLowerCase()], env[name]].find(Boolean) ?? '';
  const forHttp = get('HTTP_PROXY') && parse(get('HTTP_PROXY'), 'HTTP_PROXY');
  const forHttps = get('HTTPS_PROXY') && parse(get('HTTPS_PROXY'), 'HTTPS_PROXY');
  if (!forHttp && !forHttps) return undefined;
  const isDirect = directHosts(get('NO_PROXY'));
  return (url) => (isDirect(url) ? undefined : (url.protocol === 'https:' ? forHttps : forHttp) || undefined);
}

/** What goes into the header `proxy-authorization`. */
export function proxyAuthorization({ credentials }: Proxy): string | undefined {
  if (!credentials) return undefined;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
}

function parse(text: string, name: string): Proxy {
  // Variables often hold no more than host and port.
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full) || !/^https?:/i.test(full)) {
    throw new ConfigError(`${name} should be the URL of an HTTP proxy, such as http://proxy.example.com:3128`);
  }
  const { protocol, hostname, port, username, password } = new URL(full);
  return {
    protocol,
    hostname: withoutBrackets(hostname),
    port: Number(port) || defaultPort(protocol),
    ...((username || password) && {
      credentials: { username: decode(username), password: decode(password) },
    }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Somebody wrote a per cent sign as it is.
    return text;
  }
}

/** Whether a URL is asked directly, by a list as in NO_PROXY. */
function directHosts(list: string): (url: URL) => boolean {
  const rules = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(rule);
  return (url) =>
    rules.some((matches) => matches(withoutBrackets(url.hostname), Number(url.port) || defaultPort(url.protocol)));
}

function rule(entry: string): (host: string, port: number) => boolean {
  if (entry === '*') return () => true;
  const [, network, prefix] = /^\[?([^\]]+)\]?\/(\d+)$/.exec(entry) ?? [];
  if (network !== undefined && isIP(network)) {
    if (Number(prefix) > (isIP(network) === 6 ? 128 : 32)) return () => false;
    const subnet = new BlockList();
    subnet.addSubnet(network, Number(prefix), family(network));
    return (host) => isIP(host) !== 0 && subnet.check(host, family(host));
  }
  // A colon is that of a port unless there are several, and no brackets: an IPv6 address.
  const [, name = entry, onPort] = isIP(entry) ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
  const wanted = withoutBrackets(name).replace(/^\*?\./, '');
  return (host, port) =>
    (host === wanted || (!isIP(host) && host.endsWith(`.${wanted}`))) &&
    (onPort === undefined || Number(onPort) === port);
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function defaultPort(protocol: string): number {
  return protocol === 'https:' ? 443 : 80;
}
