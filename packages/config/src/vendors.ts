/**
 * Vendor profiles that are built in: facts about public clouds, as openstacksdk 4.18 has them. What only concerns other
 * tools is left out, and so is the address of a cloud that is no more.
 */
export const VENDORS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  auro: {
    auth: {
      auth_url: 'https://api.van2.auro.io:5000/v3',
      user_domain_name: 'Default',
      project_domain_name: 'Default',
    },
    identity_api_version: '3',
    region_name: 'RegionOne',
  },
  betacloud: { status: 'shutdown', message: 'betacloud.de has ceased business' },
  binero: {
    auth: { auth_url: 'https://auth.binero.cloud:5000/v3' },
    identity_api_version: '3',
    block_storage_api_version: '3',
    regions: ['europe-se-1'],
  },
  bluebox: { block_storage_api_version: '1', region_name: 'RegionOne' },
  catalyst: {
    auth: { auth_url: 'https://api.cloud.catalyst.net.nz:5000/v2.0' },
    regions: ['nz-por-1', 'nz_wlg_2'],
    image_api_version: '1',
    block_storage_api_version: '1',
  },
  citycloud: {
    auth: { auth_url: 'https://{region_name}.citycloud.com:5000/v3/' },
    regions: ['Buf1', 'Fra1', 'Sto2', 'Kna1', 'dx1', 'tky1'],
    block_storage_api_version: '3',
    identity_api_version: '3',
  },
  conoha: {
    auth: { auth_url: 'https://identity.{region_name}.conoha.io' },
    regions: ['sin1', 'sjc1', 'tyo1'],
    identity_api_version: '2',
  },
  dreamcompute: {
    auth: { auth_url: 'https://iad2.dream.io:5000' },
    identity_api_version: '3',
    region_name: 'RegionOne',
  },
  elastx: {
    auth: { auth_url: 'https://ops.elastx.cloud:5000/v3' },
    identity_api_version: '3',
    region_name: 'se-sto',
  },
  entercloudsuite: {
    auth: { auth_url: 'https://api.entercloudsuite.com/' },
    identity_api_version: '3',
    image_api_version: '1',
    block_storage_api_version: '1',
    regions: ['it-mil1', 'nl-ams1', 'de-fra1'],
  },
  fuga: {
    auth: {
      auth_url: 'https://identity.api.fuga.io:5000',
      user_domain_name: 'Default',
      project_domain_name: 'Default',
    },
    regions: ['cystack'],
    identity_api_version: '3',
    block_storage_api_version: '3',
    status: 'deprecated',
    message: 'its API no longer answers',
  },
  ibmcloud: { status: 'shutdown', message: 'its API no longer answers' },
  internap: { status: 'shutdown', message: 'Internap is now HorizonIQ' },
  limestonenetworks: {
    auth: { auth_url: 'https://auth.cloud.lstn.net:5000/v3' },
    regions: ['us-dfw-1', 'us-slc'],
    identity_api_version: '3',
    block_storage_api_version: '3',
  },
  otc: {
    auth: { auth_url: 'https://iam.{region_name}.otc.t-systems.com/v3' },
    regions: ['eu-de', 'eu-nl'],
    identity_api_version: '3',
    interface: 'public',
  },
  'otc-swiss': {
    // The original lacks the scheme.
    auth: { auth_url: 'https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3' },
    regions: ['eu-ch2'],
    identity_api_version: '3',
    interface: 'public',
  },
  // It serves its profile at https://ovhcloud.com too, with the regions of the day.
  ovh: {
    auth: {
      auth_url: 'https://auth.cloud.ovh.net/',
      user_domain_name: 'Default',
      project_domain_name: 'Default',
    },
    identity_api_version: '3',
  },
  'ovh-us': {
    auth: {
      auth_url: 'https://auth.cloud.ovh.us/',
      user_domain_name: 'Default',
      project_domain_name: 'Default',
    },
    regions: ['US-EAST-VA-1', 'US-WEST-OR-1', 'US-EAST-VA', 'US-WEST-OR'],
    identity_api_version: '3',
  },
  rackspace: {
    auth: { auth_url: 'https://identity.api.rackspacecloud.com/v2.0/' },
    identity_api_version: '2.0',
    regions: ['DFW', 'HKG', 'IAD', 'ORD', 'SYD', 'LON'],
    database_service_type: 'rax:database',
    compute_service_name: 'cloudServersOpenStack',
    block_storage_endpoint_override: 'https://{region_name}.blockstorage.api.rackspacecloud.com/v2/%(project_id)s',
    block_storage_api_version: '2',
    has_network: false,
  },
  switchcloud: {
    auth: { auth_url: 'https://identity.compute.cloud.switch.ch/v3' },
    regions: ['zhw', 'zhc'],
    identity_api_version: '3',
  },
  switchengines: {
    auth: { auth_url: 'https://keystone.cloud.switch.ch:5000/v3' },
    regions: ['LS', 'ZH'],
    identity_api_version: '3',
  },
  ultimum: { status: 'shutdown', message: 'ultimum-cloud.com has ceased business' },
  unitedstack: { status: 'shutdown', message: 'its API no longer answers' },
  vexxhost: { profile: 'https://vexxhost.com' },
  zetta: {
    auth: { auth_url: 'https://identity.api.zetta.io/v3' },
    regions: ['no-osl1'],
    identity_api_version: '3',
    dns_api_version: '2',
  },
};
