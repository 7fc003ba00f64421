import { admin } from '../../../cloud/admin.js';

export const imageId = '70a599e0-31e7-49b7-b260-868f441e862b';
export const flavorId = (await admin.compute.findFlavor('m1.small'))?.id ?? '';
export const larger = (await admin.compute.findFlavor('m1.medium'))?.id ?? '';
export const network = await admin.network.createNetwork({ name: 'web' });
export const group = await admin.compute.createServerGroup({ name: 'apart', policy: 'anti-affinity' });
export const volume = await admin.blockStorage.createVolume({ name: 'data', size: 10 });
await admin.network.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.1.0.0/24' });
await admin.compute.generateKeypair({ name: 'jenkins' });
