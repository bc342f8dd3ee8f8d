#!/bin/sh
# Installs packages of Debian: `apt.sh WHY PACKAGE...`. Says so before it does. Ends with 3 and one
# sentence when it cannot.
set -eu

why="$1"
shift
cache="${XDG_CACHE_HOME:-$HOME/.cache}/seatrial"
log="$cache/apt.log"

fail() {
    printf 'seatrial: %s\n' "$1" >&2
    exit 3
}

command -v apt-get >/dev/null 2>&1 || fail "$why, and this is not Debian: install it by hand, then repeat."
[ "$(id -u)" = 0 ] || fail "$why, and installing it needs root: run \`sudo apt-get install $*\`, then repeat."
mkdir -p "$cache"
printf 'seatrial: %s: installing from Debian: %s\n' "$why" "$*"

install_now() {
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >"$log" 2>&1
}

# The lists may be missing or old: they are fetched only when it does not work without.
if ! install_now "$@"; then
    apt-get update -qq >"$log" 2>&1 || fail "apt cannot reach its mirror: $(tail -n 1 "$log") (check the network; its log is $log)."
    install_now "$@" || fail "apt could not install $*: $(tail -n 1 "$log") (its log is $log)."
fi
