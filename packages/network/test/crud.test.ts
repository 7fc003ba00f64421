import type { AnyResourceClass } from '@os/core';
import * as n from '@os/network/pure';
import type { NetworkService } from '@os/network/pure';
import * as answers from './answers.js';
import { exchange } from './exchange.js';

type Call = (network: NetworkService) => unknown;

/** What each plain method of a resource sends, and the resource as the service answers it. */
interface Row {
  readonly class: AnyResourceClass;
  /** Path of the collection. */
  readonly path: string;
  /** Keys around the resource, and around a list of them. */
  readonly keys: readonly [one: string, many: string];
  readonly answer: object;
  /** What identifies it in paths. */
  readonly id?: string;
  /** The call, and what is inside the body's key. */
  readonly create?: readonly [Call, object];
  readonly update?: readonly [Call, object];
  readonly get?: Call;
  readonly delete?: Call;
  /** A call that waits until it is gone. */
  readonly gone?: Call;
  /** The call, and the query that it sends. */
  readonly list: readonly [Call, string];
  /** A call that finds by name, and the query that it sends. */
  readonly findByName?: readonly [Call, string];
  /** A call that finds by id. */
  readonly find?: Call;
}

const { NETWORK, SUBNET, SUBNET_POOL, ADDRESS_SCOPE, ADDRESS_GROUP, PORT, ROUTER, FLOATING_IP, QOS_POLICY } = answers;
const RULES = `/qos/policies/${QOS_POLICY.id}`;

