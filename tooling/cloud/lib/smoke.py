"""One real round through each service: make, wait until it works, delete.

smoke.py SERVICE... ; prints a line for each, exits 1 if one failed.
"""
import sys
import time
import traceback
import uuid

import cloud_session

N = 'smoke-' + uuid.uuid4().hex[:6]


class Session(cloud_session.Session):
    def call(self, method, type_, path, json=None, headers=None, ok=(200, 201, 202, 204), raw=False, **kw):
        """The parsed answer; `path` may be a whole URL, `raw` gives the response itself."""
        url = path if path.startswith('http') else self.ends[type_] + path
        r = self.request(method, url, json=json, headers=headers, timeout=90, **kw)
        if r.status_code not in ok:
            raise AssertionError('%s %s: %s %s' % (method, url, r.status_code, r.text[:400]))
        if raw:
            return r
        try:
            return r.json()
        except ValueError:
            return r.text

    def until(self, read, want, seconds=60):
        end = time.time() + seconds
        while True:
            got = read()
            if got == want:
                return
            if time.time() > end or (isinstance(got, str) and 'ERR' in got.upper()):
                raise AssertionError('%r, not %r' % (got, want))
            time.sleep(0.5)

    def until_gone(self, type_, path, **kw):
        self.until(lambda: self.call('GET', type_, path, raw=True, ok=range(100, 600), **kw).status_code, 404)


A = Session()
D = Session('demo', cloud_session.DEMO_PASSWORD, 'demo')


def keystone():
    names = {p['name'] for p in A.call('GET', 'identity', '/projects')['projects']}
    assert {'admin', 'demo', 'alt_demo', 'service'} <= names, names
    p = A.call('POST', 'identity', '/projects', {'project': {'name': N}})['project']
    A.call('DELETE', 'identity', '/projects/' + p['id'])
    A.until_gone('identity', '/projects/' + p['id'])


def placement():
    A.call('PUT', 'placement', '/resource_classes/CUSTOM_SMOKE', headers={'OpenStack-API-Version': 'placement 1.7'})
    A.call('DELETE', 'placement', '/resource_classes/CUSTOM_SMOKE', headers={'OpenStack-API-Version': 'placement 1.7'})


def make_image():
    image = D.call('POST', 'image', '/v2/images', {'name': N, 'disk_format': 'raw', 'container_format': 'bare'})['id']
    D.call('PUT', 'image', '/v2/images/%s/file' % image, data=uuid.uuid4().bytes * 65536,
           headers={'Content-Type': 'application/octet-stream'})
    D.until(lambda: D.call('GET', 'image', '/v2/images/' + image)['status'], 'active')
    return image


def glance():
    D.call('DELETE', 'image', '/v2/images/' + make_image())


def port_status(port):
    return lambda: D.call('GET', 'network', '/v2.0/ports/' + port)['port']['status']


def make_network():
    """A network with a subnet on a router with a gateway: their ids."""
    public = D.call('GET', 'network', '/v2.0/networks?router:external=true')['networks'][0]['id']
    net = D.call('POST', 'network', '/v2.0/networks', {'network': {'name': N}})['network']['id']
    subnet = D.call('POST', 'network', '/v2.0/subnets', {'subnet': {
        'network_id': net, 'ip_version': 4, 'cidr': '10.77.0.0/24'}})['subnet']['id']
    router = D.call('POST', 'network', '/v2.0/routers', {'router': {
        'name': N, 'external_gateway_info': {'network_id': public}}})['router']['id']
    interface = D.call('PUT', 'network', '/v2.0/routers/%s/add_router_interface' % router, {'subnet_id': subnet})
    D.until(port_status(interface['port_id']), 'ACTIVE')
    return public, net, subnet, router


def delete_network(net, subnet, router):
    D.call('PUT', 'network', '/v2.0/routers/%s/remove_router_interface' % router, {'subnet_id': subnet})
    D.call('DELETE', 'network', '/v2.0/routers/' + router)
    D.call('DELETE', 'network', '/v2.0/networks/' + net)


