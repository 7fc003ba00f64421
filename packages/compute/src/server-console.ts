import {
  createOnly,
  defineResource,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { act, send, textIn, valueIn } from './common.js';
import { Server } from './server.js';

/**
 * A way to a server's screen or serial line. Its URL works for some minutes, for whoever has it.
 *
 * @see https://docs.openstack.org/api-ref/compute/#create-console
 */
export class ServerRemoteConsole extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/remote-consoles',
  key: 'remote_console',
  parents: { serverId: Server },
  can: ['create'],
  since: '2.6',
  attributes: {
    protocol: createOnly.oneOf('vnc', 'spice', 'serial', 'mks', 'rdp').required(),
    /** `spice-direct` needs microversion 2.99. */
    type: createOnly.oneOf('novnc', 'spice-html5', 'spice-direct', 'serial', 'webmks', 'rdp-html5').required(),
    url: readOnly.string().secret(),
  },
})) {}

/**
 * Where a console's token leads to; for administrators.
 *
 * @see https://docs.openstack.org/api-ref/compute/#show-console-connection-information
 */
export class ConsoleAuthToken extends defineResource(() => ({
  service: api,
  path: '/os-console-auth-tokens',
  key: 'console',
  can: [],
  attributes: {
    serverId: readOnly.string('instance_uuid'),
    host: readOnly.string().nullable(),
    port: readOnly.number(),
    tlsPort: readOnly.number().nullable().since('2.99'),
    internalAccessPath: readOnly.string().nullable(),
  },
})) {}

/** What servers show. */
export class ServerConsoleMethods extends ServiceBase {
  /**
   * What a server wrote to its serial line.
   *
   * @param length - How many lines, the last ones. Default: all that the hypervisor has kept.
   * @see https://docs.openstack.org/api-ref/compute/#show-console-output-os-getconsoleoutput-action
   */
  async getServerConsoleOutput(server: Ref<Server>, length?: number, options?: CallOptions): Promise<string> {
    const value = { length };
    return textIn(await act(this, 'getServerConsoleOutput', server, 'os-getConsoleOutput', options, value), 'output');
  }

  /**
   * The URL of a server's screen or serial line.
   *
   * @deprecated Gone after microversion 2.5: see `createServerRemoteConsole`.
   */
  async getServerConsoleUrl(
    server: Ref<Server>,
    type: 'novnc' | 'xvpvnc' | 'spice-html5' | 'serial',
    options?: CallOptions,
  ): Promise<string> {
    const action = ACTIONS[type];
    const response = await act(this, 'getServerConsoleUrl', server, action, options, { type }, { until: '2.5' });
    return textIn({ ...response, body: valueIn(response, 'console') }, 'url');
  }

  /**
   * Where a console's token leads to; for administrators.
   *
   * @param token - Out of the URL of a remote console.
   * @throws NotFoundError - there is no such token, or not any more.
   */
  async validateConsoleAuthToken(token: string, options?: CallOptions): Promise<ConsoleAuthToken> {
    const url = path`/os-console-auth-tokens/${token}`;
    // Before, only consoles of a kind that is gone had tokens.
    const versions = { since: '2.31' };
    return resourceIn(ConsoleAuthToken, await send(this, 'validateConsoleAuthToken', 'GET', url, options, versions));
  }
}

const ACTIONS = {
  novnc: 'os-getVNCConsole',
  xvpvnc: 'os-getVNCConsole',
  'spice-html5': 'os-getSPICEConsole',
  serial: 'os-getSerialConsole',
} as const;
