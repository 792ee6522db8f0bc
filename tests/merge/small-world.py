#!/usr/bin/python3
"""Everything that two laptops can do to one record in three acts each, in every order. Prints TAP.

Acts: write either of two fields, remove or bring back, and send everything to the other. Acts of different
laptops that don't touch each other are told in one order only. In the end each sends to the other, and two
more take both in, in either order: all four must hold, and print, the same.

  small-world.py DRIVER [--every N]   only each N-th world; all of them with CW_LONG set
"""
import argparse
import itertools
import os
import shutil
import sys
import tempfile

from history import History, Skip, Wrong
from program import Program

FOLDER = "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else None
ACTS = ["one", "other", "life", "send"]
START = 1772632800000
PAIR = ("ana", "ben")


def orders():
    """Who acts when: of two that do not touch each other Ana is the first."""
    for who in set(itertools.permutations([0, 0, 0, 1, 1, 1])):
        for acts in itertools.product(ACTS, repeat=6):
            pairs = list(zip(who, acts))
            if not any(first[0] > second[0] and "send" not in (first[1], second[1])
                       for first, second in zip(pairs, pairs[1:])):
                yield pairs


class World:
    def __init__(self, program, number):
        self.history = History(program, copied=True)
        self.number = number
        self.files = 0
        self.at = START

    def do(self, what, on, **step):
        self.at += 1000
        self.history.do({"do": what, "on": on, **({"at": self.at} if what not in ("make", "export", "merge") else {}), **step})

    def send(self, one, *others, everyone=True):
        self.files += 1
        self.do("export", one, file=f"file{self.files}", scope="school", all=everyone)
        for other in others:
            self.do("merge", other, files=[f"file{self.files}"])

    def begin(self):
        for name in (*PAIR, "yes", "zoe"):
            self.do("make", name)
        self.do("school", "ana", **{"as": "hale"}, name="Hale", code="hale")
        self.do("form", "ana", **{"as": "tiny"})
        self.do("walk", "ana", **{"as": "walk"}, school="hale", form="tiny", title="Walk", day="2026-03-04", reach="district")
        self.do("visit", "ana", **{"as": "visit"}, walk="walk", grade="3", subject="Math")
        self.send("ana", "ben")

    def act(self, who, what):
        name, other = PAIR[who], PAIR[1 - who]
        if what == "send":
            self.send(name, other)
        elif what == "life":
            fold = self.history.laptops[name].fold("visit")
            self.do("delete" if fold.alive else "restore", name, record="visit")
        else:
            field = {"one": "grade", "other": "subject"}[what]
            self.do("edit", name, record="visit", field=field, value=f"{name} {self.at}")

    def end(self):
        """Both in either order, to those that had nothing and to one another."""
        self.do("export", "ana", file="last-ana", scope="school", all=True)
        self.do("export", "ben", file="last-ben", scope="school", all=True)
        self.do("merge", "yes", files=["last-ana", "last-ben"])
        self.do("merge", "zoe", files=["last-ben", "last-ana"])
        self.do("merge", "ana", files=["last-ben"])
        self.do("merge", "ben", files=["last-ana"])
        digests = {name: self.history.program.do("dump", laptop=name)["digest"] for name in (*PAIR, "yes", "zoe")}
        if len(set(digests.values())) != 1:
            raise Wrong("same set, other dump", f"{digests}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("--every", type=int, default=1 if os.environ.get("CW_LONG") else 97)
    parser.add_argument("--world", type=int)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="world-", dir=FOLDER)
    program = Program(options.driver, os.path.join(folder, "world"))
    failed, done, total = None, 0, 0
    for number, pairs in enumerate(sorted(orders())):
        total += 1
        if options.world is not None and number != options.world:
            continue
        if options.world is None and number % options.every:
            continue
        program.reset()
        program.do("seed", number=number)
        world = World(program, number)
        try:
            world.begin()
            for who, what in pairs:
                try:
                    world.act(who, what)
                except Skip:
                    pass
            world.end()
        except Wrong as wrong:
            failed = f"--world {number}: {pairs}: {wrong}"
            break
        done += 1
    print("1..1")
    print(f"# {done} of {total} worlds")
    if failed:
        print("#", failed)
    print("not ok 1 - small world" if failed else "ok 1 - small world")
    program.close()
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
