import * as n from '@os/network/pure';
import * as answers from './answers/chains.js';
import { testCrud } from './crud.js';

testCrud([
  {
    class: n.SfcPortPair,
    path: '/sfc/port_pairs',
    keys: ['port_pair', 'port_pairs'],
    answer: answers.SFC_PORT_PAIR,
    reads: { serviceFunctionParameters: { correlation: 'mpls', weight: 2 } },
    create: [
      (c) =>
        c.createSfcPortPair({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          ingress: '38665b33-a299-4a4e-ab99-addbc4846133',
          egress: '4152dbcc-e0ba-47a8-b145-9eb094c2765a',
          serviceFunctionParameters: { correlation: 'mpls', weight: 2 },
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        ingress: '38665b33-a299-4a4e-ab99-addbc4846133',
        egress: '4152dbcc-e0ba-47a8-b145-9eb094c2765a',
        service_function_parameters: { correlation: 'mpls', weight: 2 },
      },
    ],
    update: [
      (c) => c.updateSfcPortPair(answers.SFC_PORT_PAIR.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getSfcPortPair(answers.SFC_PORT_PAIR.id),
    delete: (c) => c.deleteSfcPortPair(answers.SFC_PORT_PAIR.id),
    list: [
      (c) =>
        c.listSfcPortPairs({
          name: 'blue',
          ingress: '38665b33-a299-4a4e-ab99-addbc4846133',
          egress: '4152dbcc-e0ba-47a8-b145-9eb094c2765a',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&ingress=38665b33-a299-4a4e-ab99-addbc4846133&egress=4152dbcc-e0ba-47a8-b145-9eb094c2765a&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findSfcPortPair('np-pp'), '?name=np-pp'],
    find: (c) => c.findSfcPortPair(answers.SFC_PORT_PAIR.id),
  },
  {
    class: n.SfcPortPairGroup,
    path: '/sfc/port_pair_groups',
    keys: ['port_pair_group', 'port_pair_groups'],
    answer: answers.SFC_PORT_PAIR_GROUP,
    reads: {
      portPairGroupParameters: { lbFields: ['ip_src'], ppgNTupleMapping: { ingressNTuple: {}, egressNTuple: {} } },
      isTapEnabled: false,
    },
    create: [
      (c) =>
        c.createSfcPortPairGroup({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          portPairs: ['6f71a60f-d66d-4c49-baa4-2f454cff1e2f'],
          portPairGroupParameters: { lbFields: ['ip_src'], ppgNTupleMapping: { ingressNTuple: {}, egressNTuple: {} } },
          isTapEnabled: false,
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        port_pairs: ['6f71a60f-d66d-4c49-baa4-2f454cff1e2f'],
        port_pair_group_parameters: {
          lb_fields: ['ip_src'],
          ppg_n_tuple_mapping: { ingress_n_tuple: {}, egress_n_tuple: {} },
        },
        tap_enabled: false,
      },
    ],
    update: [
      (c) =>
        c.updateSfcPortPairGroup(answers.SFC_PORT_PAIR_GROUP.id, { name: 'green', description: 'e', portPairs: [] }),
      { name: 'green', description: 'e', port_pairs: [] },
    ],
    get: (c) => c.getSfcPortPairGroup(answers.SFC_PORT_PAIR_GROUP.id),
    delete: (c) => c.deleteSfcPortPairGroup(answers.SFC_PORT_PAIR_GROUP.id),
    list: [
      (c) => c.listSfcPortPairGroups({ name: 'blue', description: 'd', projectId: '752b7eab745d4db48ce8ce08b54ec4ac' }),
      '?name=blue&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findSfcPortPairGroup('np-ppg'), '?name=np-ppg'],
    find: (c) => c.findSfcPortPairGroup(answers.SFC_PORT_PAIR_GROUP.id),
  },
  {
    class: n.SfcFlowClassifier,
    path: '/sfc/flow_classifiers',
    keys: ['flow_classifier', 'flow_classifiers'],
    answer: answers.SFC_FLOW_CLASSIFIER,
    reads: { etherType: 'IPv4', l7Parameters: {} },
    create: [
      (c) =>
        c.createSfcFlowClassifier({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          etherType: 'IPv4',
          protocol: 'tcp',
          sourcePortRangeMin: 1,
          sourcePortRangeMax: 2,
          destinationPortRangeMin: 80,
          destinationPortRangeMax: 90,
          sourceIpPrefix: null,
          destinationIpPrefix: '10.0.0.0/8',
          logicalSourcePort: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
          logicalDestinationPort: null,
          l7Parameters: { url: '/' },
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        ethertype: 'IPv4',
        protocol: 'tcp',
        source_port_range_min: 1,
        source_port_range_max: 2,
        destination_port_range_min: 80,
        destination_port_range_max: 90,
        source_ip_prefix: null,
        destination_ip_prefix: '10.0.0.0/8',
        logical_source_port: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
        logical_destination_port: null,
        l7_parameters: { url: '/' },
      },
    ],
    update: [
      (c) => c.updateSfcFlowClassifier(answers.SFC_FLOW_CLASSIFIER.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getSfcFlowClassifier(answers.SFC_FLOW_CLASSIFIER.id),
    delete: (c) => c.deleteSfcFlowClassifier(answers.SFC_FLOW_CLASSIFIER.id),
    list: [
      (c) =>
        c.listSfcFlowClassifiers({
          name: 'blue',
          etherType: 'IPv4',
          protocol: 'tcp',
          sourcePortRangeMin: 1,
          sourcePortRangeMax: 2,
          destinationPortRangeMin: 80,
          destinationPortRangeMax: 90,
          sourceIpPrefix: '10.2.0.0/16',
          destinationIpPrefix: '10.0.0.0/8',
          logicalSourcePort: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
          logicalDestinationPort: 'p',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&ethertype=IPv4&protocol=tcp&source_port_range_min=1&source_port_range_max=2&destination_port_range_min=80&destination_port_range_max=90&source_ip_prefix=10.2.0.0%2F16&destination_ip_prefix=10.0.0.0%2F8&logical_source_port=0698a87a-f40b-449f-a2b6-f3bf56fb5a04&logical_destination_port=p&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findSfcFlowClassifier('np-fc'), '?name=np-fc'],
    find: (c) => c.findSfcFlowClassifier(answers.SFC_FLOW_CLASSIFIER.id),
  },
  {
    class: n.SfcPortChain,
    path: '/sfc/port_chains',
    keys: ['port_chain', 'port_chains'],
    answer: answers.SFC_PORT_CHAIN,
    reads: { chainParameters: { correlation: 'mpls', symmetric: false } },
    create: [
      (c) =>
        c.createSfcPortChain({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          portPairGroups: ['7d32ca23-f57d-4f15-b700-219daf2ea69c'],
          flowClassifiers: ['e7641d3e-997e-4dc4-b71c-21c22f0182bf'],
          chainParameters: { correlation: 'mpls', symmetric: false },
          chainId: 1,
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        port_pair_groups: ['7d32ca23-f57d-4f15-b700-219daf2ea69c'],
        flow_classifiers: ['e7641d3e-997e-4dc4-b71c-21c22f0182bf'],
        chain_parameters: { correlation: 'mpls', symmetric: false },
        chain_id: 1,
      },
    ],
    update: [
      (c) =>
        c.updateSfcPortChain(answers.SFC_PORT_CHAIN.id, {
          name: 'green',
          description: 'e',
          portPairGroups: ['g'],
          flowClassifiers: [],
        }),
      { name: 'green', description: 'e', port_pair_groups: ['g'], flow_classifiers: [] },
    ],
    get: (c) => c.getSfcPortChain(answers.SFC_PORT_CHAIN.id),
    delete: (c) => c.deleteSfcPortChain(answers.SFC_PORT_CHAIN.id),
    list: [
      (c) => c.listSfcPortChains({ name: 'blue', description: 'd', projectId: '752b7eab745d4db48ce8ce08b54ec4ac' }),
      '?name=blue&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findSfcPortChain('np-pc'), '?name=np-pc'],
    find: (c) => c.findSfcPortChain(answers.SFC_PORT_CHAIN.id),
  },
  {
    class: n.SfcServiceGraph,
    path: '/sfc/service_graphs',
    keys: ['service_graph', 'service_graphs'],
    answer: answers.SFC_SERVICE_GRAPH,
    create: [
      (c) =>
        c.createSfcServiceGraph({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          portChains: { 'fc7da75c-e6c0-4912-8a1f-8989c0c890c3': ['817693cb-79ff-4b64-b2d6-2b7852cc29ca'] },
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        port_chains: { 'fc7da75c-e6c0-4912-8a1f-8989c0c890c3': ['817693cb-79ff-4b64-b2d6-2b7852cc29ca'] },
      },
    ],
    update: [
      (c) => c.updateSfcServiceGraph(answers.SFC_SERVICE_GRAPH.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getSfcServiceGraph(answers.SFC_SERVICE_GRAPH.id),
    delete: (c) => c.deleteSfcServiceGraph(answers.SFC_SERVICE_GRAPH.id),
    list: [
      (c) => c.listSfcServiceGraphs({ name: 'blue', description: 'd', projectId: '752b7eab745d4db48ce8ce08b54ec4ac' }),
      '?name=blue&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findSfcServiceGraph('np-sgr'), '?name=np-sgr'],
    find: (c) => c.findSfcServiceGraph(answers.SFC_SERVICE_GRAPH.id),
  },
  {
    class: n.TapService,
    path: '/taas/tap_services',
    keys: ['tap_service', 'tap_services'],
    answer: answers.TAP_SERVICE,
    create: [
      (c) =>
        c.createTapService({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          portId: '38665b33-a299-4a4e-ab99-addbc4846133',
        }),
      { project_id: 'p', name: 'blue', description: 'd', port_id: '38665b33-a299-4a4e-ab99-addbc4846133' },
    ],
    update: [
      (c) => c.updateTapService(answers.TAP_SERVICE.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getTapService(answers.TAP_SERVICE.id),
    delete: (c) => c.deleteTapService(answers.TAP_SERVICE.id),
    list: [
      (c) =>
        c.listTapServices({
          name: 'blue',
          portId: '38665b33-a299-4a4e-ab99-addbc4846133',
          status: 'DOWN',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&port_id=38665b33-a299-4a4e-ab99-addbc4846133&status=DOWN&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findTapService('np-ts'), '?name=np-ts'],
    find: (c) => c.findTapService(answers.TAP_SERVICE.id),
  },
  {
    class: n.TapFlow,
    path: '/taas/tap_flows',
    keys: ['tap_flow', 'tap_flows'],
    answer: answers.TAP_FLOW,
    create: [
      (c) =>
        c.createTapFlow({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          tapServiceId: '3eed70c4-c233-4beb-b1c3-718dae7a71cf',
          sourcePort: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
          direction: 'BOTH',
          vlanFilter: '9,18-27',
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        tap_service_id: '3eed70c4-c233-4beb-b1c3-718dae7a71cf',
        source_port: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
        direction: 'BOTH',
        vlan_filter: '9,18-27',
      },
    ],
    update: [
      (c) => c.updateTapFlow(answers.TAP_FLOW.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getTapFlow(answers.TAP_FLOW.id),
    delete: (c) => c.deleteTapFlow(answers.TAP_FLOW.id),
    list: [
      (c) =>
        c.listTapFlows({
          name: 'blue',
          tapServiceId: '3eed70c4-c233-4beb-b1c3-718dae7a71cf',
          sourcePort: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
          direction: 'BOTH',
          status: 'DOWN',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&tap_service_id=3eed70c4-c233-4beb-b1c3-718dae7a71cf&source_port=0698a87a-f40b-449f-a2b6-f3bf56fb5a04&direction=BOTH&status=DOWN&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findTapFlow('np-tf'), '?name=np-tf'],
    find: (c) => c.findTapFlow(answers.TAP_FLOW.id),
  },
  {
    class: n.TapMirror,
    path: '/taas/tap_mirrors',
    keys: ['tap_mirror', 'tap_mirrors'],
    answer: answers.TAP_MIRROR,
    create: [
      (c) =>
        c.createTapMirror({
          projectId: 'p',
          name: 'blue',
          description: 'd',
          portId: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
          directions: { IN: 101, OUT: 102 },
          remoteIp: '10.77.0.9',
          mirrorType: 'gre',
        }),
      {
        project_id: 'p',
        name: 'blue',
        description: 'd',
        port_id: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
        directions: { IN: 101, OUT: 102 },
        remote_ip: '10.77.0.9',
        mirror_type: 'gre',
      },
    ],
    update: [
      (c) => c.updateTapMirror(answers.TAP_MIRROR.id, { name: 'green', description: 'e' }),
      { name: 'green', description: 'e' },
    ],
    get: (c) => c.getTapMirror(answers.TAP_MIRROR.id),
    delete: (c) => c.deleteTapMirror(answers.TAP_MIRROR.id),
    list: [
      (c) =>
        c.listTapMirrors({
          name: 'blue',
          portId: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
          remoteIp: '10.77.0.9',
          mirrorType: 'gre',
          description: 'd',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=blue&port_id=0698a87a-f40b-449f-a2b6-f3bf56fb5a04&remote_ip=10.77.0.9&mirror_type=gre&description=d&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findTapMirror('np-tm'), '?name=np-tm'],
    find: (c) => c.findTapMirror(answers.TAP_MIRROR.id),
  },
]);
