import { admin } from '../../../cloud/admin.js';

const network = await admin.network.createNetwork({ name: 'inside' });
await admin.network.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.1.0.0/24' });
export const port = await admin.network.createPort({ networkId: network.id });
