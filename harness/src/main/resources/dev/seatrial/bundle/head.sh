#!/bin/sh
# {{title}}
# The steps of {{cell}} as plain docker commands, made from its plan.
# It needs docker, curl and jq, takes away what it has made save for images, and touches nothing else.
#
#   ./reproduce.sh          runs the steps
#   KEEP=1 ./reproduce.sh   leaves the containers for you to look into
#   SETTLE=60 ./reproduce.sh   gives instances so many seconds where the run follows them (10)
#   BASE=debian:bookworm-slim ./reproduce.sh   assembles images on this base, where they are assembled
#
# Passwords and keys are stand-ins of the same shape, not those of the run.
# shellcheck disable=SC2034,SC2317,SC2329 # not every plan uses every function and every variable
# shellcheck disable=SC2016 # ${…} in a text for people is meant as it stands
set -eu
cd "$(dirname "$0")"
for tool in docker curl jq; do
  command -v "$tool" >/dev/null || {
    echo "$tool is needed: install it first." >&2
    exit 2
  }
done

run=seatrial-reproduce-$$
label=dev.seatrial.reproduce=$run
work=$(mktemp -d)
now='before the first step'
broken=0
todos=0
n=0
: >"$work/why"
: >"$work/answer"

clean() {
  code=$?
  trap - EXIT INT TERM
  if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then
    echo "FAILED in $now" >&2
    cat "$work/why" >&2
  fi
  if [ -n "${KEEP:-}" ]; then
    echo "kept, until you remove it: docker ps -a --filter label=$label"
  else
    docker ps -aq --filter "label=$label" | xargs -r docker rm -f -v >/dev/null
    docker volume ls -q --filter "label=$label" | xargs -r docker volume rm >/dev/null
    docker network ls -q --filter "label=$label" | xargs -r docker network rm >/dev/null
  fi
  rm -rf "$work"
  exit "$code"
}
trap clean EXIT
trap 'exit 130' INT TERM

step() { # ID WHAT
  now="step $1: $2"
  echo "== $1  $2"
}

todo() { # WHERE WHAT: no command does it
  todos=$((todos + 1))
  echo "   not done here: $2 ($1)"
}

complain() {
  printf '%s\n' "$*" >"$work/why"
  return 1
}

pulled() { # ID REFERENCE: prints the image
  if docker image inspect "$1" >/dev/null 2>&1; then
    echo "$1"
  else
    docker pull -q "$2" >&2 && echo "$2"
  fi
}

assembled() { # ID NAME FOLDER OPTIONS...: prints the image
  id=$1 tag=$2 folder=$3
  shift 3
  if docker image inspect "$id" >/dev/null 2>&1; then
    echo "$id"
  else
    docker build ${BASE:+--build-arg "BASE=$BASE"} -t "$tag" "$@" "$folder" >&2 && echo "$tag"
  fi
}

container() { # NAME or NAME@RELEASE: the one of the service that runs
  case $1 in
    *@*) by=key ;;
    *) by=service ;;
  esac
  docker ps -q --filter "label=$label" --filter "label=dev.seatrial.$by=$1" | head -n 1
}

next() { # SERVICE: a name for the next container
  n=$((n + 1))
  made=$run-$1-$n
  v_container_name=$made
}

create() { # service|once KEY SERVICE OPTIONS... IMAGE WORDS...
  kind=$1 key=$2 service=$3
  shift 3
  [ "$kind" = once ] || set -- --label "dev.seatrial.key=$key" --label "dev.seatrial.service=$service" "$@"
  docker create --name "$made" --label "$label" --label "dev.seatrial.any=$service" \
    --network "$run" --network-alias "$service" "$@" >/dev/null
}

alive() { # CONTAINER
  [ "$(docker inspect -f '{{.State.Running}}' "$1")" = true ] && return 0
  complain "$1 has ended: $(docker logs --tail 20 "$1" 2>&1)"
}

