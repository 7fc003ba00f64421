# A Kerberos realm for federated logins: its server, the key of the web server, and a user.

KERBEROS_REALM=OSCLOUD.TEST
KERBEROS_PORT=5588

conf_kerberos() { # conf_kerberos USER PASSWORD
  local folder=/etc/oscloud/federation
  conf /etc/krb5.conf <<E
[libdefaults]
default_realm = $KERBEROS_REALM
dns_lookup_realm = false
dns_lookup_kdc = false
dns_canonicalize_hostname = false
rdns = false
[realms]
$KERBEROS_REALM = {
  kdc = $IP:$KERBEROS_PORT
}
E
  conf /etc/krb5kdc/kdc.conf <<E
[kdcdefaults]
kdc_listen = $IP:$KERBEROS_PORT
kdc_tcp_listen = $IP:$KERBEROS_PORT
E
  cp "$ROOTFS/etc/krb5.conf" "$OSCLOUD_DIR/federation/"
  [ -s "$ROOTFS$folder/$1.keytab" ] || make_realm "$1" "$2" "$folder" >"$LOGS/kerberos.log" 2>&1 ||
    die "the realm $KERBEROS_REALM: see $LOGS/kerberos.log"
  cp "$ROOTFS$folder/$1.keytab" "$OSCLOUD_DIR/federation/"
}

make_realm() { # make_realm USER PASSWORD FOLDER : the user's key table comes last, and says that all is done
  rm -f "$ROOTFS"/var/lib/krb5kdc/principal* "$ROOTFS$3"/*.keytab
  inroot kdb5_util create -s -P "$2" &&
    inroot kadmin.local addprinc -randkey "HTTP/$IP" &&
    inroot kadmin.local addprinc -randkey HTTP/localhost &&
    inroot kadmin.local addprinc -pw "$2" "$1" &&
    inroot kadmin.local ktadd -k "$3/http.keytab" "HTTP/$IP" HTTP/localhost &&
    chmod 644 "$ROOTFS$3/http.keytab" && # Apache's workers are not root
    inroot kadmin.local ktadd -norandkey -k "$3/$1.keytab" "$1"
}

apache_kerberos() { # Keystone's own login by tickets, and that of an identity provider
  cat <<E
LoadModule auth_gssapi_module /usr/lib/apache2/modules/mod_auth_gssapi.so
<LocationMatch "^/(kerberos/|v3/OS-FEDERATION/identity_providers/kerberos/protocols/mapped/auth)">
  AuthType GSSAPI
  GssapiCredStore keytab:/etc/oscloud/federation/http.keytab
  GssapiLocalName On
  Require valid-user
</LocationMatch>
E
}

start_kerberos() { launch federation-kdc krb5kdc -n; }
