define designate
PKGS[designate]="python3-designate bind9 bind9-utils"
DEBS[designate]="designate-common designate-api designate-central designate-worker designate-producer designate-mdns"
DBS[designate]="designate"
URLS[designate]="http://$IP:9001/"
CATALOG+=("designate|dns|designate|DNS|http://$IP:9001")

conf_designate() {
  { default_section; cat <<E
state_path = /var/lib/designate
root_helper = /usr/bin/env
rpc_response_timeout = 10
[service:api]
listen = $IP:9001
api_base_uri = http://$IP:9001/
auth_strategy = keystone
enable_api_v2 = true
enable_api_admin = true
enabled_extensions_admin = quotas,reports
enable_host_header = true
api_paste_config = /etc/designate/api-paste.ini
workers = 1
quotas_verify_project_id = false
[service:central]
workers = 1
[service:worker]
workers = 1
poll_timeout = 1
poll_retry_interval = 1
poll_max_retries = 2
poll_delay = 0
[service:producer]
workers = 1
# A changed zone is sent to the worker with the serial it had before the change,
# and stays PENDING until the recovery task finds it (after 120 s as shipped).
[producer_task:increment_serial]
interval = 1
[producer_task:delayed_notify]
interval = 1
[producer_task:worker_periodic_recovery]
interval = 2
[service:mdns]
listen = $IP:5354
workers = 1
[storage:sqlalchemy]
connection = $(database_url designate)
E
  common_sections designate; } | conf /etc/designate/designate.conf
  cp "$ROOTFS/usr/share/designate-common/api-paste.ini" "$ROOTFS/etc/designate/"
  mkdir -p "$ROOTFS/var/lib/designate"
  conf /etc/designate/pools.yaml <<E
- name: default
  description: Default pool
  attributes: {}
  ns_records:
    - hostname: ns1.oscloud.test.
      priority: 1
  nameservers:
    - host: $IP
      port: 5353
  targets:
    - type: bind9
      description: a named that this cloud runs
      masters:
        - host: $IP
          port: 5354
      options:
        host: $IP
        port: 5353
        rndc_host: $IP
        rndc_port: 9953
        rndc_key_file: /etc/designate/rndc.key
        clean_zonefile: true
E
  [ -s "$ROOTFS/etc/designate/rndc.key" ] || printf 'key "rndc-key" {\n algorithm hmac-sha256;\n secret "%s";\n};\n' \
    "$(head -c 32 /dev/urandom | base64)" | conf /etc/designate/rndc.key
  conf /etc/designate/named.conf <<E
include "/etc/designate/rndc.key";
options {
  directory "/var/lib/oscloud/named";
  pid-file "/var/lib/oscloud/named/named.pid";
  session-keyfile "/var/lib/oscloud/named/session.key";
  listen-on port 5353 { $IP; };
  listen-on-v6 { none; };
  allow-new-zones yes;
  allow-query { any; };
  allow-notify { $IP; };
  recursion no;
  dnssec-validation no;
  request-ixfr no;
  minimal-responses yes;
  notify no;
};
controls { inet $IP port 9953 allow { $IP; } keys { "rndc-key"; }; };
E
  mkdir -p "$ROOTFS/var/lib/oscloud/named"
}
dbsync_designate() {
  inroot designate-manage database sync
}
start_designate() {
  launch designate-named named -g -c /etc/designate/named.conf -n 1
  launch designate-central designate-central
  launch designate designate-api
  launch designate-mdns designate-mdns
}
post_designate() { # what must not start before Central listens, and the pool is known
  if ! stamped designate-pool; then
    inroot designate-manage pool update --file /etc/designate/pools.yaml && stamp designate-pool || return 1
  fi
  seed dns
  launch designate-worker designate-worker
  launch designate-producer designate-producer
}
