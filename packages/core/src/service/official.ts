import { camelCase } from '../names.js';

/** The official service types, whose packages are named after them. */
export const OFFICIAL_TYPES: readonly string[] = /* @__PURE__ */ (
  'accelerator,admin-logic,alarm,application-catalog,application-container,application-deployment,backup,baremetal,' +
  'baremetal-introspection,block-storage,clustering,compute,container-infrastructure-management,data-processing,' +
  'data-protection-orchestration,database,dns,event,function-engine,identity,image,instance-ha,key-manager,' +
  'load-balancer,message,meter,metric,monitoring,monitoring-events,monitoring-log-api,monitoring-logging,' +
  'multi-region-network-automation,network,nfv-orchestration,object-store,operator-policy,orchestration,placement,' +
  'rating,reservation,resource-optimization,root-cause-analysis,search,shared-file-system,workflow'
).split(',');

/** The official type whose attribute of the connection has this name, if there is one. */
export function officialTypeOf(key: string): string | undefined {
  return OFFICIAL_TYPES.find((type) => camelCase(type) === key);
}
