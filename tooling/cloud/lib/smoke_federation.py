"""A real login in each of the ways that federation offers; every token is scoped and used."""
import base64
import logging
import os
import urllib.parse

import gssapi
import openstack
import requests
from keystoneauth1 import session as keystoneauth_session
from keystoneauth1.identity import v3
from lxml import html

from cloud_session import DEMO_PASSWORD, URL

ORIGIN = os.environ['FEDERATION_ORIGIN']
OIDC_URL = os.environ['OIDC_URL']
CA = '/etc/oscloud/federation/ca.pem'
SCOPE = {'project_name': 'federated', 'project_domain_name': 'Default'}
CALLBACK = 'http://127.0.0.1:9990/callback'
WEBSSO = 'http://127.0.0.1:9990/auth/websso/'

os.environ['OS_CLIENT_CONFIG_FILE'] = '/etc/oscloud/clouds.yaml'
logging.getLogger('keystoneauth').setLevel(logging.ERROR) # it tells where to confirm a device


class Browser(requests.Session):
    """Follows redirects, fills in login forms and sends what is to be sent on, until it would reach `goal`."""

    def __init__(self):
        super().__init__()
        self.verify = CA

    def go(self, url, goal):
        """The parameters with which the goal, an address or a page without a form, was reached."""
        answer = self.get(url, allow_redirects=False)
        for _ in range(20):
            if answer.is_redirect:
                url = urllib.parse.urljoin(answer.url, answer.headers['Location'])
                if goal and url.startswith(goal):
                    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
                answer = self.get(url, allow_redirects=False)
                continue
            answer.raise_for_status()
            forms = html.fromstring(answer.content).forms
            if not forms:
                assert not goal, answer.text
                return answer.text
            fields = dict(forms[0].fields)
            if 'password' in fields:
                fields.update(username='fed_demo', password=DEMO_PASSWORD)
            url = urllib.parse.urljoin(answer.url, forms[0].action or '')
            if goal and url.startswith(goal):
                return fields
            answer = self.post(url, data=fields, allow_redirects=False)
        raise AssertionError('lost at ' + answer.url)


def check(access, method, user='fed_demo'):
    """The token is of this user in the project, and Keystone on its plain address takes it too."""
    assert (access.username, access.project_name) == (user, 'federated'), (access.username, access.project_name)
    assert method in access._data['token']['methods'], access._data['token']['methods']
    answer = requests.get(URL + '/auth/projects', headers={'X-Auth-Token': access.auth_token}).json()
    assert {project['name'] for project in answer['projects']} == {'federated'}, answer


def login(cloud, **auth):
    session = openstack.connect(cloud=cloud, auth=auth).session
    return session.auth.get_access(session)


def rescope(unscoped):
    """The same for the token of a browser's login, or of one without a plugin."""
    session = keystoneauth_session.Session(v3.Token(ORIGIN + '/v3', unscoped, **SCOPE), verify=CA)
    return session.auth.get_access(session)


def oidc_token(**form):
    answer = requests.post(OIDC_URL + '/token', data=form, auth=None if 'client_id' in form else ('keystone', 'keystone-secret'))
    answer.raise_for_status()
    return answer.json()['access_token']


def authorization(**params):
    return '%s/auth?%s' % (OIDC_URL, urllib.parse.urlencode(dict(
        response_type='code', scope='openid profile email', redirect_uri=CALLBACK, **params)))


def oidc_password():
    check(login('oscloud-oidc-password'), 'openid')


def oidc_client_credentials():
    check(login('oscloud-oidc-client'), 'openid', 'service-account-keystone')


def oidc_access_token():
    token = oidc_token(grant_type='password', username='fed_demo', password=DEMO_PASSWORD, scope='openid')
    check(login('oscloud-oidc-token', access_token=token), 'openid')


def oidc_authorization_code():
    code = Browser().go(authorization(client_id='keystone', state='s'), CALLBACK)['code']
    check(login('oscloud-oidc-code', code=code), 'openid')