const rows: Row[] = [
  {
    class: n.Network,
    path: '/networks',
    keys: ['network', 'networks'],
    answer: NETWORK,
    create: [
      (c) =>
        c.createNetwork({
          name: 'blue',
          description: 'd',
          projectId: 'p',
          isAdminStateUp: false,
          isShared: true,
          isRouterExternal: true,
          isDefault: false,
          mtu: 1400,
          availabilityZoneHints: ['nova'],
          dnsDomain: 'example.org.',
          isPortSecurityEnabled: false,
          qosPolicyId: null,
          providerNetworkType: 'vlan',
          providerPhysicalNetwork: 'physnet1',
          providerSegmentationId: 7,
          segments: [{ networkType: 'vxlan', physicalNetwork: null, segmentationId: 777 }],
          isVlanTransparent: true,
          isVlanQinq: false,
          pvlan: false,
        }),
      {
        name: 'blue',
        description: 'd',
        project_id: 'p',
        admin_state_up: false,
        shared: true,
        'router:external': true,
        is_default: false,
        mtu: 1400,
        availability_zone_hints: ['nova'],
        dns_domain: 'example.org.',
        port_security_enabled: false,
        qos_policy_id: null,
        'provider:network_type': 'vlan',
        'provider:physical_network': 'physnet1',
        'provider:segmentation_id': 7,
        segments: [
          { 'provider:network_type': 'vxlan', 'provider:physical_network': null, 'provider:segmentation_id': 777 },
        ],
        vlan_transparent: true,
        qinq: false,
        pvlan: false,
      },
    ],
    update: [
      (c) => c.updateNetwork(NETWORK.id, { isAdminStateUp: false, qosPolicyId: null, name: undefined }),
      { admin_state_up: false, qos_policy_id: null },
    ],
    get: (c) => c.getNetwork(NETWORK.id),
    delete: (c) => c.deleteNetwork(NETWORK.id),
    gone: (c) => c.waitForNetworkDeletion(NETWORK.id),
    list: [
      (c) =>
        c.listNetworks({
          name: ['blue', 'green'],
          status: 'ACTIVE',
          isAdminStateUp: true,
          isShared: false,
          isRouterExternal: false,
          mtu: 1450,
          providerNetworkType: 'vxlan',
          providerPhysicalNetwork: 'physnet1',
          providerSegmentationId: 2,
          isVlanTransparent: true,
          isVlanQinq: false,
          id: NETWORK.id,
          description: 'd',
          projectId: 'p',
          revisionNumber: 3,
          changedSince: '2026-11-23T00:00:00',
          tags: ['a', 'b'],
          anyTags: ['c', 'd'],
          notTags: ['e'],
          notAnyTags: ['f'],
          sortKey: ['name', 'created_at'],
          sortDir: ['asc', 'desc'],
          fields: ['id', 'name'],
          limit: 5,
          marker: 'm',
        }),
      `?name=blue&name=green&status=ACTIVE&admin_state_up=true&shared=false&router%3Aexternal=false&mtu=1450` +
        `&provider%3Anetwork_type=vxlan&provider%3Aphysical_network=physnet1&provider%3Asegmentation_id=2` +
        `&vlan_transparent=true&qinq=false&id=${NETWORK.id}&description=d&project_id=p&revision_number=3` +
        `&changed_since=2026-11-23T00%3A00%3A00&tags=a%2Cb&tags-any=c%2Cd&not-tags=e&not-tags-any=f` +
        `&sort_key=name&sort_key=created_at&sort_dir=asc&sort_dir=desc&fields=id&fields=name&limit=5&marker=m`,
    ],
    findByName: [(c) => c.findNetwork('blue', { isShared: false }), '?shared=false&name=blue'],
    find: (c) => c.findNetwork(NETWORK.id),
  },
  {
    class: n.NetworkIpAvailability,
    path: '/network-ip-availabilities',
    keys: ['network_ip_availability', 'network_ip_availabilities'],
    answer: answers.NETWORK_IP_AVAILABILITY,
    id: answers.NETWORK_IP_AVAILABILITY.network_id,
    get: (c) => c.getNetworkIpAvailability(answers.NETWORK_IP_AVAILABILITY.network_id),
    list: [
      (c) => c.listNetworkIpAvailabilities({ networkId: 'n', networkName: 'blue', projectId: 'p', ipVersion: 4 }),
      '?network_id=n&network_name=blue&project_id=p&ip_version=4',
    ],
    find: (c) => c.findNetworkIpAvailability(answers.NETWORK_IP_AVAILABILITY.network_id),
  },
  {
    class: n.Subnet,
    path: '/subnets',
    keys: ['subnet', 'subnets'],
    answer: SUBNET,
    create: [
      (c) =>
        c.createSubnet({
          networkId: NETWORK.id,
          ipVersion: 6,
          name: 'blue',
          cidr: 'fd00::/64',
          gatewayIp: null,
          allocationPools: [{ start: 'fd00::5', end: 'fd00::9' }],
          isDhcpEnabled: true,
          dnsNameservers: ['fd00::2'],
          hostRoutes: [{ destination: 'fd01::/64', nexthop: 'fd00::3' }],
          ipv6AddressMode: 'slaac',
          ipv6RaMode: 'slaac',
          subnetPoolId: SUBNET_POOL.id,
          prefixLength: 64,
          useDefaultSubnetPool: false,
          serviceTypes: ['compute:nova'],
          segmentId: null,
          dnsPublishFixedIp: true,
        }),
      {
        network_id: NETWORK.id,
        ip_version: 6,
        name: 'blue',
        cidr: 'fd00::/64',
        gateway_ip: null,
        allocation_pools: [{ start: 'fd00::5', end: 'fd00::9' }],
        enable_dhcp: true,
        dns_nameservers: ['fd00::2'],
        host_routes: [{ destination: 'fd01::/64', nexthop: 'fd00::3' }],
        ipv6_address_mode: 'slaac',
        ipv6_ra_mode: 'slaac',
        subnetpool_id: SUBNET_POOL.id,
        prefixlen: 64,
        use_default_subnetpool: false,
        service_types: ['compute:nova'],
        segment_id: null,
        dns_publish_fixed_ip: true,
      },
    ],
    update: [
      (c) => c.updateSubnet(SUBNET.id, { gatewayIp: null, hostRoutes: [] }),
      { gateway_ip: null, host_routes: [] },
    ],
    get: (c) => c.getSubnet(SUBNET.id),
    delete: (c) => c.deleteSubnet(SUBNET.id),
    list: [
      (c) =>
        c.listSubnets({
          name: 'blue',
          networkId: NETWORK.id,
          ipVersion: 4,
          cidr: '10.77.0.0/26',
          gatewayIp: '10.77.0.1',
          isDhcpEnabled: true,
          ipv6AddressMode: 'slaac',
          ipv6RaMode: 'slaac',
          subnetPoolId: SUBNET_POOL.id,
          segmentId: 's',
          isRouterExternal: false,
          isShared: false,
        }),
      `?name=blue&network_id=${NETWORK.id}&ip_version=4&cidr=10.77.0.0%2F26&gateway_ip=10.77.0.1&enable_dhcp=true` +
        `&ipv6_address_mode=slaac&ipv6_ra_mode=slaac&subnetpool_id=${SUBNET_POOL.id}&segment_id=s` +
        `&router%3Aexternal=false&shared=false`,
    ],
    findByName: [(c) => c.findSubnet('blue', { networkId: NETWORK.id }), `?network_id=${NETWORK.id}&name=blue`],
    find: (c) => c.findSubnet(SUBNET.id),
  },
  {
    class: n.SubnetPool,
    path: '/subnetpools',
    keys: ['subnetpool', 'subnetpools'],
    answer: SUBNET_POOL,
    create: [
      (c) =>
        c.createSubnetPool({
          name: 'blue',
          prefixes: ['10.77.0.0/16'],
          defaultPrefixLength: 26,
          minimumPrefixLength: 24,
          maximumPrefixLength: '30',
          defaultQuota: 500,
          addressScopeId: ADDRESS_SCOPE.id,
          isShared: true,
          isDefault: false,
        }),
      {
        name: 'blue',
        prefixes: ['10.77.0.0/16'],
        default_prefixlen: 26,
        min_prefixlen: 24,
        max_prefixlen: '30',
        default_quota: 500,
        address_scope_id: ADDRESS_SCOPE.id,
        shared: true,
        is_default: false,
      },
    ],
    update: [(c) => c.updateSubnetPool(SUBNET_POOL.id, { addressScopeId: null }), { address_scope_id: null }],
    get: (c) => c.getSubnetPool(SUBNET_POOL.id),
    delete: (c) => c.deleteSubnetPool(SUBNET_POOL.id),
    list: [
      (c) =>
        c.listSubnetPools({
          name: 'blue',
          ipVersion: 4,
          defaultPrefixLength: 26,
          minimumPrefixLength: 8,
          maximumPrefixLength: '32',
          defaultQuota: 9,
          addressScopeId: ADDRESS_SCOPE.id,
          isShared: true,
          isDefault: true,
        }),
      `?name=blue&ip_version=4&default_prefixlen=26&min_prefixlen=8&max_prefixlen=32&default_quota=9` +
        `&address_scope_id=${ADDRESS_SCOPE.id}&shared=true&is_default=true`,
    ],
    findByName: [(c) => c.findSubnetPool('blue'), '?name=blue'],
    find: (c) => c.findSubnetPool(SUBNET_POOL.id),
  },
  {
    class: n.AddressScope,
    path: '/address-scopes',
    keys: ['address_scope', 'address_scopes'],
    answer: ADDRESS_SCOPE,
    create: [
      (c) => c.createAddressScope({ name: 'blue', ipVersion: 4, isShared: true }),
      { name: 'blue', ip_version: 4, shared: true },
    ],
    update: [(c) => c.updateAddressScope(ADDRESS_SCOPE.id, { name: 'green' }), { name: 'green' }],
    get: (c) => c.getAddressScope(ADDRESS_SCOPE.id),
    delete: (c) => c.deleteAddressScope(ADDRESS_SCOPE.id),
    list: [
      (c) => c.listAddressScopes({ name: 'blue', ipVersion: 4, isShared: false, projectId: 'p' }),
      '?name=blue&ip_version=4&shared=false&project_id=p',
    ],
    findByName: [(c) => c.findAddressScope('blue'), '?name=blue'],
    find: (c) => c.findAddressScope(ADDRESS_SCOPE.id),
  },
  {
    class: n.AddressGroup,
    path: '/address-groups',
    keys: ['address_group', 'address_groups'],
    answer: ADDRESS_GROUP,
    create: [
      (c) => c.createAddressGroup({ name: 'blue', description: 'd', addresses: ['10.0.0.0/24'] }),
      { name: 'blue', description: 'd', addresses: ['10.0.0.0/24'] },
    ],
    update: [(c) => c.updateAddressGroup(ADDRESS_GROUP.id, { description: 'e' }), { description: 'e' }],
    get: (c) => c.getAddressGroup(ADDRESS_GROUP.id),
    delete: (c) => c.deleteAddressGroup(ADDRESS_GROUP.id),
    list: [
      (c) => c.listAddressGroups({ name: 'blue', description: 'd', projectId: 'p', isShared: true }),
      '?name=blue&description=d&project_id=p&shared=true',
    ],
    findByName: [(c) => c.findAddressGroup('blue'), '?name=blue'],
    find: (c) => c.findAddressGroup(ADDRESS_GROUP.id),
  },
  {
    class: n.Port,
    path: '/ports',
    keys: ['port', 'ports'],
    answer: PORT,
    create: [
      (c) =>
        c.createPort({
          networkId: NETWORK.id,
          name: 'blue',
          tags: ['a'],
          isAdminStateUp: true,
          macAddress: 'fa:16:3e:00:00:01',
          fixedIps: [{ subnetId: SUBNET.id }, { subnetId: SUBNET.id, ipAddress: '10.77.0.9' }],
          allowedAddressPairs: [{ ipAddress: '10.9.9.9', macAddress: 'fa:16:3e:00:00:02' }],
          deviceId: 'd',
          deviceOwner: 'compute:nova',
          securityGroupIds: ['s'],
          extraDhcpOpts: [{ optName: 'bootfile-name', optValue: 'x.0', ipVersion: 4 }],
          bindingVnicType: 'direct',
          bindingHostId: 'host',
          bindingProfile: { trusted: true },
          hints: { openvswitch: { other_config: {} } },
          isPortSecurityEnabled: true,
          qosPolicyId: QOS_POLICY.id,
          dnsName: 'www',
          dnsDomain: 'example.org.',
          propagateUplinkStatus: true,
          numaAffinityPolicy: 'preferred',
          deviceProfile: 'fpga',
          hardwareOffloadType: 'switchdev',
          trusted: true,
          pvlanType: 'isolated',
          pvlanCommunity: 'c',
        }),
      {
        network_id: NETWORK.id,
        name: 'blue',
        tags: ['a'],
        admin_state_up: true,
        mac_address: 'fa:16:3e:00:00:01',
        fixed_ips: [{ subnet_id: SUBNET.id }, { subnet_id: SUBNET.id, ip_address: '10.77.0.9' }],
        allowed_address_pairs: [{ ip_address: '10.9.9.9', mac_address: 'fa:16:3e:00:00:02' }],
        device_id: 'd',
        device_owner: 'compute:nova',
        security_groups: ['s'],
        extra_dhcp_opts: [{ opt_name: 'bootfile-name', opt_value: 'x.0', ip_version: 4 }],
        'binding:vnic_type': 'direct',
        'binding:host_id': 'host',
        'binding:profile': { trusted: true },
        hints: { openvswitch: { other_config: {} } },
        port_security_enabled: true,
        qos_policy_id: QOS_POLICY.id,
        dns_name: 'www',
        dns_domain: 'example.org.',
        propagate_uplink_status: true,
        numa_affinity_policy: 'preferred',
        device_profile: 'fpga',
        hardware_offload_type: 'switchdev',
        trusted: true,
        pvlan_type: 'isolated',
        pvlan_community: 'c',
      },
    ],
    update: [
      (c) =>
        c.updatePort(PORT.id, {
          deviceId: '',
          extraDhcpOpts: [{ optName: 'bootfile-name', optValue: null }],
          dataPlaneStatus: null,
          fixedIps: [],
          securityGroupIds: undefined,
        }),
      {
        device_id: '',
        extra_dhcp_opts: [{ opt_name: 'bootfile-name', opt_value: null }],
        data_plane_status: null,
        fixed_ips: [],
      },
    ],
    get: (c) => c.getPort(PORT.id),
    delete: (c) => c.deletePort(PORT.id),
    gone: (c) => c.waitForPortDeletion(PORT.id),
    list: [
      (c) =>
        c.listPorts({
          name: 'blue',
          networkId: NETWORK.id,
          status: 'DOWN',
          isAdminStateUp: true,
          macAddress: 'fa:16:3e:00:00:01',
          deviceId: 'd',
          deviceOwner: 'compute:nova',
          bindingHostId: 'host',
          bindingVifType: 'ovs',
          ipAllocation: 'immediate',
          fixedIps: ['subnet_id=s', 'ip_address_substr=10.77'],
          securityGroupIds: ['g', 'h'],
        }),
      `?name=blue&network_id=${NETWORK.id}&status=DOWN&admin_state_up=true&mac_address=fa%3A16%3A3e%3A00%3A00%3A01` +
        `&device_id=d&device_owner=compute%3Anova&binding%3Ahost_id=host&binding%3Avif_type=ovs&ip_allocation=immediate` +
        `&fixed_ips=subnet_id%3Ds&fixed_ips=ip_address_substr%3D10.77&security_groups=g&security_groups=h`,
    ],
    findByName: [(c) => c.findPort('blue'), '?name=blue'],
    find: (c) => c.findPort(PORT.id),
  },
  {
    class: n.Router,
    path: '/routers',
    keys: ['router', 'routers'],
    answer: ROUTER,
    create: [
      (c) =>
        c.createRouter({
          name: 'blue',
          isAdminStateUp: true,
          externalGatewayInfo: {
            networkId: 'ext',
            enableSnat: false,
            externalFixedIps: [{ subnetId: 's', ipAddress: '172.24.4.9' }],
            qosPolicyId: null,
          },
          availabilityZoneHints: ['nova'],
          flavorId: 'f',
          isDistributed: false,
          isHa: true,
          enableNdpProxy: true,
          enableDefaultRouteBfd: true,
          enableDefaultRouteEcmp: true,
          evpnVni: 9,
        }),
      {
        name: 'blue',
        admin_state_up: true,
        external_gateway_info: {
          network_id: 'ext',
          enable_snat: false,
          external_fixed_ips: [{ subnet_id: 's', ip_address: '172.24.4.9' }],
          qos_policy_id: null,
        },
        availability_zone_hints: ['nova'],
        flavor_id: 'f',
        distributed: false,
        ha: true,
        enable_ndp_proxy: true,
        enable_default_route_bfd: true,
        enable_default_route_ecmp: true,
        evpn_vni: 9,
      },
    ],
    update: [
      (c) => c.updateRouter(ROUTER.id, { routes: [{ destination: '10.9.0.0/24', nexthop: '10.77.0.7' }] }),
      { routes: [{ destination: '10.9.0.0/24', nexthop: '10.77.0.7' }] },
    ],
    get: (c) => c.getRouter(ROUTER.id),
    delete: (c) => c.deleteRouter(ROUTER.id),
    gone: (c) => c.waitForRouterDeletion(ROUTER.id),
    list: [
      (c) => c.listRouters({ name: 'blue', status: 'ACTIVE', isAdminStateUp: true, flavorId: 'f' }),
      '?name=blue&status=ACTIVE&admin_state_up=true&flavor_id=f',
    ],
    findByName: [(c) => c.findRouter('blue'), '?name=blue'],
    find: (c) => c.findRouter(ROUTER.id),
  },
  {
    class: n.FloatingIp,
    path: '/floatingips',
    keys: ['floatingip', 'floatingips'],
    answer: FLOATING_IP,
    create: [
      (c) =>
        c.createFloatingIp({
          floatingNetworkId: 'ext',
          floatingIpAddress: '172.24.7.168',
          subnetId: 's',
          portId: PORT.id,
          fixedIpAddress: '10.77.0.18',
          qosPolicyId: QOS_POLICY.id,
          dnsName: 'www',
          dnsDomain: 'example.org.',
          isDistributed: true,
        }),
      {
        floating_network_id: 'ext',
        floating_ip_address: '172.24.7.168',
        subnet_id: 's',
        port_id: PORT.id,
        fixed_ip_address: '10.77.0.18',
        qos_policy_id: QOS_POLICY.id,
        dns_name: 'www',
        dns_domain: 'example.org.',
        distributed: true,
      },
    ],
    update: [(c) => c.updateFloatingIp(FLOATING_IP.id, { portId: null, description: undefined }), { port_id: null }],
    get: (c) => c.getFloatingIp(FLOATING_IP.id),
    delete: (c) => c.deleteFloatingIp(FLOATING_IP.id),
    gone: (c) => c.waitForFloatingIpDeletion(FLOATING_IP.id),
    list: [
      (c) =>
        c.listFloatingIps({
          floatingIpAddress: '172.24.7.168',
          floatingNetworkId: 'ext',
          fixedIpAddress: '10.77.0.18',
          portId: PORT.id,
          routerId: 'r',
          status: 'ACTIVE',
        }),
      `?floating_ip_address=172.24.7.168&floating_network_id=ext&fixed_ip_address=10.77.0.18&port_id=${PORT.id}` +
        `&router_id=r&status=ACTIVE`,
    ],
    findByName: [
      (c) => c.findFloatingIp(FLOATING_IP.floating_ip_address),
      `?floating_ip_address=${FLOATING_IP.floating_ip_address}`,
    ],
    find: (c) => c.findFloatingIp(FLOATING_IP.id),
  },
  {
    class: n.PortForwarding,
    path: `/floatingips/${FLOATING_IP.id}/port_forwardings`,
    keys: ['port_forwarding', 'port_forwardings'],
    answer: answers.PORT_FORWARDING,
    create: [
      (c) =>
        c.createPortForwarding(FLOATING_IP.id, {
          protocol: 'tcp',
          internalPortId: PORT.id,
          internalIpAddress: '10.77.0.18',
          internalPort: 22,
          externalPort: 2222,
          internalPortRange: '30:40',
          externalPortRange: '3030:3040',
          description: 'd',
        }),
      {
        protocol: 'tcp',
        internal_port_id: PORT.id,
        internal_ip_address: '10.77.0.18',
        internal_port: 22,
        external_port: 2222,
        internal_port_range: '30:40',
        external_port_range: '3030:3040',
        description: 'd',
      },
    ],
    update: [
      (c) => c.updatePortForwarding(FLOATING_IP.id, answers.PORT_FORWARDING.id, { externalPort: 2223 }),
      { external_port: 2223 },
    ],
    get: (c) => c.getPortForwarding(FLOATING_IP.id, answers.PORT_FORWARDING.id),
    delete: (c) => c.deletePortForwarding(FLOATING_IP.id, answers.PORT_FORWARDING.id),
    list: [
      (c) =>
        c.listPortForwardings(FLOATING_IP.id, {
          description: 'd',
          protocol: 'tcp',
          internalPortId: PORT.id,
          externalPort: 2222,
          externalPortRange: '2222:2222',
          sortKey: 'protocol',
        }),
      `?description=d&protocol=tcp&internal_port_id=${PORT.id}&external_port=2222&external_port_range=2222%3A2222` +
        `&sort_key=protocol`,
    ],
    find: (c) => c.findPortForwarding(FLOATING_IP.id, answers.PORT_FORWARDING.id),
  },
  {
    class: n.FloatingIpPool,
    path: '/floatingip_pools',
    keys: ['', 'floatingip_pools'],
    answer: answers.FLOATING_IP_POOL,
    list: [(c) => c.listFloatingIpPools(), ''],
  },
  {
    class: n.SecurityGroup,
    path: '/security-groups',
    keys: ['security_group', 'security_groups'],
    answer: answers.SECURITY_GROUP,
    create: [
      (c) => c.createSecurityGroup({ name: 'blue', description: 'd', stateful: false }),
      { name: 'blue', description: 'd', stateful: false },
    ],
    update: [(c) => c.updateSecurityGroup(answers.SECURITY_GROUP.id, { name: 'green' }), { name: 'green' }],
    get: (c) => c.getSecurityGroup(answers.SECURITY_GROUP.id),
    delete: (c) => c.deleteSecurityGroup(answers.SECURITY_GROUP.id),
    list: [
      (c) => c.listSecurityGroups({ name: 'blue', stateful: true, isShared: false, notTags: ['a'] }),
      '?name=blue&stateful=true&shared=false&not-tags=a',
    ],
    findByName: [(c) => c.findSecurityGroup('blue'), '?name=blue'],
    find: (c) => c.findSecurityGroup(answers.SECURITY_GROUP.id),
  },
  {
    class: n.SecurityGroupRule,
    path: '/security-group-rules',
    keys: ['security_group_rule', 'security_group_rules'],
    answer: answers.SECURITY_GROUP_RULE,
    create: [
      (c) =>
        c.createSecurityGroupRule({
          securityGroupId: 's',
          direction: 'ingress',
          etherType: 'IPv4',
          protocol: 'tcp',
          portRangeMin: 22,
          portRangeMax: 23,
          remoteIpPrefix: null,
          remoteGroupId: 'g',
          remoteAddressGroupId: null,
          description: 'd',
        }),
      {
        security_group_id: 's',
        direction: 'ingress',
        ethertype: 'IPv4',
        protocol: 'tcp',
        port_range_min: 22,
        port_range_max: 23,
        remote_ip_prefix: null,
        remote_group_id: 'g',
        remote_address_group_id: null,
        description: 'd',
      },
    ],
    get: (c) => c.getSecurityGroupRule(answers.SECURITY_GROUP_RULE.id),
    delete: (c) => c.deleteSecurityGroupRule(answers.SECURITY_GROUP_RULE.id),
    list: [
      (c) =>
        c.listSecurityGroupRules({
          securityGroupId: 's',
          direction: 'ingress',
          etherType: 'IPv6',
          protocol: 'tcp',
          portRangeMin: 22,
          portRangeMax: 23,
          remoteIpPrefix: '10.1.2.0/24',
          remoteGroupId: 'g',
          remoteAddressGroupId: 'a',
        }),
      '?security_group_id=s&direction=ingress&ethertype=IPv6&protocol=tcp&port_range_min=22&port_range_max=23' +
        '&remote_ip_prefix=10.1.2.0%2F24&remote_group_id=g&remote_address_group_id=a',
    ],
    find: (c) => c.findSecurityGroupRule(answers.SECURITY_GROUP_RULE.id),
  },
  {
    class: n.RbacPolicy,
    path: '/rbac-policies',
    keys: ['rbac_policy', 'rbac_policies'],
    answer: answers.RBAC_POLICY,
    create: [
      (c) =>
        c.createRbacPolicy({
          objectType: 'network',
          objectId: NETWORK.id,
          action: 'access_as_shared',
          targetProjectId: '*',
        }),
      { object_type: 'network', object_id: NETWORK.id, action: 'access_as_shared', target_tenant: '*' },
    ],
    update: [(c) => c.updateRbacPolicy(answers.RBAC_POLICY.id, { targetProjectId: 'p' }), { target_tenant: 'p' }],
    get: (c) => c.getRbacPolicy(answers.RBAC_POLICY.id),
    delete: (c) => c.deleteRbacPolicy(answers.RBAC_POLICY.id),
    list: [
      (c) =>
        c.listRbacPolicies({
          objectType: 'network',
          objectId: NETWORK.id,
          action: 'access_as_shared',
          targetProjectId: 'p',
          projectId: 'q',
        }),
      `?object_type=network&object_id=${NETWORK.id}&action=access_as_shared&target_tenant=p&project_id=q`,
    ],
    find: (c) => c.findRbacPolicy(answers.RBAC_POLICY.id),
  },
  {
    class: n.QosPolicy,
    path: '/qos/policies',
    keys: ['policy', 'policies'],
    answer: QOS_POLICY,
    create: [
      (c) => c.createQosPolicy({ name: 'blue', isShared: true, isDefault: false }),
      { name: 'blue', shared: true, is_default: false },
    ],
    update: [(c) => c.updateQosPolicy(QOS_POLICY.id, { isDefault: true }), { is_default: true }],
    get: (c) => c.getQosPolicy(QOS_POLICY.id),
    delete: (c) => c.deleteQosPolicy(QOS_POLICY.id),
    list: [
      (c) => c.listQosPolicies({ name: 'blue', isShared: false, anyTags: ['a', 'b'] }),
      '?name=blue&shared=false&tags-any=a%2Cb',
    ],
    findByName: [(c) => c.findQosPolicy('blue'), '?name=blue'],
    find: (c) => c.findQosPolicy(QOS_POLICY.id),
  },
  {
    class: n.QosRuleType,
    path: '/qos/rule-types',
    keys: ['rule_type', 'rule_types'],
    answer: answers.QOS_RULE_TYPE,
    id: 'bandwidth_limit',
    get: (c) => c.getQosRuleType('bandwidth_limit'),
    list: [(c) => c.listQosRuleTypes({ allSupported: true, allRules: false }), '?all_supported=true&all_rules=false'],
    find: (c) => c.findQosRuleType('bandwidth_limit'),
  },
  {
    class: n.QosBandwidthLimitRule,
    path: `${RULES}/bandwidth_limit_rules`,
    keys: ['bandwidth_limit_rule', 'bandwidth_limit_rules'],
    answer: answers.QOS_BANDWIDTH_LIMIT_RULE,
    create: [
      (c) => c.createQosBandwidthLimitRule(QOS_POLICY.id, { maxKbps: 1000, maxBurstKbps: 100, direction: 'ingress' }),
      { max_kbps: 1000, max_burst_kbps: 100, direction: 'ingress' },
    ],
    update: [
      (c) => c.updateQosBandwidthLimitRule(QOS_POLICY.id, answers.QOS_BANDWIDTH_LIMIT_RULE.id, { maxKbps: 2000 }),
      { max_kbps: 2000 },
    ],
    get: (c) => c.getQosBandwidthLimitRule(QOS_POLICY.id, answers.QOS_BANDWIDTH_LIMIT_RULE.id),
    delete: (c) => c.deleteQosBandwidthLimitRule(QOS_POLICY.id, answers.QOS_BANDWIDTH_LIMIT_RULE.id),
    list: [
      (c) => c.listQosBandwidthLimitRules(QOS_POLICY.id, { maxKbps: 1000, maxBurstKbps: 0, direction: 'egress' }),
      '?max_kbps=1000&max_burst_kbps=0&direction=egress',
    ],
    find: (c) => c.findQosBandwidthLimitRule(QOS_POLICY.id, answers.QOS_BANDWIDTH_LIMIT_RULE.id),
  },
  {
    class: n.QosDscpMarkingRule,
    path: `${RULES}/dscp_marking_rules`,
    keys: ['dscp_marking_rule', 'dscp_marking_rules'],
    answer: answers.QOS_DSCP_MARKING_RULE,
    create: [(c) => c.createQosDscpMarkingRule(QOS_POLICY.id, { dscpMark: 26 }), { dscp_mark: 26 }],
    update: [
      (c) => c.updateQosDscpMarkingRule(QOS_POLICY.id, answers.QOS_DSCP_MARKING_RULE.id, { dscpMark: 0 }),
      { dscp_mark: 0 },
    ],
    get: (c) => c.getQosDscpMarkingRule(QOS_POLICY.id, answers.QOS_DSCP_MARKING_RULE.id),
    delete: (c) => c.deleteQosDscpMarkingRule(QOS_POLICY.id, answers.QOS_DSCP_MARKING_RULE.id),
    list: [(c) => c.listQosDscpMarkingRules(QOS_POLICY.id, { dscpMark: 26 }), '?dscp_mark=26'],
    find: (c) => c.findQosDscpMarkingRule(QOS_POLICY.id, answers.QOS_DSCP_MARKING_RULE.id),
  },
  {
    class: n.QosMinimumBandwidthRule,
    path: `${RULES}/minimum_bandwidth_rules`,
    keys: ['minimum_bandwidth_rule', 'minimum_bandwidth_rules'],
    answer: answers.QOS_MINIMUM_BANDWIDTH_RULE,
    create: [
      (c) => c.createQosMinimumBandwidthRule(QOS_POLICY.id, { minKbps: 1000, direction: 'egress' }),
      { min_kbps: 1000, direction: 'egress' },
    ],
    update: [
      (c) => c.updateQosMinimumBandwidthRule(QOS_POLICY.id, answers.QOS_MINIMUM_BANDWIDTH_RULE.id, { minKbps: 5 }),
      { min_kbps: 5 },
    ],
    get: (c) => c.getQosMinimumBandwidthRule(QOS_POLICY.id, answers.QOS_MINIMUM_BANDWIDTH_RULE.id),
    delete: (c) => c.deleteQosMinimumBandwidthRule(QOS_POLICY.id, answers.QOS_MINIMUM_BANDWIDTH_RULE.id),
    list: [
      (c) => c.listQosMinimumBandwidthRules(QOS_POLICY.id, { minKbps: 1000, direction: 'egress' }),
      '?min_kbps=1000&direction=egress',
    ],
    find: (c) => c.findQosMinimumBandwidthRule(QOS_POLICY.id, answers.QOS_MINIMUM_BANDWIDTH_RULE.id),
  },
  {
    class: n.QosMinimumPacketRateRule,
    path: `${RULES}/minimum_packet_rate_rules`,
    keys: ['minimum_packet_rate_rule', 'minimum_packet_rate_rules'],
    answer: answers.QOS_MINIMUM_PACKET_RATE_RULE,
    create: [
      (c) => c.createQosMinimumPacketRateRule(QOS_POLICY.id, { minKpps: 10, direction: 'any' }),
      { min_kpps: 10, direction: 'any' },
    ],
    update: [
      (c) => c.updateQosMinimumPacketRateRule(QOS_POLICY.id, answers.QOS_MINIMUM_PACKET_RATE_RULE.id, { minKpps: 11 }),
      { min_kpps: 11 },
    ],
    get: (c) => c.getQosMinimumPacketRateRule(QOS_POLICY.id, answers.QOS_MINIMUM_PACKET_RATE_RULE.id),
    delete: (c) => c.deleteQosMinimumPacketRateRule(QOS_POLICY.id, answers.QOS_MINIMUM_PACKET_RATE_RULE.id),
    list: [
      (c) => c.listQosMinimumPacketRateRules(QOS_POLICY.id, { minKpps: 10, direction: 'any' }),
      '?min_kpps=10&direction=any',
    ],
    find: (c) => c.findQosMinimumPacketRateRule(QOS_POLICY.id, answers.QOS_MINIMUM_PACKET_RATE_RULE.id),
  },
  {
    class: n.QosPacketRateLimitRule,
    path: `${RULES}/packet_rate_limit_rules`,
    keys: ['packet_rate_limit_rule', 'packet_rate_limit_rules'],
    answer: answers.QOS_PACKET_RATE_LIMIT_RULE,
    create: [
      (c) => c.createQosPacketRateLimitRule(QOS_POLICY.id, { maxKpps: 100, maxBurstKpps: 10, direction: 'egress' }),
      { max_kpps: 100, max_burst_kpps: 10, direction: 'egress' },
    ],
    update: [
      (c) => c.updateQosPacketRateLimitRule(QOS_POLICY.id, answers.QOS_PACKET_RATE_LIMIT_RULE.id, { maxKpps: 200 }),
      { max_kpps: 200 },
    ],
    get: (c) => c.getQosPacketRateLimitRule(QOS_POLICY.id, answers.QOS_PACKET_RATE_LIMIT_RULE.id),
    delete: (c) => c.deleteQosPacketRateLimitRule(QOS_POLICY.id, answers.QOS_PACKET_RATE_LIMIT_RULE.id),
    list: [
      (c) => c.listQosPacketRateLimitRules(QOS_POLICY.id, { maxKpps: 100, maxBurstKpps: 0, direction: 'egress' }),
      '?max_kpps=100&max_burst_kpps=0&direction=egress',
    ],
    find: (c) => c.findQosPacketRateLimitRule(QOS_POLICY.id, answers.QOS_PACKET_RATE_LIMIT_RULE.id),
  },
  {
    class: n.Agent,
    path: '/agents',
    keys: ['agent', 'agents'],
    answer: answers.AGENT,
    update: [
      (c) => c.updateAgent(answers.AGENT.id, { isAdminStateUp: false, description: null }),
      { admin_state_up: false, description: null },
    ],
    get: (c) => c.getAgent(answers.AGENT.id),
    delete: (c) => c.deleteAgent(answers.AGENT.id),
    list: [
      (c) =>
        c.listAgents({
          agentType: 'L3 agent',
          binary: 'neutron-l3-agent',
          topic: 'l3_agent',
          host: 'h',
          description: 'd',
          isAdminStateUp: true,
          isAlive: true,
          availabilityZone: 'nova',
        }),
      '?agent_type=L3+agent&binary=neutron-l3-agent&topic=l3_agent&host=h&description=d&admin_state_up=true&alive=true' +
        '&availability_zone=nova',
    ],
    find: (c) => c.findAgent(answers.AGENT.id),
  },
  {
    class: n.AvailabilityZone,
    path: '/availability_zones',
    keys: ['', 'availability_zones'],
    answer: answers.AVAILABILITY_ZONE,
    list: [
      (c) => c.listAvailabilityZones({ name: 'nova', resource: 'router', state: 'available' }),
      '?name=nova&resource=router&state=available',
    ],
    findByName: [(c) => c.findAvailabilityZone('nova', { resource: 'router' }), '?resource=router'],
  },
  {
    class: n.Extension,
    path: '/extensions',
    keys: ['extension', 'extensions'],
    answer: answers.EXTENSION,
    id: 'qos',
    get: (c) => c.getExtension('qos'),
    list: [(c) => c.listExtensions(), ''],
    findByName: [(c) => c.findExtension('Quality of Service'), ''],
  },
  {
    class: n.Quota,
    path: '/quotas',
    keys: ['quota', 'quotas'],
    answer: answers.QUOTA,
    id: 'p',
    update: [
      (c) => c.updateQuota('p', { networks: 7, floatingIps: -1, force: true, checkLimit: false }),
      { network: 7, floatingip: -1, force: true, check_limit: false },
    ],
    get: (c) => c.getQuota('p'),
    delete: (c) => c.deleteQuota('p'),
    list: [(c) => c.listQuotas(), ''],
    find: (c) => c.findQuota('p'),
  },
  {
    class: n.Flavor,
    path: '/flavors',
    keys: ['flavor', 'flavors'],
    answer: answers.FLAVOR,
    create: [
      (c) =>
        c.createFlavor({
          name: 'blue',
          description: 'd',
          serviceType: 'L3_ROUTER_NAT',
          isEnabled: false,
          serviceProfileIds: ['x'],
        }),
      { name: 'blue', description: 'd', service_type: 'L3_ROUTER_NAT', enabled: false, service_profiles: ['x'] },
    ],
    update: [(c) => c.updateFlavor(answers.FLAVOR.id, { isEnabled: false }), { enabled: false }],
    get: (c) => c.getFlavor(answers.FLAVOR.id),
    delete: (c) => c.deleteFlavor(answers.FLAVOR.id),
    list: [
      (c) => c.listFlavors({ name: 'blue', description: 'd', serviceType: 'L3_ROUTER_NAT', isEnabled: true }),
      '?name=blue&description=d&service_type=L3_ROUTER_NAT&enabled=true',
    ],
    findByName: [(c) => c.findFlavor('blue'), '?name=blue'],
    find: (c) => c.findFlavor(answers.FLAVOR.id),
  },
  {
    class: n.ServiceProfile,
    path: '/service_profiles',
    keys: ['service_profile', 'service_profiles'],
    answer: answers.SERVICE_PROFILE,
    create: [
      (c) => c.createServiceProfile({ description: 'd', driver: 'x.Driver', isEnabled: true, metaInfo: '{}' }),
      { description: 'd', driver: 'x.Driver', enabled: true, metainfo: '{}' },
    ],
    update: [(c) => c.updateServiceProfile(answers.SERVICE_PROFILE.id, { metaInfo: '' }), { metainfo: '' }],
    get: (c) => c.getServiceProfile(answers.SERVICE_PROFILE.id),
    delete: (c) => c.deleteServiceProfile(answers.SERVICE_PROFILE.id),
    list: [
      (c) => c.listServiceProfiles({ description: 'd', driver: 'x.Driver', isEnabled: true }),
      '?description=d&driver=x.Driver&enabled=true',
    ],
    find: (c) => c.findServiceProfile(answers.SERVICE_PROFILE.id),
  },
  {
    class: n.ServiceProvider,
    path: '/service-providers',
    keys: ['', 'service_providers'],
    answer: answers.SERVICE_PROVIDER,
    list: [
      (c) => c.listServiceProviders({ serviceType: 'L3_ROUTER_NAT', name: 'dvrha' }),
      '?service_type=L3_ROUTER_NAT&name=dvrha',
    ],
    findByName: [(c) => c.findServiceProvider('dvrha'), ''],
  },
];