def neutron():
    public, *made = make_network()
    fip = D.call('POST', 'network', '/v2.0/floatingips', {'floatingip': {'floating_network_id': public}})['floatingip']
    D.call('DELETE', 'network', '/v2.0/floatingips/' + fip['id'])
    delete_network(*made)
    for path in ('sfc/port_chains', 'taas/tap_services', 'taas/tap_mirrors', 'trunks', 'metering/metering-labels',
                 'local_ips', 'ndp_proxies', 'log/logs', 'segments', 'address-groups', 'network_segment_ranges',
                 'rbac-policies'):
        A.call('GET', 'network', '/v2.0/' + path)
    for kind, path, attrs in (
            ('ikepolicy', 'vpn/ikepolicies', {}),
            ('bgp_speaker', 'bgp-speakers', {'local_as': 65000, 'ip_version': 4}),
            ('bgpvpn', 'bgpvpn/bgpvpns', {'route_targets': ['64512:1']}),
            ('policy', 'qos/policies', {})):
        o = A.call('POST', 'network', '/v2.0/' + path, {kind: dict(attrs, name=N)})[kind]
        A.call('DELETE', 'network', '/v2.0/%s/%s' % (path, o['id']))


def wait_volume(volume, status, seconds=60):
    D.until(lambda: D.call('GET', 'block-storage', '/volumes/' + volume)['volume']['status'], status, seconds)


def make_volume(**attrs):
    volume = D.call('POST', 'block-storage', '/volumes', {'volume': dict(attrs, name=N, size=1)})['volume']['id']
    wait_volume(volume, 'available')
    return volume


def delete_volume(volume):
    D.call('DELETE', 'block-storage', '/volumes/' + volume)
    D.until_gone('block-storage', '/volumes/' + volume)


def cinder():
    delete_volume(make_volume(volume_type='fake'))
    volume = make_volume()
    snapshot = '/snapshots/' + D.call('POST', 'block-storage', '/snapshots', {'snapshot': {
        'name': N, 'volume_id': volume}})['snapshot']['id']
    D.until(lambda: D.call('GET', 'block-storage', snapshot)['snapshot']['status'], 'available')
    D.call('DELETE', 'block-storage', snapshot)
    D.until_gone('block-storage', snapshot)
    backup = '/backups/' + D.call('POST', 'block-storage', '/backups', {'backup': {
        'name': N, 'volume_id': volume}})['backup']['id']
    D.until(lambda: D.call('GET', 'block-storage', backup)['backup']['status'], 'available', 120)
    D.call('DELETE', 'block-storage', backup)
    D.until_gone('block-storage', backup)
    D.call('POST', 'block-storage', '/volumes/%s/action' % volume, {'os-extend': {'new_size': 2}})
    wait_volume(volume, 'available')
    if 'image' in D.ends:
        image = D.call('POST', 'block-storage', '/volumes/%s/action' % volume, {'os-volume_upload_image': {
            'image_name': N, 'disk_format': 'raw', 'container_format': 'bare'}})['os-volume_upload_image']['image_id']
        wait_volume(volume, 'available', 120)
        D.until(lambda: D.call('GET', 'image', '/v2/images/' + image)['status'], 'active')
        D.call('DELETE', 'image', '/v2/images/' + image)
        cirros = D.call('GET', 'image', '/v2/images?name=cirros')['images'][0]['id']
        delete_volume(make_volume(imageRef=cirros))
    delete_volume(volume)


