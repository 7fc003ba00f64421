define manila
PKGS[manila]="python3-manila"
DEBS[manila]="manila-common manila-api manila-scheduler manila-share manila-data"
DBS[manila]="manila"
URLS[manila]="http://$IP:8786/"
CATALOG+=("manila|sharev2|manilav2|Shared File Systems v2|http://$IP:8786/v2"
          "manila|shared-file-system|manila|Shared File Systems|http://$IP:8786/v2"
          "manila|share|manilav1|Shared File Systems v1|http://$IP:8786/v1/\$(project_id)s")

conf_manila() {
  local b
  { default_section; cat <<E
my_ip = $IP
osapi_share_listen = $IP
osapi_share_listen_port = 8786
osapi_share_workers = 1
auth_strategy = keystone
api_paste_config = /etc/manila/api-paste.ini
rootwrap_config = /etc/manila/rootwrap.conf
state_path = /var/lib/manila
default_share_type = default
share_name_template = share-%s
enabled_share_backends = alpha,beta
enabled_share_protocols = NFS,CIFS
periodic_fuzzy_delay = 1
data_node_access_ip = $IP
[neutron]
$(service_login manila)
[nova]
$(service_login manila)
[cinder]
$(service_login manila)
[glance]
$(service_login manila)
E
  for b in alpha:false beta:true; do cat <<E
[${b%:*}]
share_backend_name = ${b%:*}
share_driver = manila.tests.share.drivers.dummy.DummyDriver
driver_handles_share_servers = ${b#*:}
create_share_from_snapshot_support = true
snapshot_support = true
revert_to_snapshot_support = true
mount_snapshot_support = true
replication_type = readable
replication_domain = domain
dummy_driver_default_driver_method_delay = 0
network_config_group = sharenet
admin_network_config_group = adminnet
E
  done
  for b in sharenet:98 adminnet:99; do cat <<E
[${b%:*}]
network_api_class = manila.network.standalone_network_plugin.StandaloneNetworkPlugin
standalone_network_plugin_gateway = 10.${b#*:}.0.1
standalone_network_plugin_mask = 16
standalone_network_plugin_network_type = flat
standalone_network_plugin_allowed_ip_ranges = 10.${b#*:}.0.10-10.${b#*:}.250.250
E
  done
  database_section manila; common_sections manila; } | conf /etc/manila/manila.conf
  cp "$ROOTFS/usr/share/manila-common/api-paste.ini" "$ROOTFS/usr/share/manila-common/rootwrap.conf" "$ROOTFS/etc/manila/"
  mkdir -p "$ROOTFS/var/lib/manila"
}
dbsync_manila() { inroot manila-manage db sync; }
start_manila() {
  launch manila manila-api --config-file /etc/manila/manila.conf
  launch manila-scheduler manila-scheduler --config-file /etc/manila/manila.conf
  launch manila-share manila-share --config-file /etc/manila/manila.conf
  launch manila-data manila-data --config-file /etc/manila/manila.conf
}
post_manila() { seed share_types; }
