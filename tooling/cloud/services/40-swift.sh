define swift
PKGS[swift]="python3-swift"
DEBS[swift]="swift swift-proxy swift-account swift-container swift-object"
URLS[swift]="http://$IP:8080/info"
CATALOG+=("swift|object-store|swift|Object Storage|http://$IP:8080/v1/AUTH_\$(project_id)s")

conf_swift() {
  local s=/etc/swift p
  conf $s/swift.conf <<E
[swift-hash]
swift_hash_path_suffix = oscloud
swift_hash_path_prefix = oscloud
[storage-policy:0]
name = gold
aliases = yellow
default = yes
[storage-policy:1]
name = silver
E
  conf $s/proxy-server.conf <<E
[DEFAULT]
bind_ip = $IP
bind_port = 8080
user = root
workers = 0
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck proxy-logging cache listing_formats container_sync bulk tempurl formpost ratelimit authtoken keystoneauth staticweb copy container-quotas account-quotas slo dlo versioned_writes symlink proxy-logging proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
www_authenticate_uri = http://$IP:5000
$(service_login swift)
interface = internal
memcached_servers = $IP:11211
cache = swift.cache
include_service_catalog = false
delay_auth_decision = true
service_token_roles = service
service_token_roles_required = true
[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, member, swiftoperator
reseller_admin_role = ResellerAdmin
[filter:cache]
use = egg:swift#memcache
memcache_servers = $IP:11211
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:proxy-logging]
use = egg:swift#proxy_logging
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:container_sync]
use = egg:swift#container_sync
[filter:bulk]
use = egg:swift#bulk
[filter:tempurl]
use = egg:swift#tempurl
methods = GET HEAD PUT POST DELETE
[filter:formpost]
use = egg:swift#formpost
[filter:ratelimit]
use = egg:swift#ratelimit
[filter:staticweb]
use = egg:swift#staticweb
[filter:copy]
use = egg:swift#copy
[filter:container-quotas]
use = egg:swift#container_quotas
[filter:account-quotas]
use = egg:swift#account_quotas
[filter:slo]
use = egg:swift#slo
min_segment_size = 1
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
E
  for p in account:6202 container:6201 object:6200; do
    conf "$s/${p%:*}-server.conf" <<E
[DEFAULT]
bind_ip = $IP
bind_port = ${p#*:}
user = root
devices = /srv/node
mount_check = false
workers = 0
[pipeline:main]
pipeline = healthcheck recon ${p%:*}-server
[app:${p%:*}-server]
use = egg:swift#${p%:*}
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:recon]
use = egg:swift#recon
recon_cache_path = /var/cache/swift
[${p%:*}-replicator]
[${p%:*}-auditor]
[${p%:*}-reaper]
delay_reaping = 0
[container-updater]
interval = 5
[object-updater]
interval = 5
[container-sharder]
[container-sync]
[object-expirer]
interval = 5
E
  done
  conf $s/object-expirer.conf <<E
[DEFAULT]
user = root
[object-expirer]
interval = 5
[pipeline:main]
pipeline = catch_errors cache proxy-server
[app:proxy-server]
use = egg:swift#proxy
[filter:cache]
use = egg:swift#memcache
memcache_servers = $IP:11211
[filter:catch_errors]
use = egg:swift#catch_errors
E
  mkdir -p "$ROOTFS/srv/node/d1" "$ROOTFS/var/cache/swift"
  conf /opt/oscloud/swift-rings <<'E'
#!/bin/sh -e
cd /etc/swift
ring() { [ -e $1.ring.gz ] && return; swift-ring-builder $1.builder create 6 1 0
  swift-ring-builder $1.builder add r1z1-127.0.0.1:$2/d1 1; swift-ring-builder $1.builder rebalance || [ $? -eq 1 ]; }
ring object 6200; ring object-1 6200; ring container 6201; ring account 6202
E
  chmod +x "$ROOTFS/opt/oscloud/swift-rings"
}
dbsync_swift() { inroot sh /opt/oscloud/swift-rings; }
start_swift() {
  launch swift-account swift-account-server /etc/swift/account-server.conf
  launch swift-container swift-container-server /etc/swift/container-server.conf
  launch swift-object swift-object-server /etc/swift/object-server.conf
  launch swift swift-proxy-server /etc/swift/proxy-server.conf
}
