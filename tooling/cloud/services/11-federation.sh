# Keystone behind Apache, for the logins that a web server takes part in: OpenID Connect, SAML 2.0,
# Keystone to Keystone, Kerberos, client certificates. With the identity providers that these need.
define federation
PKGS[federation]="apache2-bin libapache2-mod-auth-openidc libapache2-mod-auth-mellon openssl xmlsec1 python3-lxml python3-pysaml2 python3-openstacksdk krb5-kdc krb5-admin-server libapache2-mod-auth-gssapi python3-gssapi"
PORTS[federation]="federation-oidc:5556 federation-saml:5557 federation-kdc:5588"
FEDERATION_ORIGIN=https://$IP:5443
URLS[federation]="$FEDERATION_ORIGIN/v3"
OIDC_URL=http://$IP:5556
SAML_URL=http://$IP:5557
PYTHON_ENV+=(FEDERATION_ORIGIN="$FEDERATION_ORIGIN" OIDC_URL="$OIDC_URL" SAML_URL="$SAML_URL" FEDERATION_FILES="$OSCLOUD_DIR/federation")
# Where clients wait for the browser to come back.
WEBSSO_ORIGINS=("http://$IP:9990/auth/websso/" "http://localhost:9990/auth/websso/")
OIDC_REDIRECTS=("$FEDERATION_ORIGIN/oidc/redirect" "http://$IP:9990/callback" "http://localhost:9990/callback")

federation_sections() { # of keystone.conf: both Keystones read it, so that each knows the other's tokens
  cat <<E
[federation]
$(printf 'trusted_dashboard = %s\n' "http://$IP/auth/websso/" "${WEBSSO_ORIGINS[@]}")
[saml]
certfile = /etc/oscloud/federation/keystone-idp.pem
keyfile = /etc/oscloud/federation/keystone-idp.key
idp_metadata_path = /etc/oscloud/federation/keystone-idp.xml
idp_entity_id = $FEDERATION_ORIGIN/v3/OS-FEDERATION/saml2/idp
idp_sso_endpoint = $FEDERATION_ORIGIN/v3/OS-FEDERATION/saml2/sso
[tokenless_auth]
trusted_issuer = CN=oscloud-tokenless-ca
E
}

conf_federation() {
  has_oidc_provider || return 1
  conf_certificates || return 1
  conf_kerberos fed_demo "$DEMO_PASSWORD" || return 1
  conf_apache
  conf_service_provider saml
  conf_service_provider k2k
  [ -s "$ROOTFS/etc/oscloud/federation/saml-idp.xml" ] ||
    run_python saml_idp.py | conf /etc/oscloud/federation/saml-idp.xml || return 1
  [ -s "$ROOTFS/etc/oscloud/federation/keystone-idp.xml" ] ||
    inroot keystone-manage saml_idp_metadata 2>"$LOGS/saml-idp-metadata.log" |
    conf /etc/oscloud/federation/keystone-idp.xml
}

has_oidc_provider() {
  command -v node >/dev/null || { say "  federation: there is no Node.js on this machine"; return 1; }
  (cd "$HERE" && node --input-type=module -e 'import.meta.resolve("oidc-provider")') 2>/dev/null ||
    { say "  federation: oidc-provider is not installed in $HERE: npm start, test and build install it"; return 1; }
}

conf_certificates() {
  local name folder=/etc/oscloud/federation
  mkdir -p "$ROOTFS$folder" "$OSCLOUD_DIR/federation"
  certificate ca oscloud-ca
  certificate tokenless-ca oscloud-tokenless-ca
  certificate server "$IP" ca "subjectAltName=IP:$IP,DNS:localhost"
  certificate client fed_service ca
  certificate tokenless fed_service tokenless-ca
  for name in saml-sp k2k-sp saml-idp keystone-idp; do certificate "$name" "oscloud-$name"; done
  cat "$ROOTFS$folder"/{ca,tokenless-ca}.pem | conf $folder/client-cas.pem
  cp "$ROOTFS$folder"/{ca,client,tokenless}.pem "$ROOTFS$folder"/{client,tokenless}.key "$OSCLOUD_DIR/federation/"
}

certificate() { # certificate NAME COMMON-NAME [ISSUER [EXTENSION]] : of itself, or of an issuer
  local file=/etc/oscloud/federation/$1 options=()
  [ -s "$ROOTFS$file.pem" ] && return
  [ -z "${3:-}" ] || options=(-CA "/etc/oscloud/federation/$3.pem" -CAkey "/etc/oscloud/federation/$3.key"
    -addext "basicConstraints=critical,CA:false")
  [ -z "${4:-}" ] || options+=(-addext "$4")
  inroot openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 3650 -subj "/CN=$2" \
    -keyout "$file.key" -out "$file.pem" "${options[@]}" >>"$LOGS/certificates.log" 2>&1 ||
    die "openssl: see $LOGS/certificates.log"
  chmod 644 "$ROOTFS$file.key" # Apache's workers are not root
}

conf_service_provider() { # conf_service_provider NAME : mod_auth_mellon's side of a SAML conversation
  local url=$FEDERATION_ORIGIN/mellon/$1 certificate
  certificate=$(grep -v -- ----- "$ROOTFS/etc/oscloud/federation/$1-sp.pem")
  conf "/etc/oscloud/federation/$1-sp.xml" <<E
<EntityDescriptor entityID="$url/metadata" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">
  <SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
        <X509Data>
          <X509Certificate>
$certificate
          </X509Certificate>
        </X509Data>
      </KeyInfo>
    </KeyDescriptor>
    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="$url/postResponse"/>
    <AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:PAOS" Location="$url/paosResponse"/>
  </SPSSODescriptor>
</EntityDescriptor>
E
}

