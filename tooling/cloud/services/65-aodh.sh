define aodh
PKGS[aodh]="python3-aodh"
DEBS[aodh]="aodh-common aodh-api aodh-evaluator"
DBS[aodh]="aodh"
DEPS[aodh]="gnocchi"
URLS[aodh]="http://$IP:8042/"
CATALOG+=("aodh|alarming|aodh|Alarming|http://$IP:8042")

conf_aodh() {
  { default_section ""; cat <<E
[api]
auth_mode = keystone
[evaluator]
workers = 1
[service_credentials]
$(service_login aodh)
interface = internalURL
E
  database_section aodh; common_sections aodh; } | conf /etc/aodh/aodh.conf
  cp "$ROOTFS/usr/share/aodh-common/api-paste.ini" "$ROOTFS/etc/aodh/"
}
dbsync_aodh() { inroot aodh-dbsync; }
start_aodh() {
  uwsgi aodh 8042 --wsgi-file /usr/share/aodh-common/app.wsgi
  launch aodh-evaluator aodh-evaluator
}
