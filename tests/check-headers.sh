#!/bin/sh
# Every public header compiles alone, as C11 and nothing more, in a program that knows only GLib. Prints TAP.
cd "$(dirname "$0")/../include" || exit 1
set -- corewalk/*.h
echo "1..$#"
number=0 status=0
for header; do
  number=$((number + 1))
  if printf '#include "%s"\n' "$header" |
     gcc -std=c11 -pedantic -Wall -Wextra -Wstrict-prototypes -Werror -fsyntax-only -I. $(pkg-config --cflags glib-2.0) -x c - 2>&1 |
     sed 's/^/# /' | grep .
  then echo "not ok $number - $header"; status=1
  else echo "ok $number - $header"
  fi
done
exit $status
