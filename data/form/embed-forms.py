#!/usr/bin/python3
"""Write the built-in forms as a list of C strings, in the order given, NULL after the last."""
import json
import pathlib
import sys

header, source = map(pathlib.Path, sys.argv[1:3])
texts = []
for path in map(pathlib.Path, sys.argv[3:]):
    lines = path.read_text(encoding="utf-8").splitlines()
    texts.append("\n".join("  " + json.dumps(line + "\n", ensure_ascii=False) for line in lines) + ",")
header.write_text("/* built-in-forms.h - the text of every built-in form; made by data/form/embed-forms.py */\n"
                  "#pragma once\n\nextern const char *const cw_built_in_forms[];\n", encoding="utf-8")
source.write_text('#include "built-in-forms.h"\n\n#include <stddef.h>\n\n'
                  '#pragma GCC diagnostic ignored "-Woverlength-strings"\n'
                  "const char *const cw_built_in_forms[] = {\n" + "\n".join(texts) + "\n  NULL,\n};\n", encoding="utf-8")
