#!/bin/sh
# under-x.sh PROGRAM... - run it with a screen, a session bus and a home of its own
home=$(mktemp -d) || exit 1
trap 'kill "$server" 2>/dev/null; rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
export XDG_RUNTIME_DIR="$home/run" GDK_BACKEND=x11 NO_AT_BRIDGE=0
mkdir -m 700 "$XDG_RUNTIME_DIR"

# The server finds a free number itself and says it when it is ready; one that starts anew whenever
# its last client leaves would refuse the next one meanwhile.
mkfifo "$home/display" || exit 1
Xvfb -displayfd 5 -screen 0 1366x768x24 -noreset -nolisten tcp 5>"$home/display" >/dev/null 2>&1 &
server=$!
read -r number <"$home/display" || exit 1
export DISPLAY=":$number"

# Only the program itself is heard: what the bus and its services say would spoil its output.
exec 3>&1 4>&2
dbus-run-session -- sh -c '"$@" >&3 2>&4 3>&- 4>&-' sh "$@" >/dev/null 2>&1
