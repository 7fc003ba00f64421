import { defineFake } from '../../fake/rules.js';
import { glanceDialect } from './dialect.js';
import { imageActions, imageRules, memberRules } from './images.js';
import { metadefActions } from './metadefs.js';

/** The Image service beyond plain create, get, update, delete and list: data come and go, imports take their time. */
export const imageFake = defineFake('image', {
  name: 'glance',
  dialect: glanceDialect,
  collections: { '/images': imageRules, '/images/{image}/members': memberRules },
  actions: { ...imageActions, ...metadefActions },
  seed: (service) => void service.collection('/info/stores').add({ id: 'file', default: 'true' }),
});
