import { network, type NetworkService } from '@os/network/pure';
import nock from 'nock';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';

/** Where the service is. */
export const BASE = `${HOST}/network/v2.0`;

/** A request as it reached the service: `PUT /networks/1`, and its body. */
export interface Sent {
  readonly request: string;
  readonly body?: unknown;
}

type Answer = readonly [status: number, body?: object];

/** Runs a call against answers in their order, and returns what it gave and everything that it sent. */
export async function exchange(
  call: (network: NetworkService) => unknown,
  ...answers: readonly Answer[]
): Promise<{ result: unknown; sent: Sent[] }> {
  const sent: Sent[] = [];
  const scope = nock(HOST, { reqheaders: { 'x-auth-token': 'static-token' } }).persist();
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    scope.intercept(/^\/network\/v2\.0\//, method).reply(function (uri, body) {
      const [status, answer] = answers[sent.length] ?? [418];
      sent.push({ request: `${method} ${HOST}${uri}`.replace(BASE, ''), ...(body !== '' && { body }) });
      return [status, answer];
    });
  }
  try {
    return { result: await call(staticConnection(network).network), sent };
  } finally {
    nock.cleanAll();
  }
}
