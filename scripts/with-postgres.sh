#!/bin/sh
# Run a command beside a PostgreSQL of its own, in a temporary folder, on a Unix socket only.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
home=$(mktemp -d)
as_postgres() { if [ "$(id -u)" = 0 ]; then su -s /bin/sh postgres -c "$1"; else sh -c "$1"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
chmod 755 "$home"
as_postgres "$bin/initdb -D $home/data -U trousseau -A trust --locale=C.UTF-8 >/dev/null"
as_postgres "$bin/pg_ctl -D $home/data -w -s -o \"-k $home -h '' -c fsync=off -c max_connections=200\" start"
trap 'as_postgres "$bin/pg_ctl -D $home/data -s -m immediate stop"; rm -rf "$home"' EXIT
export TROUSSEAU_PG_NAME=postgres TROUSSEAU_PG_USER=trousseau TROUSSEAU_PG_HOST="$home"
"$@"
