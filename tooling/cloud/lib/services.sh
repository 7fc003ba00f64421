# Which services there are, and which of them are wanted.
#
# A file of services/ fills in, under its service's name:
#   PKGS   packages to install          DBS      its databases
#   DEBS   packages to unpack           DEPS     services it cannot do without
#   URLS   where it answers             CATALOG  "service|type|name|description|url"
#   NOCACHE  set if its migration makes more than tables
#   PORTS  further ports, "process:port"
# and defines conf_NAME, dbsync_NAME, start_NAME and post_NAME (all but start_NAME
# where needed). Its main process carries the service's name.

declare -A PKGS DEBS DBS DEPS URLS PORTS NOCACHE SELECTED
ALL_SERVICES=()
CATALOG=()
SERVICES=() # the wanted ones
OTHERS=()   # without Keystone
CORE=(keystone placement glance neutron cinder nova swift)

define() { ALL_SERVICES+=("$1"); }

for f in "$HERE"/services/*.sh; do
  # shellcheck disable=SC1090
  . "$f"
done

is_service() { [ -n "${URLS[$1]:-}" ]; }
known() { is_service "$1" || die "no such service: $1 (there are: ${ALL_SERVICES[*]})"; }
selected() { [ -n "${SELECTED[$1]:-}" ]; }
in_cloud() { selected "$1" || running "$1"; }
has() { declare -F "$1" >/dev/null; }

of_services() { # of_services PROCESS SERVICE... : neutron-agents is neutron's, mariadb is everyone's
  local owner=$1
  until is_service "$owner"; do
    [[ $owner == *-* ]] || return 0
    owner=${owner%-*}
  done
  [[ " ${*:2} " == *" $owner "* ]]
}

select_one() {
  local dependency
  known "$1"
  selected "$1" && return
  SELECTED[$1]=1
  for dependency in ${DEPS[$1]:-}; do select_one "$dependency"; done
}

select_each() {
  local each
  for each in "$@"; do select_one "$each"; done
}

select_services() { # select_services core|all|NAME... : fills SERVICES, in the order of the files
  local name
  select_one keystone
  for name in "$@"; do
    case $name in
      core) select_each "${CORE[@]}" ;;
      all) select_each "${ALL_SERVICES[@]}" ;;
      *) select_one "$name" ;;
    esac
  done
  for name in "${ALL_SERVICES[@]}"; do ! selected "$name" || SERVICES+=("$name"); done
  OTHERS=("${SERVICES[@]:1}")
}

FAILED=()

fail() { # fail SERVICE MESSAGE : the others go on
  say "  $1: $2"
  FAILED+=("$1")
}

failed() { [[ " ${FAILED[*]} " == *" $1 "* ]]; }
