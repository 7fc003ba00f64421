/**
 * The official service types with their aliases, in the order in which these are looked for; from the data of
 * os-service-types of 2024-05-08. Types without an alias are below.
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  clustering: ['resource-cluster', 'cluster'],
  baremetal: ['bare-metal'],
  'resource-optimization': ['infra-optim'],
  message: ['messaging'],
  'container-infrastructure-management': ['container-infrastructure', 'container-infra'],
  workflow: ['workflowv2'],
  'operator-policy': ['policy'],
  'shared-file-system': ['sharev2', 'share'],
  'block-storage': ['volumev3', 'volumev2', 'volume', 'block-store'],
  alarm: ['alarming'],
  meter: ['metering', 'telemetry'],
  event: ['events'],
  'application-deployment': ['application_deployment'],
  'multi-region-network-automation': ['tricircle'],
  'application-container': ['container'],
  'root-cause-analysis': ['rca'],
  'monitoring-logging': ['monitoring-log-api'],
  'instance-ha': ['ha'],
  'admin-logic': ['registration'],
};

const OTHERS =
  'identity compute image load-balancer object-store data-processing baremetal-introspection key-manager ec2-api application-catalog search dns rating data-protection-orchestration orchestration database log-management nfv-orchestration network backup monitoring monitoring-events placement reservation function-engine accelerator';

/** Every official service type. */
export const SERVICE_TYPES: readonly string[] = [...Object.keys(ALIASES), ...OTHERS.split(' ')].sort();

/** The names of a service as settings spell them, official one first: `block_storage`, `volumev3`, … */
export const SERVICE_PREFIXES: ReadonlyMap<string, readonly string[]> = new Map(
  SERVICE_TYPES.map((type) => [type, [type, ...(ALIASES[type] ?? [])].map((name) => name.replaceAll('-', '_'))]),
);

const TYPES_BY_PREFIX = new Map([...SERVICE_PREFIXES].flatMap(([type, names]) => names.map((name) => [name, type])));

/** The official type of a service, given by any of its names; undefined if it is none. */
export function serviceTypeOf(name: string): string | undefined {
  return TYPES_BY_PREFIX.get(name.replaceAll('-', '_'));
}
