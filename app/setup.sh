# app/setup.sh - what app/run and tests/run share: Debian's packages, and a build out of tree
# Everything said here goes to standard error, so that a program's output stays its own.

house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say () {
  printf '%s\n' "$*" >&2
}

as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "This needs root: install sudo, or run as root: $*"
    return 1
  fi
}

# install_packages LIST...: every package named in these files that is not here yet
install_packages () {
  local wanted missing
  wanted=$(sed 's/#.*//' "$@")
  if ! command -v apt-get >/dev/null; then
    say "Not a Debian machine: nothing installed; the build needs" $wanted
    return 0
  fi
  missing=$(comm -23 <(tr -s ' \n' '\n\n' <<<"$wanted" | sed '/^$/d' | sort -u) \
                     <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
                       sed -n 's/^installed //p' | sort -u) | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  say "Installing from Debian: $missing"
  as_root apt-get -qq -o Acquire::Retries=3 update >&2 || say "apt-get update failed; trying with what is known"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=600 install $missing >&2
}

# build FOLDER [MESON OPTION...]: one build at a time; silent when there is nothing to do.
# Debian's tools come first in PATH, so that another python or meson can't get between.
build () {
  local folder=$house/$1 log=$house/$1.log
  shift
  (
    export PATH=/usr/sbin:/usr/bin:/sbin:/bin
    exec </dev/null 8>"$folder.lock"
    flock 8
    if [ ! -f "$folder/build.ninja" ]; then
      say "Building in ${folder##*/}; the first time takes a minute or two ..."
      rm -rf "$folder"
      meson setup "$@" "$folder" "$house" >"$log" 2>&1 8>&- || { cat "$log" >&2; exit 1; }
    fi
    ninja -C "$folder" >"$log" 2>&1 8>&- || { cat "$log" >&2; exit 1; }
  ) || { say "The build failed; what it said is above and in $log"; return 1; }
}