def nova():
    image = make_image()
    public, net, subnet, router = make_network()
    flavor = next(f['id'] for f in D.call('GET', 'compute', '/flavors')['flavors'] if f['name'] == 'm1.tiny')
    server = '/servers/' + D.call('POST', 'compute', '/servers', {'server': {
        'name': N, 'flavorRef': flavor, 'imageRef': image, 'networks': [{'uuid': net}]}})['server']['id']
    D.until(lambda: D.call('GET', 'compute', server)['server']['status'], 'ACTIVE', 90)
    port = D.call('GET', 'network', '/v2.0/ports?device_id=' + server.rpartition('/')[2])['ports'][0]['id']
    D.until(port_status(port), 'ACTIVE')
    fip = '/v2.0/floatingips/' + D.call('POST', 'network', '/v2.0/floatingips', {'floatingip': {
        'floating_network_id': public, 'port_id': port}})['floatingip']['id']
    D.until(lambda: D.call('GET', 'network', fip)['floatingip']['status'], 'ACTIVE')
    D.call('DELETE', 'network', fip)
    if 'block-storage' in D.ends:
        volume = make_volume()
        D.call('POST', 'compute', server + '/os-volume_attachments', {'volumeAttachment': {'volumeId': volume}})
        wait_volume(volume, 'in-use')
        D.call('DELETE', 'compute', server + '/os-volume_attachments/' + volume)
        wait_volume(volume, 'available')
        delete_volume(volume)
    D.call('DELETE', 'compute', server)
    D.until_gone('compute', server)
    delete_network(net, subnet, router)
    D.call('DELETE', 'image', '/v2/images/' + image)


def swift():
    D.call('PUT', 'object-store', '/' + N)
    D.call('PUT', 'object-store', '/%s/o' % N, data=b'hello')
    assert D.call('GET', 'object-store', '/%s/o' % N) == 'hello'
    D.call('DELETE', 'object-store', '/%s/o' % N)
    D.call('DELETE', 'object-store', '/' + N)


def heat():
    tpl = {'heat_template_version': '2018-08-31', 'resources': {
        'r': {'type': 'OS::Heat::RandomString', 'properties': {'length': 8}},
        'n': {'type': 'OS::Neutron::Net', 'properties': {'name': N}}},
        'outputs': {'o': {'value': {'get_attr': ['r', 'value']}}}}
    st = D.call('POST', 'orchestration', '/stacks', {'stack_name': N, 'template': tpl, 'timeout_mins': 5})['stack']
    p = '/stacks/%s/%s' % (N, st['id'])
    D.until(lambda: D.call('GET', 'orchestration', p)['stack']['stack_status'], 'CREATE_COMPLETE')
    assert len(D.call('GET', 'orchestration', p)['stack']['outputs'][0]['output_value']) == 8
    D.call('DELETE', 'orchestration', p)
    D.until(lambda: D.call('GET', 'orchestration', p, ok=(200, 404)).get('stack', {}).get('stack_status', 'DELETE_COMPLETE'), 'DELETE_COMPLETE')


def barbican():
    r = D.call('POST', 'key-manager', '/v1/secrets', {'name': N, 'payload': 'hush', 'payload_content_type': 'text/plain'})
    ref = r['secret_ref']
    assert D.call('GET', '', ref + '/payload', headers={'Accept': 'text/plain'}) == 'hush'
    o = D.call('POST', 'key-manager', '/v1/orders', {'type': 'key', 'meta': {'name': N, 'algorithm': 'aes', 'bit_length': 256, 'mode': 'cbc', 'payload_content_type': 'application/octet-stream'}})
    D.until(lambda: D.call('GET', '', o['order_ref'])['status'], 'ACTIVE')
    D.call('DELETE', '', o['order_ref'])
    D.call('DELETE', '', ref)


def designate():
    z = D.call('POST', 'dns', '/v2/zones', {'name': N + '.test.', 'email': 'a@b.test'})
    p = '/v2/zones/' + z['id']
    D.until(lambda: D.call('GET', 'dns', p)['status'], 'ACTIVE')
    rs = D.call('POST', 'dns', p + '/recordsets', {'name': 'www.' + N + '.test.', 'type': 'A', 'records': ['10.0.0.1']})
    D.until(lambda: D.call('GET', 'dns', p + '/recordsets/' + rs['id'])['status'], 'ACTIVE')
    D.call('DELETE', 'dns', p)
    D.until_gone('dns', p)


