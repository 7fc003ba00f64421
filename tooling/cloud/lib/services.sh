# Which services there are, and which of them are wanted.
#
# A file of services/ fills in, under its service's name:
#   PKGS   packages to install          DBS      its databases
#   DEBS   packages to unpack           DEPS     services it cannot do without
#   URLS   where it answers             CATALOG  "service|type|name|description|url"
#   NOCACHE  set if its migration makes more than tables
# and defines conf_NAME, dbsync_NAME, start_NAME and post_NAME (all but start_NAME
# where needed). Its main process carries the service's name.

declare -A PKGS DEBS DBS DEPS URLS NOCACHE SELECTED
ALL_SERVICES=()
CATALOG=()
SERVICES=()
CORE=(keystone placement glance neutron cinder nova swift)

define() { ALL_SERVICES+=("$1"); }

for f in "$HERE"/services/*.sh; do
  # shellcheck disable=SC1090
  . "$f"
done

known() { [ -n "${URLS[$1]:-}" ] || die "no such service: $1 (there are: ${ALL_SERVICES[*]})"; }
selected() { [ -n "${SELECTED[$1]:-}" ]; }
has() { declare -F "$1" >/dev/null; }

select_one() {
  local dependency
  known "$1"
  selected "$1" && return
  SELECTED[$1]=1
  for dependency in ${DEPS[$1]:-}; do select_one "$dependency"; done
}

select_services() { # select_services core|all|NAME... : fills SERVICES, in the order of the files
  local name
  select_one keystone
  for name in "$@"; do
    case $name in
      core) for name in "${CORE[@]}"; do select_one "$name"; done ;;
      all) for name in "${ALL_SERVICES[@]}"; do select_one "$name"; done ;;
      *) select_one "$name" ;;
    esac
  done
  # what runs already stays part of the cloud
  for name in "${ALL_SERVICES[@]}"; do running "$name" && select_one "$name"; done
  for name in "${ALL_SERVICES[@]}"; do selected "$name" && SERVICES+=("$name"); done
}

FAILED=() # "service: what failed"

fail() { # fail SERVICE MESSAGE : the others go on
  say "  $1: $2"
  FAILED+=("$1")
}

failed() { [[ " ${FAILED[*]} " == *" $1 "* ]]; }
