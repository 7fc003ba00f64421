define cyborg
PKGS[cyborg]="python3-cyborg"
DEBS[cyborg]="cyborg-common cyborg-api cyborg-conductor cyborg-agent"
DBS[cyborg]="cyborg"
DEPS[cyborg]="placement nova"
URLS[cyborg]="http://$IP:6666/"
CATALOG+=("cyborg|accelerator|cyborg|Accelerator|http://$IP:6666/v2")

conf_cyborg() {
  { default_section; cat <<E
state_path = /var/lib/cyborg
[api]
host_ip = $IP
port = 6666
api_workers = 1
api_paste_config = /etc/cyborg/api-paste.ini
[agent]
enabled_drivers = fake_driver
resource_provider_startup_retries = 30
[placement]
$(service_login cyborg)
[nova]
$(service_login cyborg)
[service_catalog]
$(service_login cyborg)
E
  database_section cyborg; common_sections cyborg; } | conf /etc/cyborg/cyborg.conf
  cp "$ROOTFS/usr/share/cyborg-common/api-paste.ini" "$ROOTFS/etc/cyborg/"
  mkdir -p "$ROOTFS/var/lib/cyborg"
}
dbsync_cyborg() { inroot cyborg-dbsync --config-file /etc/cyborg/cyborg.conf upgrade; }
start_cyborg() {
  uwsgi cyborg 6666 --wsgi-file /usr/bin/cyborg-wsgi-api
  launch cyborg-conductor cyborg-conductor --config-file /etc/cyborg/cyborg.conf
  launch cyborg-agent cyborg-agent --config-file /etc/cyborg/cyborg.conf
}
