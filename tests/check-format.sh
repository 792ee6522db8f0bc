#!/bin/sh
# Fail where clang-format would change a file of ours.
cd "$(dirname "$0")/.." && find include data ui app tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
