import { FakeAnswer } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';
import { objectOf } from './volumes.js';

export const backupRules: CollectionRules = {
  defaults: { metadata: {}, container: 'backups', availability_zone: 'nova', has_dependent_backups: false },
  create(fields, { service, access }) {
    const { size } = service.collection('/volumes').get(fields['volume_id']);
    return {
      size,
      is_incremental: fields['incremental'] === true,
      data_timestamp: service.now(),
      'os-backup-project-attr:project_id': access.project?.id,
    };
  },
  created(body) {
    delete body['incremental'];
    delete body['force'];
  },
};

export const backupActions: Record<string, FakeAction> = {
  'POST /backups/{backup}/restore': ({ service, json, params }) => {
    const backup = service.collection('/backups').get(params['backup']);
    const volumes = service.collection('/volumes');
    const { volume_id: given, name } = objectOf(objectOf(json)['restore']);
    const volume =
      typeof given === 'string'
        ? volumes.get(given)
        : volumes.add({
            name: name ?? `restore_backup_${String(backup['id'])}`,
            size: backup['size'],
            volume_type: 'fake',
          });
    volumes.become(volume['id'], 'available', { via: 'restoring-backup' });
    const restore = { backup_id: backup['id'], volume_id: volume['id'], volume_name: volume['name'] };
    return new FakeAnswer(202, { restore });
  },
  'POST /backups/{backup}/action': ({ service, json, params }) => {
    const backups = service.collection('/backups');
    const { id } = backups.get(params['backup']);
    const [action, settings] = Object.entries(objectOf(json))[0] ?? [];
    if (action === 'os-force_delete') backups.remove(id);
    else backups.change(id, { status: objectOf(settings)['status'] });
    return new FakeAnswer(202);
  },
};
