# What the configuration files of the services have in common.

database_url() { echo "mysql+pymysql://root@localhost/$1?charset=utf8&unix_socket=$DATABASE_SOCKET"; }

default_section() { # default_section [HOST] : "" leaves it to the service
  local host=${1-$CLOUD_HOST}
  cat <<E
[DEFAULT]
debug = $DEBUG
use_stderr = true
transport_url = rabbit://guest:guest@$IP:5672/
E
  [ -z "$host" ] || echo "host = $host"
}

database_section() { # database_section DATABASE
  cat <<E

[database]
connection = $(database_url "$1")
max_pool_size = 5
max_overflow = 20
E
}

service_login() { # service_login USER : the keystoneauth options of a service's own user
  cat <<E
auth_type = password
auth_url = http://$IP:5000
auth_uri = http://$IP:5000
username = $1
password = $SERVICE_PASSWORD
project_name = service
user_domain_name = Default
project_domain_name = Default
region_name = $REGION
E
}

authtoken_section() { # authtoken_section USER
  cat <<E

[keystone_authtoken]
www_authenticate_uri = http://$IP:5000
$(service_login "$1")
interface = internal
memcached_servers = $IP:11211
service_token_roles = service
service_token_roles_required = true
E
}

middleware_sections() { # what stands before each API; pages of any origin may ask it, as it is on loopback alone
  cat <<E

[oslo_middleware]
enable_proxy_headers_parsing = true

[cors]
allowed_origin = *
E
}

common_sections() { # common_sections USER
  authtoken_section "$1"
  cat <<E

[oslo_messaging_rabbit]
rabbit_quorum_queue = false
heartbeat_in_pthread = false
heartbeat_timeout_threshold = 0

[oslo_messaging_notifications]
driver = noop

[oslo_concurrency]
lock_path = /var/lib/oscloud/locks/$1
E
  middleware_sections
  mkdir -p "$ROOTFS/var/lib/oscloud/locks/$1"
}
