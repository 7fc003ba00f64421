# Packages. Only the libraries are installed. The packages with the daemons are
# unpacked without their maintainer scripts, which would ask questions, make
# databases and start things: wanted are their commands and paste files.

install_packages() {
  local name package to_install=() to_unpack=()
  for package in $INFRASTRUCTURE_PKGS; do stamped "pkg-$package" || to_install+=("$package"); done
  # for its mariadb-dump; installed, it would bring a whole client along
  [ -z "$SAVE_CACHE" ] || stamped deb-mariadb-client || to_unpack+=(mariadb-client)
  for name in "${SERVICES[@]}"; do
    for package in ${PKGS[$name]:-}; do stamped "pkg-$package" || to_install+=("$package"); done
    for package in ${DEBS[$name]:-}; do stamped "deb-$package" || to_unpack+=("$package"); done
  done
  [ $((${#to_install[@]} + ${#to_unpack[@]})) -gt 0 ] || return 0
  say "packages: ${#to_install[@]} to install, ${#to_unpack[@]} to unpack"
  inroot apt-get update -qq >"$LOGS/apt.log" 2>&1 || die "apt-get update: see $LOGS/apt.log"
  spare_byte_code
  if [ ${#to_install[@]} -gt 0 ]; then
    inroot eatmydata apt-get install -y "${to_install[@]}" >>"$LOGS/apt.log" 2>&1 ||
      die "apt-get install: see $LOGS/apt.log"
    for package in "${to_install[@]}"; do stamp "pkg-$package"; done
  fi
  [ ${#to_unpack[@]} -eq 0 ] || unpack "${to_unpack[@]}"
  inroot apt-get clean
  say "packages: done"
}

spare_byte_code() { # it is made where a module is first imported: half of the installation's time
  stamped py3compile && return
  inroot eatmydata apt-get install -y python3-minimal >>"$LOGS/apt.log" 2>&1 ||
    die "apt-get install python3-minimal: see $LOGS/apt.log"
  inroot dpkg-divert --quiet --local --rename --add /usr/bin/py3compile
  printf '#!/bin/sh\nexit 0\n' | conf /usr/bin/py3compile
  chmod +x "$ROOTFS/usr/bin/py3compile"
  stamp py3compile
}

unpack() { # unpack PACKAGE...
  local folder=/var/cache/oscloud deb package
  rm -rf "$ROOTFS$folder"
  mkdir -p "$ROOTFS$folder"
  # shellcheck disable=SC2016
  inroot sh -c 'cd "$0" && apt-get download -qq -o APT::Sandbox::User=root "$@"' "$folder" "$@" >>"$LOGS/apt.log" 2>&1 ||
    die "apt-get download: see $LOGS/apt.log"
  for deb in "$ROOTFS$folder"/*.deb; do dpkg-deb -x "$deb" "$ROOTFS" || die "dpkg-deb -x $deb"; done
  rm -rf "$ROOTFS$folder"
  for package in "$@"; do stamp "deb-$package"; done
}
