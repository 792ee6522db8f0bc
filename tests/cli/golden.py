#!/usr/bin/python3
"""Run every tests/cli/NAME/cmd and compare what it prints with NAME/expected. Prints TAP.

  golden.py PROGRAM-FOLDER [--accept] [NAME...]

A cmd is a bash script. It runs in an empty folder, which is its HOME, with corewalk-cli in its PATH;
"cw ..." shows a call of it, its output and a failure's exit status; $IN is NAME/in. Ids, addresses, keys,
cards, their four words, the folder and what time it is differ each time and are replaced: the first UUID seen is <1>.
--accept writes what came out.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
PRELUDE = """
exec 2>&1 </dev/null
cw () {
  printf '$ corewalk-cli'; [ $# = 0 ] || printf ' %q' "$@"; echo
  corewalk-cli "$@"
  local status=$?
  [ $status = 0 ] || echo "[exit $status]"
  return $status
}
"""
UUID = r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"
NOW_MS = r"(?<![.\w])(?:173[6-9]\d{9}|17[4-9]\d{10}|1[89]\d{11})\b"
ADDRESS = r"\b[a-z]\w*-[0-9a-f]{2,16}:[0-9]+\b"
PARTS = r"([a-z]\w*)-([0-9a-f]{2,16}):([0-9]+)"  # of an address: author, stream, line
SIZE = r"\b\d+(\.\d)?[ \u00a0]([kM]B|bytes)\b|(?<=cut off at about )\d+ %"  # as well as it was packed
NOW = r"\b20(2[5-9]|[3-9]\d)-\d\d-\d\d[ T]\d\d:\d\d(:\d\d\.\d{3}Z)?"  # the tests' own times are of 2024
MADE = r"(?<=made on )\d{4}-\d\d-\d\d"
HEX = r"(?<![.\w])(?:[0-9a-f]{16}){1,4}\b"  # streams, bundles, keys
KEY = r"\bage1[02-9ac-hj-np-z]{58}\b|\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b"
TOKEN = "[02-9ac-hj-np-z]+"
CARD = rf"\bcwcard1{TOKEN}(?:\n{TOKEN}(?=\n))*"
WORD = "(?:" + "|".join((HERE / "../../data/trust/card-words.txt").read_text().split()) + ")"
WORDS = rf"\b{WORD}(?:\\? {WORD}){{3}}\b"


def run(folder, name):
    with tempfile.TemporaryDirectory(prefix="golden-") as home:
        environment = {
            "HOME": home, "PATH": f"{folder}:/usr/bin:/bin", "TZ": "America/New_York", "LC_ALL": "C.UTF-8",
            "G_DEBUG": "fatal-warnings", "MALLOC_PERTURB_": "85", "IN": str(HERE / name / "in"),
        }
        environment |= {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
        script = PRELUDE + (HERE / name / "cmd").read_text()
        output = subprocess.run(["bash", "-c", script], cwd=home, env=environment, timeout=300,
                                stdout=subprocess.PIPE).stdout.decode(errors="backslashreplace")
        return steady(output.replace(home, "~").replace(environment["IN"], "$IN"))


def steady(output):
    seen = {}

    def is_same(one, other):
        """An address says more digits of its stream where another stream begins like it, once in 256 runs."""
        return (one.group(1, 3) == other.group(1, 3) and
                (one[2].startswith(other[2]) or other[2].startswith(one[2])))

    def number(match):
        text = match.group()
        if address := re.fullmatch(PARTS, text):
            text = next((old for old in seen if (other := re.fullmatch(PARTS, old)) and is_same(address, other)), text)
        return f"<{seen.setdefault(text, len(seen) + 1)}>"

    output = re.sub(f"{UUID}|{ADDRESS}|{HEX}|{KEY}|{CARD}|{WORDS}", number,
                    re.sub(f"{NOW}|{NOW_MS}|{MADE}", "<now>", output))
    output = re.sub(SIZE, "<size>", output)
    return re.sub(r"(?<=\S) {2,}", "  ", output)  # columns are as wide as the ids in them


def compare(folder, name, accept):
    try:
        output = run(folder, name)
    except subprocess.TimeoutExpired:
        return "# it did not end within 300 s"
    expected = HERE / name / "expected"
    if accept:
        expected.write_text(output)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as actual:
        actual.write(output)
        actual.flush()
        return "".join(f"# {line}\n" for line in subprocess.run(
            ["diff", "-u", "--label", "expected", "--label", "actual", expected, actual.name],
            stdout=subprocess.PIPE, text=True).stdout.splitlines())


def main():
    folder, *words = sys.argv[1:]
    if not os.access(os.path.join(folder, "corewalk-cli"), os.X_OK):
        sys.exit(f"there is no corewalk-cli in {folder}")
    names = [word for word in words if word != "--accept"]
    names = names or sorted(path.parent.name for path in HERE.glob("*/cmd"))
    print(f"1..{len(names)}")
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda name: compare(os.path.abspath(folder), name, "--accept" in words), names))
    for number, (name, difference) in enumerate(zip(names, results), 1):
        print(f"{'not ok' if difference else 'ok'} {number} - {name}")
        print(difference, end="")
    return any(results)


sys.exit(main())
