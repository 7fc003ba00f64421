// Services that are measured and have no package yet, declared as a package would.
import { attr, defineApi, defineResource, defineService, discovery, readOnly, serviceOf } from '@os/core';

const computeApi = defineApi({
  type: 'compute',
  version: 'v2.1',
  discovery,
  microversions: { max: '2.96', header: 'x-openstack-nova-api-version' },
  updateMethod: 'PUT',
});
const imageApi = defineApi({ type: 'image', version: 'v2', discovery });
const volumeApi = defineApi({
  type: 'block-storage',
  aliases: ['volumev3'],
  version: 'v3',
  discovery,
  microversions: { max: '3.70', name: 'volume' },
  updateMethod: 'PUT',
});

class Server extends defineResource(() => ({
  service: computeApi,
  path: '/servers/detail',
  key: 'server',
  keys: 'servers',
  can: ['list'],
  attributes: { name: attr.string(), status: readOnly.string(), metadata: attr.map(), addresses: readOnly.json() },
})) {}

class Image extends defineResource(() => ({
  service: imageApi,
  path: '/images',
  keys: 'images',
  can: ['list'],
  attributes: { name: attr.string() },
})) {}

class Volume extends defineResource(() => ({
  service: volumeApi,
  path: '/volumes/detail',
  keys: 'volumes',
  can: ['list'],
  attributes: { name: attr.string() },
})) {}

const service = (key, api, resources) =>
  defineService({ key, packageName: 'tooling-bench', api, service: class extends serviceOf(resources) {} });

export const services = [
  service('compute', computeApi, { server: Server }),
  service('image', imageApi, { image: Image }),
  service('blockStorage', volumeApi, { volume: Volume }),
];
