define glance
PKGS[glance]="python3-glance qemu-utils"
DEBS[glance]="glance-common glance-api"
DBS[glance]="glance"
URLS[glance]="http://$IP:9292/"
CATALOG+=("glance|image|glance|Image|http://$IP:9292")

conf_glance() {
  { default_section; cat <<E
bind_host = $IP
bind_port = 9292
workers = 0
enabled_backends = file:file, second:file
show_multiple_locations = true
enabled_import_methods = [glance-direct,web-download,copy-image]
worker_self_reference_url = http://$IP:9292
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = /var/lib/glance/images
[second]
filesystem_store_datadir = /var/lib/glance/second
[os_glance_staging_store]
filesystem_store_datadir = /var/lib/glance/staging
[os_glance_tasks_store]
filesystem_store_datadir = /var/lib/glance/tasks
[paste_deploy]
flavor = keystone
config_file = /etc/glance/glance-api-paste.ini
[taskflow_executor]
conversion_format = raw
E
  database_section glance; common_sections glance; } | conf /etc/glance/glance-api.conf
  mkdir -p "$ROOTFS"/var/lib/glance/{images,second,staging,tasks}
  cp "$ROOTFS/usr/share/glance-common/glance-api-paste.ini" "$ROOTFS/etc/glance/"
  cp "$ROOTFS/usr/share/glance-common/schema-image.json" "$ROOTFS/etc/glance/"
  mkdir -p "$ROOTFS/etc/glance/metadefs"
  cp "$ROOTFS"/usr/share/glance-common/metadefs/*.json "$ROOTFS/etc/glance/metadefs/"
  printf '[DEFAULT]\n' | conf /etc/glance/glance-image-import.conf
}
dbsync_glance() {
  inroot glance-manage --config-file /etc/glance/glance-api.conf db_sync &&
    inroot glance-manage --config-file /etc/glance/glance-api.conf db_load_metadefs /etc/glance/metadefs
}
start_glance() { launch glance glance-api --config-file /etc/glance/glance-api.conf; }
post_glance() { seed image; }
