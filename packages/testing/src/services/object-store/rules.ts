import { plainDialect } from '../../fake/dialect.js';
import { defineFake } from '../../fake/rules.js';
import { accountActions, POLICY } from './accounts.js';
import { containerActions } from './containers.js';
import { objectActions } from './objects.js';

/** The object store: containers and objects with their data; large objects of segments; times at which objects expire. */
export const objectStoreFake = defineFake('object-store', {
  name: 'swift',
  listedPath: '/v1/AUTH_$(project_id)s',
  dialect: { ...plainDialect, error: ({ message }) => message },
  actions: {
    ...accountActions,
    ...containerActions,
    ...objectActions,
    'GET /info': () => ({
      swift: {
        version: '2.35.1',
        policies: [{ name: POLICY, aliases: POLICY, default: true }],
        account_autocreate: true,
        max_file_size: 5_368_709_122,
        max_object_name_length: 1024,
        container_listing_limit: 10_000,
        account_listing_limit: 10_000,
      },
      slo: { max_manifest_segments: 1000, max_manifest_size: 8_388_608, min_segment_size: 1 },
      bulk_delete: { max_deletes_per_request: 10_000, max_failed_deletes: 1000 },
    }),
  },
});
