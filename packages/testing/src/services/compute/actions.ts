import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import type { FlavorInServer } from './flavors.js';
import { changeFlavor } from './servers.js';
import { stateOf } from './states.js';

/** What was asked for: the server, and the settings of the action. */
interface Doing {
  readonly call: FakeCall;
  readonly server: JsonObject;
  readonly settings: JsonObject;
}

/** One action: from which statuses, to which one, and by which; and what it does besides. */
interface Action {
  /** Default: any. */
  readonly from?: readonly string[];
  readonly to?: string;
  readonly via?: string;
  /** What it answers, with 202 where it is no answer yet. */
  readonly run?: (doing: Doing) => FakeAnswer | JsonObject | void;
}

const RUNNING = ['ACTIVE', 'PAUSED', 'SUSPENDED', 'SHUTOFF', 'RESCUE'];

/** The flavors that servers had before they were resized. */
const resized = new WeakMap<JsonObject, FlavorInServer>();

const ACTIONS: Readonly<Record<string, Action>> = {
  'os-start': { from: ['SHUTOFF'], to: 'ACTIVE' },
  'os-stop': { from: ['ACTIVE', 'ERROR', 'RESCUE'], to: 'SHUTOFF' },
  reboot: {
    from: RUNNING,
    to: 'ACTIVE',
    run({ server, settings }) {
      server['status'] = settings['type'] === 'HARD' ? 'HARD_REBOOT' : 'REBOOT';
    },
  },
  pause: { from: ['ACTIVE', 'RESCUE'], to: 'PAUSED' },
  unpause: { from: ['PAUSED'], to: 'ACTIVE' },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
  resume: { from: ['SUSPENDED'], to: 'ACTIVE' },
  shelve: { from: RUNNING, to: 'SHELVED_OFFLOADED' },
  shelveOffload: { from: ['SHELVED'], to: 'SHELVED_OFFLOADED' },
  unshelve: { from: ['SHELVED', 'SHELVED_OFFLOADED'], to: 'ACTIVE' },
  rescue: {
    from: ['ACTIVE', 'SHUTOFF', 'ERROR'],
    to: 'RESCUE',
    run: ({ settings }) => ({ adminPass: settings['adminPass'] ?? 'made-up-secret' }),
  },
  unrescue: { from: ['RESCUE'], to: 'ACTIVE' },
  resize: {
    from: ['ACTIVE', 'SHUTOFF'],
    to: 'VERIFY_RESIZE',
    via: 'RESIZE',
    run: ({ call, server, settings }) =>
      void resized.set(server, changeFlavor(call.service, server, settings['flavorRef'])),
  },
  confirmResize: { from: ['VERIFY_RESIZE'], to: 'ACTIVE', run: () => new FakeAnswer(204) },
  revertResize: {
    from: ['VERIFY_RESIZE'],
    to: 'ACTIVE',
    run({ call, server }) {
      const before = resized.get(server);
      if (before) changeFlavor(call.service, server, before.id);
    },
  },
  migrate: {
    from: ['ACTIVE', 'SHUTOFF'],
    to: 'VERIFY_RESIZE',
    via: 'RESIZE',
    run: ({ server }) => void resized.delete(server),
  },
  rebuild: {
    from: [...RUNNING, 'ERROR'],
    to: 'ACTIVE',
    via: 'REBUILD',
    run({ call, server, settings }) {
      const { imageRef, adminPass = 'made-up-secret', ...others } = settings;
      const known = Object.entries(others).filter(([wire]) => wire in server);
      Object.assign(server, Object.fromEntries(known), { image: { id: imageRef, properties: {}, links: [] } });
      const shown = call.service.collection('/servers').show(server, call);
      return new FakeAnswer(202, { server: { ...shown, status: 'REBUILD', adminPass } });
    },
  },
  lock: {
    run: ({ server, settings }) =>
      void Object.assign(server, { locked: true, locked_reason: settings['locked_reason'] ?? null }),
  },
  unlock: { run: ({ server }) => void Object.assign(server, { locked: false, locked_reason: null }) },
  'os-resetState': {
    run: ({ server, settings }) => void (server['status'] = settings['state'] === 'error' ? 'ERROR' : 'ACTIVE'),
  },
  createImage: { from: RUNNING, run: image },
  createBackup: { from: RUNNING, run: image },
  changePassword: { from: ['ACTIVE'] },
  addSecurityGroup: {
    run({ server, settings: { name } }) {
      const groups = groupsOf(server);
      server['security_groups'] = groups.some((each) => each['name'] === name) ? groups : [...groups, { name }];
    },
  },
  removeSecurityGroup: {
    run({ server, settings: { name } }) {
      server['security_groups'] = groupsOf(server).filter((each) => each['name'] !== name);
    },
  },
  forceDelete: {
    run: ({ call, server }) => call.service.collection('/servers').remove(server['id']),
  },
  'os-getConsoleOutput': { run: () => ({ output: 'FAKE CONSOLE OUTPUT' }) },
};

/** Does something to a server. */
export const actOnServer: FakeAction = (call) => {
  const { service, params, json } = call;
  const server = service.collection('/servers').get(params['server']);
  const [name = '', value] = Object.entries(isJsonObject(json) ? json : {})[0] ?? [];
  const action = ACTIONS[name];
  if (!action) throw new Refusal(400, `There is no such action: ${name}`);
  const { from, to, via, run } = action;
  if (from && !from.includes(String(server['status']))) {
    const state = String(stateOf(server)['OS-EXT-STS:vm_state']);
    throw new Refusal(409, `Cannot '${name}' instance ${String(server['id'])} while it is in vm_state ${state}`);
  }
  const answer = run?.({ call, server, settings: isJsonObject(value) ? value : {} });
  if (to !== undefined) service.collection('/servers').become(server['id'], to, via === undefined ? {} : { via });
  return answer ?? new FakeAnswer(202);
};

function image({ call }: Doing): FakeAnswer {
  return new FakeAnswer(202, { image_id: call.service.newId() });
}

function groupsOf({ security_groups: groups }: JsonObject): JsonObject[] {
  return Array.isArray(groups) ? groups.filter(isJsonObject) : [];
}
