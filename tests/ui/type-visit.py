#!/usr/bin/python3
"""Type a walk into the real program, key by key, and compare what it kept. Prints TAP.

  type-visit.py COREWALK READ-STORE
"""
import subprocess
import sys
import tempfile
import time

from desk import Desk, descend, first_visit, read_store

PROMISES = []


def promise(text):
    def keep(function):
        PROMISES.append((text, function))
        return function
    return keep


class Evening:
    """What one test hands on to the next: the same store, opened again and again."""

    def __init__(self, program, reader, store):
        self.desk, self.reader, self.store = Desk(program, store), reader, store

    def read(self):
        """What lies on the disk; the program must be closed."""
        rows = read_store(self.reader, self.store)
        assert not [row for row in rows if row[0] == "fault"], rows
        return rows

    def notes(self):
        return [(row[1], row[2], row[5]) for row in self.read() if row[0] == "note"]

    def write(self, text):
        self.desk.type(text)
        self.desk.keys("Return")


def equal(found, expected):
    assert found == expected, f"{found!r} instead of {expected!r}"


@promise("from the first start to the first visit with the keyboard alone")
def first_start(evening):
    first_visit(evening.desk.start())


@promise("everything that can be pressed or typed into has a name")
def names(evening):
    desk = evening.desk
    nameless = [node.get_role_name() for node in descend(desk.root)
                if node.get_role_name() in ("push button", "toggle button", "entry", "text", "combo box")
                and node.get_parent().get_role_name() != "combo box"  # whose button it is, and whose name it has
                and (not node.get_name() or node.get_name().startswith(("Gtk", "Adw", "Cw")) or "_" in node.get_name())]
    equal(nameless, [])


@promise("lines are kept with their tags, by Alt and digit or by a letter and a colon")
def lines(evening):
    desk = evening.desk
    evening.write("t:\"Turn to your partner.\"")
    desk.wait(lambda: desk.shows_line('"Turn to your partner."'), "the first line")
    desk.keys("alt+2")
    evening.write("Six of eight pairs talk")
    desk.type("The task ")
    desk.keys("alt+3", "alt+2")
    evening.write("is on the board")
    evening.write("no tag: t:x")
    desk.wait(lambda: desk.shows_line("no tag: t:x"), "the last line")
    desk.await_kept()


@promise("backspace gives back the letter that became a tag")
def backspace(evening):
    desk = evening.desk
    desk.type("k:")
    equal(desk.typed(), "")
    desk.keys("BackSpace")
    evening.write("literal")
    desk.wait(lambda: desk.shows_line("k:literal"), "k: as text")


@promise("Up edits the last line, Esc leaves it as it was")
def edit(evening):
    desk = evening.desk
    desk.keys("Up")
    desk.wait(lambda: desk.typed() == "k:literal", "the line in the entry")
    desk.type(" and more")
    desk.keys("alt+1", "Return")
    desk.wait(lambda: desk.shows_line("k:literal and more"), "the edited line")
    desk.keys("Up", "Up")
    desk.wait(lambda: desk.typed() == "no tag: t:x", "the line before")
    desk.type("never kept")
    desk.keys("Escape")
    desk.wait(lambda: desk.typed() == "", "an empty entry")


@promise("undo takes a line back, redo brings it again, typing first letter by letter")
def undo(evening):
    desk = evening.desk
    evening.write("taken back")
    desk.wait(lambda: desk.shows_line("taken back"), "the line")
    desk.type("xy")
    desk.keys("ctrl+z")
    desk.wait(lambda: desk.typed() == "", "what was typed gone")
    assert desk.shows_line("taken back")
    desk.keys("ctrl+z")
    desk.wait(lambda: not desk.shows_line("taken back"), "the line gone")
    desk.keys("ctrl+shift+z")
    desk.wait(lambda: desk.shows_line("taken back"), "the line again")
    desk.keys("ctrl+z")
    desk.wait(lambda: not desk.shows_line("taken back"), "the line gone again")


@promise("Ctrl and a digit go to a look-for, again they mark it; Ctrl+L links the last line")
def marks(evening):
    evening.desk.keys("ctrl+1", "ctrl+1", "ctrl+2", "ctrl+2", "ctrl+2", "ctrl+3", "ctrl+l")
    evening.desk.wait(lambda: evening.desk.says("↔ 3"), "the link")


