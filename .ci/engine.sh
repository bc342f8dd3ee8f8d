#!/bin/sh
# Makes sure of a container engine and of debootstrap, which makes base images where no registry
# answers. An engine that is there is used as it is; else Debian's is installed and started.
# Says what it installs before it does. Ends with 3 and one sentence when it cannot.
set -eu

cache="${XDG_CACHE_HOME:-$HOME/.cache}/seatrial"
log="$cache/dockerd.log"
pid_file=/var/run/docker.pid
deadline=60 # seconds for the engine to answer

fail() {
    printf 'seatrial: %s\n' "$1" >&2
    exit 3
}

say() {
    printf 'seatrial: %s\n' "$1"
}

# The engine's own ping, by whichever client is at hand. Neither can hang for long.
answers() {
    if command -v docker >/dev/null 2>&1; then
        timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
    elif command -v curl >/dev/null 2>&1 && [ -z "${DOCKER_HOST:-}" ]; then
        curl -fsS --max-time 10 --unix-socket /var/run/docker.sock http://localhost/_ping >/dev/null 2>&1
    else
        return 1
    fi
}

# Packages of Debian that are missing here.
missing_packages() {
    answers || command -v dockerd >/dev/null 2>&1 || printf ' docker.io'
    command -v debootstrap >/dev/null 2>&1 || [ -x /usr/sbin/debootstrap ] || printf ' debootstrap'
}

install_packages() {
    packages="$1"
    command -v apt-get >/dev/null 2>&1 ||
        fail "no container engine answers, and this is not Debian: install Docker and start it, then repeat."
    [ "$(id -u)" = 0 ] ||
        fail "installing$packages needs root: run \`sudo apt-get install$packages\`, then repeat."
    say "installing from Debian:$packages"
    # shellcheck disable=SC2086 # a list of words
    install_now() { DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >"$cache/apt.log" 2>&1; }
    # The lists may be missing or old: they are fetched only when it does not work without.
    install_now || {
        apt-get update -qq >>"$cache/apt.log" 2>&1 || true
        install_now
    } || fail "$(tail -n 1 "$cache/apt.log") (apt could not install$packages; check the network; its log is $cache/apt.log)."
}

# A hard end of the machine leaves a pid file, and the engine then refuses to start.
remove_stale_pid() {
    [ -f "$pid_file" ] || return 0
    pid="$(cat "$pid_file")"
    state=""
    [ -r "/proc/$pid/stat" ] && state="$(sed 's/.*) \(.\) .*/\1/' "/proc/$pid/stat")"
    comm=""
    [ -r "/proc/$pid/comm" ] && comm="$(cat "/proc/$pid/comm")"
    if [ -z "$state" ] || [ "$state" = Z ] || [ "$comm" != dockerd ]; then
        say "removing $pid_file, left by an engine that has ended"
        rm -f "$pid_file"
    fi
}

start_engine() {
    [ "$(id -u)" = 0 ] || fail "no container engine answers, and starting one needs root: start it, or run as root."
    remove_stale_pid
    say "starting the container engine (dockerd; it stays running afterwards; its log is $log)"
    setsid dockerd >"$log" 2>&1 </dev/null &
    waited=0
    until answers; do
        [ "$waited" -lt "$deadline" ] ||
            fail "the container engine did not answer within $deadline s; the last line of $log: $(tail -n 1 "$log")"
        # A second of waiting is a poll interval, not a guess: the condition is above.
        sleep 1
        waited=$((waited + 1))
    done
    say "the container engine is ready"
}

mkdir -p "$cache" || fail "the cache folder $cache cannot be made: set XDG_CACHE_HOME to one that can."

if answers; then
    # Only debootstrap can be missing, and only where an image has to be assembled.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        packages="$(missing_packages)"
        [ -z "$packages" ] || install_packages "$packages"
    fi
    exit 0
fi

[ -z "${DOCKER_HOST:-}" ] ||
    fail "DOCKER_HOST is $DOCKER_HOST, and no container engine answers there: correct it, or unset it for the local one."
if [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; then
    fail "the container engine does not let this user in: run as root, or join the group docker."
fi
packages="$(missing_packages)"
[ -z "$packages" ] || install_packages "$packages"
answers || start_engine
