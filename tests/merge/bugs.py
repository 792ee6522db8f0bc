#!/usr/bin/python3
"""Does the oracle see what it should? Each of bugs/*.patch plants a fault into the shipping code. Prints TAP.

  bugs.py [--oracle | --near] [--count N] [--seed N] [NAME...]

In a copy of the tree, out of it, each fault is built in, random histories are told until one fails, and the unit tests
of the data suite that are near to merging are run up to the first that fails, to count the faults that only the oracle
sees. What they let pass is planted all at once then, and the other unit tests are run; where one fails, with each half,
and so on. A fault is built in seconds where there are ccache and mold; all of it takes an hour, and as a test it is
skipped unless CW_LONG is set. With --oracle the unit tests are left out, with --near those that are far from merging.
Of all faults each must be caught by the oracle, and twelve by nothing else.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HOUSE = pathlib.Path(__file__).resolve().parent.parent.parent
BUGS = pathlib.Path(__file__).resolve().parent / "bugs"
FOLDERS = ["app", "data", "include", "tests", "ui", "meson.build"]
ONLY_ORACLE = 12
# Unit tests that know most of what is spoiled here: they go first, so that most faults cost seconds.
NEAR = ["fold", "undo", "life", "record", "history", "conflict", "exchange", "waiting", "fill", "erase", "bundles", "bundle-lines",
        "store-copies", "remove", "publish", "question"]


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **more)


class Copy:
    def __init__(self, folder):
        self.source, self.build = folder / "source", folder / "build"
        self.source.mkdir()
        for name in FOLDERS:
            if (HOUSE / name).is_dir():
                shutil.copytree(HOUSE / name, self.source / name, ignore=shutil.ignore_patterns("__pycache__", "_build*"))
            else:
                shutil.copy(HOUSE / name, self.source / name)
        os.environ["CCACHE_NOHASHDIR"] = "1"  # the folder is another one each time
        environment = dict(os.environ)
        if shutil.which("ccache"):
            environment["CC"] = "ccache gcc"
        if shutil.which("mold"):
            environment["CC_LD"] = "mold"
        if (HOUSE.parent / "shared").is_dir():
            (folder / "shared").symlink_to(HOUSE.parent / "shared")
        done = run("meson", "setup", self.build, self.source, "-Dbuildtype=debugoptimized", env=environment)
        if done.returncode:
            raise SystemExit(done.stdout)

    def patch(self, bug, *options):
        done = run("patch", "-p1", "--no-backup-if-mismatch", *options, "-i", bug, cwd=self.source)
        if done.returncode:
            raise RuntimeError(f"it can't be planted any more: {done.stdout}")

    def make(self, *targets):
        done = run("ninja", "-C", self.build, "-j2", *targets)
        if done.returncode:
            raise RuntimeError("it does not build:\n" + done.stdout[done.stdout.find("FAILED"):][:2000])

    def keep_driver(self):
        """The one without a fault: what fails with that, too, does not fail for a fault."""
        self.plain = self.build.parent / "plain-driver"
        shutil.copy(self.build / "tests/merge/merge-driver", self.plain)

    def tell(self, driver, seed, *options):
        done = run("/usr/bin/python3", self.source / "tests/merge/schedules.py", driver, "--seed", str(seed), "--no-shrink", *options)
        told = re.search(r"^# --seed \d+ --schedule (\d+): ([^:]*)", done.stdout, re.M)
        found = re.search(r"^# found/(\S+): ([^:]*)", done.stdout, re.M)
        if not told and not found and done.returncode:
            raise RuntimeError("the histories could not be told: " + done.stdout[-2000:])
        return told, found

    def oracle(self, seed, count):
        """What the oracle says, or None when it sees nothing."""
        driver = self.build / "tests/merge/merge-driver"
        told, found = self.tell(driver, seed, "--count", "0")
        if not found:
            told, found = self.tell(driver, seed, "--count", str(count))
        if told and self.tell(self.plain, seed, "--schedule", told[1])[0]:
            raise RuntimeError(f"history {int(told[1]) + 1} fails without the fault, too")
        if told:
            return f"{told[2]}, in history {int(told[1]) + 1}"
        return f"{found[2]}, in {found[1]}" if found else None

    def list_units(self):
        """The tests of the data suite that are not the oracle's, and what must be built for them."""
        tests = json.loads(run("meson", "introspect", "--tests", self.build).stdout)
        tests = [test for test in tests if any(suite.endswith(":data") for suite in test["suite"])
                 and test["name"] not in ("schedules-short", "scenarios")]
        programs = {os.path.relpath(test["cmd"][0], self.build) for test in tests}
        return sorted(test["name"] for test in tests), sorted(name for name in programs if not name.startswith(".."))

    def near(self):
        """The first that fails, if any does."""
        self.make(*(f"tests/test-{name}" for name in NEAR))
        return self.failing(NEAR, "--maxfail", "1")

    def far(self, bugs, names):
        """What the tests @names see of faults that no near one saw: name -> tests that fail. All are planted at once; what fails
        then is run again with each half of them."""
        planted = [bug for bug in bugs if self.plant(bug)]
        self.make(*self.list_units()[1])
        failing = self.failing(names)
        for bug in reversed(planted):
            self.patch(bug, "-R")
        seen = {}
        if failing and len(planted) == 1:
            seen[planted[0].stem] = failing
        elif failing:
            for some in (planted[:len(planted) // 2], planted[len(planted) // 2:]):
                seen.update(self.far(some, failing))
        rest = [bug for bug in bugs if bug not in planted]
        return {**seen, **(self.far(rest, names) if rest else {})}

    def plant(self, bug):
        """Beside others: not where they change the same lines."""
        try:
            self.patch(bug, "--dry-run")
        except RuntimeError:
            return False
        self.patch(bug)
        return True

    def failing(self, names, *options):
        done = run("meson", "test", "-C", self.build, "--no-rebuild", "--num-processes", "2", *options, "--suite", "data", *names)
        failed = re.findall(r"^\s*\d+/\d+ .*?(\S+)\s+(?:FAIL|ERROR|TIMEOUT)\b", done.stdout, re.M)
        if done.returncode and not failed:
            raise RuntimeError("the unit tests could not be run: " + done.stdout[-2000:])
        return sorted(set(failed))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--near", action="store_true")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if len(sys.argv) == 1 and not os.environ.get("CW_LONG"):
        print("1..0 # SKIP a long test")
        return 0
    bugs = [bug for bug in sorted(BUGS.glob("*.patch")) if not options.names or any(name in bug.name for name in options.names)]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bugs-"))
    caught, unseen, failures = 0, [], 0
    try:
        copy = Copy(folder)
        copy.make("tests/merge/merge-driver")
        copy.keep_driver()
        if not options.oracle and not options.names and copy.near():
            raise SystemExit("the near unit tests fail without a fault, too")
        print(f"1..{len(bugs)}", flush=True)
        for number, bug in enumerate(bugs, 1):
            told, units = None, None
            copy.patch(bug)
            try:
                copy.make("tests/merge/merge-driver")
                told = copy.oracle(options.seed, options.count)
                units = copy.near() if told and not options.oracle else None
            except RuntimeError as error:
                print(f"# {error}")
            copy.patch(bug, "-R")
            caught += told is not None
            failures += told is None
            if units == []:
                unseen.append(bug)
            seen = "" if units is None else f"; near unit tests: {', '.join(units) or 'none'}"
            print(f"{'ok' if told else 'not ok'} {number} - {bug.stem}", f"# {told or 'nobody sees it'}{seen}", sep="\n", flush=True)
        print(f"# caught by the oracle: {caught} of {len(bugs)}")
        names = [name for name in copy.list_units()[0] if name not in NEAR]
        far = copy.far(unseen, names) if unseen and not options.near else {}
        for name, units in far.items():
            print(f"# {name}: far unit tests: {', '.join(units)}")
        alone = [bug.stem for bug in unseen if bug.stem not in far]
        if not options.oracle:
            print(f"# caught by the oracle alone: {len(alone)}{': ' if alone else ''}{', '.join(alone)}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failures or (not options.oracle and not options.names and len(alone) < ONLY_ORACLE) else 0


if __name__ == "__main__":
    sys.exit(main())
