# The services' databases: loaded from a dump, or migrated.

sql() { inroot mariadb -uroot -S "$DATABASE_SOCKET" -N -B -e "$1"; }

# A dump is good for the very package versions that it was made with.
versions() { # versions SERVICE
  # shellcheck disable=SC2086
  inroot dpkg-query -W -f '${Package}=${Version}\n' ${PKGS[$1]} | sort | tr '\n' ' '
}

dump_fits() { # dump_fits SERVICE
  [ -s "$CACHE/$1.sql.gz" ] && [ "$(cat "$CACHE/$1.versions")" = "$(versions "$1")" ]
}

dumpable() { [ -n "${DBS[$1]:-}" ] && [ -z "${NOCACHE[$1]:-}" ]; }

make_database() { # make_database SERVICE : reports on descriptor 3
  local database since=$SECONDS how=migrated
  stamped "db-$1" && return
  for database in ${DBS[$1]:-}; do sql "CREATE DATABASE IF NOT EXISTS $database" || return 1; done
  if dumpable "$1" && dump_fits "$1"; then
    gzip -dc "$CACHE/$1.sql.gz" | inroot mariadb -uroot -S "$DATABASE_SOCKET" || return 1
    how=loaded
  elif has "dbsync_$1"; then
    "dbsync_$1" || return 1
    if [ -n "$SAVE_CACHE" ] && dumpable "$1"; then save_dump "$1" || return 1; fi
  fi
  stamp "db-$1"
  say "  $1: database $how in $((SECONDS - since)) s" >&3
}

save_dump() { # save_dump SERVICE
  mkdir -p "$CACHE"
  # shellcheck disable=SC2086
  inroot mariadb-dump -uroot -S "$DATABASE_SOCKET" --skip-dump-date --skip-comments --single-transaction \
    --routines --triggers --databases ${DBS[$1]} | gzip -9n >"$CACHE/$1.sql.gz" &&
    versions "$1" >"$CACHE/$1.versions"
}

make_databases() { # make_databases SERVICE... : several at a time
  local name
  local -A worker
  exec 3>&1
  for name in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$JOBS" ]; do wait -n; done
    make_database "$name" >"$LOGS/dbsync-$name.log" 2>&1 9>&- &
    worker[$name]=$!
  done
  for name in "$@"; do
    wait "${worker[$name]}" || fail "$name" "no database: see $LOGS/dbsync-$name.log"
  done
  exec 3>&-
}
