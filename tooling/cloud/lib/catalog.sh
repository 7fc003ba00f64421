# Users, roles, catalog: what Keystone has to know of the others.

bootstrap_identity() { # the first user and the first endpoint
  stamped bootstrap && return
  inroot keystone-manage bootstrap --bootstrap-password "$ADMIN_PASSWORD" --bootstrap-region-id "$REGION" \
    --bootstrap-service-name keystone --bootstrap-public-url "$IDENTITY_URL" \
    --bootstrap-internal-url "$IDENTITY_URL" --bootstrap-admin-url "$IDENTITY_URL" \
    >"$LOGS/bootstrap-keystone.log" 2>&1 || die "keystone-manage bootstrap: see $LOGS/bootstrap-keystone.log"
  stamp bootstrap
}

selected_endpoints() { # type|name|description|url
  local entry
  for entry in "${CATALOG[@]}"; do
    ! selected "${entry%%|*}" || printf '%s\n' "${entry#*|}"
  done
}

in_catalog() { [[ " ${CATALOG[*]}" == *" $1|"* ]]; }

register_services() {
  local name users=()
  for name in "${OTHERS[@]}"; do ! in_catalog "$name" || users+=("$name"); done
  wait_for 120 keystone answers "$IDENTITY_URL" || die "Keystone does not answer: see $LOGS/keystone.log"
  selected_endpoints | run_python register.py "$REGION" "${users[@]}" >"$LOGS/register.log" 2>&1 ||
    die "users and catalog: see $LOGS/register.log"
  say "catalog: $(tail -1 "$LOGS/register.log")"
}
