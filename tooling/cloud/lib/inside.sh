# Working inside the cloud's root file system.

INSIDE_ENV=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  HOME=/root LANG=C.UTF-8 LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)

inroot() { # inroot [VAR=value ...] COMMAND...
  chroot "$ROOTFS" /usr/bin/env -i "${INSIDE_ENV[@]}" "$@"
}

PYTHON_ENV=(IDENTITY_URL="$IDENTITY_URL" ADMIN_PASSWORD="$ADMIN_PASSWORD"
  DEMO_PASSWORD="$DEMO_PASSWORD" SERVICE_PASSWORD="$SERVICE_PASSWORD")

install_python() { install -D -m 644 -t "$ROOTFS/opt/oscloud" "$HERE"/lib/*.py; }

run_python() { # run_python FILE ARGUMENT... : one of the Python files beside this one
  install_python
  inroot "${PYTHON_ENV[@]}" python3 "/opt/oscloud/$1" "${@:2}"
}

seed() { # seed NAME[=ARGUMENT]... : functions of seed.py
  run_python seed.py "$@"
}

conf() { # conf PATH < text : write a file
  mkdir -p "$(dirname "$ROOTFS$1")"
  cat >"$ROOTFS$1"
}

mounted() { grep -q " $1 " /proc/self/mounts; }

mount_all() {
  local root
  root=$(cd "$ROOTFS" && pwd -P)
  mounted "$root/proc" || mount -t proc proc "$root/proc" || die "mount $root/proc"
  mkdir -p "$root/dev/shm"
  mounted "$root/dev/shm" || mount -t tmpfs -o size=512m tmpfs "$root/dev/shm" || die "mount $root/dev/shm"
}

unmount_all() {
  local root m
  root=$(cd "$ROOTFS" 2>/dev/null && pwd -P) || return 0
  awk -v r="$root/" 'index($2, r) == 1 {print $2}' /proc/self/mounts | sort -r | while read -r m; do
    umount "$m" 2>/dev/null || umount -l "$m"
  done
}