@promise("half-typed text is there again after the power is gone, and nothing else is lost")
def power_cut(evening):
    desk = evening.desk
    desk.type("s:she begins to ")
    time.sleep(0.3)
    desk.await_kept()
    desk.kill()
    equal(evening.notes(), [
        ("1", "t", '\\"Turn to your partner.\\"'),
        ("1", "s", "Six of eight pairs talk"),
        ("1", "sk", "The task is on the board"),
        ("1", "", "no tag: t:x"),
        ("1", "t", "k:literal and more"),
    ])
    desk.start()
    desk.await_visit(1)
    desk.wait(lambda: desk.typed().strip() == "she begins to", "what was half-typed")
    evening.write(" explain")
    desk.wait(lambda: desk.shows_line("she begins to explain"), "the finished line")


@promise("half an answer and half a task are there again after the power is gone")
def half_answers(evening):
    desk = evening.desk
    question = "What are you working on, and what does it help you learn?"
    for key, name, text in (("alt+4", question, "which fraction is bigger"), ("alt+0", "Task Sample", "Show it")):
        desk.keys(key)
        desk.wait(lambda: desk.find("text", name), f"the line of {name}")
        desk.type(text[:6])
        time.sleep(0.3)
        desk.await_kept()
        desk.kill()
        desk.start()
        desk.await_visit(1)
        desk.wait(lambda: desk.typed(name) == text[:6], "what was half-typed")
        desk.type(text[6:])
        desk.keys("Return")
        desk.wait(lambda: desk.shows_line(text), "it among the lines")
    evening.write("and on with the evidence")  # the line has the keys again
    desk.wait(lambda: desk.shows_line("and on with the evidence"), "the line")


@promise("a deleted line comes back, and tells what happened to it")
def delete(evening):
    desk = evening.desk
    desk.keys("shift+Tab", "Delete")
    desk.wait(lambda: not desk.shows_line("and on with the evidence"), "the line gone")
    desk.keys("ctrl+z")
    desk.wait(lambda: desk.shows_line("and on with the evidence"), "the line again")
    desk.keys("ctrl+h")
    desk.wait(lambda: desk.find("label", "What Happened"), "its history")
    desk.keys("Escape")
    desk.wait(lambda: desk.title() == "Visit 1 – Corewalk", "the visit")


@promise("the next room is one key, ending asks nothing")
def next_room(evening):
    desk = evening.desk
    desk.keys("ctrl+n")
    desk.await_visit(2)
    evening.write("second room")
    desk.wait(lambda: desk.shows_line("second room"), "its line")
    desk.keys("ctrl+e")
    desk.wait(lambda: desk.title() == "Corewalk", "the walk again")
    desk.quit()
    rows = evening.read()
    equal([row[1:] for row in rows if row[0] == "visit"], [["1", "", "", "ended"], ["2", "", "", "ended"]])
    equal([row[1:] for row in rows if row[0] == "mark"], [["1", "1"], ["1", "0"]])
    equal([row[3] for row in rows if row[0] == "note"][4:6], ["1", "0"])
    equal(evening.notes()[5:], [("1", "s", "she begins to explain"), ("1", "", "and on with the evidence"),
                                ("2", "", "second room")])
    equal([(row[2], row[4]) for row in rows if row[0] == "sample"],
          [("what", "which fraction is bigger"), ("", "Show it")])


@promise("a search through all evidence leads to the line")
def search(evening):
    desk = evening.desk.start()
    desk.await_text("Walks")
    desk.keys("ctrl+f")
    desk.type("pairs")
    desk.wait(lambda: desk.says("Six of eight pairs talk"), "the line that was found")
    desk.keys("Return")
    desk.await_visit(1)


@promise("a second start raises the first window")
def second_start(evening):
    desk = evening.desk
    second = subprocess.run([desk.program], env=desk.environment_of(), timeout=20)
    equal(second.returncode, 0)
    assert desk.process.poll() is None
    desk.quit()


@promise("nothing was warned of on the way")
def quiet(evening):
    equal(evening.desk.warnings(), [])


def main():
    program, reader = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        evening = Evening(program, reader, folder + "/store")
        print(f"1..{len(PROMISES)}")
        for number, (text, function) in enumerate(PROMISES, 1):
            try:
                function(evening)
            except Exception as error:  # what comes later stands on it
                print(f"not ok {number} - {text}\nBail out! {type(error).__name__}: {error}")
                if evening.desk.process and evening.desk.process.poll() is None:
                    evening.desk.kill()
                return 1
            print(f"ok {number} - {text}", flush=True)
    return 0


sys.exit(main())
