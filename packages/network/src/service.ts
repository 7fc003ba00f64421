import { serviceOf } from '@os/core';
import { AddressGroup, AddressGroupMethods, AddressScope } from './address.js';
import { Agent, AvailabilityZone } from './agent.js';
import { Extension } from './extension.js';
import { Flavor, FlavorMethods, ServiceProfile, ServiceProvider } from './flavor.js';
import { FloatingIp, FloatingIpPool, PortForwarding } from './floating-ip.js';
import { Network, NetworkIpAvailability } from './network.js';
import { Port } from './port.js';
import {
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
import { Subnet, SubnetPool, SubnetPoolMethods } from './subnet.js';
import { TagMethods } from './tags.js';

/** The Networking service (Neutron). See https://docs.openstack.org/api-ref/network/v2/ */
export class NetworkService extends serviceOf(
  {
    network: Network,
    networkIpAvailability: NetworkIpAvailability,
    subnet: Subnet,
    subnetPool: SubnetPool,
    addressScope: AddressScope,
    addressGroup: AddressGroup,
    port: Port,
    router: Router,
    floatingIp: FloatingIp,
    floatingIpPool: FloatingIpPool,
    portForwarding: PortForwarding,
    securityGroup: SecurityGroup,
    securityGroupRule: SecurityGroupRule,
    rbacPolicy: RbacPolicy,
    qosPolicy: QosPolicy,
    qosRuleType: QosRuleType,
    qosBandwidthLimitRule: QosBandwidthLimitRule,
    qosDscpMarkingRule: QosDscpMarkingRule,
    qosMinimumBandwidthRule: QosMinimumBandwidthRule,
    qosMinimumPacketRateRule: QosMinimumPacketRateRule,
    qosPacketRateLimitRule: QosPacketRateLimitRule,
    agent: Agent,
    availabilityZone: AvailabilityZone,
    extension: Extension,
    quota: Quota,
    flavor: Flavor,
    serviceProfile: ServiceProfile,
    serviceProvider: ServiceProvider,
  },
  RouterMethods,
  AddressGroupMethods,
  SubnetPoolMethods,
  SchedulingMethods,
  QuotaMethods,
  FlavorMethods,
  TagMethods,
) {}
