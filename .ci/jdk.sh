#!/bin/sh
# Makes sure of a JDK (17 or newer) and of Maven; Debian's are installed when they are missing.
# Says so before it does. Ends with 3 and one sentence when it cannot.
set -eu

cache="${XDG_CACHE_HOME:-$HOME/.cache}/seatrial"
packages=""
[ -x "${JAVA_HOME:-/nonexistent}/bin/javac" ] || command -v javac >/dev/null 2>&1 || packages=" openjdk-17-jdk-headless"
command -v "${MVN:-mvn}" >/dev/null 2>&1 || packages="$packages maven"
[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    printf 'seatrial: this needs a JDK 17 or newer and Maven: install them (on Debian, as root: apt-get install%s), then repeat.\n' "$packages" >&2
    exit 3
fi
mkdir -p "$cache"
printf 'seatrial: installing from Debian:%s\n' "$packages"
# shellcheck disable=SC2086 # a list of words
install_now() { DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >"$cache/apt.log" 2>&1; }
install_now || {
    apt-get update -qq >>"$cache/apt.log" 2>&1 || true
    install_now
} || {
    printf 'seatrial: apt could not install%s: %s (check the network; its log is %s)\n' "$packages" "$(tail -n 1 "$cache/apt.log")" "$cache/apt.log" >&2
    exit 3
}
