# What the machine itself has to offer.

ARCHIVE_KEYS=/usr/share/keyrings/debian-archive-keyring.gpg

prepare_host() {
  local missing=()
  command -v apt-get >/dev/null || die "there is no apt-get: this needs Debian or Ubuntu"
  unshare --mount --propagation unchanged true 2>/dev/null || die "mounting is not allowed here: a container has to be a privileged one"
  command -v curl >/dev/null || missing+=(curl)
  if ! stamped rootfs; then
    command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
    [ -e "$ARCHIVE_KEYS" ] || missing+=(debian-archive-keyring)
  fi
  [ ${#missing[@]} -eq 0 ] && return
  say "to install on this machine: ${missing[*]}"
  install_on_host "${missing[@]}" >"$LOGS/host-apt.log" 2>&1 || die "apt-get install ${missing[*]}: see $LOGS/host-apt.log"
}

install_on_host() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  # an archive that fails need not be the one with these packages
  "${apt[@]}" update
  "${apt[@]}" install -y --no-install-recommends "$@"
}

check_ports() { # what already listens here must not be taken for a part of the cloud
  local name port ports=(memcached:11211 epmd:4369 rabbitmq:5672)
  for name in "${SERVICES[@]}"; do
    port=${URLS[$name]#*"://$IP:"}
    # shellcheck disable=SC2206
    ports+=("$name:${port%%/*}" ${PORTS[$name]:-})
  done
  for name in "${ports[@]}"; do
    port=${name#*:}
    name=${name%:*}
    running "$name" && continue
    ! listening "$port" || die "port $port is taken: $name needs it (is another cloud up? this one is in $OSCLOUD_DIR)"
  done
}
