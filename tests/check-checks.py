#!/usr/bin/python3
"""Plant one fault at a time in a small tree and see that check-layers.py names it. Prints TAP."""
import pathlib
import subprocess
import sys
import tempfile

CHECK = pathlib.Path(__file__).resolve().parent / "check-layers.py"
SOUND = {
    "include/corewalk/walk.h": "/* corewalk/walk.h - walks */\n#include <glib.h>\n",
    "data/record/walk.c": '#include "corewalk/walk.h"\n#include "data/log/line.h"\n#include <sqlite3.h>\n',
    "data/log/line.h": "/* line.h - lines */\n",
    "ui/page.c": '#include "corewalk/walk.h"\n#include <gtk/gtk.h>\n',
    "app/desktop/main.c": '#include "corewalk/walk.h"\n#include <adwaita.h>\n',
    "app/cli/main.c": '#include "corewalk/walk.h"\nvoid\nf (void)\n{\n}\n',
}
FAULTS = {  # what is planted -> where, what it says, what must be named
    "data includes ui": ("data/x.c", '#include "ui/page.h"\n', "may not include ui/page.h"),
    "ui includes data": ("ui/x.c", '#include "data/log/line.h"\n', "may not include data/log/line.h"),
    "app includes data": ("app/cli/x.c", '#include "data/log/line.h"\n', "may not include data/log/line.h"),
    "SQLite in ui": ("ui/x.c", "#include <sqlite3.h>\n", "<sqlite3.h> belongs to"),
    "GTK in data": ("data/x.c", "#include <gtk/gtk.h>\n", "<gtk/gtk.h> belongs to"),
    "GIO in data": ("data/x.c", "#include <gio/gio.h>\n", "<gio/gio.h> belongs to"),
    "GIO in the command line": ("app/cli/x.c", "#include <gio/gio.h>\n", "<gio/gio.h> belongs to"),
    "GObject in a public header": (
        "include/corewalk/x.h", "/* corewalk/x.h - x */\n#include <glib-object.h>\n", "belongs to"),
    "a long file": ("data/x.c", "\n" * 501, "501 lines, 500 allowed"),
    "a long header": ("data/x.h", "/* x.h - x */\n" * 201, "201 lines, 200 allowed"),
    "a long query": ("data/query/x.sql", "--\n" * 121, "121 lines, 120 allowed"),
    "a long function": ("data/x.c", "{\n" + "  ;\n" * 61 + "}\n", "a function of 61 lines"),
    "one name twice": ("ui/line.h", "/* line.h - lines */\n", "same name as data/log/line.h"),
    "a header that does not say what it is": ("data/x.h", "#pragma once\n", "the first line must be"),
    "a circle": ("data/log/line.h", '/* line.h - lines */\n#include "corewalk/walk.h"\n', None),
    "unfinished work": ("data/x.c", "/* TO" "DO: all */\n", "unfinished"),
    "an unsafe call": ("data/x.c", "int x = atoi (text);\n", "never atoi ("),
}


def run(tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        for name in ("include", "data", "ui", "app", "tests"):
            pathlib.Path(folder, name).mkdir(exist_ok=True)
        return subprocess.run([CHECK, folder], capture_output=True, text=True)


def verdict(number, fine, name, output):
    print(f"{'ok' if fine else 'not ok'} {number} - {name}")
    if not fine:
        print(*("# " + line for line in output.splitlines()), sep="\n")
    return fine


def main():
    print(f"1..{len(FAULTS) + 1}")
    result = run(SOUND)
    good = verdict(1, result.returncode == 0, "a sound tree passes", result.stdout + result.stderr)
    for number, (name, (path, text, message)) in enumerate(FAULTS.items(), 2):
        tree = SOUND | {"ui/page.h": "/* page.h - a page */\n", path: text}
        if message is None:  # walk.c needs line.h, which now needs walk.h
            message = "modules in a circle: line -> walk -> line"
        result = run(tree)
        fine = result.returncode == 1 and message in result.stdout
        good = verdict(number, fine, name, result.stdout + result.stderr) and good
    return not good


sys.exit(main())
