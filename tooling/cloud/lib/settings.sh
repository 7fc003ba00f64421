# Where the cloud is, who may enter, and how its scripts speak.

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
OSCLOUD_DIR=${OSCLOUD_DIR:-/var/tmp/oscloud}
ROOTFS=${OSCLOUD_ROOTFS:-$OSCLOUD_DIR/rootfs}
CACHE=${OSCLOUD_CACHE:-$HERE/cache}
JOBS=$(nproc)
DEBUG=${OSCLOUD_DEBUG:-false}
LOGS=$OSCLOUD_DIR/logs
PIDS=$OSCLOUD_DIR/pids
STAMPS=$OSCLOUD_DIR/stamps

SUITE=trixie
IP=127.0.0.1
CLOUD_HOST=oscloud
REGION=RegionOne
IDENTITY_URL=http://$IP:5000/v3
# Throw-away secrets of a cloud that listens on loopback only.
ADMIN_PASSWORD=admin-secret
DEMO_PASSWORD=demo-secret
SERVICE_PASSWORD=service-secret

STARTED_AT=$(date +%s.%N)
elapsed() { awk -v a="$STARTED_AT" -v b="$(date +%s.%N)" 'BEGIN{printf "%6.1fs", b-a}'; }
say() { printf '[%s] %s\n' "$(elapsed)" "$*"; }
die() { printf '[%s] FAILED: %s\n' "$(elapsed)" "$*" >&2; exit 1; }

# A step that is done once leaves a stamp.
stamped() { [ -e "$STAMPS/$1" ]; }
stamp() { : >"$STAMPS/$1"; }

as_root() {
  [ "$(id -u)" = 0 ] || die "run it as root: it mounts, and changes its root folder"
}

lock() { # one up or down at a time, the next one waits
  exec 9>"$OSCLOUD_DIR/lock"
  flock -n 9 && return
  say "another up or down is at work in $OSCLOUD_DIR: waiting for it"
  flock 9
}
