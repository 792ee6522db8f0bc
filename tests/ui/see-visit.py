#!/usr/bin/python3
"""Spend a visit in the real program as a screen reader does: by names, roles and actions alone. Prints TAP.

  see-visit.py COREWALK COREWALK-CLI READ-STORE

No key is pressed but Tab, to see that the focus goes as one reads.
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter

from desk import Desk, descend, read_store

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

CONTROLS = ("push button", "toggle button", "text", "entry", "combo box", "check box", "list item", "menu item")
GENERIC = ("button", "entry", "text", "toggle", "list item", "label")


class Visit:
    def __init__(self, program, cli, reader, folder):
        self.cli, self.reader, self.store = cli, reader, folder + "/store"
        self.run("init", "--name", "Ana Reyes", "--role", "coach")
        self.run("roster", "add-school", "Riverside")
        walk = self.run("walk", "new", "--title", "Talk", "--school", "Riverside", "--form", "student-talk")
        self.run("visit", "start", walk)
        visit = json.loads(self.run("visit", "list", walk, "--json"))[0]["id"]
        with sqlite3.connect(self.store + "/private.db") as private:  # it was on the screen before
            private.execute("INSERT INTO draft VALUES ('window:visit', ?, ?, 0)", (visit, int(time.time() * 1000)))
        private.close()
        self.desk = Desk(program, self.store).start()
        self.desk.await_visit(1)

    def run(self, *words):
        done = subprocess.run([self.cli, *words], env=dict(os.environ, COREWALK_STORE=self.store),
                              capture_output=True, text=True)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout.strip()

    def shown(self):
        """All of the visit's screen that can be pressed or typed into."""
        page = next(node for node in descend(self.desk.root) if node.get_name() == "CwVisitPage")
        for node in descend(page):
            parent = node.get_parent()  # a menu button holds the button that has its name and the focus
            if node.get_role_name() in CONTROLS and (parent.get_role_name(), parent.get_name()) != (
                    node.get_role_name(), node.get_name()):
                yield node, node.get_state_set()

    def control(self, role, name):
        def look():
            return next((node for node, _ in self.shown()
                         if node.get_role_name() == role and node.get_name() == name), None)
        return self.desk.wait(look, f"{role} {name!r}")

    def act(self, name):
        self.control("push button", name).get_action_iface().do_action(0)

    def count(self, name, act, number):
        """An act on a tally, and its number: a button that is still going up takes no second act."""
        self.act(act)
        self.desk.wait(lambda: any(node.get_role_name() == "label" and node.get_name() == str(number)
                                   for node in descend(self.control("push button", name))), f"{name}: {number}")

    def is_pressed(self, name):
        return self.control("push button", name).get_state_set().contains(Atspi.StateType.PRESSED)

    def write(self, field, text):
        entry = self.control("text", field)
        Atspi.EditableText.set_text_contents(entry, text)

    def line(self, text, *tags):
        for tag in tags:
            self.act(tag)
        self.write("Line of evidence", text)
        self.act("Keep This Line")
        self.desk.wait(lambda: self.desk.shows_line(text), "the line")


def names(visit):
    """Every control has a name of its own that says something."""
    visit.control("push button", "Task Sample")
    found = Counter((node.get_role_name(), node.get_name()) for node, _ in visit.shown())
    assert len(found) > 40, found
    bad = [(role, name) for role, name in found
           if not name or name.lower() in GENERIC or name.startswith(("Gtk", "Adw", "Cw")) or "_" in name]
    assert not bad, bad
    twice = [key for key, count in found.items() if count > 1]
    assert not twice, twice


def lines(visit):
    """Lines are typed, tagged and kept."""
    visit.line("“Turn to your partner.”", "Teacher")
    assert not visit.is_pressed("Teacher")  # the next line begins without
    visit.line("Six of eight pairs talk", "Student", "Task")
    rows = [node.get_name() for node, _ in visit.shown() if node.get_role_name() == "list item"]
    assert [row[6:] for row in rows] == ["“Turn to your partner.”", "Six of eight pairs talk"], rows


