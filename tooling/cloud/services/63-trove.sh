define trove
PKGS[trove]="python3-trove"
DEBS[trove]="trove-common trove-api trove-conductor trove-taskmanager"
DBS[trove]="trove"
URLS[trove]="http://$IP:8779/"
CATALOG+=("trove|database|trove|Database|http://$IP:8779/v1.0/\$(project_id)s")

conf_trove() {
  { default_section "$IP"; cat <<E
bind_host = $IP
bind_port = 8779
trove_api_workers = 1
trove_conductor_workers = 1
api_paste_config = /etc/trove/api-paste.ini
auth_strategy = keystone
control_exchange = trove
rpc_backend = rabbit
region = $REGION
default_datastore = mysql
trove_auth_url = $IDENTITY_URL
nova_compute_endpoint_type = internalURL
cinder_endpoint_type = internalURL
neutron_endpoint_type = internalURL
glance_endpoint_type = internalURL
max_accepted_volume_size = 500
max_instances_per_tenant = 100
max_volumes_per_tenant = 100
max_backups_per_tenant = 100
taskmanager_manager = trove.taskmanager.manager.Manager
agent_call_high_timeout = 30
nova_proxy_admin_user = trove
[service_credentials]
auth_url = http://$IP:5000
region_name = $REGION
project_name = service
project_domain_name = Default
user_domain_name = Default
username = trove
password = $SERVICE_PASSWORD
E
  database_section trove; common_sections trove; } | conf /etc/trove/trove.conf
  cp "$ROOTFS/usr/share/trove-common/api-paste.ini" "$ROOTFS/etc/trove/"
  cp "$ROOTFS/etc/trove/trove.conf" "$ROOTFS/etc/trove/trove-guestagent.conf"
}
dbsync_trove() {
  inroot trove-manage db_sync &&
    inroot trove-manage datastore_update mysql "" &&
    inroot trove-manage datastore_version_update mysql 8.0.29 mysql "" "" 1 --version 8.0.29 &&
    inroot trove-manage datastore_update mysql 8.0.29
}
start_trove() {
  launch trove trove-api --config-file /etc/trove/trove.conf
  launch trove-taskmanager trove-taskmanager --config-file /etc/trove/trove.conf
  launch trove-conductor trove-conductor --config-file /etc/trove/trove.conf
}
