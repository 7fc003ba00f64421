define placement
PKGS[placement]="python3-placement"
DEBS[placement]="placement-common placement-api"
DBS[placement]="placement"
URLS[placement]="http://$IP:8778/"
CATALOG+=("placement|placement|placement|Placement|http://$IP:8778")

conf_placement() {
  { cat <<E
[DEFAULT]
use_stderr = true
[placement_database]
connection = $(database_url placement)
[api]
auth_strategy = keystone
E
  authtoken_section placement; } | conf /etc/placement/placement.conf
}
dbsync_placement() { inroot placement-manage db sync; }
start_placement() { uwsgi placement 8778 --module placement.wsgi.api:application; }
