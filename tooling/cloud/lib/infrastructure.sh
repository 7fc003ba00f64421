# MariaDB, RabbitMQ, memcached: always part of the cloud, not in the catalog.

DATABASE_SOCKET=/run/mysqld/mysqld.sock
INFRASTRUCTURE_PKGS="python3-minimal uwsgi-core uwsgi-plugin-python3 mariadb-server-core mariadb-client-core rabbitmq-server memcached python3-pymysql python3-requests iproute2"

conf_infrastructure() {
  conf /etc/oscloud/my.cnf <<E
[mariadbd]
user = root
datadir = /var/lib/oscloud/mysql
socket = $DATABASE_SOCKET
pid-file = /run/mysqld/mysqld.pid
skip-networking
skip-name-resolve
skip-log-bin
character-set-server = utf8mb3
collation-server = utf8mb3_general_ci
character-set-collations = utf8mb3=utf8mb3_general_ci,utf8mb4=utf8mb4_general_ci
max_connections = 2000
table_open_cache = 4000
innodb_buffer_pool_size = 384M
innodb_log_file_size = 128M
innodb_flush_log_at_trx_commit = 0
innodb_doublewrite = 0
innodb_snapshot_isolation = OFF
innodb_autoinc_lock_mode = 2
innodb_fast_shutdown = 1
performance_schema = OFF
[client]
socket = $DATABASE_SOCKET
E
  mkdir -p "$ROOTFS/run/mysqld" "$ROOTFS/var/lib/oscloud/rabbitmq" "$ROOTFS/var/lib/oscloud/locks"
  conf /etc/oscloud/rabbitmq.conf <<E
listeners.tcp.local = $IP:5672
num_acceptors.tcp = 4
default_user = guest
default_pass = guest
loopback_users.guest = true
vm_memory_high_watermark.relative = 0.3
disk_free_limit.absolute = 200MB
log.console = true
log.console.level = warning
log.file = false
collect_statistics = none
deprecated_features.permit.transient_nonexcl_queues = true
E
  echo '[].' | conf /etc/oscloud/enabled_plugins
}

start_infrastructure() {
  make_database_server
  launch memcached memcached -u root -l "$IP" -p 11211 -U 0 -m 64
  launch epmd ERL_EPMD_ADDRESS="$IP" epmd -address "$IP" -port 4369
  launch rabbitmq \
    HOME=/var/lib/oscloud/rabbitmq ERL_EPMD_ADDRESS="$IP" \
    RABBITMQ_NODENAME=rabbit@localhost RABBITMQ_NODE_IP_ADDRESS="$IP" RABBITMQ_NODE_PORT=5672 \
    RABBITMQ_DIST_PORT=25672 RABBITMQ_CONFIG_FILE=/etc/oscloud/rabbitmq.conf \
    RABBITMQ_ENABLED_PLUGINS_FILE=/etc/oscloud/enabled_plugins \
    RABBITMQ_MNESIA_BASE=/var/lib/oscloud/rabbitmq RABBITMQ_LOG_BASE=/var/lib/oscloud/rabbitmq/log \
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none" \
    /usr/lib/rabbitmq/bin/rabbitmq-server
  launch mariadb mariadbd --defaults-file=/etc/oscloud/my.cnf
  wait_for 60 mariadb sql 'select 1' || die "MariaDB does not answer: see $LOGS/mariadb.log"
}

make_database_server() {
  local data=/var/lib/oscloud/mysql
  [ ! -d "$ROOTFS$data" ] || return 0
  rm -rf "$ROOTFS$data.new"
  inroot mariadb-install-db --no-defaults --user=root --datadir="$data.new" \
    --auth-root-authentication-method=normal --skip-test-db \
    --innodb-flush-log-at-trx-commit=0 >"$LOGS/mariadb-install.log" 2>&1 ||
    die "mariadb-install-db: see $LOGS/mariadb-install.log"
  mv "$ROOTFS$data.new" "$ROOTFS$data"
}

wait_rabbitmq() {
  wait_for 60 rabbitmq listening 5672 || die "RabbitMQ does not answer: see $LOGS/rabbitmq.log"
}
