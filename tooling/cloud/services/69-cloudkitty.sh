define cloudkitty
PKGS[cloudkitty]="python3-cloudkitty"
DEBS[cloudkitty]="cloudkitty-common cloudkitty-api cloudkitty-processor"
DBS[cloudkitty]="cloudkitty"
URLS[cloudkitty]="http://$IP:8889/"
CATALOG+=("cloudkitty|rating|cloudkitty|Rating|http://$IP:8889")

conf_cloudkitty() {
  { default_section; cat <<E
auth_strategy = keystone
api_paste_config = /etc/cloudkitty/api_paste.ini
[api]
host_ip = $IP
port = 8889
[collect]
collector = gnocchi
metrics_conf = /etc/cloudkitty/metrics.yml
[fetcher]
backend = keystone
[fetcher_keystone]
$(service_login cloudkitty)
keystone_version = 3
[collector_gnocchi]
$(service_login cloudkitty)
[storage]
version = 1
backend = sqlalchemy
[orchestrator]
max_workers = 1
coordination_url = file:///var/lib/cloudkitty/locks
E
  database_section cloudkitty; common_sections cloudkitty; } | conf /etc/cloudkitty/cloudkitty.conf
  cp "$ROOTFS/usr/share/cloudkitty-common/api_paste.ini" "$ROOTFS/usr/share/cloudkitty-common/metrics.yml" "$ROOTFS/etc/cloudkitty/"
  mkdir -p "$ROOTFS/var/lib/cloudkitty/locks"
}
dbsync_cloudkitty() { inroot cloudkitty-dbsync upgrade && inroot cloudkitty-storage-init; }
start_cloudkitty() {
  uwsgi cloudkitty 8889 --wsgi-file /usr/bin/cloudkitty-api
  launch cloudkitty-processor cloudkitty-processor
}
