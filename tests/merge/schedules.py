#!/usr/bin/python3
"""Random histories of 3 to 8 laptops, held against a plain model after every step. Prints TAP.

  schedules.py DRIVER [--seed N] [--schedule K] [--count N] [--steps N] [--no-shrink]

Two thousand, or with CW_LONG set a million. What fails is made as short as it can be; --seed and --schedule
tell it again, and --keep NAME writes what is left of it to found/NAME.json: each of those is told first, for ever.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import sys
import tempfile

from draw import Draw
from history import History, Skip, Wrong
from program import Program

FOLDER = "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else None

FOUND = pathlib.Path(__file__).resolve().parent / "found"

MUST_OCCUR = [  # in one history of a hundred, or the run has failed
    "school", "form", "walk", "problem", "visit", "note", "mark", "tally", "interval", "timer", "answer", "task", "card",
    "memo", "edit", "delete", "restore", "seal", "undo", "redo", "end", "close-walk", "reopen", "kill", "clone", "save",
    "put-back", "publish", "put-away", "erase", "order", "asked", "export", "increment", "receipt", "merge", "repeat", "trial", "keep", "settle",
    "fresh", "known", "conflict", "fork", "twin", "revival", "gap", "heal", "accept",
]


def run(program, seed, steps):
    """The steps that were done, what went wrong or None, and what occurred."""
    program.reset()
    program.do("seed", number=seed)
    history = History(program, check_every=24, copied=seed % 8 != 0)
    draw = Draw(seed, history)
    done = []

    def do(step):
        done.append(step)
        try:
            history.do(step)
        except Skip:
            done.pop()

    try:
        for step in draw.opening():
            do(step)
        while len(done) < steps:
            step = draw.step()
            if step:
                do(step)
        for step in draw.finale() if seed % 4 == 0 else ():
            do(step)
        for name in draw.some(2):
            do({"do": "check", "on": name})
        for step in draw.erasing() if seed % 3 == 0 else ():
            do(step)
    except Wrong as wrong:
        return done, wrong, history.counts
    return done, None, history.counts


def replay(program, seed, steps):
    program.reset()
    program.do("seed", number=seed)
    history = History(program, check_every=24, copied=seed % 8 != 0)
    try:
        for step in steps:
            try:
                history.do(step)
            except Skip:
                pass
    except Wrong as wrong:
        return wrong
    return None


def shrink(program, seed, steps, sort):
    """Leaves out all without which it goes wrong in the same way."""
    size = max(1, len(steps) // 2)
    while size:
        at = 0
        while at < len(steps):
            fewer = steps[:at] + steps[at + size:]
            wrong = replay(program, seed, fewer)
            if wrong and wrong.sort == sort:
                steps = fewer
            else:
                at += size
        size //= 2
    return steps


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("--seed", type=int, default=20260304)
    parser.add_argument("--schedule", type=int)
    parser.add_argument("--count", type=int, default=1_000_000 if os.environ.get("CW_LONG") else 2000)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--keep")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="merge-", dir=FOLDER)
    program = Program(options.driver, os.path.join(folder, "world"))
    total, done, failed = collections.Counter(), 0, None
    wrong = {} if options.schedule is not None else tell_found(program)
    for name, what in wrong.items():
        print(f"# found/{name}: {what}")
    print(f"# --seed {options.seed}", flush=True)
    for number in [options.schedule] if options.schedule is not None else range(options.count):
        steps, failed, counts = run(program, options.seed + number, options.steps)
        total.update(counts.keys())
        done += 1
        if failed:
            break
    for what, count in sorted(total.items(), key=lambda pair: -pair[1]):
        print(f"# {what}: in {count} of {done}")
    if failed:
        print(f"# --seed {options.seed} --schedule {number}: {failed}")
    if failed and not options.no_shrink:
        shorten(program, options.seed + number, steps, failed, options.keep)
    seldom = [what for what in MUST_OCCUR if total[what] * 100 < done] if not failed and done >= 1000 else []
    if seldom:
        print("# too seldom, in less than one of a hundred:", *seldom)
    failed = failed or seldom or wrong
    print("not ok 1 - schedules" if failed else "ok 1 - schedules", "1..1", sep="\n")
    program.close()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder + "-blank", ignore_errors=True)
    return 1 if failed else 0


def tell_found(program):
    """Of the histories that went wrong once those that do so now."""
    wrong = {}
    for path in sorted(FOUND.glob("*.json")):
        history = json.loads(path.read_text())
        what = replay(program, history["seed"], history["steps"])
        if what:
            wrong[path.name] = what
    return wrong


def shorten(program, seed, steps, failed, keep):
    fewest = shrink(program, seed, steps, failed.sort)
    print(f"# {len(fewest)} steps are enough:")
    for step in fewest:
        print("#", step)
    print("#", replay(program, seed, fewest))
    if keep:
        lines = ",\n".join("  " + json.dumps(step, ensure_ascii=False) for step in fewest)
        (FOUND / f"{keep}.json").write_text(f'{{"seed": {seed}, "steps": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    sys.exit(main())
