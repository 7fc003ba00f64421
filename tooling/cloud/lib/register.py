"""Users, projects, roles and the catalog, through Keystone's own API. Idempotent.

register.py REGION SERVICE... ; the catalog comes on stdin, type|name|description|url a line.
"""
import sys

from cloud_session import ADMIN_PASSWORD, DEMO_PASSWORD, SERVICE_PASSWORD, URL, Session

ROLES = ('admin', 'manager', 'member', 'reader', 'service', 'ResellerAdmin',
         'heat_stack_owner', 'heat_stack_user', 'creator', 'observer',
         'key-manager:service-admin', 'load-balancer_member',
         'load-balancer_observer', 'load-balancer_admin', 'rating')
DEMO_ROLES = ('member', 'reader', 'heat_stack_owner', 'creator', 'load-balancer_member')
SERVICE_ROLES = ('admin', 'service', 'ResellerAdmin')

region, services = sys.argv[1], sys.argv[2:]
session = Session()


def call(method, path, **kw):
    r = session.request(method, URL + path, **kw)
    if r.status_code >= 300 and r.status_code != 409:
        sys.exit('%s %s: %s %s' % (method, path, r.status_code, r.text))
    return r.json() if r.content else None


have = {plural: call('GET', '/' + plural)[plural]
        for plural in ('projects', 'users', 'roles', 'services', 'endpoints')}


def ensure(kind, match, **attrs):
    """The one object of a kind with these attributes, made if missing."""
    plural = kind + 's'
    for o in have[plural]:
        if all(o.get(k) == v for k, v in match.items()):
            return o
    o = call('POST', '/' + plural, json={kind: dict(match, **attrs)})[kind]
    have[plural].append(o)
    return o


def project(name):
    return ensure('project', {'name': name, 'domain_id': 'default'})


def user(name, password, project):
    return ensure('user', {'name': name, 'domain_id': 'default'},
                  password=password, default_project_id=project['id'])


def grant(project, user, names):
    for name in names:
        call('PUT', '/projects/%s/users/%s/roles/%s'
             % (project['id'], user['id'], roles[name]['id']))


roles = {name: ensure('role', {'name': name}) for name in ROLES}

admin = user('admin', ADMIN_PASSWORD, project('admin'))
call('PUT', '/system/users/%s/roles/%s' % (admin['id'], roles['admin']['id']))
grant(project('demo'), admin, ['admin'])
for name in ('demo', 'alt_demo'):
    grant(project(name), user(name, DEMO_PASSWORD, project(name)), DEMO_ROLES)
for name in services:
    grant(project('service'), user(name, SERVICE_PASSWORD, project('service')), SERVICE_ROLES)

for line in sys.stdin:
    type_, name, description, url = line.strip().split('|')
    service = ensure('service', {'type': type_, 'name': name}, description=description)
    for interface in ('public', 'internal', 'admin'):
        ensure('endpoint', {'service_id': service['id'], 'interface': interface,
                            'region_id': region, 'url': url})
print('%d users, %d services, %d endpoints' % tuple(
    len(have[plural]) for plural in ('users', 'services', 'endpoints')))
