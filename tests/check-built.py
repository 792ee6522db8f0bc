#!/usr/bin/python3
"""Check what was built: LIBRARY.a exports cw_ alone and all that include/ promises; PROGRAMs are hardened,
and corewalk-cli is linked with nothing that draws or that makes it slow to start. Prints TAP.

  check-built.py INCLUDE-FOLDER|- LIBRARY.a PROGRAM...      (- where a header is ahead of its library)
"""
import pathlib
import re
import subprocess
import sys

WINDOWS = r"lib(?:gtk|adwaita|gobject|gio|gdk|cairo|pango|X11|wayland)[^ ]*"
SELDOM = r"lib(?:archive|xml2|icu|stdc)[^ ]*"


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def defined(library):
    return {line.split()[0] for line in output("nm", "-g", "--defined-only", "-P", library).splitlines()
            if len(line.split()) > 1}


def promised(folder):
    for header in sorted(pathlib.Path(folder).rglob("*.h")):
        text = re.sub(r"/\*.*?\*/|^#.*?$", "", header.read_text(), flags=re.S | re.M)
        for name in re.findall(r"\b(cw_\w+) \([^;{]*\)[^;{]*;", text):
            yield header.name, name


def library_faults(folder, library):
    symbols = defined(library)
    yield "every exported symbol begins with cw_", [s for s in sorted(symbols) if not s.startswith("cw_")]
    if folder == "-":
        return
    yield "every public prototype is defined", [
        f"{name} in {header}" for header, name in promised(folder) if name not in symbols]


def program_faults(program):
    name = pathlib.Path(program).name
    header, dynamic, segments = (output("readelf", "-W", flag, program) for flag in ("-h", "-d", "-l"))
    yield f"{name} is position-independent", [] if re.search(r"Type:\s+DYN", header) else ["no PIE"]
    yield f"{name} binds at start", [] if "BIND_NOW" in dynamic else ["no BIND_NOW"]
    yield f"{name} has read-only relocations", [] if "GNU_RELRO" in segments else ["no GNU_RELRO"]
    yield f"{name} has no text relocations", ["TEXTREL"] if "TEXTREL" in dynamic else []
    yield f"{name} has no executable stack", (
        [] if re.search(r"GNU_STACK.* RW ", segments) else ["no GNU_STACK RW"])
    yield f"{name} checks lengths", [] if "_chk" in output("nm", "-D", program) else ["no fortified call"]
    if name == "corewalk-cli":
        libraries = output("ldd", program)
        yield f"{name} links nothing that draws", re.findall(WINDOWS, libraries)
        yield f"{name} starts without what it seldom needs", re.findall(SELDOM, libraries)


def main():
    folder, library, *programs = sys.argv[1:]
    results = [*library_faults(folder, library)]
    for program in programs:
        results += program_faults(program)
    print(f"1..{len(results)}")
    for number, (promise, faults) in enumerate(results, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {promise}")
        print(*("# " + fault for fault in faults), sep="\n", end="\n" if faults else "")
    return any(faults for _, faults in results)


sys.exit(main())
