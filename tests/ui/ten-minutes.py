#!/usr/bin/python3
"""Spend ten minutes in a room with the real program, by keys alone, and compare what it kept. Prints TAP.

  ten-minutes.py COREWALK COREWALK-CLI READ-STORE SHIM.so

The clock is put on between the lines, so that it takes about a minute. CW_LONG types as slowly as people do.
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

from desk import Desk, read_store
from keywatch import KeyWatch
from shimpage import share_page, shim_environment

LINES = 60
LINE_S = 10  # from one line to the next
SIGNAL_S = 120
LATE_MOST_MS = 4  # two clocks that count whole milliseconds, and a rounded start
TYPING_MS = 90 if os.environ.get("CW_LONG") else 8
WORDS = "she he they point ask draw write turn count the board eighths six pairs why because then look".split()

FORM = {
    "corewalk_form": 1, "key": "ten-minutes", "version": 1, "title": "Ten minutes", "language": "en",
    "license": "GPL-3.0-or-later", "source": "a test", "not_for_evaluation": True, "purpose": "To be timed.",
    "when_to_use": "In tests.",
    "tools": {
        "signal_seconds": SIGNAL_S,
        "counters": [{"key": "asks", "label": "Teacher asks", "letter": "q", "counts": "Any.", "not_counts": "None."},
                     {"key": "answers", "label": "Student answers", "letter": "w", "counts": "Any.",
                      "not_counts": "None."}],
        "stopwatches": [{"key": "talk", "label": "Talk", "letter": "i", "counts": "Any.", "not_counts": "None."},
                        {"key": "wait", "label": "Waiting", "letter": "r", "counts": "Any.", "not_counts": "None."}],
    },
    "items": [{"key": f"item-{n}", "label": f"Look-for number {n}", "core": "student", "kind": "seen",
               "counts": "Any.", "not_counts": "None.", "example": "One."} for n in range(1, 10)],
}


class Room:
    def __init__(self, program, cli, reader, shim, folder):
        self.reader, self.store, self.cli = reader, folder + "/store", cli
        self.page = share_page(folder + "/page")
        self.desk = Desk(program, self.store, shim_environment(shim, folder + "/page", self.store))
        self.watch = KeyWatch()
        self.expected = []  # of lines: text, tags, the moment of the first key
        self.signals = 0
        self.marks = 0

    def run(self, *words, text=None):
        done = subprocess.run([self.cli, *words], env=dict(os.environ, COREWALK_STORE=self.store),
                              input=text, capture_output=True, text=True)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout.strip()

    def prepare(self, folder):
        with open(folder + "/form.json", "w", encoding="utf-8") as file:
            json.dump(FORM, file, indent=2)
        self.run("init", "--name", "Ana Reyes", "--role", "coach")
        self.run("roster", "add-school", "Riverside")
        self.run("form", "import", folder + "/form.json")
        walk = self.run("walk", "new", "--title", "Ten minutes", "--school", "Riverside", "--form", "ten-minutes")
        self.run("visit", "start", walk)
        self.begun = time.time()
        visit = json.loads(self.run("visit", "list", walk, "--json"))[0]["id"]
        with sqlite3.connect(self.store + "/private.db") as private:  # it was on the screen before
            private.execute("INSERT INTO draft VALUES ('window:visit', ?, ?, 0)", (visit, int(self.begun * 1000)))
        private.close()

    def moment(self, server_ms):
        """What the program's clock showed at that time of the display server's."""
        real_ms = time.time() * 1000 - time.monotonic() * 1000
        return real_ms + server_ms + self.page.clock_add_s * 1000

    def type(self, text):
        """Types it, and gives the moment of its first key."""
        before = len(self.watch.times)
        self.desk.type(text, TYPING_MS)
        return self.moment(self.watch.since(before))

    def line(self, number):
        words = " ".join(WORDS[(number * 7 + i * 5) % len(WORDS)] for i in range(3 + number % 6))
        prefix, tags = [("", ""), ("t:", "t"), ("s:", "s"), ("k:", "k")][number % 4]
        text = f"line {number} {words}"
        moment = self.type(prefix + text)
        if number % 10 == 3:
            self.desk.keys("alt+2")
            tags = {"t": "ts", "k": "sk"}[tags]
        self.desk.keys("Return")
        self.desk.wait(lambda: self.desk.shows_line(text), f"line {number}")
        self.expected.append([text, tags, moment])

    def wait_until(self, seconds):
        """Puts the clock on to so many seconds after the visit's start; sees the signals on the way."""
        ahead = int(seconds - (time.time() + self.page.clock_add_s - self.begun))
        if ahead > 0:
            self.page.clock_add_s += ahead
        while (self.signals + 1) * SIGNAL_S + 1 <= seconds:
            self.signals += 1
            minutes = self.signals * SIGNAL_S // 60
            text = f"Signal {self.signals} · {minutes:02}:00"
            self.desk.wait(lambda: self.desk.find("alert", text), f"signal {text!r}")

    def mark(self, number, times):
        """Goes to a look-for and marks it so many times."""
        self.desk.keys(*[f"ctrl+{number}"] * (times + 1))
        self.marks += times

    def reopen(self):
        """Closes the window with half a line typed, and finds it again."""
        moment = self.type("s:half a li")
        self.desk.quit()
        self.desk.start()
        self.desk.await_visit(1)
        self.desk.wait(lambda: self.desk.typed() == "half a li", "the half line")
        self.desk.type("ne, and its end")
        self.desk.keys("Return")
        self.desk.wait(lambda: self.desk.shows_line("half a line, and its end"), "the whole line")
        self.expected.append(["half a line, and its end", "s", moment])

    def edit(self):
        self.desk.keys("Up")
        self.desk.wait(lambda: self.desk.typed() == self.expected[-1][0], "the line in the entry")
        self.desk.type(", mended")
        self.desk.keys("Return")
        self.expected[-1][0] += ", mended"
        self.desk.wait(lambda: self.desk.shows_line(self.expected[-1][0]), "the edited line")

    def undo(self):
        self.desk.type("never said")
        self.desk.keys("Return")
        self.desk.wait(lambda: self.desk.shows_line("never said"), "the line")
        self.desk.keys("ctrl+z")
        self.desk.wait(lambda: not self.desk.shows_line("never said"), "the line gone")

    def act(self, number):
        """What is done between two lines."""
        acts = {
            5: lambda: self.desk.keys("alt+q"), 9: lambda: self.desk.keys("alt+i"),
            12: lambda: self.mark(1, 3), 17: lambda: self.mark(2, 1), 20: self.edit,
            22: lambda: self.desk.keys("alt+w"), 24: lambda: self.mark(3, 5), 27: lambda: self.desk.keys("alt+r"),
            30: self.reopen, 33: lambda: self.mark(4, 2), 36: lambda: self.mark(5, 4),
            40: lambda: self.desk.keys("alt+r"), 43: lambda: self.mark(9, 3), 45: self.undo,
            47: lambda: self.desk.keys("alt+q"), 50: lambda: self.mark(6, 2), 55: lambda: self.desk.keys("alt+i"),
        }
        acts.get(number, lambda: None)()

    def spend(self):
        self.desk.start()
        self.desk.await_visit(1)
        for number in range(1, LINES + 1):
            if number != 31:  # the half line stands for it
                self.line(number)
            self.act(number)
            self.wait_until(number * LINE_S + 2)
        self.desk.await_kept()
        self.desk.keys("ctrl+e")
        self.desk.wait(lambda: self.desk.title() == "Corewalk", "the walk")
        self.desk.quit()