def counts(visit):
    """Tallies are counted and taken back, a watch says whether it runs."""
    name = "Teacher asks: thinking"
    visit.count(name, name, 1)
    visit.count(name, name, 2)
    visit.count(name, f"Take one back: {name}", 1)
    assert not visit.is_pressed("Teacher talks to the class")
    visit.act("Teacher talks to the class")
    visit.desk.wait(lambda: visit.is_pressed("Teacher talks to the class"), "a watch that runs")
    visit.act("Teacher talks to the class")
    visit.desk.wait(lambda: not visit.is_pressed("Teacher talks to the class"), "a watch that stands")


def marks(visit):
    """Look-fors are marked, and say how."""
    item = "Partners talk before the class does"
    visit.act(f"{item}: Seen")
    visit.desk.wait(lambda: visit.is_pressed(f"{item}: Seen"), "the mark")
    visit.act(f"{item}: Not Seen")
    visit.desk.wait(lambda: visit.is_pressed(f"{item}: Not Seen"), "the other mark")
    assert not visit.is_pressed(f"{item}: Seen")


def task(visit):
    """The task is copied down."""
    visit.act("Task Sample")
    visit.write("Task Sample", "Which is larger? Show it.")
    visit.act("Keep This Answer")
    visit.desk.wait(lambda: visit.desk.shows_line("Which is larger? Show it."), "the task")


def order(visit):
    """The focus goes as one reads, and comes round."""
    places, first = [], None
    for _ in range(80):
        visit.desk.keys("Tab")
        time.sleep(0.02)
        node = next((node for node, states in visit.shown() if states.contains(Atspi.StateType.FOCUSED)), None)
        if node is None:
            continue
        key = (node.get_role_name(), node.get_name())
        if key == first:
            break
        first = first or key
        box = node.get_extents(Atspi.CoordType.WINDOW)
        places.append((key, box.x, box.y, box.height))
    else:
        raise AssertionError("the focus never came round")
    assert len(places) > 40, places
    back = [(one[0], two[0]) for one, two in zip(places, places[1:])
            if two[2] + two[3] <= one[2] and two[1] <= one[1]]
    assert len(back) <= 1, back  # once, from the end to the beginning


def record(visit):
    """The record holds all of it."""
    visit.desk.await_kept()
    visit.act("End Visit")
    visit.desk.wait(lambda: visit.desk.title() == "Corewalk", "the walk")
    visit.desk.quit()
    rows = read_store(visit.reader, visit.store)
    assert not [row for row in rows if row[0] == "fault"], rows
    assert [row[2:3] for row in rows if row[0] == "note"] == [["t"], ["sk"]], rows
    assert [row[2:] for row in rows if row[0] == "tally"] == [["question-thinking", "1"]], rows
    assert [row[2] for row in rows if row[0] == "timer" and int(row[4]) > 0] == ["teacher-talks"], rows
    assert [row[2] for row in rows if row[0] == "mark"] == ["0"], rows
    assert [row[4] for row in rows if row[0] == "sample"] == ["Which is larger? Show it."], rows
    assert not visit.desk.warnings(), visit.desk.warnings()


PROMISES = (names, lines, counts, marks, task, order, record)


def main():
    print(f"1..{len(PROMISES)}")
    with tempfile.TemporaryDirectory() as folder:
        visit = Visit(*sys.argv[1:], folder)
        for number, promise in enumerate(PROMISES, 1):
            try:
                promise(visit)
            except Exception as error:  # what comes later stands on it
                print(f"not ok {number} - {promise.__doc__}\nBail out! {type(error).__name__}: {error}")
                if visit.desk.process.poll() is None:
                    visit.desk.kill()
                return 1
            print(f"ok {number} - {promise.__doc__}", flush=True)
    return 0


sys.exit(main())
