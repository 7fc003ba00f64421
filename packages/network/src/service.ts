import { AddressGroup, AddressGroupMethods, AddressScope } from './address.js';
import { Agent, AvailabilityZone } from './agent.js';
import { AutoAllocatedTopology, AutoAllocatedTopologyMethods } from './auto-allocated-topology.js';
import { BgpAdvertisedRoute, BgpMethods, BgpPeer, BgpSpeaker } from './bgp.js';
import { BgpVpn, BgpVpnNetworkAssociation, BgpVpnPortAssociation, BgpVpnRouterAssociation } from './bgpvpn.js';
import { BulkMethods } from './bulk.js';
import { ConntrackHelper } from './conntrack-helper.js';
import { serviceOf } from './core.js';
import { Extension } from './extension.js';
import { FirewallGroup, FirewallMethods, FirewallPolicy, FirewallRule } from './firewall.js';
import { Flavor, FlavorMethods, ServiceProfile, ServiceProvider } from './flavor.js';
import { FloatingIp, FloatingIpPool, PortForwarding } from './floating-ip.js';
import { HealthMonitor, Listener, LoadBalancer, Pool, PoolMember } from './lbaas.js';
import { LocalIp, LocalIpAssociation } from './local-ip.js';
import { Log, LoggableResource } from './logging.js';
import { MeteringLabel, MeteringLabelRule } from './metering.js';
import { NdpProxy } from './ndp-proxy.js';
import { Network, NetworkIpAvailability } from './network.js';
import { Port } from './port.js';
import { PortBinding, PortBindingMethods } from './port-binding.js';
import {
  QosAliasBandwidthLimitRule,
  QosAliasDscpMarkingRule,
  QosAliasMinimumBandwidthRule,
  QosAliasMinimumPacketRateRule,
  QosBandwidthLimitRule,
  QosDscpMarkingRule,
  QosMinimumBandwidthRule,
  QosMinimumPacketRateRule,
  QosPacketRateLimitRule,
  QosPolicy,
  QosRuleType,
} from './qos.js';
import { Quota, QuotaMethods } from './quota.js';
import { RbacPolicy } from './rbac.js';
import { Router, RouterMethods } from './router.js';
import { SchedulingMethods } from './scheduling.js';
import { SecurityGroup, SecurityGroupRule } from './security-group.js';
import { DefaultSecurityGroupRule, SecurityGroupsDefaultStatefulness } from './security-group-defaults.js';
import { NetworkSegmentRange, Segment } from './segment.js';
import { SfcFlowClassifier, SfcPortChain, SfcPortPair, SfcPortPairGroup, SfcServiceGraph } from './sfc.js';
import { Subnet, SubnetPool, SubnetPoolMethods } from './subnet.js';
import { TagMethods } from './tags.js';
import { TapFlow, TapMirror, TapService } from './tap.js';
import { Trunk, TrunkMethods, TrunkSubport } from './trunk.js';
import { VpnEndpointGroup, VpnIkePolicy, VpnIpsecPolicy, VpnIpsecSiteConnection, VpnService } from './vpn.js';

/** The Networking service (Neutron). See https://docs.openstack.org/api-ref/network/v2/ */
export class NetworkService extends serviceOf(
  {
    network: Network,
    networkIpAvailability: NetworkIpAvailability,
    segment: Segment,
    networkSegmentRange: NetworkSegmentRange,
    autoAllocatedTopology: AutoAllocatedTopology,
    subnet: Subnet,
    subnetPool: SubnetPool,
    addressScope: AddressScope,
    addressGroup: AddressGroup,
    localIp: LocalIp,
    localIpAssociation: LocalIpAssociation,
    port: Port,
    portBinding: PortBinding,
    trunk: Trunk,
    trunkSubport: TrunkSubport,
    router: Router,
    conntrackHelper: ConntrackHelper,
    ndpProxy: NdpProxy,
    floatingIp: FloatingIp,
    floatingIpPool: FloatingIpPool,
    portForwarding: PortForwarding,
    securityGroup: SecurityGroup,
    securityGroupRule: SecurityGroupRule,
    defaultSecurityGroupRule: DefaultSecurityGroupRule,
    securityGroupsDefaultStatefulness: SecurityGroupsDefaultStatefulness,
    rbacPolicy: RbacPolicy,
    qosPolicy: QosPolicy,
    qosRuleType: QosRuleType,
    qosBandwidthLimitRule: QosBandwidthLimitRule,
    qosDscpMarkingRule: QosDscpMarkingRule,
    qosMinimumBandwidthRule: QosMinimumBandwidthRule,
    qosMinimumPacketRateRule: QosMinimumPacketRateRule,
    qosPacketRateLimitRule: QosPacketRateLimitRule,
    qosAliasBandwidthLimitRule: QosAliasBandwidthLimitRule,
    qosAliasDscpMarkingRule: QosAliasDscpMarkingRule,
    qosAliasMinimumBandwidthRule: QosAliasMinimumBandwidthRule,
    qosAliasMinimumPacketRateRule: QosAliasMinimumPacketRateRule,
    meteringLabel: MeteringLabel,
    meteringLabelRule: MeteringLabelRule,
    log: Log,
    loggableResource: LoggableResource,
    agent: Agent,
    availabilityZone: AvailabilityZone,
    extension: Extension,
    quota: Quota,
    flavor: Flavor,
    serviceProfile: ServiceProfile,
    serviceProvider: ServiceProvider,
    bgpSpeaker: BgpSpeaker,
    bgpPeer: BgpPeer,
    bgpAdvertisedRoute: BgpAdvertisedRoute,
    bgpVpn: BgpVpn,
    bgpVpnNetworkAssociation: BgpVpnNetworkAssociation,
    bgpVpnRouterAssociation: BgpVpnRouterAssociation,
    bgpVpnPortAssociation: BgpVpnPortAssociation,
    firewallGroup: FirewallGroup,
    firewallPolicy: FirewallPolicy,
    firewallRule: FirewallRule,
    sfcPortPair: SfcPortPair,
    sfcPortPairGroup: SfcPortPairGroup,
    sfcFlowClassifier: SfcFlowClassifier,
    sfcPortChain: SfcPortChain,
    sfcServiceGraph: SfcServiceGraph,
    tapService: TapService,
    tapFlow: TapFlow,
    tapMirror: TapMirror,
    vpnEndpointGroup: VpnEndpointGroup,
    vpnIkePolicy: VpnIkePolicy,
    vpnIpsecPolicy: VpnIpsecPolicy,
    vpnService: VpnService,
    vpnIpsecSiteConnection: VpnIpsecSiteConnection,
    loadBalancer: LoadBalancer,
    listener: Listener,
    pool: Pool,
    poolMember: PoolMember,
    healthMonitor: HealthMonitor,
  },
  PortBindingMethods,
  TrunkMethods,
  RouterMethods,
  AddressGroupMethods,
  SubnetPoolMethods,
  SchedulingMethods,
  QuotaMethods,
  FlavorMethods,
  AutoAllocatedTopologyMethods,
  BgpMethods,
  FirewallMethods,
  BulkMethods,
  TagMethods,
) {}
