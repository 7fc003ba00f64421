# The Debian root file system that everything runs in.

archive() { # the machine's own mirror, if it is one of Debian
  local uri='' ID='' VERSION_CODENAME=''
  . /etc/os-release
  [ "$ID" != debian ] || uri=$(apt-get indextargets --format "\$(REPO_URI)" \
    'Identifier: Packages' "Release: $VERSION_CODENAME" 'Component: main' | head -1)
  echo "$uri"
}

apt_settings() { # the machine's own proxies and rules for frozen archives hold inside too
  echo 'APT::Install-Recommends "false";'
  echo 'Acquire::Languages "none";'
  [ -z "${http_proxy:-}" ] || echo "Acquire::http::Proxy \"$http_proxy\";"
  apt-config dump --no-empty --format '%f "%v";%n' \
    Acquire::http Acquire::https Acquire::Check-Valid-Until Acquire::Check-Date
}

make_rootfs() {
  stamped rootfs && return
  local uri mirrors=() # without any, mmdebstrap takes Debian's own archive
  uri=$(archive)
  [ -z "$uri" ] || mirrors=("deb $uri $SUITE main" "deb $uri $SUITE-updates main")
  say "root file system: Debian $SUITE from ${uri:-the archive of Debian}"
  apt_settings >"$OSCLOUD_DIR/apt.conf"
  rm -rf --one-file-system "$ROOTFS.new"
  # left out: documentation and unit tests, but for those that hold a driver
  mmdebstrap --variant=apt --mode=root --keyring="$ARCHIVE_KEYS" --aptopt="$OSCLOUD_DIR/apt.conf" \
    --dpkgopt=force-unsafe-io --dpkgopt=force-confold \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/fonts/*' \
    --dpkgopt='path-exclude=/usr/share/javascript/*' \
    --dpkgopt='path-exclude=/usr/lib/python3/dist-packages/*/tests/*' \
    --dpkgopt='path-include=/usr/lib/python3/dist-packages/cinder/tests/*.py' \
    --dpkgopt='path-exclude=/usr/lib/python3/dist-packages/cinder/tests/unit/*' \
    --dpkgopt='path-include=/usr/lib/python3/dist-packages/cinder/tests/unit/brick/*' \
    --dpkgopt='path-include=/usr/lib/python3/dist-packages/manila/tests/*/dummy.py' \
    --include=ca-certificates,eatmydata --skip=cleanup/apt \
    "$SUITE" "$ROOTFS.new" "${mirrors[@]}" >"$LOGS/bootstrap.log" 2>&1 ||
    die "mmdebstrap: see $LOGS/bootstrap.log"
  # no package may start a daemon
  printf '#!/bin/sh\nexit 101\n' >"$ROOTFS.new/usr/sbin/policy-rc.d"
  chmod +x "$ROOTFS.new/usr/sbin/policy-rc.d"
  mv -T "$ROOTFS.new" "$ROOTFS" || die "$ROOTFS is there, but not of this cloud's making: move it away"
  stamp rootfs
}

enter_rootfs() {
  cp /etc/resolv.conf "$ROOTFS/etc/resolv.conf"
  printf '127.0.0.1 localhost %s %s\n' "$CLOUD_HOST" "$(uname -n)" | conf /etc/hosts
  mount_all
}
