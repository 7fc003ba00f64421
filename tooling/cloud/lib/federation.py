"""What Keystone has to know for federated logins, made where it is missing; prints the entries of clouds.yaml."""
import hashlib
import json
import os
import sys

from cloud_session import DEMO_PASSWORD, URL, Session

ORIGIN = os.environ['FEDERATION_ORIGIN']
OIDC_URL = os.environ['OIDC_URL']
SAML_URL = os.environ['SAML_URL']
FILES = os.environ['FEDERATION_FILES']
PATH = '/OS-FEDERATION/identity_providers/%s/protocols/%s'
# Keystone looks for the issuer of a client certificate by the hash of its name
TOKENLESS = hashlib.sha256(b'CN=oscloud-tokenless-ca').hexdigest()

session = Session()


def call(method, path, session=session, **kw):
    r = session.request(method, URL + path, **kw)
    if r.status_code >= 300:
        sys.exit('%s %s: %s %s' % (method, path, r.status_code, r.text))
    return r.json() if r.content else None


def named(kind, name, **attrs):
    """The id of the object of that name in the default domain, made if missing."""
    query = {'name': name} if kind == 'domain' else {'name': name, 'domain_id': 'default'}
    plural = kind + 's'
    have = call('GET', '/' + plural, params=query)[plural]
    return (have or [call('POST', '/' + plural, json={kind: dict(query, **attrs)})[kind]])[0]['id']


def put(path, kind, **attrs):
    """A federation object, made if missing, else brought up to date."""
    exists = session.get(URL + path).status_code == 200
    call('PATCH' if exists else 'PUT', path, json={kind: attrs})


def mapping(name, local, *remote):
    put('/OS-FEDERATION/mappings/' + name, 'mapping', rules=[{'local': local, 'remote': list(remote)}])


def protocol(idp, name, mapping, **attrs):
    put(PATH % (idp, name), 'protocol', mapping_id=mapping, **attrs)


def identity_provider(name, label, *remote_ids):
    """One with a domain of its own: users of the same name in two of them are two users."""
    path = '/OS-FEDERATION/identity_providers/' + name
    if session.get(URL + path).status_code == 404:
        call('PUT', path, json={'identity_provider': {
            'enabled': True, 'domain_id': named('domain', label + '-users'), 'remote_ids': list(remote_ids)}})


def grant(project, kind, id, *names):
    for name in names:
        role = call('GET', '/roles', params={'name': name})['roles'][0]['id']
        call('PUT', '/projects/%s/%s/%s/roles/%s' % (project, kind, id, role))


def application_credential(user, name, secret):
    own = Session('fed_service', DEMO_PASSWORD, 'federated')
    path = '/users/%s/application_credentials' % user
    have = call('GET', path, own, params={'name': name})['application_credentials']
    return (have or [call('POST', path, own, json={'application_credential': {
        'name': name, 'secret': secret}})['application_credential']])[0]['id']


project = named('project', 'federated')
group = named('group', 'federated')
service = named('user', 'fed_service', password=DEMO_PASSWORD, default_project_id=project)
grant(project, 'groups', group, 'member', 'reader')
grant(project, 'users', service, 'member', 'reader')
# who logs in by a Kerberos ticket without an identity provider is a user of Keystone's own
grant(project, 'users', named('user', 'fed_demo'), 'member', 'reader')

in_group = {'group': {'id': group}}
mapping('oidc', [{'user': {'name': '{0}'}}, in_group], {'type': 'OIDC-preferred_username'})
mapping('saml', [{'user': {'name': '{0}', 'email': '{1}'}}, in_group],
        {'type': 'MELLON_uid'}, {'type': 'MELLON_mail'})
mapping('keystone', [{'user': {'name': '{0}'}}, in_group],
        {'type': 'MELLON_openstack_user'}, {'type': 'MELLON_openstack_project', 'any_one_of': ['demo', 'admin']})
mapping('kerberos', [{'user': {'name': '{0}'}}, in_group], {'type': 'REMOTE_USER'})
mapping('tokenless', [{'user': {'name': '{0}', 'domain': {'name': 'Default'}, 'type': 'local'}}],
        {'type': 'SSL_CLIENT_S_DN_CN'})
