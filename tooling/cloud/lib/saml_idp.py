"""A SAML 2.0 identity provider for the cloud of tests, by pysaml2: browsers log in with a form, other
clients through ECP with HTTP basic authentication.

As a program it prints its metadata; uWSGI runs `application`.
"""
import os

from lxml import etree
from markupsafe import escape
from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT, BINDING_PAOS, BINDING_SOAP
from saml2.authn_context import PASSWORD
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_PERSISTENT, NAMEID_FORMAT_TRANSIENT
from saml2.server import Server
from werkzeug.wrappers import Request, Response

URL = os.environ['SAML_URL']
FOLDER = '/etc/oscloud/federation'
USERS = {'fed_demo': os.environ['DEMO_PASSWORD']}

FORM = '''<!doctype html><title>Log in</title><form method="post">
<input name="username" autofocus><input name="password" type="password"><button>Log in</button></form>'''


ENVELOPE = '''<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header>
<ecp:Response xmlns:ecp="urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp" AssertionConsumerServiceURL="%s"
 S:mustUnderstand="1" S:actor="http://schemas.xmlsoap.org/soap/actor/next"/>
</S:Header><S:Body>%s</S:Body></S:Envelope>'''


def config():
    return IdPConfig().load({
        'entityid': URL + '/metadata',
        'xmlsec_binary': '/usr/bin/xmlsec1',
        'key_file': FOLDER + '/saml-idp.key',
        'cert_file': FOLDER + '/saml-idp.pem',
        'metadata': {'local': [FOLDER + '/saml-sp.xml']},
        'service': {'idp': {
            'endpoints': {'single_sign_on_service': [
                (URL + '/sso', BINDING_HTTP_REDIRECT), (URL + '/ecp', BINDING_SOAP)]},
            'name_id_format': [NAMEID_FORMAT_TRANSIENT, NAMEID_FORMAT_PERSISTENT],
            'policy': {'default': {'lifetime': {'minutes': 15}, 'name_form': NAME_FORMAT_URI}},
        }},
    })


def attributes(user):
    return {'uid': user, 'mail': user + '@oscloud.test', 'isMemberOf': ['developers', 'testers']}


def known(user, password):
    return password is not None and USERS.get(user) == password


def answer(query, user, binding):
    """The signed answer to a request that this user has logged in for, and where it has to go."""
    args = server.response_args(query.message, [binding])
    del args['binding']
    response = server.create_authn_response(
        attributes(user), userid=user, sign_assertion=True, sign_response=True,
        authn={'class_ref': PASSWORD, 'authn_auth': URL}, **args)
    return str(response), args['destination']


def sso(request):
    """The redirect binding: the page asks who is there, and posts the answer to the service provider."""
    user = request.form.get('username')
    if not known(user, request.form.get('password')):
        return Response(FORM, 401 if user else 200, content_type='text/html')
    query = server.parse_authn_request(request.args['SAMLRequest'], BINDING_HTTP_REDIRECT)
    xml, destination = answer(query, user, BINDING_HTTP_POST)
    page = server.apply_binding(BINDING_HTTP_POST, xml, destination, request.args.get('RelayState', ''), response=True)
    return Response(page['data'], content_type='text/html')


def ecp(request):
    login = request.authorization
    if not login or not known(login.username, login.password):
        return Response('', 401, {'WWW-Authenticate': 'Basic realm="SAML"'})
    # the envelopes by hand: pysaml2 renames namespaces in them, which no signature outlives
    envelope = etree.fromstring(request.get_data())
    query = server.parse_authn_request(etree.tostring(envelope.find('{*}Body')[0], encoding='unicode'), None)
    xml, destination = answer(query, login.username, BINDING_PAOS)
    xml = etree.tostring(etree.fromstring(xml.encode()), encoding='unicode') # without the declaration
    return Response(ENVELOPE % (escape(destination), xml), content_type='text/xml')


def metadata(_):
    return Response(str(entity_descriptor(config())), content_type='application/samlmetadata+xml')


@Request.application
def application(request):
    page = {'/sso': sso, '/ecp': ecp, '/metadata': metadata}.get(request.path)
    return page(request) if page else Response('', 404)


if __name__ == '__main__':
    print(entity_descriptor(config()))
else:
    server = Server(config=config())
