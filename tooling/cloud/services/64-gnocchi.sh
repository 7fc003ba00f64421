define gnocchi
PKGS[gnocchi]="python3-gnocchi"
DEBS[gnocchi]="gnocchi-common gnocchi-api gnocchi-metricd"
DBS[gnocchi]="gnocchi"
NOCACHE[gnocchi]=1   # its upgrade also makes the folders of its file store
URLS[gnocchi]="http://$IP:8041/"
CATALOG+=("gnocchi|metric|gnocchi|Metric|http://$IP:8041")

conf_gnocchi() {
  { cat <<E
[DEFAULT]
use_stderr = true
coordination_url = file:///var/lib/gnocchi/locks
[api]
auth_mode = keystone
host = $IP
port = 8041
[indexer]
url = $(database_url gnocchi)
[incoming]
driver = file
file_basepath = /var/lib/gnocchi
[storage]
driver = file
file_basepath = /var/lib/gnocchi
[metricd]
workers = 1
metric_processing_delay = 2
E
  authtoken_section gnocchi; } | conf /etc/gnocchi/gnocchi.conf
  mkdir -p "$ROOTFS/var/lib/gnocchi/locks"
  cp "$ROOTFS/usr/share/gnocchi-common/api-paste.ini" "$ROOTFS/etc/gnocchi/"
}
dbsync_gnocchi() { inroot gnocchi-upgrade; }
start_gnocchi() {
  uwsgi gnocchi 8041 --wsgi-file /usr/lib/python3/dist-packages/gnocchi/rest/wsgi.py
  # it looks for work without a pause: others go first
  launch gnocchi-metricd nice -n 19 gnocchi-metricd
}
