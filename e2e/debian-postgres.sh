# shellcheck shell=bash disable=SC2034
# Sourced: a private PostgreSQL 15 of Debian's, with a role and a database `podpora`. It runs as user postgres and
# listens on the loopback; the password of the role needs quoting in a URL, as real ones do.

debian_postgres=/usr/lib/postgresql/15/bin

as_postgres() { (cd "$pg_home" && exec setpriv --reuid postgres --regid postgres --clear-groups "$@"); }

# start_debian_postgres PORT [OPTION-OF-POSTGRES...]; sets pg_home and pg_url. Needs root.
start_debian_postgres() {
  local port=$1
  shift
  pg_home=$(mktemp -d)
  chown postgres "$pg_home"
  as_postgres sh -c 'echo s3cret >password'
  as_postgres "$debian_postgres/initdb" -D "$pg_home/data" -A scram-sha-256 --pwfile="$pg_home/password" >"$pg_home/initdb.log"
  as_postgres "$debian_postgres/pg_ctl" -D "$pg_home/data" -w -l "$pg_home/log" -o "-p $port -h 127.0.0.1 -k $pg_home $*" start >/dev/null
  as_postgres env PGPASSWORD=s3cret psql -q -h "$pg_home" -p "$port" -d postgres \
    -c "create role podpora login createdb password 'p@ss word'" -c 'create database podpora owner podpora'
  pg_url=postgres://podpora:p%40ss%20word@127.0.0.1:$port/podpora
}

stop_debian_postgres() {
  as_postgres "$debian_postgres/pg_ctl" -D "$pg_home/data" -m fast -w stop >/dev/null
  rm -rf "$pg_home"
}
