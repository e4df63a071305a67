#!/usr/bin/env bash
# The pull with bash and curl alone: prints each page, one JSON text a line, and keeps the cursor in a file for the next run.
#   examples/kdn/pull.sh [origin] [file of the cursor]
set -euo pipefail
origin=${1:-http://127.0.0.1:3000}
kept=${2:-cursor.txt}

# member NAME: the text that a JSON object on standard input has under a name.
member() {
  sed -nE "s/.*\"$1\":\"?([^\",}]*).*/\1/p"
}

token=$(curl -sSf -u "${CLIENT:-demo-commission}:${SECRET:-demo}" -d grant_type=client_credentials "$origin/oauth/token" | member access_token)
cursor=$(cat "$kept" 2>/dev/null || true)
page=$(mktemp)
trap 'rm -f "$page"' EXIT

while :; do
  status=$(curl -sS -G -o "$page" -w '%{http_code}' --retry 4 -H "Authorization: Bearer $token" \
    -d limit=1000 ${cursor:+-d "cursor=$cursor"} "$origin/v1/kdn/case-statuses")
  case $status in
    200) ;;
    410) cursor= && rm -f "$kept" && echo 'restored from a backup: everything anew' >&2 && continue ;;
    *) cat "$page" >&2 && exit 1 ;;
  esac
  cat "$page" && echo
  # The order matters: first the page is safe, then the cursor moves on.
  cursor=$(tail -c 1000 "$page" | member nextCursor)
  printf '%s' "$cursor" >"$kept.new" && mv "$kept.new" "$kept"
  [ "$(tail -c 1000 "$page" | member hasMore)" = true ] || break
done