def octavia():
    nets = D.call('GET', 'network', '/v2.0/subnets?name=shared-subnet')['subnets']
    lb = D.call('POST', 'load-balancer', '/v2/lbaas/loadbalancers', {'loadbalancer': {'name': N, 'vip_subnet_id': nets[0]['id']}})['loadbalancer']
    p = '/v2/lbaas/loadbalancers/' + lb['id']
    st = lambda: D.call('GET', 'load-balancer', p)['loadbalancer']['provisioning_status']
    D.until(st, 'ACTIVE', 90)
    li = D.call('POST', 'load-balancer', '/v2/lbaas/listeners', {'listener': {'name': N, 'protocol': 'HTTP', 'protocol_port': 80, 'loadbalancer_id': lb['id']}})['listener']
    D.until(st, 'ACTIVE')
    po = D.call('POST', 'load-balancer', '/v2/lbaas/pools', {'pool': {'name': N, 'protocol': 'HTTP', 'lb_algorithm': 'ROUND_ROBIN', 'listener_id': li['id']}})['pool']
    D.until(st, 'ACTIVE')
    D.call('POST', 'load-balancer', '/v2/lbaas/pools/%s/members' % po['id'], {'member': {'address': '10.0.0.9', 'protocol_port': 80}})
    D.until(st, 'ACTIVE')
    D.call('DELETE', 'load-balancer', p + '?cascade=true')
    D.until_gone('load-balancer', p)


def ironic():
    h = {'X-OpenStack-Ironic-API-Version': '1.82'}
    n = A.call('POST', 'baremetal', '/v1/nodes', {'name': N, 'driver': 'fake-hardware', 'resource_class': 'baremetal'}, h)
    p = '/v1/nodes/' + n['uuid']
    A.call('POST', 'baremetal', '/v1/ports', {'node_uuid': n['uuid'], 'address': '52:54:00:%02x:%02x:%02x' % tuple(uuid.uuid4().bytes[:3])}, h)
    st = lambda: A.call('GET', 'baremetal', p, headers=h)['provision_state']
    for target, want in (('manage', 'manageable'), ('provide', 'available'), ('active', 'active')):
        A.call('PUT', 'baremetal', p + '/states/provision', {'target': target}, h)
        A.until(st, want)
    A.call('PUT', 'baremetal', p + '/states/power', {'target': 'power on'}, h)
    A.until(lambda: A.call('GET', 'baremetal', p, headers=h)['power_state'], 'power on')
    A.call('PUT', 'baremetal', p + '/states/provision', {'target': 'deleted'}, h)
    A.until(st, 'available')
    A.call('DELETE', 'baremetal', p, headers=h)


def manila():
    h = {'X-OpenStack-Manila-API-Version': '2.60'}
    sh = D.call('POST', 'sharev2', '/shares', {'share': {'name': N, 'share_proto': 'NFS', 'size': 1, 'share_type': 'default'}}, h)['share']
    p = '/shares/' + sh['id']
    D.until(lambda: D.call('GET', 'sharev2', p, headers=h)['share']['status'], 'available')
    sn = D.call('POST', 'sharev2', '/snapshots', {'snapshot': {'share_id': sh['id'], 'name': N}}, h)['snapshot']
    D.until(lambda: D.call('GET', 'sharev2', '/snapshots/' + sn['id'], headers=h)['snapshot']['status'], 'available')
    D.call('DELETE', 'sharev2', '/snapshots/' + sn['id'], headers=h)
    D.until_gone('sharev2', '/snapshots/' + sn['id'], headers=h)
    D.call('POST', 'sharev2', p + '/action', {'allow_access': {'access_type': 'ip', 'access_to': '10.0.0.0/24', 'access_level': 'rw'}}, h)
    D.until(lambda: D.call('GET', 'sharev2', '/share-access-rules?share_id=' + sh['id'], headers=h)['access_list'][0]['state'], 'active')
    D.call('DELETE', 'sharev2', p, headers=h)
    D.until_gone('sharev2', p, headers=h)
    # a backend that handles its share servers, on a share network
    net = D.call('POST', 'network', '/v2.0/networks', {'network': {'name': N}})['network']
    sub = D.call('POST', 'network', '/v2.0/subnets', {'subnet': {'network_id': net['id'], 'ip_version': 4, 'cidr': '10.98.0.0/24'}})['subnet']
    sn = D.call('POST', 'sharev2', '/share-networks', {'share_network': {'name': N, 'neutron_net_id': net['id'], 'neutron_subnet_id': sub['id']}}, h)['share_network']
    sh = D.call('POST', 'sharev2', '/shares', {'share': {'name': N, 'share_proto': 'NFS', 'size': 1, 'share_type': 'dhss_true', 'share_network_id': sn['id']}}, h)['share']
    p = '/shares/' + sh['id']
    D.until(lambda: D.call('GET', 'sharev2', p, headers=h)['share']['status'], 'available')
    D.call('DELETE', 'sharev2', p, headers=h)
    D.until_gone('sharev2', p, headers=h)
    D.call('DELETE', 'sharev2', '/share-networks/' + sn['id'], headers=h)
    D.call('DELETE', 'network', '/v2.0/networks/' + net['id'])


