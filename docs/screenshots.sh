#!/usr/bin/env bash
# Makes the pictures of docs/console.md: the browser test opens every page on a running sandbox and keeps what it sees.
# Needs Chromium on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q test-compile surefire:test -Dtest=ConsoleInBrowserIT
mkdir -p docs/images
for name in overview overview-dark tickets ticket ticket-narrow migration resources resource keys key drills drill waivers alerts audit; do
  cp "target/console/$name.png" "docs/images/$name.png"
done
large=$(find docs/images -name '*.png' -size +200k)
if [ -n "$large" ]; then
  echo "Larger than 200 kB: $large" >&2
  exit 1
fi
