import { isJsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import { defineFake, type FakeAction } from '../../fake/rules.js';
import { actOnServer } from './actions.js';
import { novaDialect } from './dialect.js';
import { flavorRules, seedFlavors } from './flavors.js';
import { keypairActions, keypairRules } from './keypairs.js';
import { labelActions } from './labels.js';
import { quotaActions } from './quotas.js';
import { serverActions, serverRules } from './servers.js';

/** The Compute service beyond plain create, get, update, delete and list. */
export const computeFake = defineFake('compute', {
  name: 'nova',
  dialect: novaDialect,
  collections: {
    '/servers': serverRules,
    '/servers/{server}/os-volume_attachments': {
      defaults: { device: '/dev/vdb', delete_on_termination: false, tag: null },
      create: (_, { ids: [server] }) => ({ serverId: server }),
    },
    '/servers/{server}/os-interface': { defaults: { port_state: 'ACTIVE', mac_addr: 'fa:16:3e:00:00:01' } },
    '/flavors': flavorRules,
    '/os-keypairs': keypairRules,
    '/os-server-groups': { defaults: { members: [], rules: {} } },
    '/os-aggregates': { unique: [['name']], defaults: { hosts: [], metadata: {} } },
  },
  actions: {
    ...serverActions,
    'POST /servers/{server}/action': actOnServer,
    'PUT /servers/{server}/os-volume_attachments/{volume}': changeAttachment,
    ...labelActions,
    ...keypairActions,
    ...quotaActions,
  },
  seed: seedFlavors,
});

/** Puts another volume in the place of one, or changes what becomes of it. */
function changeAttachment({ service, params, json }: Parameters<FakeAction>[0]): FakeAnswer {
  const change = isJsonObject(json) ? json['volumeAttachment'] : undefined;
  if (!isJsonObject(change)) throw service.dialect.words.malformed('volumeAttachment');
  service.collection('/servers/{server}/os-volume_attachments').change(params['volume'], change);
  return new FakeAnswer(202);
}
