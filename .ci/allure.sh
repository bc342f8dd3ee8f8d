#!/bin/sh
# Builds Allure's own report from the newest run, or from RUN; opens nothing.
set -eu

home="$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)"
version=2.34.0
tool="$home/harness/target/allure/allure-$version"

run="${RUN:-}"
if [ -z "$run" ]; then
    # Names of runs begin with their time.
    for folder in "$home"/reports/runs/*/; do
        [ -d "$folder/allure-results" ] && run="${folder%/}"
    done
fi
if [ -z "$run" ] || ! [ -d "$run/allure-results" ]; then
    printf 'There are no results of a run%s: `./seatrial run` writes some, RUN=FOLDER names them.\n' "${run:+ in $run}" >&2
    exit 2
fi

if ! [ -x "$tool/bin/allure" ]; then
    printf 'installing the command line of Allure %s, from where Maven gets everything, into harness/target/allure\n' "$version" >&2
    rm -rf "$tool.new"
    "${MVN:-mvn}" -B -ntp -q -N -f "$home/pom.xml" dependency:unpack \
        -Dartifact="io.qameta.allure:allure-commandline:$version:zip" -DoutputDirectory="$tool.new" >&2
    # Maven unpacks without modes, and a folder that is half there is not to be found.
    chmod +x "$tool.new/allure-$version/bin/allure"
    mv "$tool.new/allure-$version" "$tool"
    rmdir "$tool.new"
fi

# One file with everything in it, which a browser opens without a server.
"$tool/bin/allure" generate --single-file --clean --output "$run/allure-report" "$run/allure-results" >&2
printf '%s\n' "$run/allure-report/index.html"
