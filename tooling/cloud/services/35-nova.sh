define nova
PKGS[nova]="python3-nova"
DEBS[nova]="nova-common nova-api nova-conductor nova-scheduler"
DBS[nova]="nova_api nova_cell0 nova"
DEPS[nova]="placement neutron glance"
URLS[nova]="http://$IP:8774/"
CATALOG+=("nova|compute|nova|Compute|http://$IP:8774/v2.1")

conf_nova() {
  { default_section; cat <<E
my_ip = $IP
enabled_apis = osapi_compute
osapi_compute_listen = $IP
osapi_compute_listen_port = 8774
osapi_compute_workers = 1
compute_driver = fake.FakeDriver
state_path = /var/lib/nova
instances_path = /var/lib/nova/instances
allow_resize_to_same_host = true
periodic_fuzzy_delay = 1
report_interval = 5
service_down_time = 60
vif_plugging_is_fatal = false
vif_plugging_timeout = 0
reserved_host_memory_mb = 0
reserved_host_disk_mb = 0
reclaim_instance_interval = 0
[api]
auth_strategy = keystone
[api_database]
connection = $(database_url nova_api)
max_pool_size = 5
max_overflow = 20
[conductor]
workers = 1
[scheduler]
workers = 1
discover_hosts_in_cells_interval = 30
[filter_scheduler]
enabled_filters = ComputeFilter,ComputeCapabilitiesFilter,ImagePropertiesFilter,ServerGroupAntiAffinityFilter,ServerGroupAffinityFilter,SameHostFilter,DifferentHostFilter,JsonFilter
[glance]
api_servers = http://$IP:9292
[cinder]
os_region_name = $REGION
catalog_info = volumev3:cinderv3:internalURL
$(service_login nova)
[neutron]
$(service_login neutron)
service_metadata_proxy = false
[placement]
$(service_login placement)
[service_user]
send_service_user_token = true
$(service_login nova)
[key_manager]
fixed_key = 0000000000000000000000000000000000000000000000000000000000000000
[vnc]
enabled = true
server_listen = $IP
server_proxyclient_address = $IP
novncproxy_base_url = http://$IP:6080/vnc_auto.html
[spice]
enabled = false
[quota]
instances = 200
cores = 2000
ram = 2000000
[wsgi]
api_paste_config = /etc/nova/api-paste.ini
[workarounds]
skip_cpu_compare_on_dest = true
[libvirt]
virt_type = qemu
E
  database_section nova; common_sections nova; } | conf /etc/nova/nova.conf
  cp "$ROOTFS/usr/share/nova-common/api-paste.ini" "$ROOTFS/etc/nova/api-paste.ini"
  mkdir -p "$ROOTFS/var/lib/nova/instances"
  # nova-compute's own package wants a hypervisor: its two lines are all that is needed
  conf /opt/oscloud/nova-compute <<'E'
#!/usr/bin/python3
import sys
from oslo_utils.fixture import uuidsentinel
from nova.cmd.compute import main
# The fake driver names its one node with a new UUID at every start, which Nova
# refuses the second time: keep to the one in compute_id.
uuidsentinel.node_oscloud = open('/var/lib/nova/compute_id').read().strip()
sys.argv[0] = 'nova-compute'
sys.exit(main())
E
  chmod +x "$ROOTFS/opt/oscloud/nova-compute"
}
dbsync_nova() {
  inroot nova-manage api_db sync &&
    inroot nova-manage cell_v2 map_cell0 --database_connection "$(database_url nova_cell0)" &&
    inroot nova-manage db sync &&
    { inroot nova-manage cell_v2 list_cells | grep -q cell1 ||
      inroot nova-manage cell_v2 create_cell --name cell1; }
}
start_nova() {
  launch nova-conductor nova-conductor
  launch nova nova-api
  launch nova-scheduler nova-scheduler
  [ -s "$ROOTFS/var/lib/nova/compute_id" ] || conf /var/lib/nova/compute_id </proc/sys/kernel/random/uuid
  launch nova-compute /opt/oscloud/nova-compute
}
post_nova() {
  seed flavors
  map_compute
  seed compute_host
}
map_compute() { # once nova-compute has reported itself: on the cell map
  stamped nova-discovered && return
  wait_for 60 nova-compute compute_reported && inroot nova-manage cell_v2 discover_hosts && stamp nova-discovered
}
compute_reported() { [ "$(sql "select count(*) from nova.compute_nodes where deleted=0")" -ge 1 ]; }
