import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';

export const volumeRules: CollectionRules = {
  defaults: {
    bootable: 'false',
    encrypted: false,
    multiattach: false,
    attachments: [],
    metadata: {},
    availability_zone: 'nova',
    consumes_quota: true,
    shared_targets: false,
    'os-vol-host-attr:host': 'fake@fake#fake',
  },
  create(fields, { service, access }) {
    const types = service.collection('/types').all();
    const { volume_type: given } = fields;
    const wanted = typeof given === 'string' ? given : 'fake';
    const type = types.find(({ id, name }) => id === wanted || name === wanted);
    if (!type) throw new Refusal(404, `Volume type with name ${wanted} could not be found.`);
    const size = fields['size'] ?? sizeOfSource(service, fields);
    if (typeof size !== 'number' || size < 1) {
      throw new Refusal(
        400,
        `Invalid input received: Volume size '${String(size)}' must be an integer and greater than 0`,
      );
    }
    return {
      size,
      volume_type: type['name'],
      volume_type_id: type['id'],
      'os-vol-tenant-attr:tenant_id': access.project?.id,
      ...(fields['imageRef'] !== undefined && { bootable: 'true' }),
    };
  },
  created(body) {
    delete body['imageRef'];
    delete body['backup_id'];
  },
  remove({ id, status }, { service, url }) {
    const force = url.searchParams.get('force') === 'true';
    if (!force && !/^(available|error.*|in-use)$/.test(String(status))) throw wrongStatus(id, status);
    if (status === 'in-use') throw wrongStatus(id, status);
    const snapshots = service.collection('/snapshots');
    const own = snapshots.all().filter((each) => each['volume_id'] === id);
    if (own.length > 0 && url.searchParams.get('cascade') !== 'true') {
      throw new Refusal(400, `Invalid volume: Volume ${String(id)} has snapshots, and can't be deleted without them.`);
    }
    for (const snapshot of own) snapshots.remove(snapshot['id']);
  },
};

export const snapshotRules: CollectionRules = {
  defaults: { metadata: {}, consumes_quota: true, 'os-extended-snapshot-attributes:progress': '100%' },
  create(fields, { service, access }) {
    const { size } = service.collection('/volumes').get(fields['volume_id']);
    return { size, 'os-extended-snapshot-attributes:project_id': access.project?.id };
  },
};

/** Actions that only change what a volume is, by their names. */
const CHANGES: Readonly<Record<string, (settings: JsonObject, volume: JsonObject) => JsonObject>> = {
  'os-set_bootable': ({ bootable }) => ({ bootable: String(bootable) }),
  'os-update_readonly_flag': ({ readonly }, { metadata }) => ({
    metadata: { ...objectOf(metadata), readonly: readonly === true ? 'True' : 'False' },
  }),
  'os-retype': ({ new_type: type }) => ({ volume_type: type }),
  'os-reset_status': ({ status }, volume) => ({ status: status ?? volume['status'] }),
  'os-set_image_metadata': ({ metadata }, volume) => ({
    volume_image_metadata: { ...objectOf(volume['volume_image_metadata']), ...objectOf(metadata) },
  }),
  'os-unset_image_metadata': ({ key }, volume) => {
    const { [String(key)]: _, ...volume_image_metadata } = objectOf(volume['volume_image_metadata']);
    return { volume_image_metadata };
  },
  'os-reserve': (_, volume) => from(volume, 'available', { status: 'attaching' }),
  'os-unreserve': (_, volume) => from(volume, 'attaching', { status: 'available' }),
  'os-begin_detaching': (_, volume) => from(volume, 'in-use', { status: 'detaching' }),
  'os-roll_detaching': (_, volume) => from(volume, 'detaching', { status: 'in-use' }),
  'os-detach': () => ({ status: 'available', attachments: [] }),
  'os-force_detach': () => ({ status: 'available', attachments: [] }),
};

export const volumeActions: Record<string, FakeAction> = {
  'POST /volumes/{volume}/action': (call) => {
    const { service, json, params } = call;
    const volumes = service.collection('/volumes');
    const volume = volumes.get(params['volume']);
    const { id } = volume;
    const [action = '', settings] = Object.entries(objectOf(json))[0] ?? [];
    const given = objectOf(settings);
    const change = CHANGES[action];
    if (change) volumes.change(id, change(given, volume));
    else if (action === 'os-force_delete') volumes.remove(id);
    else if (action === 'os-extend') extend(call, volume, given['new_size']);
    else if (action === 'os-attach') attach(call, volume, given);
    else if (action !== 'os-show_image_metadata') {
      throw new Refusal(400, `There is no such action: ${action}`);
    }
    const isAboutImage = action === 'os-show_image_metadata' || action === 'os-set_image_metadata';
    return isAboutImage ? { metadata: objectOf(volume['volume_image_metadata']) } : new FakeAnswer(202);
  },
  'POST /snapshots/{snapshot}/action': ({ service, json, params }) => {
    const snapshots = service.collection('/snapshots');
    const { id } = snapshots.get(params['snapshot']);
    const [action, settings] = Object.entries(objectOf(json))[0] ?? [];
    if (action === 'os-force_delete' || action === 'os-unmanage') snapshots.remove(id);
    else snapshots.change(id, { status: objectOf(settings)['status'] });
    return new FakeAnswer(202);
  },
};

function extend({ service }: FakeCall, volume: JsonObject, size: unknown): void {
  if (typeof size !== 'number' || size <= Number(volume['size'])) {
    const message = `Invalid input received: New size for extend must be greater than current size. (current: ${String(volume['size'])}, extended: ${String(size)}).`;
    throw new Refusal(400, message);
  }
  const volumes = service.collection('/volumes');
  volumes.change(volume['id'], { size });
  volumes.become(volume['id'], String(volume['status']), { via: 'extending' });
}

function attach({ service }: FakeCall, volume: JsonObject, settings: JsonObject): void {
  const { id, status } = volume;
  if (!/^(available|attaching)$/.test(String(status))) throw wrongStatus(id, status);
  const attachment = {
    id,
    attachment_id: service.dialect.id(service.surroundings.count()),
    volume_id: id,
    server_id: settings['instance_uuid'] ?? null,
    host_name: settings['host_name'] ?? null,
    device: settings['mountpoint'] ?? null,
    attached_at: service.now(),
  };
  service.collection('/volumes').change(id, { status: 'in-use', attachments: [attachment] });
}

/** How large a volume is that is made of something. */
function sizeOfSource(service: FakeService, fields: JsonObject): unknown {
  const sources = { snapshot_id: '/snapshots', source_volid: '/volumes', backup_id: '/backups' };
  for (const [wire, path] of Object.entries(sources)) {
    if (typeof fields[wire] === 'string') return service.collection(path).get(fields[wire])['size'];
  }
  return undefined;
}

function from(volume: JsonObject, status: string, change: JsonObject): JsonObject {
  if (volume['status'] !== status) throw wrongStatus(volume['id'], volume['status']);
  return change;
}

function wrongStatus(id: unknown, status: unknown): Refusal {
  return new Refusal(400, `Invalid volume: Volume ${String(id)} status must not be ${String(status)}.`);
}

export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