def check_lines(room, rows):
    notes = [row for row in rows if row[0] == "note"]
    found = [(row[5], row[2]) for row in notes]
    expected = [(text, tags) for text, tags, _ in room.expected]
    assert found == expected, [pair for pair in zip(found, expected) if pair[0] != pair[1]][:3] or len(found)
    assert len(found) == LINES, len(found)


def check_moments(room, rows):
    late = [int(row[4]) - moment for row, (_, _, moment) in zip((r for r in rows if r[0] == "note"), room.expected)]
    print(f"# a line's time less its first key's by the display server: {min(late):.1f} to {max(late):.1f} ms")
    assert max(late) <= LATE_MOST_MS and min(late) >= -LATE_MOST_MS, late


def check_counts(room, rows):
    assert [row[2:] for row in rows if row[0] == "tally"] == [["asks", "2"], ["answers", "1"]], rows
    timers = {row[2]: (int(row[3]) / 1000, int(row[4]) / 1000) for row in rows if row[0] == "timer"}
    for name, start, stop in (("talk", 9, 55), ("wait", 27, 40)):
        assert abs(timers[name][0] - start * LINE_S) < LINE_S, timers
        assert abs(timers[name][1] - stop * LINE_S) < LINE_S, timers
    assert len(timers) == 2 and len([row for row in rows if row[0] == "timer"]) == 2


def check_marks(room, rows):
    values = {1: "-1", 2: "1", 3: "0", 4: "0", 5: "1", 6: "0", 9: "-1"}  # after 3, 1, 5, 2, 4, 2, 3 times
    assert room.marks == 20, room.marks
    assert [row[2] for row in rows if row[0] == "mark"] == [values[n] for n in sorted(values)], rows


def check_rest(room, rows):
    assert room.signals == 5, room.signals
    assert not [row for row in rows if row[0] in ("fault", "scan", "sample")]
    assert [row[4] for row in rows if row[0] == "visit"] == ["ended"]
    assert not room.desk.warnings(), room.desk.warnings()


PROMISES = [
    ("sixty lines stand in the record, with their tags, one mended and one undone", check_lines),
    ("each line has the time of its first key, by the display server's own clock", check_moments),
    ("three tallies and two stopwatches, one of which ran while the window was closed", check_counts),
    ("twenty marks left seven look-fors as they were pressed last", check_marks),
    ("five signals were seen, and nothing else was recorded or warned of", check_rest),
]


def main():
    print(f"1..{len(PROMISES)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        room = Room(*sys.argv[1:], folder)
        try:
            room.prepare(folder)
            room.spend()
        except Exception as error:  # nothing can be compared then
            print(f"not ok 1 - ten minutes\nBail out! {type(error).__name__}: {error}", flush=True)
            if room.desk.process and room.desk.process.poll() is None:
                room.desk.kill()
            os._exit(1)
        rows = read_store(room.reader, room.store)
        for number, (text, check) in enumerate(PROMISES, 1):
            try:
                check(room, rows)
                print(f"ok {number} - {text}")
            except AssertionError as error:
                print(f"not ok {number} - {text}\n# {error}")
                failed = True
    sys.stdout.flush()
    os._exit(failed)  # the thread that watches the keys never ends


main()
