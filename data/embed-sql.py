#!/usr/bin/python3
"""Write every .sql file given as one C string: query/note-list.sql -> cw_sql_note_list."""
import json
import pathlib
import re
import sys

header, source = map(pathlib.Path, sys.argv[1:3])
declared = ["/* sql.h - every statement of data/schema and data/query; made by data/embed-sql.py */",
            "#pragma once", ""]
defined = ['#include "sql.h"']
for path in map(pathlib.Path, sys.argv[3:]):
    name = "cw_sql_" + re.sub(r"\W", "_", path.stem)
    text = "\n".join("  " + json.dumps(line + "\n", ensure_ascii=False) for line in path.read_text().splitlines())
    declared.append(f"extern const char {name}[];")
    defined.append(f"const char {name}[] =\n{text};")
header.write_text("\n".join(declared) + "\n")
source.write_text("\n\n".join(defined) + "\n")
