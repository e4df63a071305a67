#!/bin/bash
# Runs once, when the primary's data folder is made: the roles and the database of docs/database-roles.md, and the login of the standby.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -v owner_password="$OWNER_PASSWORD" -v service_password="$SERVICE_PASSWORD" -v replication_password="$REPLICATION_PASSWORD" <<'SQL'
create role soprovozhdenie_app nologin nosuperuser nobypassrls;
create role support_owner login password :'owner_password' nosuperuser nobypassrls;
create role support_service login password :'service_password' nosuperuser nobypassrls in role soprovozhdenie_app;
create role support_replication login replication password :'replication_password';
create database support owner support_owner encoding 'UTF8' template template0;
-- what a connection of the service brings along by itself, and one through a pooler in transaction mode cannot
alter role support_service set TimeZone = 'UTC';
alter role support_service set statement_timeout = '30s';
alter role support_service set idle_in_transaction_session_timeout = '15s';
SQL

echo 'host replication support_replication all scram-sha-256' >> "$PGDATA/pg_hba.conf"
