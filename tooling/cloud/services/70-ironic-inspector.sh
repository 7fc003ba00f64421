define ironic-inspector
PKGS[ironic-inspector]="python3-ironic-inspector"
DEBS[ironic-inspector]="ironic-inspector"
DBS[ironic-inspector]="ironic_inspector"
DEPS[ironic-inspector]="ironic"
URLS[ironic-inspector]="http://$IP:5050/"
CATALOG+=("ironic-inspector|baremetal-introspection|ironic-inspector|Bare Metal Introspection|http://$IP:5050")

conf_ironic-inspector() {
  { default_section; cat <<E
listen_address = $IP
listen_port = 5050
auth_strategy = keystone
standalone = true
[processing]
store_data = database
[pxe_filter]
driver = noop
[ironic]
$(service_login ironic)
[service_catalog]
$(service_login ironic)
[coordination]
backend = file:///var/lib/ironic-inspector/locks
E
  database_section ironic_inspector; common_sections ironic-inspector; } | conf /etc/ironic-inspector/inspector.conf
  mkdir -p "$ROOTFS/var/lib/ironic-inspector/locks"
}
dbsync_ironic-inspector() { inroot ironic-inspector-dbsync --config-file /etc/ironic-inspector/inspector.conf upgrade; }
start_ironic-inspector() { launch ironic-inspector ironic-inspector --config-file /etc/ironic-inspector/inspector.conf; }
