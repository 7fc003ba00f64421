define ironic
PKGS[ironic]="python3-ironic"
DEBS[ironic]="ironic-common ironic-api ironic-conductor"
DBS[ironic]="ironic"
URLS[ironic]="http://$IP:6385/"
PORTS[ironic]="ironic-basic:6386"
CATALOG+=("ironic|baremetal|ironic|Bare Metal|http://$IP:6385")

conf_ironic() {
  { default_section; cat <<E
my_ip = $IP
auth_strategy = keystone
enabled_hardware_types = fake-hardware
enabled_bios_interfaces = fake,no-bios
enabled_boot_interfaces = fake
enabled_console_interfaces = fake,no-console
enabled_deploy_interfaces = fake
enabled_firmware_interfaces = fake,no-firmware
enabled_inspect_interfaces = fake,no-inspect
enabled_management_interfaces = fake,noop
enabled_network_interfaces = noop,flat
enabled_power_interfaces = fake
enabled_raid_interfaces = fake,no-raid
enabled_rescue_interfaces = fake,no-rescue
enabled_storage_interfaces = noop
enabled_vendor_interfaces = fake,no-vendor
default_deploy_interface = fake
default_boot_interface = fake
default_network_interface = noop
rpc_transport = none
force_raw_images = false
[api]
host_ip = $IP
port = 6385
api_workers = 1
[conductor]
automated_clean = false
sync_power_state_interval = 10
workers_pool_size = 20
api_url = http://$IP:6385
[deploy]
http_url = http://$IP:8088
http_root = /var/lib/ironic/httpboot
default_boot_option = local
[pxe]
tftp_root = /var/lib/ironic/tftpboot
[service_catalog]
$(service_login ironic)
[glance]
$(service_login ironic)
[neutron]
$(service_login ironic)
[cinder]
$(service_login ironic)
[nova]
$(service_login ironic)
send_power_notifications = false
[inspector]
$(service_login ironic)
[swift]
$(service_login ironic)
[json_rpc]
host_ip = $IP
E
  database_section ironic; common_sections ironic; } | conf /etc/ironic/ironic.conf
  mkdir -p "$ROOTFS"/var/lib/ironic/{httpboot,tftpboot,images,master_images}
  conf_ironic_basic
}
conf_ironic_basic() { # the same API once more, with users of its own, as where there is no Keystone
  conf /etc/ironic/basic.conf <<E
[DEFAULT]
auth_strategy = http_basic
http_basic_auth_user_file = /etc/ironic/users
rpc_transport = json-rpc
[api]
port = 6386
E
  # Ironic takes bcrypt under this name alone
  [ -s "$ROOTFS/etc/ironic/users" ] ||
    inroot python3 -c 'import bcrypt, sys; print("demo:" + bcrypt.hashpw(sys.argv[1].encode(), bcrypt.gensalt(4)).decode().replace("$2b$", "$2y$"))' \
      "$DEMO_PASSWORD" | conf /etc/ironic/users
}
dbsync_ironic() { inroot ironic-dbsync --config-file /etc/ironic/ironic.conf upgrade; }
start_ironic() {
  launch ironic ironic --config-file /etc/ironic/ironic.conf
  launch ironic-basic ironic-api --config-file /etc/ironic/ironic.conf --config-file /etc/ironic/basic.conf
}
post_ironic() { wait_for 60 ironic-basic listening 6386; }
