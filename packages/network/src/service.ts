import { serviceOf } from '@os/core';
import { Network } from './network.js';
import { QosBandwidthLimitRule, QosPolicy } from './qos.js';

/** The Networking service (Neutron). */
export class NetworkService extends serviceOf({
  network: Network,
  qosPolicy: QosPolicy,
  qosBandwidthLimitRule: QosBandwidthLimitRule,
}) {}
