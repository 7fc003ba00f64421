import { defineFake } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { backupActions, backupRules } from './backups.js';
import { cinderDialect } from './dialect.js';
import { limitActions } from './limits.js';
import { metadataActions } from './metadata.js';
import { snapshotRules, volumeActions, volumeRules } from './volumes.js';

/** The Block Storage service beyond plain create, get, update, delete and list. */
export const blockStorageFake = defineFake('block-storage', {
  name: 'cinder',
  dialect: cinderDialect,
  collections: {
    '/volumes': volumeRules,
    '/snapshots': snapshotRules,
    '/backups': backupRules,
    '/types': { defaults: { is_public: true, extra_specs: {} }, unique: [['name']] },
  },
  actions: {
    ...volumeActions,
    ...backupActions,
    ...metadataActions,
    ...limitActions,
    'GET /types/default': ({ service }) => ({ volume_type: service.collection('/types').all()[0] }),
  },
  seed,
});

function seed(service: FakeService): void {
  service.collection('/types').add({ name: 'fake', description: null, extra_specs: { volume_backend_name: 'fake' } });
}
