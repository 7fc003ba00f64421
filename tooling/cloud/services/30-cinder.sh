define cinder
PKGS[cinder]="python3-cinder qemu-utils"
DEBS[cinder]="cinder-common cinder-api cinder-volume cinder-scheduler cinder-backup"
DBS[cinder]="cinder"
URLS[cinder]="http://$IP:8776/"
CATALOG+=("cinder|volumev3|cinderv3|Block Storage v3|http://$IP:8776/v3/\$(project_id)s"
          "cinder|block-storage|cinder|Block Storage|http://$IP:8776/v3")

conf_cinder() {
  { default_section; cat <<E
osapi_volume_listen = $IP
osapi_volume_listen_port = 8776
osapi_volume_workers = 1
auth_strategy = keystone
api_paste_config = /etc/cinder/api-paste.ini
glance_api_servers = http://$IP:9292
my_ip = $IP
state_path = /var/lib/cinder
enabled_backends = nfs,fake
default_volume_type = nfs
backup_driver = cinder.backup.drivers.posix.PosixBackupDriver
backup_posix_path = /var/lib/cinder/backups
backup_workers = 1
backup_file_size = 1048576
backup_sha_block_size_bytes = 32768
rootwrap_config = /etc/cinder/rootwrap.conf
use_chronicle = false
periodic_fuzzy_delay = 1
# usage is counted anew: volumes that were managed and let go would count for ever
max_age = 1
[nfs]
volume_backend_name = nfs
volume_driver = cinder.volume.drivers.nfs.NfsDriver
nfs_shares_config = /etc/cinder/nfs_shares
nfs_mount_point_base = /var/lib/cinder/mnt
nfs_sparsed_volumes = true
nfs_snapshot_support = true
nas_secure_file_operations = false
nas_secure_file_permissions = false
[fake]
volume_backend_name = fake
volume_driver = cinder.tests.fake_driver.FakeLoggingVolumeDriver
image_volume_cache_enabled = false
[nova]
$(service_login nova)
interface = internal
[service_user]
send_service_user_token = true
$(service_login cinder)
[key_manager]
$( in_cloud barbican && echo "backend = barbican" || echo "fixed_key = 0000000000000000000000000000000000000000000000000000000000000000")
[barbican]
auth_endpoint = $IDENTITY_URL
barbican_endpoint = http://$IP:9311
E
  database_section cinder; common_sections cinder; } | conf /etc/cinder/cinder.conf
  cp "$ROOTFS/usr/share/cinder-common/api-paste.ini" "$ROOTFS/etc/cinder/api-paste.ini"
  echo "$IP:/srv/nfs" | conf /etc/cinder/nfs_shares
  mkdir -p "$ROOTFS"/var/lib/cinder/{mnt,backups} "$ROOTFS/srv/nfs"
  bind_share
}
# A kernel need not know NFS: the share is a bind mount at the very place where the
# driver would mount it, which the driver takes for mounted already.
bind_share() {
  local place
  place=$(cd "$ROOTFS" && pwd -P)/var/lib/cinder/mnt/$(printf '%s' "$IP:/srv/nfs" | md5sum | cut -d' ' -f1)
  mkdir -p "$place"
  mounted "$place" || mount --bind "$ROOTFS/srv/nfs" "$place"
  printf '#!/bin/sh\necho "the share is a bind mount" >&2\nexit 1\n' | conf /usr/sbin/mount.nfs
  chmod +x "$ROOTFS/usr/sbin/mount.nfs"
}
dbsync_cinder() { inroot cinder-manage db sync; }
start_cinder() {
  launch cinder cinder-api --config-file /etc/cinder/cinder.conf
  launch cinder-scheduler cinder-scheduler --config-file /etc/cinder/cinder.conf
  launch cinder-volume cinder-volume --config-file /etc/cinder/cinder.conf
  launch cinder-backup cinder-backup --config-file /etc/cinder/cinder.conf
}
post_cinder() { seed volume_types volume_hosts; }
