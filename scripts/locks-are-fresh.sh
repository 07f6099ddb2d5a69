#!/bin/sh
# Fail when a requirements/*.txt no longer answers to its .in file. Asks the package index only for what is locked.
set -eu
uv=$1
for name in prod dev bench; do
  copy=$(mktemp)
  cp "requirements/$name.txt" "$copy"
  "$uv" pip compile --quiet --generate-hashes --allow-unsafe --no-header --no-emit-index-url \
    --python-version 3.11 "requirements/$name.in" -o "$copy"
  grep -v '^ *#' "requirements/$name.txt" > "$copy.have"
  grep -v '^ *#' "$copy" > "$copy.want"
  cmp -s "$copy.have" "$copy.want" || { echo "requirements/$name.txt is stale: run uv pip compile"; exit 1; }
done
