export {
  v3TokenlessAuth,
  v3TokenlessAuthPlugin,
  type V3TokenlessAuthOptions,
  type V3TokenlessOptions,
} from './tokenless.js';
