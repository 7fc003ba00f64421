import { safeUrl } from '@os/core';

/** Where a URL leads. */
export interface Server {
  readonly origin: string;
  readonly address: string;
  readonly port: number;
}

const UP_TO_PATH = /^[^/]*\/\/[^/?#]*/;

/** Tells the server of a URL, parsing each only once; undefined if the URL is malformed, which is for the transport to say. */
export function serverLookup(): (url: string) => Server | undefined {
  const known = new Map<string, Server | undefined>();
  return (url) => {
    const key = UP_TO_PATH.exec(url)?.[0] ?? '';
    if (!known.has(key)) known.set(key, parse(key));
    return known.get(key);
  };
}

function parse(url: string): Server | undefined {
  try {
    const { origin, hostname, port, protocol } = new URL(url);
    return {
      origin,
      address: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || (protocol === 'https:' ? 443 : 80)),
    };
  } catch {
    return undefined;
  }
}

/** A URL to be shown. Its credentials are left out, as redirects can bring some; those of the user's own are refused. */
export function shownUrl(url: string, { origin }: Server): string {
  return origin + safeUrl(url.replace(UP_TO_PATH, ''));
}
