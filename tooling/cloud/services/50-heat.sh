define heat
PKGS[heat]="python3-heat"
DEBS[heat]="heat-common heat-api heat-api-cfn heat-engine"
DBS[heat]="heat"
URLS[heat]="http://$IP:8004/"
CATALOG+=("heat|orchestration|heat|Orchestration|http://$IP:8004/v1/\$(project_id)s"
          "heat|cloudformation|heat-cfn|CloudFormation|http://$IP:8000/v1")

conf_heat() {
  { default_section; cat <<E
num_engine_workers = 1
heat_metadata_server_url = http://$IP:8000
heat_waitcondition_server_url = http://$IP:8000/v1/waitcondition
deferred_auth_method = trusts
stack_user_domain_name = heat
stack_domain_admin = heat_domain_admin
stack_domain_admin_password = $SERVICE_PASSWORD
auth_encryption_key = 0123456789abcdef0123456789abcdef
region_name_for_services = $REGION
server_keystone_endpoint_type = public
max_stacks_per_tenant = 512
[heat_all]
enabled_services = engine,api,api_cfn
[heat_api]
bind_host = $IP
bind_port = 8004
workers = 0
[heat_api_cfn]
bind_host = $IP
bind_port = 8000
workers = 0
[paste_deploy]
flavor =
api_paste_config = /etc/heat/api-paste.ini
[trustee]
auth_type = password
auth_url = http://$IP:5000
username = heat
password = $SERVICE_PASSWORD
user_domain_name = Default
[clients]
endpoint_type = publicURL
[clients_keystone]
auth_uri = http://$IP:5000
[ec2authtoken]
auth_uri = $IDENTITY_URL
[volumes]
backups_enabled = true
E
  database_section heat; common_sections heat; } | conf /etc/heat/heat.conf
}
dbsync_heat() { inroot heat-manage db_sync; }
start_heat() { launch heat heat-all; }
post_heat() { seed "domain_with_admin=heat:heat_domain_admin"; }
