import { createConnection, FetchTransport } from '@os/core';
import { v3Password } from '@os/auth-v3/pure';
import { Network, network } from '@os/network/pure';

export const conn = createConnection({
  services: [network],
  authenticator: v3Password({ authUrl: 'https://cloud.example.com:5000/v3', username: 'jo', password: 'secret' }),
  transport: new FetchTransport(),
});
export const names = async (): Promise<string[]> => (await conn.network.listNetworks()).map(({ name }) => name);
export const first: Promise<Network | null> = conn.list(Network).first();
// @ts-expect-error -- the service was not passed
export const identity: unknown = conn.identity;
