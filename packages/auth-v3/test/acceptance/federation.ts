import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { request as send } from 'node:https';
import { createConnection, type Access, type Authenticator, type Transport, type TransportResponse } from '@os/core';
import { AxiosTransport } from '@os/core/axios';

/** What `tooling/cloud/up federation` starts, and the users that it makes. */
export const FEDERATED = 'https://127.0.0.1:5443/v3';
export const DISCOVERY = 'http://127.0.0.1:5556/.well-known/openid-configuration';
export const ECP = 'http://127.0.0.1:5557/ecp';
export const USER = { username: 'fed_demo', password: 'demo-secret' };
export const PROJECT = { projectName: 'federated', projectDomainName: 'Default' };
export const OIDC = {
  authUrl: FEDERATED,
  identityProvider: 'oidc',
  protocol: 'openid',
  discoveryEndpoint: DISCOVERY,
  clientId: 'keystone',
  clientSecret: 'keystone-secret',
  openidScope: 'openid profile email',
};

const FOLDER = `${process.env['OSCLOUD_DIR'] ?? '/var/tmp/oscloud'}/federation`;
const CA = `${FOLDER}/ca.pem`;

/** Why there is nothing to test against, if so. Asked when the file is loaded: tests have to be known by then. */
export function whyNot(): string | undefined {
  if (!existsSync(CA)) return `there is no ${CA}`;
  const ask = `fetch(${JSON.stringify(DISCOVERY)}).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', ask]).status === 0 ? undefined : `nothing answers at ${DISCOVERY}`;
}

const transports: Transport[] = [];

/** The transport that trusts the cloud's certificate. */
export function transport(): Transport {
  const made = new AxiosTransport({ verify: CA });
  transports.push(made);
  return made;
}

export async function closeAll(): Promise<void> {
  for (const each of transports) await each.close?.();
}

/** A transport that shows a certificate: `client` or `tokenless`. */
export function certified(name: string): Transport {
  const [ca, cert, key] = [CA, `${FOLDER}/${name}.pem`, `${FOLDER}/${name}.key`].map((file) => readFileSync(file));
  return {
    send: ({ method, url, headers, body }) =>
      new Promise<TransportResponse>((resolve, reject) => {
        const request = send(url, { method, headers, ca, cert, key, agent: false }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => {
            const fields = Object.entries(response.headers).map(([field, value]): [string, string] => [
              field,
              String(value),
            ]);
            resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(fields), body: text });
          });
        });
        request.on('error', reject);
        request.end(body);
      }),
  };
}

export function logIn(authenticator: Authenticator, over: Transport = transport()): Promise<Access> {
  return createConnection({ authenticator, transport: over, retries: 0 }).session.access();
}

const TICKET = `
import base64, gssapi, sys
user = gssapi.raw.acquire_cred_with_password(gssapi.Name('${USER.username}'), b'${USER.password}', usage='initiate')
service = gssapi.Name(sys.argv[1], gssapi.NameType.hostbased_service)
ticket = gssapi.SecurityContext(name=service, creds=user.creds, usage='initiate').step()
print(base64.b64encode(ticket).decode())
`;

/** A ticket, by the Kerberos that is inside of the cloud: programs have one of their own. */
export function negotiate(service: string): string {
  const inside = `${process.env['OSCLOUD_DIR'] ?? '/var/tmp/oscloud'}/rootfs`;
  const { status, stdout, stderr } = spawnSync('chroot', [inside, 'python3', '-c', TICKET, service], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no ticket: ${stderr}`);
  return stdout.trim();
}
