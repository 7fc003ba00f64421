define mistral
PKGS[mistral]="python3-mistral"
DEBS[mistral]="mistral-common mistral-api mistral-engine mistral-executor mistral-event-engine"
DBS[mistral]="mistral"
URLS[mistral]="http://$IP:8989/"
CATALOG+=("mistral|workflowv2|mistral|Workflow|http://$IP:8989/v2"
          "mistral|workflow|mistral|Workflow|http://$IP:8989/v2")

conf_mistral() {
  { default_section ""; cat <<E
auth_type = keystone
[api]
host = $IP
port = 8989
api_workers = 1
[keystone]
auth_uri = $IDENTITY_URL
[coordination]
heartbeat_interval = 5
[pecan]
auth_enable = true
[openstack_actions]
os_actions_endpoint_type = public
E
  database_section mistral; common_sections mistral; } | conf /etc/mistral/mistral.conf
  cp "$ROOTFS"/usr/share/mistral-common/*logging.conf "$ROOTFS/etc/mistral/"
}
dbsync_mistral() {
  inroot mistral-db-manage --config-file /etc/mistral/mistral.conf upgrade head &&
    inroot mistral-db-manage --config-file /etc/mistral/mistral.conf populate
}
start_mistral() {
  uwsgi mistral 8989 --wsgi-file /usr/bin/mistral-wsgi-api
  launch mistral-engine mistral-server --config-file /etc/mistral/mistral.conf --server engine,executor,event-engine,notifier
}
