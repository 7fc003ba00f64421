/** What a setting may hold. */
export type Kind = 'text' | 'texts' | 'flag' | 'seconds' | 'count' | 'limit' | 'version' | 'microversion' | 'regions';

/** A setting of clouds.yaml. The JSON schema for editors, and the check for misspelt keys, are made from these. */
export interface Declaration {
  readonly kind: Kind;
  readonly description: string;
  /** Other names, most of them older. */
  readonly aliases?: readonly string[];
  readonly oneOf?: readonly string[];
}

/** Settings of a whole cloud. */
export const SETTINGS = {
  profile: {
    kind: 'text',
    aliases: ['cloud'],
    description:
      'The vendor profile to start from: a name in clouds-public.yaml, a built-in one, or the URL of a cloud that serves its own.',
  },
  auth_type: {
    kind: 'text',
    aliases: ['auth_plugin'],
    description: 'How to log in. Default: guessed from the options of the login.',
  },
  region_name: { kind: 'texts', description: 'The region to use.' },
  regions: {
    kind: 'regions',
    description: 'The regions that there are, the first one being the default; each may have values of its own.',
  },
  interface: {
    kind: 'texts',
    aliases: ['endpoint_type'],
    oneOf: ['public', 'internal', 'admin'],
    description: 'Which endpoints to use, or a list, best first. Default: public.',
  },
  verify: { kind: 'flag', description: 'Whether certificates are verified. Default: true.' },
  insecure: { kind: 'flag', description: 'True for not verifying certificates; wins over the other settings.' },
  cacert: { kind: 'text', description: 'The path of a bundle of CA certificates to trust.' },
  cert: { kind: 'text', description: 'The path of a client certificate, which may hold the key too.' },
  key: { kind: 'text', description: 'The path of the key of the client certificate.' },
  api_timeout: { kind: 'seconds', description: 'Seconds for each attempt of a request.' },
  status_code_retries: {
    kind: 'count',
    description: 'How many times a request is sent again after an answer that says "not now".',
  },
  connect_retries: { kind: 'count', description: 'How many times a request is sent again after a broken connection.' },
  rate_limit: {
    kind: 'limit',
    description: 'Requests per second, for each service; or a map from service types to such numbers.',
  },
  concurrency: {
    kind: 'limit',
    description: 'Requests at the same time, for each service; or a map from service types to such numbers.',
  },
} as const satisfies Record<string, Declaration>;
export type SettingName = keyof typeof SETTINGS;

/** Settings of one service, behind its type: `compute_api_version`. */
export const SERVICE_SETTINGS = {
  endpoint_override: {
    kind: 'text',
    aliases: ['endpoint'],
    description: 'The URL to use instead of the catalog’s; may hold %(project_id)s.',
  },
  api_version: {
    kind: 'version',
    description: 'The major version of the API: "3". With a minor one, the default microversion too: "2.79".',
  },
  default_microversion: { kind: 'microversion', description: 'The microversion of requests that name none.' },
  service_name: { kind: 'text', description: 'The name that the service must have in the catalog.' },
  service_type: { kind: 'text', description: 'The type that the service has in the catalog.' },
  region_name: { kind: 'text', description: 'The region of this service.' },
  interface: {
    kind: 'texts',
    aliases: ['endpoint_type'],
    oneOf: ['public', 'internal', 'admin'],
    description: 'Which endpoints of this service to use.',
  },
  status_code_retries: { kind: 'count', description: 'As the setting of the whole cloud. Not used by this SDK.' },
  connect_retries: { kind: 'count', description: 'As the setting of the whole cloud. Not used by this SDK.' },
  disabled_reason: { kind: 'text', description: 'Why the service must not be used.' },
} as const satisfies Record<string, Declaration>;
export type ServiceSettingName = keyof typeof SERVICE_SETTINGS;

/** `has_compute: false`. */
export const HAS: Declaration = { kind: 'flag', description: 'False for a service that must not be used.' };

/** Settings that other tools have in the same files, with what they are about. They are left alone. */
export const FOREIGN_SETTINGS: readonly string[] = (
  'connect_retry_delay status_code_retry_delay disable_vendor_agent external_network floating_ip_source force_ipv4 ' +
  'image_api_use_tasks image_format internal_network message metrics nat_destination nat_source networks prefer_ipv6 ' +
  'requires_floating_ip secgroup_source status timing vendor_hook verbose_level default_interface'
).split(' ');
