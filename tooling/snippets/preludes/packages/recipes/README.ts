import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { admin } from '../../../cloud/admin.js';

mkdirSync(`${homedir()}/.ssh`);
writeFileSync(`${homedir()}/.ssh/id_ed25519.pub`, 'ssh-ed25519 AAAA jo@example.com');
writeFileSync('cloud-init.yaml', '#cloud-config\n');

const { network, image } = admin;
const inside = await network.createNetwork({ name: 'private' });
const subnet = await network.createSubnet({ networkId: inside.id, ipVersion: 4, cidr: '10.1.0.0/24' });
const outside = await network.findNetwork('public');
const router = await network.createRouter({ name: 'way out', externalGatewayInfo: { networkId: outside?.id ?? '' } });
await network.addInterfaceToRouter(router, { subnet });
await image.createImageFrom(new Blob(['QFI']), { name: 'debian-13', diskFormat: 'qcow2' });

export const conn = admin;
export const projectId = (await admin.authorize()).project?.id ?? '';
export const options = { name: 'web', flavor: 'm1.small', image: 'debian-13', networks: 'private' };
