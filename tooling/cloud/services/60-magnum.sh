define magnum
PKGS[magnum]="python3-magnum"
DEBS[magnum]="magnum-common magnum-api magnum-conductor"
DBS[magnum]="magnum"
DEPS[magnum]="heat"
URLS[magnum]="http://$IP:9511/"
CATALOG+=("magnum|container-infra|magnum|Container Infrastructure Management|http://$IP:9511/v1")

conf_magnum() {
  { default_section; cat <<E
state_path = /var/lib/magnum
[api]
host = $IP
port = 9511
api_paste_config = /etc/magnum/api-paste.ini
[conductor]
workers = 1
[certificates]
cert_manager_type = x509keypair
[cinder_client]
region_name = $REGION
[cinder]
default_docker_volume_type = nfs
default_etcd_volume_type = nfs
default_boot_volume_type = nfs
[trust]
trustee_domain_name = magnum
trustee_domain_admin_name = magnum_domain_admin
trustee_domain_admin_password = $SERVICE_PASSWORD
trustee_keystone_interface = public
cluster_user_trust = true
[keystone_auth]
$(service_login magnum)
E
  database_section magnum; common_sections magnum; } | conf /etc/magnum/magnum.conf
  cp "$ROOTFS/usr/share/magnum-common/api-paste.ini" "$ROOTFS/usr/share/magnum-common/keystone_auth_default_policy.json" "$ROOTFS/etc/magnum/"
  mkdir -p "$ROOTFS/var/lib/magnum"
}
dbsync_magnum() { inroot magnum-db-manage upgrade; }
start_magnum() {
  uwsgi magnum 9511 --wsgi-file /usr/bin/magnum-api-wsgi
  launch magnum-conductor magnum-conductor
}
post_magnum() { seed "domain_with_admin=magnum:magnum_domain_admin"; }
