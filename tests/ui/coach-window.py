#!/usr/bin/python3
"""Two partners go through a coaching cycle at the real window, each on a laptop of his own, with files between them.
At the end both have changed the same step without seeing each other's: the window asks in plain words. Prints TAP.

  coach-window.py COREWALK COREWALK-CLI
"""
import os
import re
import subprocess
import sys
import tempfile
import time

from desk import Atspi, Desk, descend

PROMISES = []
CYCLE = "Talk in pairs"
# UUIDs, hashes and keys, cards, addresses of records
MACHINE_TEXT = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b|"
                          r"\bcwcard1|\bage1[02-9ac-hj-np-z]{20}|\b[a-z]+-[0-9a-f]{2,16}:\d+\b")


def promise(text):
    def keep(function):
        PROMISES.append((text, function))
        return function
    return keep


class Pair:
    """The stores of two partners, and the window of one of them at a time."""

    def __init__(self, program, cli, folder):
        self.program, self.cli_program, self.folder = program, cli, folder
        self.desk = None
        self.heard = []
        for who, name in (("ana", "Ana Reyes"), ("ben", "Ben Ortiz")):
            self.cli(who, "init", "--name", name, "--role", "coach", "--organization", "Lake District")
            with open(os.path.join(folder, f"{who}.card"), "w", encoding="utf-8") as card:
                card.write(self.cli(who, "card", "show"))
        self.cli("ana", "trust", "add", "ben.card", "--yes")
        self.cli("ben", "trust", "add", "ana.card", "--yes")
        self.cli("ana", "roster", "add-school", "Riverside", "--code", "0017")
        self.cli("ana", "cycle", "new", CYCLE, "--with", "Ben Ortiz", "--model", "open")

    def cli(self, who, *words):
        found = subprocess.run([self.cli_program, *words, "--store", os.path.join(self.folder, who)],
                               capture_output=True, text=True, cwd=self.folder, stdin=subprocess.DEVNULL)
        assert found.returncode == 0, (words, found.stderr)
        return found.stdout.strip()

    def send(self, sender, receiver, name):
        self.cli(sender, "export", f"{sender}.walk", "--scope", f"cycle:{CYCLE}", "--for", name)
        self.cli(receiver, "merge", f"{sender}.walk")
        os.remove(os.path.join(self.folder, f"{sender}.walk"))

    def sit_down(self, who):
        """At the page of the cycle, reached by keys."""
        self.desk = Desk(self.program, os.path.join(self.folder, who)).start()
        self.desk.await_text("Today")
        self.desk.keys("ctrl+shift+c")
        self.await_shown(CYCLE)
        self.walk_to(CYCLE)
        self.desk.keys("Return")
        self.await_title(CYCLE)

    def stand_up(self):
        self.heard += self.desk.warnings()
        self.desk.quit()

    def focused(self):
        return next((node for node in descend(self.desk.root)
                     if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def walk_to(self, name):
        """With Tab alone, to whatever has that name or begins with it."""
        passed = []
        for _ in range(60):
            node = self.focused()
            passed.append(node and f"{node.get_role_name()} {node.get_name()!r}")
            if node and (node.get_name() or "").startswith(name):
                return
            self.desk.keys("Tab")
            time.sleep(0.1)
        raise AssertionError(f"Tab does not lead to {name!r}, but to {passed}")

    def await_shown(self, text):
        self.desk.wait(lambda: any(text in (node.get_name() or "") for node in descend(self.desk.root)
                                   if node.get_role_name() == "label"), f"the text {text!r}")

    def await_title(self, title):
        self.desk.wait(lambda: self.desk.title() == f"{title} – Corewalk", f"the page {title!r}")

    def await_focus(self, name):
        self.desk.wait(lambda: (lambda node: node and (node.get_name() or "").startswith(name))(self.focused()),
                       f"the keys at {name!r}")

    def other_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.desk.process.pid)],
                               capture_output=True, text=True).stdout.split()
        return next((window for window in found if window != self.desk.window), None)

    def in_window(self, act):
        """A window over the page: no window manager gives it the keyboard here."""
        window = self.desk.wait(self.other_window, "a window over the page")
        time.sleep(0.4)
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
        time.sleep(0.2)
        act()
        self.desk.wait(lambda: self.other_window() != window, "its end")
        subprocess.run(["xdotool", "windowfocus", "--sync", self.desk.window], check=True)

    def reword(self, words):
        """Another wording for the step: all of the text is typed over, and Escape keeps it."""
        self.desk.press("Look Back: ")

        def act():
            self.desk.keys("ctrl+a")
            self.desk.type(words)
            self.desk.keys("Escape")
        self.in_window(act)
        self.await_shown(words)

    def assert_for_people(self):
        for node in descend(self.desk.root):
            for text in (node.get_name(), node.get_description()):
                found = MACHINE_TEXT.search(text or "")
                assert not found, f"{node.get_role_name()} says {found.group()!r} in {text!r}"


