import { camelCase } from '../names.js';

/** The official service types that are served anywhere; their packages are named after them. */
export const OFFICIAL_TYPES: readonly string[] = /* @__PURE__ */ (
  'accelerator admin-logic alarm application-container backup baremetal baremetal-introspection block-storage ' +
  'clustering compute container-infrastructure-management database dns identity image instance-ha key-manager ' +
  'load-balancer message metric network nfv-orchestration object-store orchestration placement rating reservation ' +
  'resource-optimization root-cause-analysis shared-file-system workflow'
).split(' ');

/** The official type whose attribute of the connection has this name, if there is one. */
export function officialTypeOf(key: string): string | undefined {
  return OFFICIAL_TYPES.find((type) => camelCase(type) === key);
}