conf_apache() {
  mkdir -p "$ROOTFS/run/oscloud"
  conf /etc/oscloud/federation/apache.conf <<E
ServerName $FEDERATION_ORIGIN
UseCanonicalName On
ServerRoot /etc/oscloud/federation
DefaultRuntimeDir /run/oscloud
PidFile /run/oscloud/apache.pid
Listen $IP:5443
User www-data
Group www-data
ErrorLog /dev/stderr
LogLevel warn
$(printf 'LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n' \
    mpm_event mpm_event authn_core authn_core authz_core authz_core authz_user authz_user \
    proxy proxy proxy_uwsgi proxy_uwsgi socache_shmcb socache_shmcb ssl ssl \
    auth_openidc auth_openidc auth_mellon auth_mellon)
StartServers 1
ServerLimit 1
ThreadsPerChild 32
MaxRequestWorkers 32
MinSpareThreads 1
MaxSpareThreads 32

SSLEngine on
SSLCertificateFile server.pem
SSLCertificateKeyFile server.key
# who comes with a certificate is told to Keystone, whatever the page
SSLCACertificateFile client-cas.pem
SSLVerifyClient optional
SSLVerifyDepth 1
SSLOptions +StdEnvVars +ExportCertData

ProxyPreserveHost On
ProxyPass /oidc !
ProxyPass /mellon !
# the same Keystone, for whoever shows a ticket for all that is asked there
ProxyPass /kerberos unix:/run/oscloud/federation-keystone.sock|uwsgi://keystone
ProxyPass / unix:/run/oscloud/federation-keystone.sock|uwsgi://keystone/

OIDCProviderMetadataURL $OIDC_URL/.well-known/openid-configuration
OIDCClientID keystone
OIDCClientSecret keystone-secret
OIDCRedirectURI ${OIDC_REDIRECTS[0]}
OIDCCryptoPassphrase oscloud
OIDCScope "openid profile email"
OIDCPKCEMethod S256
OIDCClaimPrefix OIDC-
OIDCClaimDelimiter ;
OIDCPassClaimsAs environment
# access tokens that clients bring along
OIDCOAuthIntrospectionEndpoint $OIDC_URL/token/introspection
OIDCOAuthClientID keystone
OIDCOAuthClientSecret keystone-secret

<LocationMatch "^/(oidc/|v3/auth/OS-FEDERATION/(websso/openid|identity_providers/oidc/protocols/openid/websso))">
  AuthType openid-connect
  Require valid-user
</LocationMatch>
<Location /v3/OS-FEDERATION/identity_providers/oidc/protocols/openid/auth>
  AuthType auth-openidc
  Require valid-user
</Location>

<LocationMatch "^/(mellon/saml/|v3/OS-FEDERATION/identity_providers/saml/protocols/saml2/auth|v3/auth/OS-FEDERATION/(websso/saml2|identity_providers/saml/protocols/saml2/websso))">
$(mellon saml saml-idp)
  MellonSetEnv uid urn:oid:0.9.2342.19200300.100.1.1
  MellonSetEnv mail urn:oid:0.9.2342.19200300.100.1.3
  MellonSetEnv groups urn:oid:1.3.6.1.4.1.5923.1.5.1.1
</LocationMatch>
<LocationMatch "^/(mellon/k2k/|v3/OS-FEDERATION/identity_providers/keystone/protocols/saml2/auth)">
$(mellon k2k keystone-idp)
</LocationMatch>
$(apache_kerberos)
E
}

mellon() { # mellon NAME IDP : the directives of one service provider
  local folder=/etc/oscloud/federation
  cat <<E
  AuthType Mellon
  Require valid-user
  MellonEnable auth
  MellonVariable mellon-$1
  MellonSecureCookie On
  MellonEndpointPath /mellon/$1
  MellonSPMetadataFile $folder/$1-sp.xml
  MellonSPPrivateKeyFile $folder/$1-sp.key
  MellonSPCertFile $folder/$1-sp.pem
  MellonIdPMetadataFile $folder/$2.xml
  MellonIdP IDP
  MellonMergeEnvVars On ";"
E
}

start_federation() {
  launch_wsgi federation-keystone --uwsgi-socket /run/oscloud/federation-keystone.sock --chmod-socket=666 \
    --wsgi-file /usr/bin/keystone-wsgi-public
  launch_here federation-oidc node "$HERE/lib/oidc_provider.mjs" "$OIDC_URL" "$DEMO_PASSWORD" "${OIDC_REDIRECTS[@]}"
  uwsgi federation-saml 5557 --env SAML_URL="$SAML_URL" --env DEMO_PASSWORD="$DEMO_PASSWORD" \
    --wsgi-file /opt/oscloud/saml_idp.py
  start_kerberos
  # one that was killed has left its number behind, which may be another process's by now
  launch federation sh -c 'rm -f /run/oscloud/apache.pid; exec apache2 -f /etc/oscloud/federation/apache.conf -DFOREGROUND'
}

post_federation() {
  wait_for 60 federation-oidc answers "$OIDC_URL/.well-known/openid-configuration" || return 1
  wait_for 60 federation-saml answers "$SAML_URL/metadata" || return 1
  run_python federation.py >"$OSCLOUD_DIR/federation/clouds.yaml" && write_clients || return 1
  # the same for clients inside
  sed "s#$OSCLOUD_DIR/federation/#/etc/oscloud/federation/#" "$OSCLOUD_DIR/clouds.yaml" | conf /etc/oscloud/clouds.yaml
}
