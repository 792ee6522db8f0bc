#!/usr/bin/python3
"""Help, man page and completion say the same, on one screen a level, with examples that parse. Prints TAP.

  check-help.py corewalk-cli corewalk-cli.1 corewalk-cli.bash
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

PROGRAM, MANUAL, COMPLETION = map(os.path.abspath, sys.argv[1:4])
MOST_LINES, MOST_COLUMNS = 48, 80
HOME = tempfile.TemporaryDirectory(prefix="help-")
ENVIRONMENT = {"HOME": HOME.name, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
ENVIRONMENT |= {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
faults = {}


def call(*words):
    return subprocess.run([PROGRAM, *words], env=ENVIRONMENT, cwd=HOME.name, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=60)


def fault(promise, words, text):
    faults.setdefault(promise, []).append(f"{' '.join(words) or 'corewalk-cli'}: {text}")


def listed(text, heading):
    block = re.search(rf"^{heading}:\n(.*?)(\n\n|\Z)", text, re.S | re.M)
    return re.findall(r"^  ([a-z][\w-]*)", block.group(1), re.M) if block else []


def grouped(text):
    block = re.search(r"^Commands:\n(.*?)\n\n", text, re.S | re.M).group(1)
    return re.findall(r"[a-z][\w-]*", re.sub(r"^  \S.*?  +", "", block, flags=re.M))


def look(*words):
    result = call(*words, "--help")
    lines = result.stdout.splitlines()
    if result.returncode or result.stderr:
        fault("help is there at every level", words, result.stderr or result.returncode)
    if len(lines) > MOST_LINES or any(len(line) > MOST_COLUMNS for line in lines):
        fault("help fits a screen", words, f"{len(lines)} lines, {max(map(len, lines))} columns")
    example = re.search(r"^Example:\n  corewalk-cli (.*)$", result.stdout, re.M)
    if not example:
        fault("help has an example", words, "none")
    elif call(*shlex.split(example.group(1))).returncode == 2:
        fault("examples parse", words, call(*shlex.split(example.group(1))).stderr)
    return result.stdout


def complete(*words):
    script = f'source {shlex.quote(COMPLETION)}; COMP_WORDS=(corewalk-cli "$@"); COMP_CWORD=$#; _corewalk_cli; ' \
             'printf "%s\\n" "${COMPREPLY[@]}"'
    return set(subprocess.run(["bash", "-c", script, "bash", *words], env=ENVIRONMENT, capture_output=True,
                              text=True).stdout.split())


def manual():
    result = subprocess.run(["man", "--warnings", "-l", MANUAL], env=ENVIRONMENT | {"MANWIDTH": "400"},
                            capture_output=True, text=True)
    for line in result.stderr.splitlines():
        fault("the man page has no warnings", ("man",), line)
    return re.sub(".\b", "", result.stdout).replace("‐", "-").replace("−", "-")


def look_at_command(words, text, page):
    options = set(re.findall(r"^  (--[a-z-]+)", text, re.M))
    usage = re.search(r"^Usage: corewalk-cli (.*?)\n\n", text, re.S).group(1)
    usage = re.sub(r"\s+", " ", usage)
    section = re.search(rf"^ +{re.escape(usage)}$(.*?)(^   \S|\Z)", page, re.S | re.M)
    if not section:
        fault("the man page has every command", words, usage)
    elif missing := {o for o in options if o not in section.group(1) and o not in page.split("COMMANDS")[0]}:
        fault("the man page has every option", words, missing)
    if missing := options - complete(*words, "--"):
        fault("completion has every option", words, missing)


def main():
    page = manual()
    first = look()
    nouns = grouped(first)
    if missing := set(nouns) ^ complete(""):
        fault("completion has every command", (), missing)
    for noun in nouns:
        text = look(noun)
        verbs = listed(text, "Verbs")
        if not verbs:
            look_at_command((noun,), text, page)
        elif missing := set(verbs) ^ complete(noun, ""):
            fault("completion has every verb", (noun,), missing)
        for verb in verbs:
            look_at_command((noun, verb), look(noun, verb), page)
    promises = ["help is there at every level", "help fits a screen", "help has an example", "examples parse",
                "the man page has no warnings", "the man page has every command",
                "the man page has every option", "completion has every command",
                "completion has every verb", "completion has every option"]
    print(f"1..{len(promises)}")
    for number, promise in enumerate(promises, 1):
        print(f"{'not ok' if promise in faults else 'ok'} {number} - {promise}")
        for text in faults.get(promise, ()):
            print(*("# " + line for line in str(text).splitlines()), sep="\n")
    return bool(faults) or not nouns


sys.exit(main())