@promise("a cycle is reached, and a small step agreed on, with the keyboard")
def agree(pair):
    pair.sit_down("ana")
    pair.walk_to("Agree on a Step")
    pair.desk.keys("space")

    def act():
        pair.desk.type("Wait five seconds")
        pair.desk.keys("alt+a")
    pair.in_window(act)
    pair.await_shown("Wait five seconds")
    pair.assert_for_people()


@promise("a conference is added, begun, answered at and stopped, and brings the step along")
def confer(pair):
    desk = pair.desk
    pair.walk_to("Add an Event")
    desk.keys("space")
    time.sleep(0.5)
    desk.keys("Return")
    pair.await_title("Pre-Conference")
    pair.await_shown("Steps to Look Back At")
    pair.assert_for_people()
    pair.walk_to("Start")
    desk.keys("space")
    pair.await_focus("Stop")
    pair.walk_to("What would you like to find out")
    desk.type("Who waits to be asked")
    pair.walk_to("Stop")
    desk.keys("space")
    pair.await_shown("Time spent so far")
    desk.keys("alt+Left")
    pair.await_title(CYCLE)
    pair.stand_up()
    event = re.search(r"[a-z]+-[0-9a-f]+:\d+|[0-9a-f]{6,}", pair.cli("ana", "event", "list")).group()
    assert "Who waits to be asked" in pair.cli("ana", "event", "show", event)


@promise("both say the same step in other words, without seeing each other's")
def disagree(pair):
    pair.send("ana", "ben", "Ben Ortiz")
    pair.sit_down("ben")
    pair.reword("Wait three seconds")
    pair.stand_up()
    pair.sit_down("ana")
    pair.reword("Wait until ten hands are up")
    pair.stand_up()
    pair.send("ben", "ana", "Ana Reyes")


@promise("the window says in plain words what each wrote")
def ask(pair):
    pair.sit_down("ana")
    pair.await_shown("You Wrote Different Things")
    pair.await_shown("Wait three seconds")
    pair.await_shown("Wait until ten hands are up")
    pair.assert_for_people()


@promise("one is kept with one button, for both")
def settle(pair):
    pair.desk.press("Keep This, as Ben Ortiz")
    pair.desk.wait(lambda: not pair.desk.says("You Wrote Different Things"), "the end of the question")
    pair.stand_up()
    assert "Wait three seconds" in pair.cli("ana", "step", "list")
    assert pair.cli("ana", "conflict", "list") == ""
    pair.send("ana", "ben", "Ben Ortiz")
    assert "Wait three seconds" in pair.cli("ben", "step", "list")
    assert pair.cli("ben", "conflict", "list") == ""


@promise("nothing was warned of on the way")
def quiet(pair):
    assert pair.heard == [], pair.heard


def main():
    program, cli = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        pair = Pair(program, cli, folder)
        print(f"1..{len(PROMISES)}")
        for number, (text, function) in enumerate(PROMISES, 1):
            try:
                function(pair)
            except Exception as error:  # what comes later stands on it
                print(f"not ok {number} - {text}\nBail out! {type(error).__name__}: {error}")
                if pair.desk and pair.desk.process.poll() is None:
                    pair.desk.kill()
                return 1
            print(f"ok {number} - {text}", flush=True)
    return 0


sys.exit(main())
