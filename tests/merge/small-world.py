#!/usr/bin/python3
"""Everything that two laptops can do to one record in three acts each, in every order. Prints TAP.

Acts: write either of two fields, remove or bring back, and send everything to the other. What differs only in
names or in the order of acts that do not touch each other is told once. In the end each sends to the other, and two
more take both in, in either order: all four must hold, and print, the same. A batch of worlds, each with a record
of its own, shares four laptops.

  small-world.py DRIVER [--every N] [--batch N]   only each N-th batch; that batch alone, world by world
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
BATCH = 12
MOMENTLESS = ("make", "export", "merge")


def orders():
    """Who acts when: of two that do not touch each other Ana is the first, of the fields the one is."""
    for who in sorted(set(itertools.permutations([0, 0, 0, 1, 1, 1]))):
        for acts in itertools.product(ACTS, repeat=6):
            pairs = list(zip(who, acts))
            fields = [act for act in acts if act in ("one", "other")]
            if fields[:1] != ["other"] and not any(
                    first[0] > second[0] and "send" not in (first[1], second[1])
                    for first, second in zip(pairs, pairs[1:])):
                yield pairs


class World:
    def __init__(self, program, count):
        self.history = History(program, copied=True, compares=False)
        self.files = 0
        self.at = START
        for name in (*PAIR, "yes", "zoe"):
            self.do("make", name)
        self.do("school", "ana", **{"as": "hale"}, name="Hale", code="hale")
        self.do("form", "ana", **{"as": "tiny"})
        self.do("walk", "ana", **{"as": "walk"}, school="hale", form="tiny", title="Walk", day="2026-03-04", reach="district")
        for number in range(count):
            self.do("visit", "ana", **{"as": f"visit{number}"}, walk="walk", grade="3", subject="Math")
        self.send("ana", "ben")

    def do(self, what, on, **step):
        self.at += 1000
        self.history.do({"do": what, "on": on, **({} if what in MOMENTLESS else {"at": self.at}), **step})

    def send(self, one, *others):
        self.files += 1
        self.do("export", one, file=f"file{self.files}", scope="school", all=True)
        for other in others:
            self.do("merge", other, files=[f"file{self.files}"])

    def act(self, visit, who, what):
        name, other = PAIR[who], PAIR[1 - who]
        if what == "send":
            self.send(name, other)
        elif what == "life":
            fold = self.history.laptops[name].fold(visit)
            self.do("delete" if fold.alive or fold.held else "restore", name, record=visit)
        else:
            field = {"one": "grade", "other": "subject"}[what]
            self.do("edit", name, record=visit, field=field, value=f"{name} {self.at}")

    def tell(self, visit, pairs):
        for who, what in pairs:
            try:
                self.act(visit, who, what)
            except Skip:
                pass
        for name in PAIR:
            self.history.compare(name, {"do": "look", "world": pairs})

    def end(self):
        """Both in either order, to those that had nothing and to one another."""
        self.send("ana")
        self.send("ben")
        ana, ben = f"file{self.files - 1}", f"file{self.files}"
        for name, files in (("yes", [ana, ben]), ("zoe", [ben, ana]), ("ana", [ben]), ("ben", [ana])):
            self.do("merge", name, files=files)
            self.history.compare(name, {"do": "look"})
        digests = {name: self.history.program.do("dump", laptop=name)["digest"] for name in (*PAIR, "yes", "zoe")}
        if len(set(digests.values())) != 1:
            raise Wrong("same set, other dump", f"{digests}")


def tell_batch(program, worlds):
    program.reset()
    program.do("seed", number=len(worlds))
    world = World(program, len(worlds))
    for number, pairs in enumerate(worlds):
        world.tell(f"visit{number}", pairs)
    world.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--batch", type=int)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="world-", dir=FOLDER)
    program = Program(options.driver, os.path.join(folder, "world"))
    worlds = list(orders())
    batches = [worlds[at:at + BATCH] for at in range(0, len(worlds), BATCH)]
    chosen = [options.batch] if options.batch is not None else range(0, len(batches), options.every)
    failed, done = None, 0
    try:
        for number in chosen:
            tell_batch(program, batches[number])
            done += len(batches[number])
    except Wrong as wrong:
        failed = f"--batch {number}: {wrong}"
    print("1..1")
    print(f"# {done} of {len(worlds)} worlds")
    if failed:
        print("#", failed)
        for pairs in batches[number]:
            try:
                tell_batch(program, [pairs])
            except Wrong as wrong:
                print(f"# {pairs}: {wrong}")
    print("not ok 1 - small world" if failed else "ok 1 - small world")
    program.close()
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
