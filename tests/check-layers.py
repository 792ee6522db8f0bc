#!/usr/bin/env python3
"""Check who includes whom, sizes, and that no two modules need each other. Prints TAP."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAY = {  # folder -> folders it may include from
    "include": {"include"},
    "data": {"include", "data"},
    "ui": {"include", "ui"},
    "app": {"include", "ui", "app"},
    "tests": {"include", "data", "ui", "tests"},
}
ONLY_IN = {  # system header -> folders that may use it
    r"sqlite3\.h": {"data", "tests"},
    r"(gtk|gdk|adwaita|gsk).*": {"ui", "app", "tests"},
    r"(gio/|glib-object|gmodule).*": {"ui", "app", "tests"},
}
MOST_LINES = {".c": 500, ".h": 200, ".ui": 300, ".sql": 120}

def folder(path):
    return path.relative_to(ROOT).parts[0]

def home(name):  # the file an #include "name" means
    for base in (ROOT / "include", ROOT):
        if (base / name).is_file():
            return base / name

def module(path):  # trend.h and trend.c are one module, wherever they lie
    return path.stem

def cycle(graph):
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

def main():
    faults, graph, stems = [], {}, {}
    for path in sorted(p for d in MAY for p in (ROOT / d).rglob("*") if p.suffix in MOST_LINES):
        where, text = path.relative_to(ROOT), path.read_text()
        lines = text.count("\n")
        if lines > MOST_LINES[path.suffix]:
            faults.append(f"{where}: {lines} lines, {MOST_LINES[path.suffix]} allowed")
        if path.suffix not in (".c", ".h"):
            continue
        other = stems.setdefault((path.stem, path.suffix), path)
        if other != path:
            faults.append(f"{where}: same name as {other.relative_to(ROOT)}")
        for quote, name in re.findall(r'^#include ([<"])([^>"]+)', text, re.M):
            if quote == "<":
                for pattern, allowed in ONLY_IN.items():
                    if re.fullmatch(pattern, name) and folder(path) not in allowed:
                        faults.append(f"{where}: <{name}> belongs to {', '.join(sorted(allowed))}")
            elif target := home(name):
                if folder(target) not in MAY[folder(path)]:
                    faults.append(f"{where}: {folder(path)}/ may not include {name}")
                if module(target) != module(path):
                    graph.setdefault(module(path), set()).add(module(target))
    if found := cycle(graph):
        faults.append("modules in a circle: " + " -> ".join(found))
    print("1..1")
    print(*("# " + fault for fault in faults), sep="\n")
    print("not ok 1 - layers" if faults else "ok 1 - layers")
    return bool(faults)

sys.exit(main())
