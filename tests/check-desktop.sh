#!/bin/bash
# Check what the desktop reads of the program: launcher, store page, settings, file types, D-Bus. Prints TAP.
#   check-desktop.sh
cd "$(dirname "${BASH_SOURCE[0]}")/../app/desktop" || exit 1
id=org.corewalk.Corewalk
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

number=0
failed=0
promise () {
  local text=$1 said
  shift
  number=$((number + 1))
  if said=$("$@" 2>&1) && [ -z "$(grep -iE 'warning|hint' <<<"$said")" ]; then
    echo "ok $number - $text"
  else
    failed=1
    sed 's/^/# /' <<<"$said"
    echo "not ok $number - $text"
  fi
}

mime () {
  mkdir -p "$folder/packages"
  cp $id.xml "$folder/packages/"
  update-mime-database "$folder" && grep -q 'vnd.corewalk.walk' "$folder/globs2"
}

names_itself () {
  grep -qx "Name=$id" $id.service.in && grep -qx 'DBusActivatable=true' $id.desktop &&
    grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" $id.metainfo.xml
}

# Every type that the launcher opens is one that the file types tell of.
opens_what_is_told () {
  local type
  for type in $(sed -n 's/^MimeType=//p' $id.desktop | tr ';' ' '); do
    grep -q "<mime-type type=\"$type\">" $id.xml || { echo "$type is not told of"; return 1; }
  done
}

echo "1..6"
promise "the launcher is valid" desktop-file-validate $id.desktop
promise "the store page is valid" appstreamcli validate --no-net $id.metainfo.xml
promise "the settings are valid" glib-compile-schemas --strict --dry-run .
promise "the file types are valid" mime
promise "launcher, service and store page name the same program" names_itself
promise "the launcher opens only types that are told of" opens_what_is_told
exit $failed
