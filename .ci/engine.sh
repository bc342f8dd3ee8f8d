#!/bin/sh
# Makes sure of a container engine, and of debootstrap, which makes base images where no registry
# answers. An engine that is there is used as it is; else Debian's is installed and started.
# Ends with 3 and one sentence when it cannot.
set -eu

here="$(dirname "$0")"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/seatrial"
log="$cache/dockerd.log"
pid_file=/var/run/docker.pid
socket=/var/run/docker.sock
deadline=60 # seconds for the engine to answer

fail() {
    printf 'seatrial: %s\n' "$1" >&2
    exit 3
}

say() {
    printf 'seatrial: %s\n' "$1"
}

# The engine's own version, by whichever client is at hand; neither can hang for long.
answers() {
    if command -v docker >/dev/null 2>&1; then
        timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
    elif command -v curl >/dev/null 2>&1 && [ -z "${DOCKER_HOST:-}" ]; then
        curl -fsS --max-time 10 --unix-socket "$socket" http://localhost/_ping >/dev/null 2>&1
    else
        return 1
    fi
}

# A hard end of the machine leaves a pid file, and the engine then refuses to start.
remove_stale_pid() {
    [ -f "$pid_file" ] || return 0
    pid="$(cat "$pid_file")"
    state="$(sed 's/.*) \(.\) .*/\1/' "/proc/$pid/stat" 2>/dev/null || true)"
    name="$(cat "/proc/$pid/comm" 2>/dev/null || true)"
    if [ -z "$state" ] || [ "$state" = Z ] || [ "$name" != dockerd ]; then
        say "removing $pid_file, left by an engine that has ended"
        rm -f "$pid_file"
    fi
}

start_engine() {
    [ "$(id -u)" = 0 ] || fail "no container engine answers, and starting one needs root: start it, or run as root."
    remove_stale_pid
    say "starting the container engine (dockerd); it stays running afterwards; its log is $log"
    setsid dockerd >"$log" 2>&1 </dev/null &
    daemon=$!
    waited=0
    until answers; do
        kill -0 "$daemon" 2>/dev/null || answers ||
            fail "the container engine ended at once: $(tail -n 1 "$log") (its log is $log)."
        [ "$waited" -lt "$deadline" ] ||
            fail "the container engine does not answer after $deadline s: $(tail -n 1 "$log") (its log is $log)."
        sleep 1
        waited=$((waited + 1))
    done
    say "the container engine is ready"
}

mkdir -p "$cache" 2>/dev/null || fail "the folder $cache cannot be made: set XDG_CACHE_HOME to one that can."

if ! answers; then
    [ -z "${DOCKER_HOST:-}" ] ||
        fail "DOCKER_HOST is $DOCKER_HOST, and no container engine answers there: correct it, or unset it for the local one."
    if [ -S "$socket" ] && [ ! -w "$socket" ]; then
        fail "the container engine does not let this user in: run as root, or join the group docker."
    fi
    command -v dockerd >/dev/null 2>&1 || "$here/apt.sh" "there is no container engine" docker.io
    answers || start_engine
fi

# Needed only where an image is assembled without a registry: not worth a failure elsewhere.
if ! command -v debootstrap >/dev/null 2>&1 && [ ! -x /usr/sbin/debootstrap ] &&
    command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    "$here/apt.sh" "base images may have to be made here" debootstrap
fi
