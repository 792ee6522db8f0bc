#!/usr/bin/python3
"""Two people exchange their work through the real window: a file is written, looked at, taken in, and what both
changed is settled. On the way nothing that only programs read is on any page. Prints TAP.

  exchange-window.py COREWALK COREWALK-CLI
"""
import os
import re
import subprocess
import sys
import tempfile
import time

from desk import Atspi, Desk, descend

PROMISES = []
# UUIDs, hashes and keys, cards, addresses of records
MACHINE_TEXT = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b|"
                          r"\bcwcard1|\bage1[02-9ac-hj-np-z]{20}|\b[a-z]+-[0-9a-f]{2,16}:\d+\b")


def promise(text):
    def keep(function):
        PROMISES.append((text, function))
        return function
    return keep


PARTS = ["What Will Leave", "What Came In", "Questions", "Orders to Erase", "Who Sends", "Cards"]


class Office:
    """The stores of two people, what they did to the same walk, and the window of one of them at a time."""

    def __init__(self, program, cli, folder):
        self.program, self.cli_program, self.folder = program, cli, folder
        self.desk = None
        self.file = os.path.join(folder, "from-ben.walk")
        self.prepare()

    def cli(self, who, *words):
        found = subprocess.run([self.cli_program, *words, "--store", os.path.join(self.folder, who)],
                               capture_output=True, text=True, cwd=self.folder, stdin=subprocess.DEVNULL)
        assert found.returncode == 0, (words, found.stderr)
        return found.stdout.strip()

    def prepare(self):
        for who, name in (("ana", "Ana Reyes"), ("ben", "Ben Ortiz")):
            self.cli(who, "init", "--name", name, "--role", "coach", "--organization", "Lake District")
            with open(os.path.join(self.folder, f"{who}.card"), "w", encoding="utf-8") as card:
                card.write(self.cli(who, "card", "show"))
        self.cli("ana", "trust", "add", "ben.card", "--yes")
        self.cli("ben", "trust", "add", "ana.card", "--yes")
        self.cli("ana", "roster", "add-school", "Riverside", "--code", "0017")
        walk = self.cli("ana", "walk", "new", "--title", "Fractions", "--school", "0017", "--form", "core-walk")
        visit = self.cli("ana", "visit", "start", walk, "--grade", "4")
        note = self.cli("ana", "note", "add", visit, "T: \"Which is larger?\"")
        self.cli("ana", "export", "first.walk", "--scope", "school", "--for", "Ben Ortiz")
        self.cli("ben", "merge", "first.walk")
        self.cli("ana", "edit", walk, "title", "Making sense of fractions")
        self.cli("ben", "edit", walk, "title", "Fractions on a line")
        self.cli("ben", "note", "add", visit, "S: \"Because the pieces are bigger\"")
        self.cli("ben", "erase", note, "--reason", "A parent asked", "--reference", "RC-075 14")

    def sit_down(self, who):
        self.desk = Desk(self.program, os.path.join(self.folder, who)).start()

    def open_exchange(self):
        self.desk.await_text("Exchange")
        self.desk.keys("ctrl+shift+e")
        self.desk.wait(lambda: self.selected(PARTS[0]), "the exchange")

    def turn_to(self, title):
        self.walk_to(title, *PARTS)

    def selected(self, title):
        return any(title in (node.get_name() or "") for node in self.items(Atspi.StateType.SELECTED))

    def items(self, state):
        return [node for node in descend(self.desk.root) if node.get_role_name() == "list item"
                and node.get_state_set().contains(state)]

    def focused(self):
        return next((node.get_name() for node in self.items(Atspi.StateType.FOCUSED)), "")

    def walk_to(self, title, *list_of):
        """With the keyboard alone: Tab leads around the window to the list, arrows through it."""
        for _ in range(30):
            if self.focused().startswith((title, *list_of)):
                break
            self.desk.keys("Tab")
            time.sleep(0.1)
        self.desk.keys("Home")
        for _ in range(9):
            time.sleep(0.2)
            if self.focused().startswith(title):
                self.desk.keys("Return")
                return
            self.desk.keys("Down")
        raise AssertionError(f"no way leads to {title!r}")

    def walk_into(self, role, name):
        for _ in range(30):
            if any(node.get_role_name() == role and name in (node.get_name() or "") for node in descend(self.desk.root)
                   if node.get_state_set().contains(Atspi.StateType.FOCUSED)):
                return
            self.desk.keys("Tab")
            time.sleep(0.1)
        raise AssertionError(f"Tab does not lead to the {role} {name!r}")

    def await_shown(self, text):
        """Pages say nothing before they are turned to."""
        self.desk.wait(lambda: any(text in (node.get_name() or "") for node in descend(self.desk.root)
                                   if node.get_role_name() == "label"), f"the text {text!r}")

    def type_into_dialog(self, text):
        """A dialog is a window of its own, and no window manager gives it the keyboard here."""
        def other():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.desk.process.pid)],
                                   capture_output=True, text=True).stdout.split()
            return next((window for window in found if window != self.desk.window), None)
        window = self.desk.wait(other, "a dialog")
        time.sleep(0.5)
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
        self.desk.type(text)
        time.sleep(0.3)
        self.desk.keys("Return")
        self.desk.wait(lambda: other() != window, "the dialog's end")
        subprocess.run(["xdotool", "windowfocus", "--sync", self.desk.window], check=True)

    def assert_for_people(self):
        """Names and descriptions of everything there is, shown or not."""
        for node in descend(self.desk.root):
            for text in (node.get_name(), node.get_description()):
                found = MACHINE_TEXT.search(text or "")
                assert not found, f"{node.get_role_name()} says {found.group()!r} in {text!r}"


