import * as n from '@os/network/pure';
import { PORT, ROUTER } from './answers.js';
import * as answers from './answers/networks.js';
import { testCrud } from './crud.js';

testCrud([
  {
    class: n.Segment,
    path: '/segments',
    keys: ['segment', 'segments'],
    answer: answers.SEGMENT,
    create: [
      (c) =>
        c.createSegment({
          name: 'blue',
          description: 'd',
          networkId: '5bb8d8a2-e00b-4c03-a02e-275756c34089',
          networkType: 'vlan',
          physicalNetwork: 'physnet1',
          segmentationId: 250,
        }),
      {
        name: 'blue',
        description: 'd',
        network_id: '5bb8d8a2-e00b-4c03-a02e-275756c34089',
        network_type: 'vlan',
        physical_network: 'physnet1',
        segmentation_id: 250,
      },
    ],
    update: [
      (c) => c.updateSegment(answers.SEGMENT.id, { name: null, description: 'e' }),
      { name: null, description: 'e' },
    ],
    get: (c) => c.getSegment(answers.SEGMENT.id),
    delete: (c) => c.deleteSegment(answers.SEGMENT.id),
    list: [
      (c) =>
        c.listSegments({
          name: 'blue',
          description: 'd',
          networkId: '5bb8d8a2-e00b-4c03-a02e-275756c34089',
          networkType: 'vlan',
          physicalNetwork: 'physnet1',
          segmentationId: 250,
        }),
      '?name=blue&description=d&network_id=5bb8d8a2-e00b-4c03-a02e-275756c34089&network_type=vlan&physical_network=physnet1&segmentation_id=250',
    ],
    findByName: [(c) => c.findSegment('x'), '?name=x'],
    find: (c) => c.findSegment(answers.SEGMENT.id),
  },
  {
    class: n.NetworkSegmentRange,
    path: '/network_segment_ranges',
    keys: ['network_segment_range', 'network_segment_ranges'],
    answer: answers.NETWORK_SEGMENT_RANGE,
    reads: { isDefault: false, isShared: false },
    create: [
      (c) =>
        c.createNetworkSegmentRange({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          isShared: false,
          networkType: 'vlan',
          physicalNetwork: 'np-r',
          minimum: 9,
          maximum: 11,
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        shared: false,
        network_type: 'vlan',
        physical_network: 'np-r',
        minimum: 9,
        maximum: 11,
      },
    ],
    update: [
      (c) =>
        c.updateNetworkSegmentRange(answers.NETWORK_SEGMENT_RANGE.id, {
          name: 'green',
          description: null,
          minimum: 10,
          maximum: 12,
        }),
      { name: 'green', description: null, minimum: 10, maximum: 12 },
    ],
    get: (c) => c.getNetworkSegmentRange(answers.NETWORK_SEGMENT_RANGE.id),
    delete: (c) => c.deleteNetworkSegmentRange(answers.NETWORK_SEGMENT_RANGE.id),
    list: [
      (c) =>
        c.listNetworkSegmentRanges({
          name: 'blue',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
          networkType: 'vlan',
          physicalNetwork: 'np-r',
        }),
      '?name=blue&project_id=752b7eab745d4db48ce8ce08b54ec4ac&network_type=vlan&physical_network=np-r',
    ],
    findByName: [(c) => c.findNetworkSegmentRange('np-r'), '?name=np-r'],
    find: (c) => c.findNetworkSegmentRange(answers.NETWORK_SEGMENT_RANGE.id),
  },
  {
    class: n.AutoAllocatedTopology,
    path: '/auto-allocated-topology',
    keys: ['auto_allocated_topology', ''],
    answer: answers.AUTO_ALLOCATED_TOPOLOGY,
    id: answers.AUTO_ALLOCATED_TOPOLOGY.project_id,
    reads: { networkId: '2c7b2117-3487-40af-a190-d91a753a328e' },
    get: (c) => c.getAutoAllocatedTopology(answers.AUTO_ALLOCATED_TOPOLOGY.project_id),
    delete: (c) => c.deleteAutoAllocatedTopology(answers.AUTO_ALLOCATED_TOPOLOGY.project_id),
  },
  {
    class: n.Trunk,
    path: '/trunks',
    keys: ['trunk', 'trunks'],
    answer: answers.TRUNK,
    reads: {
      isAdminStateUp: true,
      subPorts: [{ portId: '7861fd95-0564-4173-92ea-a98a7fbf27c1', segmentationType: 'vlan', segmentationId: 5 }],
    },
    create: [
      (c) =>
        c.createTrunk({
          projectId: 'p',
          description: 'd',
          name: 'blue',
          isAdminStateUp: true,
          portId: 'c742ef50-a371-45cb-bd51-8402a0cf7c0f',
          subPorts: [{ portId: '7861fd95-0564-4173-92ea-a98a7fbf27c1', segmentationType: 'vlan', segmentationId: 5 }],
        }),
      {
        project_id: 'p',
        description: 'd',
        name: 'blue',
        admin_state_up: true,
        port_id: 'c742ef50-a371-45cb-bd51-8402a0cf7c0f',
        sub_ports: [{ port_id: '7861fd95-0564-4173-92ea-a98a7fbf27c1', segmentation_type: 'vlan', segmentation_id: 5 }],
      },
    ],
    update: [
      (c) => c.updateTrunk(answers.TRUNK.id, { name: 'green', description: 'e', isAdminStateUp: false }),
      { name: 'green', description: 'e', admin_state_up: false },
    ],
    get: (c) => c.getTrunk(answers.TRUNK.id),
    delete: (c) => c.deleteTrunk(answers.TRUNK.id),
    list: [
      (c) =>
        c.listTrunks({
          name: 'blue',
          portId: 'c742ef50-a371-45cb-bd51-8402a0cf7c0f',
          status: 'DOWN',
          isAdminStateUp: true,
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&port_id=c742ef50-a371-45cb-bd51-8402a0cf7c0f&status=DOWN&admin_state_up=true&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findTrunk('np-t'), '?name=np-t'],
    find: (c) => c.findTrunk(answers.TRUNK.id),
  },
  {
    class: n.TrunkSubport,
    path: `/trunks/${answers.TRUNK.id}/get_subports`,
    keys: ['', 'sub_ports'],
    answer: answers.TRUNK_SUBPORT,
    id: answers.TRUNK_SUBPORT.port_id,
    list: [(c) => c.listTrunkSubports(answers.TRUNK.id), ''],
  },
  {
    class: n.PortBinding,
    path: `/ports/${PORT.id}/bindings`,
    keys: ['binding', 'bindings'],
    answer: answers.PORT_BINDING,
    id: answers.PORT_BINDING.host,
    create: [
      (c) => c.createPortBinding(PORT.id, { host: 'oscloud2', vnicType: 'normal', profile: { a: 1 } }),
      { host: 'oscloud2', vnic_type: 'normal', profile: { a: 1 } },
    ],
    delete: (c) => c.deletePortBinding(PORT.id, answers.PORT_BINDING.host),
    list: [
      (c) =>
        c.listPortBindings(PORT.id, { host: 'oscloud2', vnicType: 'normal', vifType: 'unbound', status: 'INACTIVE' }),
      '?host=oscloud2&vnic_type=normal&vif_type=unbound&status=INACTIVE',
    ],
  },
  {
    class: n.LocalIp,
    path: '/local_ips',
    keys: ['local_ip', 'local_ips'],
    answer: answers.LOCAL_IP,
    create: [
      (c) =>
        c.createLocalIp({
          projectId: 'p',
          description: 'd',
          name: 'blue',
          networkId: '2555b730-74cb-4675-b787-184fb49a2620',
          localPortId: '9a223082-526e-4926-8ce1-e115412e7f26',
          localIpAddress: '10.88.0.248',
          ipMode: 'translate',
        }),
      {
        project_id: 'p',
        description: 'd',
        name: 'blue',
        network_id: '2555b730-74cb-4675-b787-184fb49a2620',
        local_port_id: '9a223082-526e-4926-8ce1-e115412e7f26',
        local_ip_address: '10.88.0.248',
        ip_mode: 'translate',
      },
    ],
    update: [
      (c) => c.updateLocalIp(answers.LOCAL_IP.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getLocalIp(answers.LOCAL_IP.id),
    delete: (c) => c.deleteLocalIp(answers.LOCAL_IP.id),
    list: [
      (c) =>
        c.listLocalIps({
          name: 'blue',
          networkId: '2555b730-74cb-4675-b787-184fb49a2620',
          localPortId: '9a223082-526e-4926-8ce1-e115412e7f26',
          localIpAddress: '10.88.0.248',
          ipMode: 'translate',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&network_id=2555b730-74cb-4675-b787-184fb49a2620&local_port_id=9a223082-526e-4926-8ce1-e115412e7f26&local_ip_address=10.88.0.248&ip_mode=translate&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findLocalIp('y'), '?name=y'],
    find: (c) => c.findLocalIp(answers.LOCAL_IP.id),
  },
  {
    class: n.LocalIpAssociation,
    path: `/local_ips/${answers.LOCAL_IP.id}/port_associations`,
    keys: ['port_association', 'port_associations'],
    answer: answers.LOCAL_IP_ASSOCIATION,
    id: answers.LOCAL_IP_ASSOCIATION.fixed_port_id,
    reads: { localIp: 'f2bbf769-73c7-4560-976a-4afb92e26ee2' },
    create: [
      (c) =>
        c.createLocalIpAssociation(answers.LOCAL_IP.id, {
          fixedPortId: '38665b33-a299-4a4e-ab99-addbc4846133',
          fixedIp: '10.88.0.90',
        }),
      { fixed_port_id: '38665b33-a299-4a4e-ab99-addbc4846133', fixed_ip: '10.88.0.90' },
    ],
    get: (c) => c.getLocalIpAssociation(answers.LOCAL_IP.id, answers.LOCAL_IP_ASSOCIATION.fixed_port_id),
    delete: (c) => c.deleteLocalIpAssociation(answers.LOCAL_IP.id, answers.LOCAL_IP_ASSOCIATION.fixed_port_id),
    list: [
      (c) =>
        c.listLocalIpAssociations(answers.LOCAL_IP.id, {
          fixedPortId: '38665b33-a299-4a4e-ab99-addbc4846133',
          fixedIp: '10.88.0.90',
        }),
      '?fixed_port_id=38665b33-a299-4a4e-ab99-addbc4846133&fixed_ip=10.88.0.90',
    ],
    find: (c) => c.findLocalIpAssociation(answers.LOCAL_IP.id, answers.LOCAL_IP_ASSOCIATION.fixed_port_id),
  },
  {
    class: n.NdpProxy,
    path: '/ndp_proxies',
    keys: ['ndp_proxy', 'ndp_proxies'],
    answer: answers.NDP_PROXY,
    create: [
      (c) =>
        c.createNdpProxy({
          projectId: 'p',
          description: 'd',
          name: 'blue',
          routerId: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
          portId: '648434b7-3b4c-48cc-8e73-936c6a223659',
          ipAddress: '2001:db8:77:1::1e3',
        }),
      {
        project_id: 'p',
        description: 'd',
        name: 'blue',
        router_id: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
        port_id: '648434b7-3b4c-48cc-8e73-936c6a223659',
        ip_address: '2001:db8:77:1::1e3',
      },
    ],
    update: [
      (c) => c.updateNdpProxy(answers.NDP_PROXY.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getNdpProxy(answers.NDP_PROXY.id),
    delete: (c) => c.deleteNdpProxy(answers.NDP_PROXY.id),
    list: [
      (c) =>
        c.listNdpProxies({
          name: 'blue',
          routerId: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
          portId: '648434b7-3b4c-48cc-8e73-936c6a223659',
          ipAddress: '2001:db8:77:1::1e3',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&router_id=489c8c6a-79f5-400f-b1fe-fe4d0943856b&port_id=648434b7-3b4c-48cc-8e73-936c6a223659&ip_address=2001%3Adb8%3A77%3A1%3A%3A1e3&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findNdpProxy('k'), '?name=k'],
    find: (c) => c.findNdpProxy(answers.NDP_PROXY.id),
  },
  {
    class: n.ConntrackHelper,
    path: `/routers/${ROUTER.id}/conntrack_helpers`,
    keys: ['conntrack_helper', 'conntrack_helpers'],
    answer: answers.CONNTRACK_HELPER,
    create: [
      (c) => c.createConntrackHelper(ROUTER.id, { protocol: 'udp', port: 70, helper: 'tftp' }),
      { protocol: 'udp', port: 70, helper: 'tftp' },
    ],
    update: [
      (c) =>
        c.updateConntrackHelper(ROUTER.id, answers.CONNTRACK_HELPER.id, { protocol: 'tcp', port: 21, helper: 'ftp' }),
      { protocol: 'tcp', port: 21, helper: 'ftp' },
    ],
    get: (c) => c.getConntrackHelper(ROUTER.id, answers.CONNTRACK_HELPER.id),
    delete: (c) => c.deleteConntrackHelper(ROUTER.id, answers.CONNTRACK_HELPER.id),
    list: [
      (c) => c.listConntrackHelpers(ROUTER.id, { protocol: 'udp', port: 70, helper: 'tftp' }),
      '?protocol=udp&port=70&helper=tftp',
    ],
    find: (c) => c.findConntrackHelper(ROUTER.id, answers.CONNTRACK_HELPER.id),
  },
]);