def oidc_pkce():
    # the pair of RFC 7636, appendix B
    code = Browser().go(authorization(
        client_id='cli', code_challenge='E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method='S256'),
        CALLBACK)['code']
    token = oidc_token(grant_type='authorization_code', client_id='cli', code=code, redirect_uri=CALLBACK,
                       code_verifier='dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')
    check(login('oscloud-oidc-token', access_token=token), 'openid')


def oidc_device():
    device = requests.post(OIDC_URL + '/device/auth', data={'client_id': 'cli', 'scope': 'openid profile'}).json()
    poll = {'client_id': 'cli', 'grant_type': 'urn:ietf:params:oauth:grant-type:device_code',
            'device_code': device['device_code']}
    assert requests.post(OIDC_URL + '/token', data=poll).json()['error'] == 'authorization_pending'
    assert 'Success' in Browser().go(device['verification_uri_complete'], None)
    check(login('oscloud-oidc-token', access_token=oidc_token(**poll)), 'openid')


def oidc_device_keystoneauth():
    session = openstack.connect(cloud='oscloud-oidc-device').session
    get_payload = session.auth.get_payload

    def agreed_at_once(session_):
        """keystoneauth 5.10 takes authorization_pending for a failure: the user has to be faster."""
        payload = get_payload(session_)
        assert 'Success' in Browser().go(session.auth.verification_uri_complete, None)
        return payload

    session.auth.get_payload = agreed_at_once
    check(session.auth.get_access(session), 'openid')


def websso(path):
    page = '%s/v3/auth/OS-FEDERATION/%s?origin=%s' % (ORIGIN, path, urllib.parse.quote(WEBSSO))
    return rescope(Browser().go(page, WEBSSO)['token'])


def oidc_websso():
    check(websso('websso/openid'), 'openid')
    check(websso('identity_providers/oidc/protocols/openid/websso'), 'openid')


def saml_ecp():
    check(login('oscloud-saml'), 'saml2')


def saml_websso():
    check(websso('websso/saml2'), 'saml2')
    check(websso('identity_providers/saml/protocols/saml2/websso'), 'saml2')


def keystone_to_keystone():
    base = v3.Password(URL, username='demo', password=DEMO_PASSWORD, user_domain_name='Default',
                       project_name='demo', project_domain_name='Default')
    session = keystoneauth_session.Session(v3.Keystone2Keystone(base, 'oscloud-sp', **SCOPE), verify=CA)
    check(session.auth.get_access(session), 'saml2', 'demo')


def kerberos():
    # by hand: Debian has not all that keystoneauth's plugin needs
    user = gssapi.raw.acquire_cred_with_password(gssapi.Name('fed_demo'), DEMO_PASSWORD.encode(), usage='initiate')
    service = gssapi.Name('HTTP@127.0.0.1', gssapi.NameType.hostbased_service)
    ticket = gssapi.SecurityContext(name=service, creds=user.creds, usage='initiate').step()
    answer = requests.get(ORIGIN + '/v3/OS-FEDERATION/identity_providers/kerberos/protocols/mapped/auth', verify=CA,
                          headers={'Authorization': 'Negotiate ' + base64.b64encode(ticket).decode()})
    answer.raise_for_status()
    check(rescope(answer.headers['X-Subject-Token']), 'mapped')


def tokenless():
    session = openstack.connect(cloud='oscloud-tokenless').session
    assert [p['name'] for p in session.get(ORIGIN + '/v3/auth/projects').json()['projects']] == ['federated']


def oauth2_client_secret():
    check(login('oscloud-oauth2'), 'application_credential', 'fed_service')


def oauth2_mutual_tls():
    session = openstack.connect(cloud='oscloud-mtls').session
    access = session.auth.get_access(session)
    assert access.username == 'fed_service' and access.project_name == 'federated'
    token = access._data['token']
    assert token['methods'] == ['oauth2_credential'] and token['oauth2_credential']['x5t#S256'], token
    assert session.get(ORIGIN + '/v3/auth/projects').json()['projects'], 'the token is of no use'


LOGINS = (oidc_password, oidc_client_credentials, oidc_access_token, oidc_authorization_code, oidc_pkce, oidc_device,
          oidc_device_keystoneauth, oidc_websso, saml_ecp, saml_websso, keystone_to_keystone, kerberos, tokenless, oauth2_client_secret, oauth2_mutual_tls)


def run():
    failed = []
    for log_in in LOGINS:
        try:
            log_in()
        except Exception as e:
            failed.append(log_in.__name__)
            print('FAIL   %s: %s' % (log_in.__name__, str(e) or repr(e)), flush=True)
        else:
            print('ok     ' + log_in.__name__, flush=True)
    assert not failed, ', '.join(failed)
