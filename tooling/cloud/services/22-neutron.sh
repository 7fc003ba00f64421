define neutron
PKGS[neutron]="python3-neutron python3-neutron-vpnaas python3-neutron-dynamic-routing python3-networking-bgpvpn python3-networking-sfc python3-neutron-taas"
DEBS[neutron]="neutron-common neutron-api neutron-vpnaas-common neutron-dynamic-routing-common"
DBS[neutron]="neutron"
URLS[neutron]="http://$IP:9696/"
CATALOG+=("neutron|network|neutron|Networking|http://$IP:9696")

NEUTRON_PLUGINS="router,qos,trunk,segments,metering,port_forwarding,auto_allocate,conntrack_helper,local_ip,ndp_proxy,network_segment_range,log,bgp,bgpvpn,vpnaas,flow_classifier,sfc,taas,tapmirror"

conf_neutron() {
  { default_section; cat <<E
bind_host = $IP
bind_port = 9696
api_workers = 1
rpc_workers = 1
rpc_state_report_workers = 0
core_plugin = ml2
service_plugins = $NEUTRON_PLUGINS
api_paste_config = /etc/neutron/api-paste.ini
auth_strategy = keystone
dns_domain = oscloud.test.
allow_overlapping_ips = true
notify_nova_on_port_status_changes = true
notify_nova_on_port_data_changes = true
dhcp_agents_per_network = 1
network_auto_schedule = false
allow_automatic_dhcp_failover = false
agent_down_time = 120
dhcp_load_type = networks
global_physnet_mtu = 1500
l3_ha = false
send_events_interval = 1
[agent]
report_interval = 30
root_helper = /usr/bin/env
[quotas]
quota_network = 500
quota_subnet = 500
quota_port = 1000
quota_router = 200
quota_floatingip = 200
quota_security_group = 500
quota_security_group_rule = 2000
[nova]
$(service_login nova)
[placement]
$(service_login placement)
[service_providers]
service_provider = VPN:openswan:neutron_vpnaas.services.vpn.service_drivers.ipsec.IPsecVPNDriver:default
service_provider = BGPVPN:Dummy:networking_bgpvpn.neutron.services.service_drivers.driver_api.BGPVPNDriver:default
service_provider = TAAS:TAAS:neutron_taas.services.taas.service_drivers.taas_rpc.TaasRpcDriver:default
[sfc]
drivers = dummy
[flowclassifier]
drivers = dummy
E
  database_section neutron; common_sections neutron; } | conf /etc/neutron/neutron.conf
  conf /etc/neutron/plugins/ml2/ml2_conf.ini <<E
[ml2]
type_drivers = flat,vlan,vxlan,local
tenant_network_types = vxlan,vlan
mechanism_drivers = openvswitch,l2population
extension_drivers = port_security,qos,dns_domain_ports,data_plane_status,uplink_status_propagation,port_numa_affinity_policy,port_device_profile,port_hints,port_hardware_offload_type,subnet_dns_publish_fixed_ip,tag_ports_during_bulk_creation
[ml2_type_flat]
flat_networks = *
[ml2_type_vlan]
network_vlan_ranges = public,physnet1:100:299
[ml2_type_vxlan]
vni_ranges = 1:10000
[securitygroup]
enable_security_group = true
firewall_driver = openvswitch
E
  sed 's/^auth_strategy.*//' "$ROOTFS/usr/share/neutron-common/api-paste.ini" >"$ROOTFS/etc/neutron/api-paste.ini"
  install_python
}
dbsync_neutron() {
  inroot neutron-db-manage --config-file /etc/neutron/neutron.conf \
    --config-file /etc/neutron/plugins/ml2/ml2_conf.ini upgrade heads || return 1
  # Debian's tap-as-a-service has lost its migrations: the tables from its models
  inroot python3 - "$(database_url neutron)" <<'E'
import sys
from neutron.db.migration.models import head  # noqa
from neutron_taas.db import taas_db, tap_mirror_db  # noqa
from neutron_lib.db import model_base
import sqlalchemy
meta = model_base.BASEV2.metadata
meta.create_all(sqlalchemy.create_engine(sys.argv[1]), checkfirst=True,
                tables=[t for t in meta.sorted_tables if t.name.startswith('tap_')])
E
}
start_neutron() {
  launch neutron neutron-server --config-file /etc/neutron/neutron.conf \
    --config-file /etc/neutron/plugins/ml2/ml2_conf.ini
  launch neutron-agents python3 /opt/oscloud/neutron_agents.py \
    --config-file /etc/neutron/neutron.conf \
    --config-file /etc/neutron/plugins/ml2/ml2_conf.ini
}
post_neutron() { seed networks agents; }
