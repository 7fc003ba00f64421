define barbican
PKGS[barbican]="python3-barbican"
DEBS[barbican]="barbican-common barbican-api barbican-worker"
DBS[barbican]="barbican"
URLS[barbican]="http://$IP:9311/"
CATALOG+=("barbican|key-manager|barbican|Key Manager|http://$IP:9311")

conf_barbican() {
  { default_section; cat <<E
host_href = http://$IP:9311
db_auto_create = false
sql_connection = $(database_url barbican)
[secretstore]
namespace = barbican.secretstore.plugin
enabled_secretstore_plugins = store_crypto
[crypto]
namespace = barbican.crypto.plugin
enabled_crypto_plugins = simple_crypto
[simple_crypto_plugin]
kek = dGhpcnR5X3R3b19ieXRlX2tleWJsYWhibGFoYmxhaGg=
[queue]
enable = false
[oslo_policy]
enforce_new_defaults = true
E
  database_section barbican; common_sections barbican; } | conf /etc/barbican/barbican.conf
  cp "$ROOTFS/usr/share/barbican-common/barbican-api-paste.ini" "$ROOTFS/etc/barbican/"
  cp "$ROOTFS/usr/share/barbican-common/api_audit_map.conf" "$ROOTFS/etc/barbican/"
  sed -i 's/^\/v1: *barbican_api$/\/v1: barbican-api-keystone/' "$ROOTFS/etc/barbican/barbican-api-paste.ini"
}
dbsync_barbican() { inroot barbican-manage db upgrade; }
start_barbican() { uwsgi barbican 9311 --wsgi-file /usr/bin/barbican-wsgi-api; }