describe.each(rows.map((row) => [row.class.name, row] as const))('%s', (_, row) => {
  const { path, answer } = row;
  const [key, keys] = row.keys;
  const id = row.id ?? ('id' in answer ? String(answer.id) : '');
  const one = { [key]: answer };
  const many = { [keys]: [answer] };
  const expectOne = (result: unknown) => {
    expect(result).toBeInstanceOf(row.class);
    expect(result).toMatchObject({ body: answer });
  };
  /** Methods that the resource's API lacks have no test. */
  const unless = <T>(missing: T | undefined, run: (given: T) => void) => missing !== undefined && run(missing);

  unless(row.create, ([call, body]) =>
    it('is created', async () => {
      const { result, sent } = await exchange(call, [201, one]);
      expect(sent).toEqual([{ request: `POST ${path}`, body: { [key]: body } }]);
      expectOne(result);
    }),
  );
  unless(row.get, (call) =>
    it('is fetched', async () => {
      const { result, sent } = await exchange(call, [200, one]);
      expect(sent).toEqual([{ request: `GET ${path}/${id}` }]);
      expectOne(result);
    }),
  );
  unless(row.update, ([call, body]) =>
    it('is updated', async () => {
      const { result, sent } = await exchange(call, [200, one]);
      expect(sent).toEqual([{ request: `PUT ${path}/${id}`, body: { [key]: body } }]);
      expectOne(result);
    }),
  );
  unless(row.delete, (call) =>
    it('is deleted', async () => {
      const { result, sent } = await exchange(call, [204]);
      expect(sent).toEqual([{ request: `DELETE ${path}/${id}` }]);
      expect(result).toBeUndefined();
    }),
  );
  unless(row.gone, (call) =>
    it('is waited for until it is gone', async () => {
      const { result, sent } = await exchange(call, [404]);
      expect(sent).toEqual([{ request: `GET ${path}/${id}` }]);
      expect(result).toBeUndefined();
    }),
  );
  it('is listed', async () => {
    const [call, query] = row.list;
    const { result, sent } = await exchange(call, [200, many]);
    expect(sent).toEqual([{ request: `GET ${path}${query}` }]);
    expect(result).toHaveLength(1);
    expectOne((result as unknown[])[0]);
  });
  unless(row.findByName, ([call, query]) =>
    it('is found by name', async () => {
      const { result, sent } = await exchange(call, [200, many]);
      expect(sent).toEqual([{ request: `GET ${path}${query}` }]);
      expectOne(result);
    }),
  );
  unless(row.find, (call) =>
    it('is found by id', async () => {
      const { result, sent } = await exchange(call, [200, one]);
      expect(sent).toEqual([{ request: `GET ${path}/${id}` }]);
      expectOne(result);
    }),
  );
});