mapping('oauth2_mapping', [{'user': {'name': '{0}', 'domain': {'name': 'Default'}}}],
        {'type': 'SSL_CLIENT_SUBJECT_DN_CN'},
        {'type': 'SSL_CLIENT_ISSUER_DN_CN', 'any_one_of': ['oscloud-ca']})

identity_provider('oidc', 'oidc', OIDC_URL)
protocol('oidc', 'openid', 'oidc', remote_id_attribute='OIDC-iss')
identity_provider('saml', 'saml', SAML_URL + '/metadata')
protocol('saml', 'saml2', 'saml', remote_id_attribute='MELLON_IDP')
identity_provider('keystone', 'keystone', ORIGIN + '/v3/OS-FEDERATION/saml2/idp')
protocol('keystone', 'saml2', 'keystone', remote_id_attribute='MELLON_IDP')
identity_provider('kerberos', 'kerberos')
protocol('kerberos', 'mapped', 'kerberos')
identity_provider(TOKENLESS, 'tokenless')
protocol(TOKENLESS, 'x509', 'tokenless')
put('/OS-FEDERATION/service_providers/oscloud-sp', 'service_provider', enabled=True,
    auth_url=ORIGIN + '/v3' + PATH % ('keystone', 'saml2') + '/auth', sp_url=ORIGIN + '/mellon/k2k/paosResponse',
    relay_state_prefix=ORIGIN + '/') # mod_auth_mellon wants an address that it may redirect to


def cloud(name, auth_type, client_certificate=None, **auth):
    """An entry of clouds.yaml; JSON is YAML too."""
    entry = {
        'auth_type': auth_type,
        'auth': dict({'auth_url': ORIGIN + '/v3'}, **auth),
        'region_name': 'RegionOne', 'identity_api_version': 3, 'interface': 'public', 'cacert': FILES + '/ca.pem'}
    if client_certificate:
        entry.update((kind, '%s/%s.%s' % (FILES, client_certificate, suffix))
                     for kind, suffix in (('cert', 'pem'), ('key', 'key')))
    print('  %s:' % name)
    lines(entry, 4)


def lines(entry, indent):
    for key, value in entry.items():
        if isinstance(value, dict):
            print('%s%s:' % (' ' * indent, key))
            lines(value, indent + 2)
        else:
            print('%s%s: %s' % (' ' * indent, key, value))


scope = {'project_name': 'federated', 'project_domain_name': 'Default'}
oidc = dict(scope, identity_provider='oidc', protocol='openid')
client = dict(oidc, discovery_endpoint=OIDC_URL + '/.well-known/openid-configuration',
              client_id='keystone', client_secret='keystone-secret', openid_scope='openid profile email')
cloud('oscloud-oidc-password', 'v3oidcpassword', username='fed_demo', password=DEMO_PASSWORD, **client)
cloud('oscloud-oidc-client', 'v3oidcclientcredentials', **client)
cloud('oscloud-oidc-device', 'v3oidcdeviceauthz', **client)
cloud('oscloud-oidc-code', 'v3oidcauthcode', redirect_uri='http://127.0.0.1:9990/callback', **client)
cloud('oscloud-oidc-token', 'v3oidcaccesstoken', **oidc)
cloud('oscloud-saml', 'v3samlpassword', identity_provider='saml', protocol='saml2',
      identity_provider_url=SAML_URL + '/ecp', username='fed_demo', password=DEMO_PASSWORD, **scope)
cloud('oscloud-kerberos', 'v3fedkerb', identity_provider='kerberos', protocol='mapped', **scope)
cloud('oscloud-tokenless', 'v3tokenlessauth', 'tokenless', **scope)
cloud('oscloud-mtls', 'v3oauth2mtlsclientcredential', 'client',
      oauth2_endpoint=ORIGIN + '/v3/OS-OAUTH2/token', oauth2_client_id=service)
cloud('oscloud-oauth2', 'v3oauth2clientcredential', oauth2_endpoint=ORIGIN + '/v3/OS-OAUTH2/token',
      oauth2_client_id=application_credential(service, 'oauth2', 'oauth2-secret'), oauth2_client_secret='oauth2-secret')
