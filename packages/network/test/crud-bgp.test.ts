import * as n from '@os/network/pure';
import * as answers from './answers/bgp.js';
import { testCrud } from './crud.js';

testCrud([
  {
    class: n.BgpSpeaker,
    path: '/bgp-speakers',
    keys: ['bgp_speaker', 'bgp_speakers'],
    answer: answers.BGP_SPEAKER,
    create: [
      (c) =>
        c.createBgpSpeaker({
          projectId: 'p',
          name: 'blue',
          ipVersion: 4,
          localAs: 65001,
          advertiseFloatingIpHostRoutes: true,
          advertiseTenantNetworks: false,
        }),
      {
        project_id: 'p',
        name: 'blue',
        ip_version: 4,
        local_as: 65001,
        advertise_floating_ip_host_routes: true,
        advertise_tenant_networks: false,
      },
    ],
    update: [
      (c) =>
        c.updateBgpSpeaker(answers.BGP_SPEAKER.id, {
          name: 'green',
          advertiseFloatingIpHostRoutes: false,
          advertiseTenantNetworks: true,
        }),
      { name: 'green', advertise_floating_ip_host_routes: false, advertise_tenant_networks: true },
    ],
    get: (c) => c.getBgpSpeaker(answers.BGP_SPEAKER.id),
    delete: (c) => c.deleteBgpSpeaker(answers.BGP_SPEAKER.id),
    list: [
      (c) =>
        c.listBgpSpeakers({ name: 'q', ipVersion: 4, localAs: 65001, projectId: '752b7eab745d4db48ce8ce08b54ec4ac' }),
      '?name=q&ip_version=4&local_as=65001&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findBgpSpeaker('q'), '?name=q'],
    find: (c) => c.findBgpSpeaker(answers.BGP_SPEAKER.id),
  },
  {
    class: n.BgpPeer,
    path: '/bgp-peers',
    keys: ['bgp_peer', 'bgp_peers'],
    answer: answers.BGP_PEER,
    create: [
      (c) =>
        c.createBgpPeer({
          projectId: 'p',
          name: 'blue',
          peerIp: '10.9.9.9',
          remoteAs: 65002,
          authType: 'md5',
          password: 'secret',
        }),
      { project_id: 'p', name: 'blue', peer_ip: '10.9.9.9', remote_as: 65002, auth_type: 'md5', password: 'secret' },
    ],
    update: [
      (c) => c.updateBgpPeer(answers.BGP_PEER.id, { name: 'green', password: null }),
      { name: 'green', password: null },
    ],
    get: (c) => c.getBgpPeer(answers.BGP_PEER.id),
    delete: (c) => c.deleteBgpPeer(answers.BGP_PEER.id),
    list: [
      (c) =>
        c.listBgpPeers({
          name: 'w',
          peerIp: '10.9.9.9',
          remoteAs: 65002,
          authType: 'md5',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?name=w&peer_ip=10.9.9.9&remote_as=65002&auth_type=md5&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    findByName: [(c) => c.findBgpPeer('w'), '?name=w'],
    find: (c) => c.findBgpPeer(answers.BGP_PEER.id),
  },
  {
    class: n.BgpAdvertisedRoute,
    path: `/bgp-speakers/${answers.BGP_SPEAKER.id}/get_advertised_routes`,
    keys: ['', 'advertised_routes'],
    answer: answers.BGP_ADVERTISED_ROUTE,
    id: answers.BGP_ADVERTISED_ROUTE.destination,
    list: [(c) => c.listBgpAdvertisedRoutes(answers.BGP_SPEAKER.id), ''],
  },
  {
    class: n.BgpVpn,
    path: '/bgpvpn/bgpvpns',
    keys: ['bgpvpn', 'bgpvpns'],
    answer: answers.BGP_VPN,
    reads: { networkIds: [], routerIds: [] },
    create: [
      (c) =>
        c.createBgpVpn({
          projectId: 'p',
          name: 'blue',
          type: 'l3',
          routeTargets: ['64512:9'],
          importTargets: ['64512:2'],
          exportTargets: ['64512:3'],
          routeDistinguishers: ['64512:4'],
          localPref: 100,
          vni: 1000,
        }),
      {
        project_id: 'p',
        name: 'blue',
        type: 'l3',
        route_targets: ['64512:9'],
        import_targets: ['64512:2'],
        export_targets: ['64512:3'],
        route_distinguishers: ['64512:4'],
        local_pref: 100,
        vni: 1000,
      },
    ],
    update: [
      (c) =>
        c.updateBgpVpn(answers.BGP_VPN.id, {
          name: 'green',
          routeTargets: [],
          importTargets: ['64512:5'],
          exportTargets: ['64512:6'],
          routeDistinguishers: ['64512:7'],
          localPref: null,
        }),
      {
        name: 'green',
        route_targets: [],
        import_targets: ['64512:5'],
        export_targets: ['64512:6'],
        route_distinguishers: ['64512:7'],
        local_pref: null,
      },
    ],
    get: (c) => c.getBgpVpn(answers.BGP_VPN.id),
    delete: (c) => c.deleteBgpVpn(answers.BGP_VPN.id),
    list: [
      (c) =>
        c.listBgpVpns({
          name: 'v',
          type: 'l3',
          localPref: 100,
          vni: 1000,
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
          networkIds: 'n',
          routerIds: 'r',
          portIds: 'p',
        }),
      '?name=v&type=l3&local_pref=100&vni=1000&project_id=752b7eab745d4db48ce8ce08b54ec4ac&networks=n&routers=r&ports=p',
    ],
    findByName: [(c) => c.findBgpVpn('v'), '?name=v'],
    find: (c) => c.findBgpVpn(answers.BGP_VPN.id),
  },
  {
    class: n.BgpVpnNetworkAssociation,
    path: `/bgpvpn/bgpvpns/${answers.BGP_VPN.id}/network_associations`,
    keys: ['network_association', 'network_associations'],
    answer: answers.BGP_VPN_NETWORK_ASSOCIATION,
    create: [
      (c) =>
        c.createBgpVpnNetworkAssociation(answers.BGP_VPN.id, {
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
          networkId: '2555b730-74cb-4675-b787-184fb49a2620',
        }),
      { project_id: '752b7eab745d4db48ce8ce08b54ec4ac', network_id: '2555b730-74cb-4675-b787-184fb49a2620' },
    ],
    get: (c) => c.getBgpVpnNetworkAssociation(answers.BGP_VPN.id, answers.BGP_VPN_NETWORK_ASSOCIATION.id),
    delete: (c) => c.deleteBgpVpnNetworkAssociation(answers.BGP_VPN.id, answers.BGP_VPN_NETWORK_ASSOCIATION.id),
    list: [
      (c) =>
        c.listBgpVpnNetworkAssociations(answers.BGP_VPN.id, {
          networkId: '2555b730-74cb-4675-b787-184fb49a2620',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?network_id=2555b730-74cb-4675-b787-184fb49a2620&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    find: (c) => c.findBgpVpnNetworkAssociation(answers.BGP_VPN.id, answers.BGP_VPN_NETWORK_ASSOCIATION.id),
  },
  {
    class: n.BgpVpnRouterAssociation,
    path: `/bgpvpn/bgpvpns/${answers.BGP_VPN.id}/router_associations`,
    keys: ['router_association', 'router_associations'],
    answer: answers.BGP_VPN_ROUTER_ASSOCIATION,
    create: [
      (c) =>
        c.createBgpVpnRouterAssociation(answers.BGP_VPN.id, {
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
          routerId: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
          advertiseExtraRoutes: false,
        }),
      {
        project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
        router_id: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
        advertise_extra_routes: false,
      },
    ],
    update: [
      (c) =>
        c.updateBgpVpnRouterAssociation(answers.BGP_VPN.id, answers.BGP_VPN_ROUTER_ASSOCIATION.id, {
          advertiseExtraRoutes: true,
        }),
      { advertise_extra_routes: true },
    ],
    get: (c) => c.getBgpVpnRouterAssociation(answers.BGP_VPN.id, answers.BGP_VPN_ROUTER_ASSOCIATION.id),
    delete: (c) => c.deleteBgpVpnRouterAssociation(answers.BGP_VPN.id, answers.BGP_VPN_ROUTER_ASSOCIATION.id),
    list: [
      (c) =>
        c.listBgpVpnRouterAssociations(answers.BGP_VPN.id, {
          routerId: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?router_id=489c8c6a-79f5-400f-b1fe-fe4d0943856b&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    find: (c) => c.findBgpVpnRouterAssociation(answers.BGP_VPN.id, answers.BGP_VPN_ROUTER_ASSOCIATION.id),
  },
  {
    class: n.BgpVpnPortAssociation,
    path: `/bgpvpn/bgpvpns/${answers.BGP_VPN.id}/port_associations`,
    keys: ['port_association', 'port_associations'],
    answer: answers.BGP_VPN_PORT_ASSOCIATION,
    reads: { routes: [{ type: 'prefix', prefix: '10.5.0.0/24' }] },
    create: [
      (c) =>
        c.createBgpVpnPortAssociation(answers.BGP_VPN.id, {
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
          portId: '40000000-0000-4000-8000-000000000000',
          advertiseFixedIps: true,
          routes: [
            { type: 'prefix', prefix: '10.5.0.0/24' },
            { type: 'bgpvpn', bgpVpnId: 'b', localPref: 50 },
          ],
        }),
      {
        project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
        port_id: '40000000-0000-4000-8000-000000000000',
        advertise_fixed_ips: true,
        routes: [
          { type: 'prefix', prefix: '10.5.0.0/24' },
          { type: 'bgpvpn', bgpvpn_id: 'b', local_pref: 50 },
        ],
      },
    ],
    update: [
      (c) =>
        c.updateBgpVpnPortAssociation(answers.BGP_VPN.id, answers.BGP_VPN_PORT_ASSOCIATION.id, {
          advertiseFixedIps: false,
          routes: [],
        }),
      { advertise_fixed_ips: false, routes: [] },
    ],
    get: (c) => c.getBgpVpnPortAssociation(answers.BGP_VPN.id, answers.BGP_VPN_PORT_ASSOCIATION.id),
    delete: (c) => c.deleteBgpVpnPortAssociation(answers.BGP_VPN.id, answers.BGP_VPN_PORT_ASSOCIATION.id),
    list: [
      (c) =>
        c.listBgpVpnPortAssociations(answers.BGP_VPN.id, {
          portId: '40000000-0000-4000-8000-000000000000',
          projectId: '752b7eab745d4db48ce8ce08b54ec4ac',
        }),
      '?port_id=40000000-0000-4000-8000-000000000000&project_id=752b7eab745d4db48ce8ce08b54ec4ac',
    ],
    find: (c) => c.findBgpVpnPortAssociation(answers.BGP_VPN.id, answers.BGP_VPN_PORT_ASSOCIATION.id),
  },
]);
