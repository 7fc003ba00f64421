define vitrage
PKGS[vitrage]="python3-vitrage"
DEBS[vitrage]="vitrage-common vitrage-api vitrage-graph"
DBS[vitrage]="vitrage"
DEPS[vitrage]="nova"
URLS[vitrage]="http://$IP:8999/"
CATALOG+=("vitrage|rca|vitrage|Root Cause Analysis|http://$IP:8999")

conf_vitrage() {
  { default_section ""; cat <<E
[api]
host = $IP
port = 8999
auth_mode = keystone
paste_config = /etc/vitrage/api-paste.ini
[datasources]
types = nova.host,nova.instance,nova.zone,neutron.network,neutron.port,static
snapshots_interval = 120
[service_credentials]
$(service_login vitrage)
E
  database_section vitrage; common_sections vitrage; } | conf /etc/vitrage/vitrage.conf
  cp "$ROOTFS/usr/share/vitrage-common/api-paste.ini" "$ROOTFS/etc/vitrage/"
  mkdir -p "$ROOTFS"/etc/vitrage/{templates,static_datasources}
}
dbsync_vitrage() { inroot vitrage-dbsync; }
start_vitrage() {
  uwsgi vitrage 8999 --wsgi-file /usr/lib/python3/dist-packages/vitrage/api/app.wsgi
  launch vitrage-graph vitrage-graph
}
