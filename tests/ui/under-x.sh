#!/bin/sh
# under-x.sh PROGRAM... - run it with a screen, a session bus and a home of its own
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
export XDG_RUNTIME_DIR="$home/run" GDK_BACKEND=x11 NO_AT_BRIDGE=0
mkdir -m 700 "$XDG_RUNTIME_DIR"

# Only the program itself is heard: what the bus and its services say would spoil its output.
exec 3>&1 4>&2
xvfb-run -a -s "-screen 0 1366x768x24 -nolisten tcp" \
  dbus-run-session -- sh -c '"$@" >&3 2>&4 3>&- 4>&-' sh "$@" >/dev/null 2>&1
