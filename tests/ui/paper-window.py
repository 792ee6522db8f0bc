#!/usr/bin/python3
"""From paper and to paper in the real program: rooms walked on paper, with the program killed in the middle of a
line, and the walk printed through the dialogue. Prints TAP.

  paper-window.py COREWALK COREWALK-CLI READ-STORE
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from desk import Atspi, Desk, descend, read_store

PROMISES = []
LINE = "0:07 s: Because the pieces are big"
KEPT = "0:06 t: Which is larger?"


def promise(text):
    def keep(function):
        PROMISES.append((text, function))
        return function
    return keep


class Evening:
    def __init__(self, program, cli, reader, folder):
        self.cli_program, self.reader = cli, reader
        self.store, self.home = folder + "/store", os.environ["HOME"]
        self.cli("init", "--name", "Ana Reyes", "--role", "coach")
        self.cli("roster", "add-school", "Riverside", "--code", "0017")
        walk = self.cli("walk", "new", "--title", "Fractions", "--school", "0017", "--form", "core-walk")
        visit = self.cli("visit", "start", walk, "--grade", "4")
        self.cli("note", "add", visit, "--tag", "student", "The pieces are smaller")
        self.desk = Desk(program, self.store)

    def cli(self, *words):
        found = subprocess.run([self.cli_program, *words, "--store", self.store], capture_output=True, text=True,
                               stdin=subprocess.DEVNULL)
        assert found.returncode == 0, (words, found.stderr)
        return found.stdout.strip()

    def find(self, role, name):
        return self.desk.wait(lambda: next((node for node in descend(self.desk.root) if node.get_role_name() == role
                                            and (node.get_name() or "").startswith(name)), None), f"{role} {name!r}")

    def tab_to(self, node):
        for _ in range(60):
            if any(part.get_state_set().contains(Atspi.StateType.FOCUSED) for part in descend(node)):
                return
            self.desk.keys("Tab")
            time.sleep(0.1)
        raise AssertionError(f"Tab does not lead to {node.get_name()!r}")

    def open_walk(self):
        self.desk.await_text("Today")
        self.tab_to(self.find("list item", "Fractions"))
        self.desk.keys("Return")
        self.desk.await_text("Problem of Practice")

    def choose_from_menu(self, letter):
        def button():
            return next((node for node in descend(self.desk.root) if node.get_role_name() == "push button"
                         and "More About This Walk" in (node.get_name() or "")
                         and node.get_action_iface().get_n_actions() > 0), None)
        self.desk.wait(button, "the menu of the walk").get_action_iface().do_action(0)
        time.sleep(0.5)
        self.desk.keys(letter)

    def says_line(self, text):
        return any(text in (node.get_name() or "") for node in descend(self.desk.root)
                   if node.get_role_name() == "label")

    def line(self):
        for node in descend(self.desk.root):
            if node.get_role_name() == "text" and "A line of evidence, with its time" in (node.get_name() or ""):
                text = Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
                if text:
                    return text
        return ""

    def find_printed(self):
        return next(map(str, pathlib.Path(self.home).rglob("*.pdf")), None)

    def wait_window(self, is_there, what):
        """The other window of the program, such as a dialogue; the keys go to it."""
        def other():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.desk.process.pid)],
                                   capture_output=True, text=True).stdout.split()
            return next((window for window in found if window != self.desk.window), None)

        if not is_there:
            self.desk.wait(lambda: other() is None, what)
            return None
        window = self.desk.wait(other, what)
        focus = ["xdotool", "windowfocus", "--sync", window]
        self.desk.wait(lambda: subprocess.run(focus, stderr=subprocess.DEVNULL).returncode == 0, "the keys in " + what)
        return window


@promise("a line half-typed from paper is in its place after a kill")
def half_line(evening):
    desk = evening.desk.start()
    evening.open_walk()
    evening.choose_from_menu("e")
    desk.await_text("Rooms From Paper")
    desk.type("0:05")
    desk.keys("Tab")
    evening.tab_to(evening.find("text", "Visit 2: A line of evidence"))
    desk.type(KEPT)
    desk.keys("Return")
    desk.wait(lambda: evening.says_line("Which is larger?"), "the line on the page")
    desk.type(LINE)
    time.sleep(0.5)  # it is on the disk within a quarter of a second
    desk.kill()

    desk.start()
    desk.await_text("Rooms From Paper")
    desk.wait(lambda: evening.line() == LINE, "the half line in its place")
    evening.tab_to(evening.find("text", "Visit 2: A line of evidence"))
    desk.keys("End")
    desk.type("ger")
    desk.keys("Return")
    desk.wait(lambda: evening.says_line("Because the pieces are bigger"), "the whole line on the page")
    desk.quit()
    notes = [row for row in read_store(evening.reader, evening.store) if row[0] == "note" and row[1] == "2"]
    assert [row[5] for row in notes] == ["Which is larger?", "Because the pieces are bigger"], notes
    assert [row[2] for row in notes] == ["t", "s"], notes
    assert int(notes[1][4]) - int(notes[0][4]) == 60000, notes


@promise("the walk is printed to a file through the dialogue, with all its words")
def print_walk(evening):
    desk = evening.desk.start()
    desk.await_text("Rooms From Paper")
    desk.keys("alt+Left")
    desk.await_text("Problem of Practice")
    evening.choose_from_menu("p")
    window = evening.wait_window(True, "the dialogue")
    time.sleep(1)
    subprocess.run(["xdotool", "mousemove", "--window", window, "85", "95", "click", "1"], check=True)  # Print to File
    time.sleep(1)
    desk.keys("alt+p")
    evening.wait_window(False, "the dialogue's end")
    file = desk.wait(evening.find_printed, "the file")
    time.sleep(1)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Fractions", "Riverside", "The pieces are smaller", "Which is larger?", "Because the pieces are bigger"):
        assert words in text, (words, text)
    desk.quit()


def main():
    print(f"1..{len(PROMISES)}")
    with tempfile.TemporaryDirectory() as folder:
        programs = [os.path.abspath(program) for program in sys.argv[1:]]
        os.chdir(os.environ["HOME"])  # where the dialogue writes to when nobody says where
        evening = Evening(*programs, os.path.realpath(folder))
        for number, (text, function) in enumerate(PROMISES, 1):
            try:
                function(evening)
            except (AssertionError, subprocess.CalledProcessError) as error:
                print(f"not ok {number} - {text}\n# {error}\nBail out!")
                evening.desk.kill()
                return 1
            print(f"ok {number} - {text}", flush=True)
        said = [line for line in evening.desk.warnings() if "avahi printers" not in line]  # a bus that is not here
        assert not said, said
    return 0


sys.exit(main())
