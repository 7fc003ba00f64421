import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/network';

async function main(): Promise<void> {
  const { login, transport } = await (import('./cloud.mjs' as string) as Promise<{
    login: { authUrl: string; username: string; password: string };
    transport: Connection['session']['transport'];
  }>);
  const conn = new Connection({ ...login, transport });
  // @ts-expect-error -- the identity service is not imported
  void (() => conn.identity);
  const names: string[] = (await conn.network.listNetworks()).map(({ name }) => name);
  console.log(names.join());
}

void main();
