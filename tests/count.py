#!/usr/bin/python3
"""Count what Meson's logs say: every TAP line is a test, every other program is one. Ends with "N passed, N failed"."""
import json
import pathlib
import re
import sys

passed, failed, skipped, faults = 0, 0, 0, []


def read(build, test):
    global passed, failed, skipped
    lines = re.findall(r"^(ok|not ok)\b(.*)$", test.get("stdout") or "", re.M)
    failures = [rest for word, rest in lines if word == "not ok"]
    skips = [rest for word, rest in lines if word == "ok" and re.search(r"# SKIP", rest, re.I)]
    ended_well = test["result"] in ("OK", "EXPECTEDFAIL", "SKIP")
    if not lines:
        skips, lines = (["x"], ["x"]) if test["result"] == "SKIP" else ([], ["x"] if ended_well else [])
    if not ended_well and not failures:
        failures = [f" ({test['result'].lower()}, exit status {test['returncode']})"]
        lines = lines + failures
    passed += len(lines) - len(failures) - len(skips)
    failed += len(failures)
    skipped += len(skips)
    faults.extend(f"failed in {build}: {test['name']}{rest}" for rest in failures)


for log in map(pathlib.Path, sys.argv[1:]):
    build = log.parent.parent.name
    if not log.is_file():
        failed += 1
        faults.append(f"failed in {build}: the tests did not run")
        continue
    for line in log.read_text(errors="replace").splitlines():
        read(build, json.loads(line))

print(*faults, sep="\n", end="\n" if faults else "")
if skipped:
    print(f"{skipped} skipped")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
