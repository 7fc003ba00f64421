define keystone
PKGS[keystone]="python3-keystone"
DEBS[keystone]="keystone"
DBS[keystone]="keystone"
URLS[keystone]="$IDENTITY_URL"
CATALOG+=("keystone|identity|keystone|Identity|$IDENTITY_URL")

conf_keystone() {
  { default_section; database_section keystone; cat <<E

[token]
provider = fernet
expiration = 14400
allow_expired_window = 172800
[fernet_tokens]
key_repository = /etc/keystone/fernet-keys
[fernet_receipts]
key_repository = /etc/keystone/fernet-keys
[credential]
key_repository = /etc/keystone/credential-keys
[cache]
enabled = true
backend = dogpile.cache.memcached
memcache_servers = $IP:11211
[identity]
password_hash_rounds = 4
[auth]
methods = password,token,totp,oauth1,mapped,application_credential,openid,saml2,kerberos
$(federation_sections)
[trust]
allow_redelegation = true
[oslo_messaging_notifications]
driver = noop
E
    middleware_sections
  } | conf /etc/keystone/keystone.conf
  local d
  for d in fernet-keys credential-keys; do
    [ -s "$ROOTFS/etc/keystone/$d/1" ] && continue
    mkdir -p "$ROOTFS/etc/keystone/$d"; chmod 700 "$ROOTFS/etc/keystone/$d"
    head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$ROOTFS/etc/keystone/$d/0"
    head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$ROOTFS/etc/keystone/$d/1"
    chmod 600 "$ROOTFS/etc/keystone/$d/"*
  done
}
dbsync_keystone() { inroot keystone-manage db_sync; }
start_keystone() {
  uwsgi keystone 5000 --wsgi-file /usr/bin/keystone-wsgi-public
}