def magnum():
    h = {'OpenStack-API-Version': 'container-infra 1.10'}
    kp = D.call('POST', 'compute', '/os-keypairs', {'keypair': {'name': N}})['keypair']
    img = A.call('POST', 'image', '/v2/images', {'name': N, 'disk_format': 'raw', 'container_format': 'bare', 'os_distro': 'fedora-coreos', 'visibility': 'public'})
    try:
        ct = D.call('POST', 'container-infra', '/clustertemplates', {'name': N, 'image_id': img['id'], 'keypair_id': N, 'coe': 'kubernetes', 'external_network_id': 'public', 'flavor_id': 'm1.small', 'master_flavor_id': 'm1.small'}, h)
        D.call('PATCH', 'container-infra', '/clustertemplates/' + ct['uuid'], [{'op': 'replace', 'path': '/name', 'value': N + 'x'}], h)
        D.call('GET', 'container-infra', '/clusters', headers=h)
        D.call('DELETE', 'container-infra', '/clustertemplates/' + ct['uuid'], headers=h)
        svcs = A.call('GET', 'container-infra', '/mservices', headers=h)['mservices']
        assert svcs and svcs[0]['state'] == 'up', svcs
    finally:
        A.call('DELETE', 'image', '/v2/images/' + img['id'])
        D.call('DELETE', 'compute', '/os-keypairs/' + N)


def zaqar():
    h = {'Client-ID': str(uuid.uuid4())}
    q = '/v2/queues/' + N
    D.call('PUT', 'messaging', q, {}, h)
    D.call('POST', 'messaging', q + '/messages', {'messages': [{'ttl': 300, 'body': {'a': 1}}]}, h)
    ms = D.call('GET', 'messaging', q + '/messages?echo=true', headers=h)['messages']
    assert ms[0]['body'] == {'a': 1}
    c = D.call('POST', 'messaging', q + '/claims', {'ttl': 300, 'grace': 100}, h)
    assert c['messages'][0]['body'] == {'a': 1}
    D.call('DELETE', 'messaging', q, headers=h)


def mistral():
    wf = "version: '2.0'\n%s:\n  type: direct\n  output:\n    r: <%% task(t).result %%>\n  tasks:\n    t:\n      action: std.echo output='hi'\n" % N
    D.call('POST', 'workflowv2', '/workflows', data=wf, headers={'Content-Type': 'text/plain'})
    e = D.call('POST', 'workflowv2', '/executions', {'workflow_name': N})
    D.until(lambda: D.call('GET', 'workflowv2', '/executions/' + e['id'])['state'], 'SUCCESS')
    D.call('DELETE', 'workflowv2', '/executions/' + e['id'])
    D.call('DELETE', 'workflowv2', '/workflows/' + N)


def trove():
    ds = D.call('GET', 'database', '/datastores')['datastores']
    assert ds and ds[0]['name'] == 'mysql', ds
    c = D.call('POST', 'database', '/configurations', {'configuration': {'name': N, 'datastore': {'type': 'mysql', 'version': '8.0.29'}, 'values': {}}})['configuration']
    D.call('GET', 'database', '/configurations/' + c['id'])
    D.call('DELETE', 'database', '/configurations/' + c['id'])
    D.call('GET', 'database', '/instances')


def gnocchi():
    m = D.call('POST', 'metric', '/v1/metric', {'name': N, 'archive_policy_name': 'high'})
    D.call('POST', 'metric', '/v1/metric/%s/measures' % m['id'], [{'timestamp': '2025-01-01T00:00:00', 'value': 42.0}])
    D.until(lambda: D.call('GET', 'metric', '/v1/metric/%s/measures' % m['id'])[-1:] != [], True)
    D.call('DELETE', 'metric', '/v1/metric/' + m['id'])


