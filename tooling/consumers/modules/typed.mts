import { Connection, type ResourceList } from '@os/core';
import '@os/auth-v3';
import '@os/network';
import type { Network } from '@os/network';
// @ts-expect-error -- plain JavaScript, without declarations
import { login, transport } from './cloud.mjs';

const options: { authUrl: string; username: string; password: string; projectName: string } = login;
const conn = new Connection({ ...options, transport });
const networks: ResourceList<Network> = conn.network.listNetworks({ isAdminStateUp: true });
// @ts-expect-error -- the identity service is not imported
void (() => conn.identity);
// @ts-expect-error -- no such attribute
void (() => conn.network.createNetwork({ nonsense: true }));
const names: string[] = (await networks).map(({ name }) => name);
console.log(names.join());
