#!/usr/bin/python3
"""Check who includes whom, sizes, names, words, and that no two modules need each other. Prints TAP.

With an argument it looks at that tree: tests/check-checks.py plants faults in one.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__ + "/../..").resolve()
MAY = {  # folder -> folders it may include from
    "include": {"include"},
    "data": {"include", "data"},
    "ui": {"include", "ui"},
    "app": {"include", "ui", "app"},
    "tests": {"include", "data", "ui", "tests"},
}
ONLY_IN = {  # system header -> folders that may use it
    r"sqlite3\.h": {"data", "tests"},
    r"(gtk|gdk|adwaita|gsk).*": {"ui", "app/desktop", "tests"},
    r"(gio/|glib-object|gmodule).*": {"ui", "app/desktop", "tests"},
}
MOST_LINES = {".c": 500, ".h": 200, ".ui": 300, ".sql": 120}
MOST_FUNCTION_LINES = 60
UNFINISHED = r"\b(TODO|FIXME|XXX)\b"
UNSAFE = r"\b(system|popen|strcpy|strcat|v?sprintf|gets|ato[filq]|atoll|tmpnam|mktemp)\s*\("


def folder(path):
    return path.relative_to(ROOT).parts[0]


def home(name):  # the file that #include "name" means
    for base in (ROOT / "include", ROOT):
        if (base / name).is_file():
            return base / name


def module(path):  # trend.h and trend.c are one module, wherever they lie
    return path.stem


def circle(graph):
    state = {}

    def walk(node, trail):
        state[node] = 1
        for other in sorted(graph.get(node, ())):
            if state.get(other) == 1:
                return trail[trail.index(other):] + [other]
            if other not in state and (found := walk(other, trail + [other])):
                return found
        state[node] = 2

    for node in sorted(graph):
        if node not in state and (found := walk(node, [node])):
            return found


def size_faults(path, lines):
    most = MOST_LINES[path.suffix]
    if len(lines) > most:
        yield f"{len(lines)} lines, {most} allowed"
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start and path.suffix == ".c" and folder(path) != "tests":
            if number - start - 1 > MOST_FUNCTION_LINES:
                yield f"line {start}: a function of {number - start - 1} lines, {MOST_FUNCTION_LINES} allowed"


def word_faults(path, lines):
    for number, line in enumerate(lines, 1):
        if found := re.search(UNFINISHED, line):
            yield f"line {number}: unfinished: {found.group()}"
        if path.suffix in (".c", ".h") and (found := re.search(UNSAFE, line)):
            yield f"line {number}: never {found.group()})"
    if path.suffix == ".h" and not re.match(rf"/\* (corewalk/)?{re.escape(path.name)} - \S", lines[0]):
        yield f"the first line must be /* {path.name} - what it is */"


def include_faults(path, text, graph):
    for quote, name in re.findall(r'^#include ([<"])([^>"]+)', text, re.M):
        if quote == "<":
            for pattern, allowed in ONLY_IN.items():
                if re.fullmatch(pattern, name) and not any(path.is_relative_to(ROOT / one) for one in allowed):
                    yield f"<{name}> belongs to {', '.join(sorted(allowed))}"
        elif target := home(name):
            if folder(target) not in MAY[folder(path)]:
                yield f"{folder(path)}/ may not include {name}"
            if module(target) != module(path):
                graph.setdefault(module(path), set()).add(module(target))


def main():
    faults, graph, names = [], {}, {}
    for path in sorted(p for d in MAY for p in (ROOT / d).rglob("*") if p.suffix in MOST_LINES):
        text = path.read_text()
        lines = text.splitlines() or [""]
        found = [*size_faults(path, lines), *word_faults(path, lines)]
        if path.suffix in (".c", ".h"):
            found += include_faults(path, text, graph)
            other = names.setdefault(path.name, path)
            if other != path and path.name != "main.c":
                found.append(f"same name as {other.relative_to(ROOT)}")
        faults += [f"{path.relative_to(ROOT)}: {fault}" for fault in found]
    if found := circle(graph):
        faults.append("modules in a circle: " + " -> ".join(found))
    print("1..1")
    print(*("# " + fault for fault in faults), sep="\n")
    print("not ok 1 - layers" if faults else "ok 1 - layers")
    return bool(faults)


sys.exit(main())
