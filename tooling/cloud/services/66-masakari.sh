define masakari
PKGS[masakari]="python3-masakari"
DEBS[masakari]="masakari-common masakari-api masakari-engine"
DBS[masakari]="masakari"
DEPS[masakari]="nova"
URLS[masakari]="http://$IP:15868/"
CATALOG+=("masakari|instance-ha|masakari|Instance High Availability|http://$IP:15868/v1/\$(project_id)s")

conf_masakari() {
  { default_section; cat <<E
auth_strategy = keystone
masakari_api_listen = $IP
masakari_api_listen_port = 15868
masakari_api_workers = 1
api_paste_config = /etc/masakari/api-paste.ini
os_privileged_user_name = masakari
os_privileged_user_password = $SERVICE_PASSWORD
os_privileged_user_tenant = service
os_privileged_user_auth_url = http://$IP:5000
os_user_domain_name = Default
os_project_domain_name = Default
nova_catalog_admin_info = compute:nova:internalURL
os_region_name = $REGION
[taskflow]
connection = $(database_url masakari)
[wsgi]
api_paste_config = /etc/masakari/api-paste.ini
E
  database_section masakari; common_sections masakari; } | conf /etc/masakari/masakari.conf
  # Debian's taskflow has lost its migrations: one that makes its three tables
  local t=/usr/lib/python3/dist-packages/taskflow/persistence/backends/sqlalchemy/alembic
  if [ ! -e "$ROOTFS$t/alembic.ini" ]; then
    printf '[alembic]\nscript_location = %%(here)s\nsqlalchemy.url = sqlite://\n' | conf $t/alembic.ini
    conf $t/env.py <<'E'
from alembic import context
context.configure(connection=context.config.attributes['connection'])
with context.begin_transaction():
    context.run_migrations()
E
    conf $t/versions/0001_tables.py <<'E'
revision = '0001'
down_revision = None


def upgrade():
    from alembic import op
    import sqlalchemy
    from taskflow.persistence.backends.sqlalchemy import tables
    meta = sqlalchemy.MetaData()
    tables.fetch(meta)
    meta.create_all(op.get_bind(), checkfirst=True)
E
  fi
  cp "$ROOTFS/usr/share/masakari-common/masakari-custom-recovery-methods.conf" "$ROOTFS/etc/masakari/"
}
dbsync_masakari() { inroot masakari-manage --config-file /etc/masakari/masakari.conf db sync; }
start_masakari() {
  uwsgi masakari 15868 --wsgi-file /usr/bin/masakari-wsgi
  launch masakari-engine masakari-engine --config-file /etc/masakari/masakari.conf
}
