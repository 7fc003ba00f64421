import { Connection } from '@os/sdk';
import { fromCloud } from '@os/sdk/config';
import type { Server } from '@os/sdk/compute';
import '@os/sdk/oidc';

const conn = new Connection(fromCloud('mycloud'));
const server: Server | null = await conn.compute.findServer('web');
const images: string[] = (await conn.image.listImages()).map(({ id }) => id);
// @ts-expect-error -- no service of that name
conn.telemetry;
export { images, server };
