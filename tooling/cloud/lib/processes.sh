# Starting, watching and stopping the cloud's processes, by pid file.

LAUNCHED=()

start_time() { # start_time PID : tells a process from a later one with the same pid
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # the second field is the command in parentheses, and may hold blanks
  read -ra fields <<<"${stat##*) }"
  echo "${fields[19]}"
}

running() { # running NAME
  local pid started
  [ -r "$PIDS/$1" ] && read -r pid started <"$PIDS/$1" && [ -n "$pid" ] || return 1
  [ "$(start_time "$pid")" = "$started" ]
}

started() { # the names of all processes that were started and not stopped
  ls "$PIDS" 2>/dev/null
}

launch() { # launch NAME [VAR=value ...] COMMAND... : inside
  launch_here "$1" chroot "$ROOTFS" /usr/bin/env -i "${INSIDE_ENV[@]}" "${@:2}"
}

launch_here() { # launch_here NAME COMMAND... : on the machine itself
  local name=$1 pid started
  shift
  running "$name" && return 0
  # hidden, so that it is no process of its own: what crash starts again
  printf '%s\0' "$@" >"$PIDS/.$name"
  [ -e "$LOGS/$name.log" ] && mv "$LOGS/$name.log" "$LOGS/$name.log.1"
  { close_inherited; exec setsid "$@"; } </dev/null >"$LOGS/$name.log" 2>&1 &
  pid=$!
  started=$(start_time "$pid") || die "$name ended at once: see $LOGS/$name.log"
  disown "$pid"
  echo "$pid $started" >"$PIDS/$name"
  LAUNCHED+=("$name")
}

close_inherited() { # or a lock that the caller holds would be held as long as the cloud is up
  local descriptor
  for descriptor in "/proc/$BASHPID/fd/"*; do
    descriptor=${descriptor##*/}
    [ "$descriptor" -le 2 ] || exec {descriptor}>&-
  done
}

uwsgi() { # uwsgi NAME PORT OPTION... : a WSGI API
  # --http-socket closes every connection without saying so, and resets one whose
  # request body was not read: hence the header, and the buffering below.
  launch_wsgi "$1" --http-socket "$IP:$2" --add-header "Connection: close" "${@:3}"
}

launch_wsgi() { # launch_wsgi NAME SOCKET-OPTION... OPTION...
  local name=$1
  shift
  launch "$name" uwsgi --plugins python3 --master --processes 1 --threads 8 --enable-threads \
    --lazy-apps --die-on-term --need-app --no-orphans --listen 100 \
    --buffer-size 65535 --post-buffering 1048576 \
    --disable-logging --procname "$name" "$@"
}

halt() { # halt NAME [SECONDS] : end a process and its group, by force when the time is over
  local pid started
  running "$1" || { rm -f "$PIDS/$1"; return 0; }
  read -r pid started <"$PIDS/$1"
  kill -TERM -- "-$pid" 2>/dev/null || kill -TERM "$pid" 2>/dev/null
  for _ in $(seq 1 $((${2:-5} * 10))); do
    [ "$(start_time "$pid")" = "$started" ] || break
    sleep 0.1
  done
  # the leader may have gone before its children
  kill -KILL -- "-$pid" 2>/dev/null
  rm -f "$PIDS/$1"
}

listening() { # listening PORT
  (exec 3<>"/dev/tcp/$IP/$1") 2>/dev/null
}

http_status() { # http_status URL : 000 when nothing answers
  # that it answers, not who it is: certificates are left alone
  curl --noproxy '*' -k -s -o /dev/null -m 5 -w '%{http_code}' "$1" 2>/dev/null
}

answers() { # answers URL : anything but silence or a server error
  local status
  status=$(http_status "$1")
  [ "$status" != 000 ] && [ "$status" -lt 500 ]
}

wait_for() { # wait_for SECONDS PROCESS COMMAND... : until the command succeeds, or the process has ended
  local end=$((SECONDS + $1)) name=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    running "$name" && [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.25
  done
}