@promise("what will leave can be read, and nothing leaves before somebody is chosen")
def leaving(office):
    office.sit_down("ben")
    office.open_exchange()
    office.await_shown("Choose for whom the file is.")
    office.assert_for_people()


@promise("a file is written for a person whose card is there")
def write(office):
    desk = office.desk
    office.walk_into("check box", "Ana Reyes")
    desk.keys("space")
    office.await_shown("For Ana Reyes")
    desk.press("Write the File")
    office.type_into_dialog(office.file.removesuffix(".walk"))  # the end of the name stays as it is
    office.await_shown("The File Is Written")
    desk.wait(lambda: os.path.exists(office.file), "the file")
    desk.kill()


@promise("a file is looked at before anything of it is taken in")
def look(office):
    office.sit_down("ana")
    office.open_exchange()
    office.turn_to("What Came In")
    office.desk.press("Choose Files")
    office.type_into_dialog(office.file)
    office.await_shown("Ben Ortiz’s file")
    office.assert_for_people()
    office.turn_to("Who Sends")
    office.await_shown("The card is here, no file yet")


@promise("taken in, it is there, and what both changed is a question")
def take_in(office):
    office.turn_to("What Came In")
    office.desk.press("Take In")
    office.turn_to("Questions")
    office.await_shown("Making sense of fractions")
    office.await_shown("Fractions on a line")
    office.assert_for_people()


@promise("a question is settled with one button")
def settle(office):
    office.desk.press("Keep This, as Ben Ortiz")
    office.await_shown("Nothing to Settle")


@promise("the sheet says when the last file came")
def senders(office):
    office.turn_to("Who Sends")
    office.await_shown("Last file: Today")
    office.assert_for_people()


@promise("an order about one's own words asks")
def orders(office):
    office.turn_to("Orders to Erase")
    office.await_shown("Ben Ortiz asks to erase a line of evidence")
    office.assert_for_people()
    office.desk.press("Decline")
    office.await_shown("You declined")


@promise("cards show names and words, no keys")
def cards(office):
    office.turn_to("Cards")
    office.await_shown("Ben Ortiz")
    office.await_shown("Lake District")
    office.assert_for_people()


@promise("what was settled and taken in is kept")
def kept(office):
    office.desk.quit()
    assert "Fractions on a line" in office.cli("ana", "walk", "list")
    assert "bigger" in office.cli("ana", "search", "pieces")
    assert "Which is larger" in office.cli("ana", "search", "larger")
    assert office.cli("ana", "conflict", "list") == ""


@promise("nothing was warned of on the way")
def quiet(office):
    assert office.desk.warnings() == [], office.desk.warnings()


def main():
    program, cli = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        office = Office(program, cli, folder)
        print(f"1..{len(PROMISES)}")
        for number, (text, function) in enumerate(PROMISES, 1):
            try:
                function(office)
            except Exception as error:  # what comes later stands on it
                print(f"not ok {number} - {text}\nBail out! {type(error).__name__}: {error}")
                if office.desk and office.desk.process.poll() is None:
                    office.desk.kill()
                return 1
            print(f"ok {number} - {text}", flush=True)
    return 0


sys.exit(main())