def aodh():
    a = D.call('POST', 'alarming', '/v2/alarms', {'name': N, 'type': 'event', 'event_rule': {'event_type': 'compute.instance.*'}})
    D.call('GET', 'alarming', '/v2/alarms/' + a['alarm_id'])
    D.call('PUT', 'alarming', '/v2/alarms/%s/state' % a['alarm_id'], 'ok')
    D.call('DELETE', 'alarming', '/v2/alarms/' + a['alarm_id'])


def masakari():
    s = A.call('POST', 'instance-ha', '/segments', {'segment': {'name': N, 'recovery_method': 'auto', 'service_type': 'COMPUTE'}})['segment']
    h = A.call('POST', 'instance-ha', '/segments/%s/hosts' % s['uuid'], {'host': {'name': 'oscloud', 'type': 'COMPUTE', 'control_attributes': 'SSH'}})['host']
    A.call('DELETE', 'instance-ha', '/segments/%s/hosts/%s' % (s['uuid'], h['uuid']))
    A.call('DELETE', 'instance-ha', '/segments/' + s['uuid'])


def cyborg():
    ds = A.call('GET', 'accelerator', '/devices')['devices']
    dp = A.call('POST', 'accelerator', '/device_profiles', [{'name': N, 'groups': [{'resources:FPGA': '1', 'trait:CUSTOM_FAKE_DEVICE': 'required'}]}])
    A.call('DELETE', 'accelerator', '/device_profiles/' + N)
    assert ds, 'no devices'


def watcher():
    for n in range(60):
        if A.call('GET', 'infra-optim', '/v1/goals')['goals']:
            break
        time.sleep(1)
    t = A.call('POST', 'infra-optim', '/v1/audit_templates', {'name': N, 'goal': 'dummy'})
    a = A.call('POST', 'infra-optim', '/v1/audits', {'audit_type': 'ONESHOT', 'audit_template_uuid': t['uuid']})
    A.until(lambda: A.call('GET', 'infra-optim', '/v1/audits/' + a['uuid'])['state'], 'SUCCEEDED', 90)
    A.call('DELETE', 'infra-optim', '/v1/audit_templates/' + t['uuid'])


def cloudkitty():
    A.call('GET', 'rating', '/v1/rating/modules')
    A.call('PUT', 'rating', '/v1/rating/modules/hashmap', {'module_id': 'hashmap', 'enabled': True})
    s = A.call('POST', 'rating', '/v1/rating/module_config/hashmap/services', {'name': N})
    A.call('DELETE', 'rating', '/v1/rating/module_config/hashmap/services?service_id=' + s['service_id'])
    A.call('GET', 'rating', '/v2/scope', ok=(200, 404))


def ironic_inspector():
    h = {'X-OpenStack-Ironic-Inspector-API-Version': '1.17'}
    A.call('GET', 'baremetal-introspection', '/v1/introspection', headers=h)
    r = A.call('POST', 'baremetal-introspection', '/v1/rules', {'description': N, 'conditions': [], 'actions': [{'action': 'fail', 'message': 'x'}]}, h)
    A.call('DELETE', 'baremetal-introspection', '/v1/rules/' + r['uuid'], headers=h)


def vitrage():
    A.call('GET', 'rca', '/v1/template')
    A.call('POST', 'rca', '/v1/topology', {'graph_type': 'graph', 'depth': None, 'query': None, 'root': None, 'all_tenants': 0})
    A.call('GET', 'rca', '/v1/alarm?vitrage_id=all&all_tenants=0')


def federation():
    import smoke_federation
    smoke_federation.run()


names = sys.argv[1:]
well = True
for name in names:
    since = time.time()
    try:
        globals()[name.replace('-', '_')]()
        print('ok   %-17s %5.1f s' % (name, time.time() - since), flush=True)
    except Exception as e:
        well = False
        print('FAIL %-17s %s' % (name, str(e)[:500] or traceback.format_exc()), flush=True)
sys.exit(not well)
