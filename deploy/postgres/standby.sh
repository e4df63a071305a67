#!/bin/bash
# Before a standby starts: an empty data folder is filled with a copy of the primary, which it then follows under the name «standby».
set -euo pipefail

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  from="host=$PRIMARY_HOST port=${PRIMARY_PORT:-5432} user=support_replication application_name=standby"
  until PGPASSWORD=$REPLICATION_PASSWORD pg_isready -q -d "$from"; do sleep 1; done
  # a copy that broke off is no copy
  find "$PGDATA" -mindepth 1 -delete 2>/dev/null || mkdir -p "$PGDATA"
  PGPASSWORD=$REPLICATION_PASSWORD pg_basebackup -D "$PGDATA" -d "$from password=$REPLICATION_PASSWORD" -X stream -R --checkpoint=fast
  chmod 0700 "$PGDATA"
fi

exec "$@"
