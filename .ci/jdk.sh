#!/bin/sh
# Makes sure of a JDK and of Maven; Debian's are installed when they are missing.
set -eu

here="$(dirname "$0")"
if ! [ -x "${JAVA_HOME:-/nonexistent}/bin/javac" ] && ! command -v javac >/dev/null 2>&1; then
    "$here/apt.sh" "there is no JDK (17 or newer)" openjdk-17-jdk-headless
fi
command -v "${MVN:-mvn}" >/dev/null 2>&1 || "$here/apt.sh" "there is no Maven" maven
