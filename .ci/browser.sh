#!/bin/sh
# Makes sure of a browser to test the site in; Debian's Chromium is installed when there is none.
# Where it cannot be, the tests that need it are skipped, and say so.
set -eu

here="$(dirname "$0")"
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
"$here/apt.sh" "there is no browser to test the site in" chromium ||
    printf 'seatrial: without a browser, the tests that need one will be skipped\n' >&2
