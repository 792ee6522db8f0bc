#!/usr/bin/python3
"""Write the built-in models of cycles as a list of C strings, in the order given, NULL after the last."""
import json
import pathlib
import sys

header, source = map(pathlib.Path, sys.argv[1:3])
texts = []
for path in map(pathlib.Path, sys.argv[3:]):
    lines = path.read_text(encoding="utf-8").splitlines()
    texts.append("\n".join("  " + json.dumps(line + "\n", ensure_ascii=False) for line in lines) + ",")
header.write_text("/* built-in-models.h - the text of every built-in model; made by data/coach/embed-models.py */\n"
                  "#pragma once\n\nextern const char *const cw_built_in_models[];\n", encoding="utf-8")
source.write_text('#include "built-in-models.h"\n\n#include <stddef.h>\n\n'
                  '#pragma GCC diagnostic ignored "-Woverlength-strings"\n'
                  "const char *const cw_built_in_models[] = {\n" + "\n".join(texts) + "\n  NULL,\n};\n", encoding="utf-8")
