import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import { transportFailure, ConfigError } from '@os/core';
import type { RequestBody, Transport, TransportOptions, TransportRequest, TransportResponse } from '@os/core';
import axios, { AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';

/** Sends requests with axios over `node:http`, with connections kept alive. The default in Node. */
export class AxiosTransport implements Transport {
  readonly #axios: AxiosInstance;
  readonly #httpAgent = new HttpAgent({ keepAlive: true });
  readonly #httpsAgent: HttpsAgent;

  /** @throws ConfigError - the CA bundle cannot be read. */
  constructor(options: TransportOptions = {}) {
    this.#httpsAgent = new HttpsAgent({ keepAlive: true, ...tlsOptions(options.verify) });
    this.#axios = axios.create({
      httpAgent: this.#httpAgent,
      httpsAgent: this.#httpsAgent,
      maxRedirects: 0,
      maxContentLength: Infinity,
      maxBodyLength: Infinity,
      validateStatus: () => true,
      // Bodies are neither parsed nor serialized here: that is done once, above.
      transformRequest: [(data: unknown) => data],
      transformResponse: [(data: unknown) => data],
    });
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, url, headers, body, expect, signal, timeout } = request;
    try {
      const response = await this.#axios.request<unknown>({
        method,
        url,
        // axios adds a Content-Type of its own to bodies that have none.
        headers: { 'content-type': null, ...headers },
        data: dataOf(body),
        responseType: expect === 'bytes' ? 'arraybuffer' : expect,
        ...(signal && { signal }),
        ...(timeout !== undefined && { timeout }),
      });
      return { status: response.status, headers: headersOf(response), body: bodyOf(response.data) };
    } catch (error) {
      // Not ETIMEDOUT: that is a connection that the system gave up, whatever the request's own timeout.
      const isTimeout = error instanceof AxiosError && error.code === AxiosError.ECONNABORTED;
      throw transportFailure(request, causeOf(error), { isTimeout });
    }
  }

  close(): void {
    this.#httpAgent.destroy();
    this.#httpsAgent.destroy();
  }
}

function tlsOptions(verify: boolean | string = true): { rejectUnauthorized?: boolean; ca?: Buffer } {
  if (typeof verify === 'boolean') return { rejectUnauthorized: verify };
  try {
    return { ca: readFileSync(verify) };
  } catch (cause) {
    throw new ConfigError(`The CA bundle "${verify}" cannot be read: ${String(cause)}`, { cause });
  }
}

/** What went wrong without axios' own error, which would print the request's headers, the token among them. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof AxiosError)) return error;
  return error.cause ?? Object.assign(new Error(error.message), { code: error.code });
}

function headersOf({ headers }: AxiosResponse<unknown>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) result[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return result;
}

/** A body of the kinds that axios sends: of byte arrays, it knows Node's alone. */
function dataOf(body: RequestBody | undefined): string | Buffer | Readable | undefined {
  if (body instanceof ReadableStream) return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : body;
}

function bodyOf(data: unknown): TransportResponse['body'] {
  if (data instanceof Readable) return Readable.toWeb(data) as ReadableStream<Uint8Array>;
  if (data instanceof Uint8Array) return data;
  return typeof data === 'string' ? data : '';
}