healthy() { # SECONDS COMMAND...: waits for the container that was made last
  up=$made
  end=$(($(date +%s) + $1))
  shift
  while alive "$up"; do
    if [ $# -eq 0 ] || docker exec "$up" "$@" >/dev/null 2>&1; then
      return 0
    fi
    [ "$(date +%s)" -lt "$end" ] || {
      complain "$up is not healthy: $(docker logs --tail 20 "$up" 2>&1)"
      return 1
    }
    sleep 1
  done
  return 1
}

stop() { # SECONDS NAME
  up=$(container "$2")
  [ -z "$up" ] || docker stop -t "$1" "$up" >/dev/null
}

port() { # NAME PORT
  docker port "$(container "$1")" "$2/tcp" 2>/dev/null | sed -n 's/.*://p' | head -n 1
}

http() { # STATUSES METHOD SERVICE PORT PATH OPTIONS...
  statuses=$1 method=$2 asked=$3 at=$(port "$3" "$4") path=$5
  shift 5
  [ -n "$at" ] || {
    complain "$asked does not run"
    return 1
  }
  : >"$work/answer"
  code=$(curl -sS -g -m 60 -o "$work/answer" -w '%{http_code}' -X "$method" "$@" "http://127.0.0.1:$at$path" 2>"$work/why") || code=000
  case " $statuses " in
    *" $code "*) return 0 ;;
  esac
  complain "$method $asked $path: expected status $statuses, got $code: $(head -c 600 "$work/answer") $(cat "$work/why")"
}

exits() { # CODES SECONDS COMMAND...
  codes=$1 limit=$2
  shift 2
  code=0
  timeout "$limit" "$@" >"$work/answer" 2>&1 || code=$?
  case " $codes " in
    *" $code "*) return 0 ;;
  esac
  complain "expected exit code $codes, got $code: $(tail -n 20 "$work/answer")"
}

once() { # CODES SECONDS: runs the container that was made last to its end
  one=$made
  exits "$1" "$2" docker start -a "$one" && tail -n 3 "$work/answer" && return 0
  docker kill "$one" >/dev/null 2>&1 || true
  return 1
}

value() { # FILTER
  if [ "$1" = . ] && ! jq -e 'type == "object" or type == "array"' "$work/answer" >/dev/null 2>&1; then
    sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' "$work/answer"
  else
    jq -r "($1) | if type == \"string\" then . else tojson end" "$work/answer"
  fi
}

expect() { # FILTER VALUE
  got=$(value "$1" 2>"$work/why") || return 1
  [ "$got" = "$2" ] || complain "expected $1 to be $2, got $got"
}

same() { # FILTER FILTER
  expect "$1" "$(value "$2")"
}

prints() { # REGULAR EXPRESSION
  grep -Pq -- "$1" "$work/answer" || complain "nothing in its output matches $1: $(tail -n 20 "$work/answer")"
}

keep() { # VARIABLE FILTER
  got=$(value "$2" 2>"$work/why") || got=null
  [ "$got" != null ] || {
    complain "nothing at $2 to keep as $1"
    return 1
  }
  eval "$1=\$got"
}

by_hand() { # VARIABLE PATH: nobody has said in jq what to take
  eval "[ -n \"\${$1:-}\" ]" && return 0
  complain "set $1 to what is at $2 of this answer, and begin again: $(head -c 600 "$work/answer")"
}

typed() { # VALUE: as JSON
  case $1 in
    true | false | null) printf '%s' "$1" ;;
    *) if printf '%s' "$1" | grep -Eq '^-?(0|[1-9][0-9]{0,17})$'; then printf '%s' "$1"; else printf '%s' "$1" | jq -Rs .; fi ;;
  esac
}

within() { # SECONDS COMMAND
  end=$(($(date +%s) + $1))
  until "$2"; do
    [ "$(date +%s)" -lt "$end" ] || return 1
    sleep 1
  done
}

verify() { # WHAT COMMAND...
  what=$1
  shift
  if "$@"; then
    echo "   holds: $what"
  else
    broken=$((broken + 1))
    echo "   DOES NOT HOLD: $what"
    sed 's/^/     /' "$work/why"
  fi
}

