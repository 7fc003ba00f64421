define octavia
PKGS[octavia]="python3-octavia"
DEBS[octavia]="octavia-common octavia-api octavia-worker octavia-driver-agent octavia-housekeeping"
DBS[octavia]="octavia"
URLS[octavia]="http://$IP:9876/"
CATALOG+=("octavia|load-balancer|octavia|Load Balancer|http://$IP:9876")

conf_octavia() {
  local c=/etc/octavia/certs
  { default_section; cat <<E
[api_settings]
bind_host = $IP
bind_port = 9876
auth_strategy = keystone
enabled_provider_drivers = amphora:The amphora driver with no-op compute and network, noop_driver:The no-op driver, octavia:Alias of amphora
default_provider_driver = amphora
allow_ping_health_monitors = true
allow_prometheus_listeners = true
[driver_agent]
status_socket_path = /run/octavia/status.sock
stats_socket_path = /run/octavia/stats.sock
get_socket_path = /run/octavia/get.sock
[certificates]
ca_certificate = $c/ca.pem
ca_private_key = $c/ca.key
ca_private_key_passphrase = secret
server_certs_key_passphrase = insecure-key-do-not-use-this-key
cert_manager = $( in_cloud barbican && echo barbican_cert_manager || echo noop_cert_manager)
[controller_worker]
amp_image_tag = amphora
amp_flavor_id = 1
amp_boot_network_list = 11111111-1111-1111-1111-111111111111
amphora_driver = amphora_noop_driver
compute_driver = compute_noop_driver
network_driver = network_noop_driver
image_driver = image_noop_driver
volume_driver = volume_noop_driver
client_ca = $c/ca.pem
loadbalancer_topology = SINGLE
workers = 1
[haproxy_amphora]
client_cert = $c/ca.pem
server_ca = $c/ca.pem
[health_manager]
heartbeat_key = insecure
bind_ip = $IP
bind_port = 5555
[service_auth]
$(service_login octavia)
[oslo_messaging]
topic = octavia_prov
[task_flow]
max_workers = 4
E
  database_section octavia; common_sections octavia; } | conf /etc/octavia/octavia.conf
  mkdir -p "$ROOTFS$c" "$ROOTFS/run/octavia"
  [ -s "$ROOTFS$c/ca.pem" ] || inroot openssl req -x509 -newkey rsa:2048 -days 3650 -subj /CN=oscloud-ca \
    -passout pass:secret -keyout $c/ca.key -out $c/ca.pem 2>/dev/null
}
dbsync_octavia() { inroot octavia-db-manage upgrade head; }
start_octavia() {
  uwsgi octavia 9876 --wsgi-file /usr/bin/octavia-wsgi
  launch octavia-worker octavia-worker
  launch octavia-driver-agent octavia-driver-agent
}
