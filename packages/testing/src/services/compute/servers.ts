import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { flavorIn, type FlavorInServer } from './flavors.js';
import { stateOf } from './states.js';

/** What is given on creation, and not answered afterwards. */
const GIVEN = ['flavorRef', 'imageRef', 'networks', 'block_device_mapping_v2', 'min_count', 'max_count'];

/** The flavors' ids, which servers do not tell. */
const flavors = new WeakMap<JsonObject, unknown>();

const hasTag = ({ tags }: JsonObject, tag: string): boolean => Array.isArray(tags) && tags.includes(tag);
const some = (body: JsonObject, [tags = '']: readonly string[]): boolean =>
  tags.split(',').some((tag) => hasTag(body, tag));
const all = (body: JsonObject, [tags = '']: readonly string[]): boolean =>
  tags.split(',').every((tag) => hasTag(body, tag));

export const serverRules: CollectionRules = {
  defaults: {
    description: null,
    tags: [],
    locked: false,
    locked_reason: null,
    'OS-DCF:diskConfig': 'MANUAL',
    'OS-EXT-AZ:availability_zone': 'nova',
    config_drive: '',
    security_groups: [{ name: 'default' }],
    trusted_image_certificates: null,
    server_groups: [],
    host_status: 'UP',
    hostId: 'fake',
    'OS-EXT-SRV-ATTR:host': 'fake',
    'OS-EXT-SRV-ATTR:hypervisor_hostname': 'fake',
  },
  filters: {
    name: ({ name }, [pattern = '']) => new RegExp(pattern).test(String(name)),
    uuid: ({ id }, values) => values.includes(String(id)),
    flavor: (body, values) => values.includes(String(flavors.get(body))),
    image: ({ image }, values) => isJsonObject(image) && values.includes(String(image['id'])),
    tags: all,
    'tags-any': some,
    'not-tags': (body, values) => !all(body, values),
    'not-tags-any': (body, values) => !some(body, values),
  },
  create(fields, { service }) {
    const { imageRef: image, networks } = fields;
    return {
      flavor: flavorIn(service, fields['flavorRef']),
      image: typeof image === 'string' ? { id: image, properties: {}, links: [] } : '',
      addresses: addressesOn(networks, service),
    };
  },
  created(body) {
    flavors.set(body, body['flavorRef']);
    for (const wire of GIVEN) delete body[wire];
  },
  show(body, { service, url }) {
    const { id } = body;
    const attached = service.collection('/servers/{server}/os-volume_attachments').all(String(id));
    return {
      ...stateOf(body),
      links: [{ rel: 'self', href: `${service.hrefOf(url)}/servers/${String(id)}` }],
      'os-extended-volumes:volumes_attached': attached.map((each) => ({
        id: each['volumeId'],
        delete_on_termination: each['delete_on_termination'] ?? false,
      })),
    };
  },
};

export const serverActions: Record<string, FakeAction> = {
  'POST /servers': (call) => {
    const { server, hints } = requestIn(call);
    const { networks } = server;
    // In their place there can be a text.
    const list = networks === 'none' ? [] : networks === 'auto' ? [{}] : networks;
    const fields = { ...server, networks: list, ...(hints !== undefined && { scheduler_hints: hints }) };
    const { body } = call.service.collection('/servers').create({ ...call, json: { server: fields } });
    const made = isJsonObject(body) && isJsonObject(body['server']) ? body['server'] : {};
    const { id, links, 'OS-DCF:diskConfig': diskConfig, security_groups } = made;
    const adminPass = server['adminPass'] ?? 'made-up-secret';
    const answer = { id, links, 'OS-DCF:diskConfig': diskConfig, security_groups, adminPass };
    return new FakeAnswer(202, { server: answer });
  },
  'PUT /servers/{server}': (call) =>
    call.service.collection('/servers').update({ ...call, json: { server: requestIn(call).server } }),
};

/** Gives a server another flavor; returns the one that it had. */
export function changeFlavor(service: FakeService, server: JsonObject, id: unknown): FlavorInServer {
  const before = { id: flavors.get(server), flavor: server['flavor'] };
  server['flavor'] = flavorIn(service, id);
  flavors.set(server, id);
  return before;
}

/** What is asked for, with the names that servers answer; and the hints beside it. */
function requestIn({ json, service }: FakeCall): { server: JsonObject; hints: unknown } {
  const given = isJsonObject(json) ? json['server'] : undefined;
  if (!isJsonObject(json) || !isJsonObject(given)) throw service.dialect.words.malformed('server');
  const known = [...service.collection('/servers').attributes.keys()];
  const server = Object.entries(given).map(([wire, value]) => {
    const prefixed = known.find((each) => each.startsWith('OS-EXT-') && each.endsWith(`:${wire}`));
    return [prefixed ?? wire, value];
  });
  return { server: Object.fromEntries(server) as JsonObject, hints: json['OS-SCH-HNT:scheduler_hints'] };
}

/** An address on each network. How networks are called is for another service to know: their ids stand for them. */
function addressesOn(networks: unknown, service: FakeService): JsonObject {
  const list = Array.isArray(networks) ? networks.filter(isJsonObject) : [];
  const addresses = list.map(({ uuid, port, fixed_ip: given }) => {
    const count = service.surroundings.count();
    const address = {
      version: 4,
      addr: given ?? `10.0.${(count >> 8) & 255}.${count & 255}`,
      'OS-EXT-IPS:type': 'fixed',
      'OS-EXT-IPS-MAC:mac_addr': `fa:16:3e:00:${hex(count >> 8)}:${hex(count)}`,
    };
    const network = [uuid, port].find((each) => typeof each === 'string') ?? 'private';
    return [network, [address]] as const;
  });
  return Object.fromEntries(addresses);
}

const hex = (number: number): string => (number & 255).toString(16).padStart(2, '0');
