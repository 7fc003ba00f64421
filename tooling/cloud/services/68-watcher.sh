define watcher
PKGS[watcher]="python3-watcher"
DEBS[watcher]="watcher-common watcher-api watcher-decision-engine watcher-applier"
DBS[watcher]="watcher"
DEPS[watcher]="nova"
URLS[watcher]="http://$IP:9322/"
CATALOG+=("watcher|infra-optim|watcher|Resource Optimization|http://$IP:9322")

conf_watcher() {
  { default_section; cat <<E
[api]
host = $IP
port = 9322
[watcher_clients_auth]
$(service_login watcher)
[watcher_decision_engine]
max_workers = 2
[watcher_applier]
workers = 1
[gnocchi_client]
endpoint_type = internal
E
  database_section watcher; common_sections watcher; } | conf /etc/watcher/watcher.conf
}
dbsync_watcher() { inroot watcher-db-manage upgrade; }
start_watcher() {
  uwsgi watcher 9322 --wsgi-file /usr/bin/watcher-api-wsgi
  launch watcher-decision-engine watcher-decision-engine
  launch watcher-applier watcher-applier
}
