#!/usr/bin/env bash
# What a newcomer does: clone, `npm ci`, `npm start`, Ctrl-C. As whoever runs this, as an ordinary user (when run as
# root), on Debian's PostgreSQL (when it is installed), and the wrong starts, which must each end in one sentence.
# Linux only. Ends with "N passed, N failed".
set -uo pipefail
set -m # a process group for each job, so that Ctrl-C can be sent to one

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d) # 0700, as a home directory is
user=podpora-$$
places=("$work")
passed=0
failed=0

ok() { passed=$((passed + 1)); echo "ok    $1"; }
fail() { failed=$((failed + 1)); echo "FAIL  $1"; }
# check DESCRIPTION COMMAND...
check() { local what=$1; shift; if "$@"; then ok "$what"; else fail "$what"; fi; }

now() { date +%s%3N; }

# Processes that work in one of our directories: PostgreSQL stands in its data directory.
left_over() {
  local link target place
  for link in /proc/[0-9]*/cwd; do
    [[ $link == "/proc/$$/cwd" || $link == "/proc/$BASHPID/cwd" ]] && continue
    target=$(readlink "$link" 2>/dev/null) || continue
    for place in "${places[@]}"; do
      [[ $target == "$place"* ]] && { link=${link#/proc/}; echo "${link%/cwd}"; }
    done
  done
}
none_left() {
  local pids
  pids=$(left_over)
  [[ -z $pids ]] || { ps -o pid,args -p "${pids//$'\n'/,}"; return 1; }
}

clean_up() {
  cd /
  local pids
  pids=$(left_over)
  [[ -z $pids ]] || kill -9 $pids 2>/dev/null
  id "$user" >/dev/null 2>&1 && userdel "$user"
  rm -rf "${places[@]}"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# A port that nobody listens on.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# The status of GET PATH, or nothing.
status_of() {
  local status=''
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
  read -r -t 5 _ status _ <&3 2>/dev/null
  exec 3>&-
  echo "$status"
}

# As the ordinary user when there is one: as_user COMMAND...
as_user() {
  if [[ -n ${home:-} ]]; then
    exec setpriv --reuid "$user" --regid "$user" --clear-groups env HOME="$home" npm_config_cache="$home/.npm" "$@"
  fi
  exec "$@"
}

# start NAME [SETTING=VALUE...]: `npm start` in the current directory until it is ready; sets pid and took.
start() {
  local name=$1 begun
  shift
  log=$work/$name.log
  begun=$(now)
  (as_user env PORT="$port" SMTP_PORT="$smtp_port" "$@" npm start) >"$log" 2>&1 </dev/null &
  pid=$!
  until [[ $(status_of /ready) == 200 ]]; do
    if ! kill -0 "$pid" 2>/dev/null || (($(now) - begun > 120000)); then
      fail "$name: it becomes ready"
      tail -n 30 "$log"
      return 1
    fi
    sleep 0.02
  done
  took=$(($(now) - begun))
  ok "$name: ready in $took ms"
}

# Ctrl-C reaches the whole process group, npm as well as the server.
press_ctrl_c() {
  kill -INT -- "-$pid"
  wait "$pid"
  local code=$?
  check "$1: Ctrl-C ends it well (exit code $code)" [ "$code" = 0 ]
}

stop() {
  press_ctrl_c "$1"
  check "$1: no process is left" none_left
}

# A container's or a service's stop reaches npm alone.
terminate() {
  kill -TERM "$pid"
  wait "$pid"
  local code=$?
  check "$1: SIGTERM to npm ends it well (exit code $code)" [ "$code" = 0 ]
  check "$1: no process is left" none_left
}

# refused NAME SENTENCE [SETTING=VALUE...]: a start that must end in one sentence.
refused() {
  local name=$1 sentence=$2 log=$work/refused.log code
  shift 2
  (as_user env PORT="$port" SMTP_PORT="$smtp_port" "$@" timeout 60 npm start) >"$log" 2>&1 </dev/null
  code=$?
  if ((code != 0 && code != 124)) && grep -q "$sentence" "$log" && ! grep -q '^ *at ' "$log"; then ok "$name"
  else
    fail "$name (exit code $code)"
    cat "$log"
  fi
}

# first_and_second NAME: a first start, a stop, a warm start, a stop.
first_and_second() {
  start "$1, first start" && stop "$1, first start"
  start "$1, second start" && stop "$1, second start"
}

clone() { git clone -q "$root" "$1"; }

install() {
  local begun
  begun=$(now)
  (as_user npm ci "${@:2}") >"$work/ci.log" 2>&1 </dev/null
  local code=$?
  check "$1: npm ci in $((($(now) - begun) / 1000)) s" [ "$code" = 0 ]
  ((code == 0)) && return
  head -n 30 "$work/ci.log"
  finish
}

finish() {
  echo
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}

unset DATABASE_URL DATA_DIR HOST PUBLIC_URL SMTP_HOST SMTP_RELAY SECRET_KEY CI
port=$(free_port)
smtp_port=$(free_port)

# --- As whoever runs this ------------------------------------------------------------------------------------------
name=$(id -un)
clone "$work/podpora" && cd "$work/podpora" || exit 1
install "$name"
first_and_second "$name"

if start "$name, third start"; then
  other=$(free_port)
  refused 'a second start on the same data is refused' 'already running on DATA_DIR' PORT="$other" SMTP_PORT="$(free_port)"
  check 'the first one serves on' [ "$(status_of /ready)" = 200 ]
  refused 'a port in use is named' "Port $port is already in use.*PORT" DATA_DIR="$work/other" SMTP_PORT="$(free_port)"
  refused 'a mail port in use is named' "Port $smtp_port is already in use.*SMTP_PORT" DATA_DIR="$work/other" PORT="$other"
  kill -9 -- "-$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  start "$name, after kill -9" && terminate "$name, after kill -9"
fi
refused 'a wrong setting is named' 'The setting PORT is "abc"' PORT=abc
refused 'an unusable data directory is named' 'DATA_DIR (/dev/null/x) cannot be used' DATA_DIR=/dev/null/x
refused 'an unreachable database is named' 'DATABASE_URL.*nothing answers' DATABASE_URL=postgres://me:s3cret@127.0.0.1:1/podpora
check 'its password is not' [ "$(grep -c s3cret "$work/refused.log")" = 0 ]
check 'failed starts leave no process' none_left

# --- On Debian's PostgreSQL ------------------------------------------------------------------------------------------
source "$root/e2e/debian-postgres.sh"
if [[ $(id -u) == 0 && -x $debian_postgres/initdb ]]; then
  pg_port=$(free_port)
  start_debian_postgres "$pg_port"
  places+=("$pg_home")
  if start 'DATABASE_URL' DATABASE_URL="$pg_url" DATA_DIR="$work/files"; then
    check 'DATABASE_URL: no embedded PostgreSQL is made' [ ! -e "$work/files/postgres" ]
    press_ctrl_c 'DATABASE_URL'
  fi
  refused 'a wrong password is named' 'DATABASE_URL.*password is wrong' DATABASE_URL="postgres://podpora:s3cret@127.0.0.1:$pg_port/podpora"
  refused 'a missing database is named' 'DATABASE_URL.*"missing" does not exist' DATABASE_URL="${pg_url%podpora}missing"
  stop_debian_postgres
fi

# --- As an ordinary user, with the install scripts of packages held back ---------------------------------------------
if [[ $(id -u) == 0 ]]; then
  home=$(mktemp -d)
  places+=("$home")
  useradd --no-create-home --home-dir "$home" --shell /bin/bash "$user"
  clone "$home/podpora" && cd "$home/podpora" || exit 1
  mkdir -p "$home/.npm"
  cp -a "$(npm config get cache)/_cacache" "$home/.npm/" 2>/dev/null
  chown -R "$user:$user" "$home"
  install 'an ordinary user' --ignore-scripts --prefer-offline
  first_and_second 'an ordinary user'

  # As in the image and under systemd: only what runs, the desk built before, nothing that the user may write to.
  (npm ci --omit=dev -w @podpora/server --include-workspace-root --prefer-offline) >"$work/ci.log" 2>&1 </dev/null
  check 'without development tools: npm ci' [ $? = 0 ]
  check 'without development tools: there are none' [ ! -e node_modules/vite ]
  chown -R root:root "$home/podpora"
  start 'without development tools' DATA_DIR="$home/data" && stop 'without development tools'
fi

finish
