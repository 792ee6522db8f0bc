#!/usr/bin/python3
"""Random histories of 3 to 8 laptops, held against a plain model after every step. Prints TAP.

  schedules.py DRIVER [--seed N] [--schedule K] [--count N] [--steps N] [--verbose]

Two thousand, or with CW_LONG set a million. What fails is made as short as it can be; --seed and --schedule
tell it again.
"""
import argparse
import collections
import os
import shutil
import sys
import tempfile

from draw import Draw
from history import History, Skip, Wrong
from program import Program

FOLDER = "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else None


def run(program, seed, steps, verbose=False):
    """The steps that were done, and what went wrong or None."""
    program.reset()
    program.do("seed", number=seed)
    history = History(program, check_every=7, copied=seed % 8 != 0)
    draw = Draw(seed, history)
    done = []
    try:
        for step in draw.opening():
            done.append(step)
            history.do(step)
        while len(done) < steps:
            step = draw.step()
            if not step:
                continue
            done.append(step)
            if verbose:
                print("#", step)
            try:
                history.do(step)
            except Skip:
                done.pop()
    except Wrong as wrong:
        return done, wrong, history.counts
    return done, None, history.counts


def replay(program, seed, steps):
    program.reset()
    program.do("seed", number=seed)
    history = History(program, check_every=7, copied=seed % 8 != 0)
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
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="merge-", dir=FOLDER)
    program = Program(options.driver, os.path.join(folder, "world"))
    total = collections.Counter()
    which = [options.schedule] if options.schedule is not None else range(options.count)
    failed = None
    for number in which:
        steps, failed, counts = run(program, options.seed + number, options.steps, options.verbose)
        total.update(counts.keys())
        if failed:
            break
    print("1..1")
    for what, count in sorted(total.items(), key=lambda pair: -pair[1]):
        print(f"# {what}: in {count} of {number + 1}")
    if failed:
        print(f"# --seed {options.seed} --schedule {number}: {failed}")
        fewest = shrink(program, options.seed + number, steps, failed.sort)
        print(f"# {len(fewest)} steps are enough:")
        for step in fewest:
            print("#", step)
        print("#", replay(program, options.seed + number, fewest))
    print("not ok 1 - schedules" if failed else "ok 1 - schedules")
    program.close()
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
