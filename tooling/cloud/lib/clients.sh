# clouds.yaml and openrc: how clients find the cloud.

write_clients() {
  {
    echo "clouds:"
    project_cloud oscloud-admin admin "$ADMIN_PASSWORD" admin
    project_cloud oscloud-demo demo "$DEMO_PASSWORD" demo
    project_cloud oscloud-alt alt_demo "$DEMO_PASSWORD" alt_demo
    cloud oscloud-system admin "$ADMIN_PASSWORD" "system_scope: all"
    cat "$OSCLOUD_DIR"/*/clouds.yaml 2>/dev/null
  } >"$OSCLOUD_DIR/clouds.yaml"
  cat >"$OSCLOUD_DIR/openrc" <<E
# source openrc [admin|demo|alt_demo]
export OS_AUTH_URL=$IDENTITY_URL OS_REGION_NAME=$REGION OS_IDENTITY_API_VERSION=3
export OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default OS_INTERFACE=public
export OS_USERNAME=\${1:-admin} OS_PROJECT_NAME=\${1:-admin}
if [ "\$OS_USERNAME" = admin ]; then export OS_PASSWORD=$ADMIN_PASSWORD; else export OS_PASSWORD=$DEMO_PASSWORD; fi
E
}

project_cloud() { # project_cloud NAME USER PASSWORD PROJECT
  cloud "$1" "$2" "$3" "project_name: $4" "project_domain_name: Default"
}

cloud() { # cloud NAME USER PASSWORD SCOPE...
  cat <<E
  $1:
    auth:
      auth_url: $IDENTITY_URL
      username: $2
      password: $3
      user_domain_name: Default
$(printf '      %s\n' "${@:4}")
    region_name: $REGION
    identity_api_version: 3
    interface: public
E
}