fault() { # KIND SERVICE SECONDS REGULAR-EXPRESSION LASTING: while the next steps are done
  rm -f "$work/fault"
  begun=$(date -u +%Y-%m-%dT%H:%M:%S.%NZ)
  (
    trap - EXIT INT TERM
    until id=$(docker ps -q --filter "label=$label" --filter "label=dev.seatrial.any=$2" | head -n 1) && [ -n "$id" ]; do
      sleep 0.1
    done
    if [ -n "$4" ]; then
      docker logs -f --since "$begun" "$id" 2>&1 | grep -Pm1 -- "$4" >/dev/null || exit 0
    else
      sleep "$3"
    fi
    case $1 in
      kill) docker kill "$id" ;;
      pause) docker pause "$id" ;;
      disconnect) docker network disconnect -f "$run" "$id" ;;
    esac >/dev/null 2>&1 || exit 0 # it came too late
    echo "$id" >"$work/fault"
    echo "   fault: $1 $2"
    [ -z "$5" ] || {
      sleep "$5"
      undo "$1" "$2" "$id"
    }
  ) &
  faulty=$!
}

undo() { # KIND SERVICE CONTAINER
  case $1 in
    pause) docker unpause "$3" ;;
    disconnect) docker network connect --alias "$2" "$run" "$3" ;;
  esac >/dev/null 2>&1 || true
}

healed() { # KIND SERVICE: the steps are done
  kill "$faulty" 2>/dev/null || true
  wait "$faulty" 2>/dev/null || true
  if [ ! -s "$work/fault" ]; then
    complain "the fault did not come, or too late: $1 $2"
    return 1
  fi
  undo "$1" "$2" "$(cat "$work/fault")"
}

logs_match() { # NAME REGULAR EXPRESSION
  docker logs "$(container "$1")" >"$work/answer" 2>&1 && prints "$2"
}

ended() { # KEY CODES
  id=$(docker ps -aq --filter "label=$label" --filter "label=dev.seatrial.key=$1" --filter status=exited | head -n 1)
  [ -n "$id" ] || {
    complain "$1 has not ended"
    return 1
  }
  code=$(docker inspect -f '{{.State.ExitCode}}' "$id")
  case " $2 " in
    *" $code "*) return 0 ;;
  esac
  complain "$1 ended with $code, expected $2"
}

save() { # VOLUME
  docker run --rm --label "$label" -v "$run-$1:/volume:ro" "$helper" \
    tar --format=posix --xattrs --acls --sparse --numeric-owner -cf - -C /volume . >"$work/backup-$1.tar"
}

put_back() { # VOLUME
  docker run --rm -i --label "$label" -v "$run-$1:/volume" "$helper" sh -ec \
    'find /volume -mindepth 1 -delete; tar --xattrs --acls --numeric-owner -xpf - -C /volume' <"$work/backup-$1.tar"
}

put() { # FILE VOLUME PATH OWNER MODE
  if [ -d "$1" ]; then
    tar -C "$1" -cf - . | docker run --rm -i --label "$label" -v "$run-$2:/volume" "$helper" sh -ec \
      'mkdir -p "/volume$1"; tar -xpf - -C "/volume$1"; [ -z "$2" ] || chown -R "$2" "/volume$1"' sh "$3" "$4"
  else
    docker run --rm -i --label "$label" -v "$run-$2:/volume" "$helper" sh -ec \
      'mkdir -p "$(dirname "/volume$1")"; cat >"/volume$1"; [ -z "$2" ] || chown "$2" "/volume$1"; [ -z "$3" ] || chmod "$3" "/volume$1"' \
      sh "$3" "$4" "$5" <"$1"
  fi
}

put_in() { # FILE SERVICE PATH OWNER MODE
  up=$(container "$2")
  docker exec -u 0 "$up" mkdir -p "$(dirname "$3")"
  docker cp "$1" "$up:$3"
  [ -z "$4" ] || docker exec -u 0 "$up" chown -R "$4" "$3"
  [ -z "$5" ] || docker exec -u 0 "$up" chmod "$5" "$3"
}

take() { # SERVICE PATH
  rm -rf "$work/file"
  docker cp "$(container "$1"):$2" "$work/file"
}

move() { # VOLUME PATH VOLUME PATH OWNER
  docker run --rm --label "$label" -v "$run-$1:/from" -v "$run-$3:/to" "$helper" sh -ec \
    'if [ -d "/from$1" ]; then mkdir -p "/to$2"; cp -a "/from$1/." "/to$2/"; else mkdir -p "$(dirname "/to$2")"; cp -aL "/from$1" "/to$2"; fi
     [ -z "$3" ] || chown -R "$3" "/to$2"' sh "$2" "$4" "$5"
}

