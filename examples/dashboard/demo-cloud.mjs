import { FakeCloud, defineFake } from '@os/testing';
import '@os/block-storage';
import '@os/compute';
import '@os/identity';
import '@os/image';
import '@os/network';

const OTHER_REGION = 'RegionTwo';

/** How much of each quota is used, which the fake cloud does not count by itself. */
const fakes = [
  defineFake('compute', {
    actions: {
      'GET /limits': ({ service }) => {
        const servers = service.collection('/servers').all();
        const sum = (key) => servers.reduce((total, { flavor }) => total + (flavor?.[key] ?? 0), 0);
        const absolute = {
          ...{ maxTotalInstances: 70, totalInstancesUsed: servers.length },
          ...{ maxTotalCores: 200, totalCoresUsed: sum('vcpus') },
          ...{ maxTotalRAMSize: -1, totalRAMUsed: sum('ram') },
        };
        return { limits: { rate: [], absolute } };
      },
    },
  }),
  defineFake('block-storage', {
    actions: {
      'GET /limits': ({ service }) => {
        const volumes = service.collection('/volumes').all();
        const absolute = {
          ...{ maxTotalVolumes: 100, totalVolumesUsed: volumes.length },
          ...{ maxTotalVolumeGigabytes: 1000, totalGigabytesUsed: volumes.reduce((sum, { size }) => sum + size, 0) },
          ...{ maxTotalSnapshots: 20, totalSnapshotsUsed: service.collection('/snapshots').all().length },
        };
        return { limits: { rate: [], absolute } };
      },
    },
  }),
  defineFake('network', {
    actions: {
      'GET /quotas/{project}/details.json': ({ service }) => {
        const usage = (path, limit) => ({ limit, used: service.collection(path).all().length, reserved: 0 });
        const quota = {
          ...{ network: usage('/networks', 10), subnet: usage('/subnets', 100), port: usage('/ports', 500) },
          ...{ subnetpool: usage('/subnetpools', -1), floatingip: usage('/floatingips', 50) },
          ...{ security_group: usage('/security-groups', 10) },
        };
        return { quota };
      },
    },
  }),
];

/**
 * A fake cloud with enough in it to look at: two projects, a second region with networks alone, and lists of several pages.
 *
 * @param {{ statusDelay?: number }} options - milliseconds that something new takes to become ready
 */
export function demoCloud({ statusDelay = 8_000 } = {}) {
  const cloud = new FakeCloud({ statusDelay, fakes });
  fillIdentity(cloud.service('identity'));
  fillServers(cloud.service('compute'));
  fillVolumes(cloud.service('block-storage'));
  const images = cloud.service('image').collection('/images');
  for (const name of ['debian-13', 'ubuntu-26.04', 'fedora-44']) {
    images.add({ name, status: 'active', visibility: 'public', disk_format: 'qcow2', container_format: 'bare' });
  }
  const networks = cloud.service('network').collection('/networks');
  for (const name of ['web', 'storage', 'backup']) networks.add({ name, status: 'ACTIVE', mtu: 1450, subnets: [] });
  return cloud;
}

function fillIdentity(identity) {
  const admin = identity.collection('/users').all()[0];
  const role = identity.collection('/roles').all()[0];
  const projects = identity.collection('/projects');
  projects.change(projects.all()[0].id, { description: 'What the cloud itself needs' });
  const shop = projects.add({
    name: 'web-shop',
    domain_id: 'default',
    description: 'The shop, its data and its searches',
  });
  identity
    .collection('/role_assignments')
    .add({ role: { id: role.id }, user: { id: admin.id }, scope: { project: { id: shop.id } } });
  identity.collection('/regions').add({ id: OTHER_REGION, description: '' });
  const service = identity
    .collection('/services')
    .all()
    .find(({ type }) => type === 'network');
  const endpoints = identity.collection('/endpoints');
  const known = endpoints.all().find((each) => each.service_id === service.id && each.interface === 'public');
  const place = { region_id: OTHER_REGION, region: OTHER_REGION, url: known.url };
  endpoints.add({ interface: 'public', service_id: service.id, ...place });
}

function fillServers(compute) {
  const servers = compute.collection('/servers');
  const sizes = compute.collection('/flavors').all();
  for (const [index, name] of names(['web', 'db', 'search', 'queue'], 57).entries()) {
    const { name: original_name, vcpus, ram, disk } = sizes[index % sizes.length];
    servers.add({
      name,
      status: index === 4 ? 'ERROR' : index % 7 === 5 ? 'SHUTOFF' : 'ACTIVE',
      flavor: { original_name, vcpus, ram, disk, ephemeral: 0, swap: 0, extra_specs: {} },
      addresses: { web: [{ version: 4, addr: `10.0.0.${index + 10}`, 'OS-EXT-IPS:type': 'fixed' }] },
      created: new Date(Date.UTC(2026, 9, 28) - index * 86_400_000).toISOString().replace('.000', ''),
      image: '',
      metadata: {},
      'os-extended-volumes:volumes_attached': [],
    });
  }
}

function fillVolumes(storage) {
  const volumes = storage.collection('/volumes');
  for (const [index, name] of names(['data', 'logs', 'home'], 34).entries()) {
    const isUsed = index % 3 === 0;
    volumes.add({
      name,
      size: [10, 20, 50][index % 3],
      status: isUsed ? 'in-use' : 'available',
      volume_type: 'fake',
      attachments: isUsed ? [{ device: '/dev/vdb', server_id: 'server' }] : [],
      created_at: new Date(Date.UTC(2026, 9, 20) - index * 43_200_000).toISOString().slice(0, 19),
    });
  }
}

function names(kinds, count) {
  return Array.from({ length: count }, (_, at) => `${kinds[at % kinds.length]}-${Math.floor(at / kinds.length) + 1}`);
}
