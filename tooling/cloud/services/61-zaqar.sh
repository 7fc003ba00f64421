define zaqar
PKGS[zaqar]="python3-zaqar"
DEBS[zaqar]="zaqar-common zaqar-server"
DBS[zaqar]="zaqar"
DEPS[zaqar]="swift"
URLS[zaqar]="http://$IP:8888/"
CATALOG+=("zaqar|messaging|zaqar|Messaging|http://$IP:8888"
          "zaqar|messaging-websocket|zaqar-websocket|Messaging over WebSocket|ws://$IP:9000")

# Debian's package has lost the scripts of its Redis store: Swift keeps the messages
ZAQAR_STORE="swift://zaqar:$SERVICE_PASSWORD@/service"

conf_zaqar() {
  { default_section; cat <<E
auth_strategy = keystone
pooling = true
admin_mode = true
unreliable = true
enable_deprecated_api_versions = 1.1
[drivers]
transport = wsgi
message_store = swift
management_store = sqlalchemy
[drivers:transport:wsgi]
bind = $IP
port = 8888
[drivers:management_store:sqlalchemy]
uri = $(database_url zaqar)
[drivers:message_store:swift]
auth_url = $IDENTITY_URL
uri = $ZAQAR_STORE
[signed_url]
secret_key = oscloud
[storage]
[trustee]
auth_type = password
auth_url = http://$IP:5000
username = zaqar
password = $SERVICE_PASSWORD
user_domain_id = default
E
  common_sections zaqar; } | conf /etc/zaqar/zaqar.conf
}
dbsync_zaqar() { inroot zaqar-sql-db-manage --config-file /etc/zaqar/zaqar.conf upgrade head; }
start_zaqar() {
  launch zaqar zaqar-server
}
post_zaqar() { seed "zaqar_pool=$ZAQAR_STORE"; }
