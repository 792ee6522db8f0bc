"""desk.py - a person at the real program: keys by xdotool, eyes by the accessibility bus"""
import os
import signal
import subprocess
import tempfile
import time

# GTK 4.8 warns when a screen reader asks about a window that is just closing: warnings can't be fatal
# here, so what the program says is read afterwards.
os.environ.pop("G_DEBUG", None)
NOT_OURS = ("g_variant_is_object_path: assertion 'string != NULL' failed", "AT-SPI:")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


class Gone(Exception):
    """The program does not answer any more."""


def descend(node):
    """The node and all below it, whether it is on the screen or on a page that is not shown."""
    try:
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from descend(child)
    except GLib.Error as error:
        raise Gone(error.message)


class Desk:
    def __init__(self, program, store, environment=None):
        self.program, self.store = program, store
        self.environment = environment or {}
        self.process = self.window = self.root = None
        self.said = tempfile.TemporaryFile("w+")
        self.places = {}
        self.paths = {}  # where they were found: the tree is the same at every start

    def start(self):
        self.places = {}
        self.process = subprocess.Popen([self.program], env=self.environment_of(), stderr=self.said)
        self.root = self.wait(self._application, "the program on the accessibility bus")
        self.window = self.wait(self._window, "a window").strip()
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)
        return self

    def environment_of(self):
        return dict(os.environ, COREWALK_STORE=self.store, GTK_A11Y="atspi", **self.environment)

    def warnings(self):
        """What the program said on its standard error since the first start."""
        self.said.seek(0)
        return [line for line in self.said.read().splitlines()
                if line and not any(phrase in line for phrase in NOT_OURS)]

    def press(self, label):
        """Does what the button with this label does, as a screen reader would."""
        def button():
            for node in descend(self.root):
                if node.get_role_name() == "push button" and label in (node.get_name() or ""):
                    return node
            return None
        self.wait(button, f"button {label!r}").get_action_iface().do_action(0)

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            try:
                if application and application.get_process_id() == self.process.pid and application.get_child_count():
                    return application
            except GLib.Error:
                continue
        return None

    def _window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True)
        return found.stdout.split("\n")[0]

    def wait(self, look, what, seconds=20):
        """What look() returns as soon as it is something."""
        end = time.monotonic() + seconds
        while True:
            try:
                found = look()
                if found:
                    return found
            except (Gone, GLib.Error):
                pass
            if self.process.poll() is not None:
                raise Gone(f"the program ended while waiting for {what}")
            if time.monotonic() > end:
                raise AssertionError(f"no {what} after {seconds} s")
            time.sleep(0.02)

    def find(self, role, name):
        for node in descend(self.root):
            if node.get_role_name() == role and (node.get_name() or "") == name:
                return node
        return None

    def place(self, role, *names):
        """A node that stays, with one of these names: looked for once."""
        if names not in self.places:
            self.places[names] = self.wait(
                lambda: self._at(self.paths.get(names, ()), role, names) or self._search(role, names),
                f"{role} {names[0]!r}")
        return self.places[names]

    def _at(self, path, role, names):
        node = self.root
        for index in path:
            node = node and node.get_child_at_index(index)
        return node if path and node and node.get_role_name() == role and node.get_name() in names else None

    def _search(self, role, names, node=None, path=()):
        node = node or self.root
        if node.get_role_name() == role and node.get_name() in names:
            self.paths[names] = path
            return node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            found = child and self._search(role, names, child, (*path, index))
            if found:
                return found
        return None

    def says(self, text):
        """Whether a label with this very text is on the screen."""
        return self.find("label", text) is not None

    def await_text(self, text):
        return self.wait(lambda: self.says(text), f"label {text!r}")

    def title(self):
        """Of the window: where the person is."""
        return subprocess.run(["xdotool", "getwindowname", self.window], capture_output=True, text=True).stdout.strip()

    def await_visit(self, number):
        self.wait(lambda: self.title() == f"Visit {number} – Corewalk", f"visit {number}")

    def typed(self, name="Line of evidence"):
        entry = self.place("text", name)
        return Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry))

    def lines(self, most=4):
        """What the last rows of the list of evidence show, a list of labels for each row."""
        try:
            listed = self.place("list", "Lines of evidence")
            count = listed.get_child_count()
            return [[node.get_name() for node in descend(listed.get_child_at_index(index))
                     if node.get_role_name() == "label" and node.get_name()]
                    for index in range(max(count - most, 0), count)]
        except GLib.Error as error:
            raise Gone(error.message)

    def shows_line(self, text):
        return any(text in row for row in self.lines())

    def type(self, text, delay_ms=4):
        subprocess.run(["xdotool", "type", "--delay", str(delay_ms), text], check=True)

    def keys(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "20", *keys], check=True)

    def kept(self):
        """What the window says of what was typed: "Kept", "Keeping…" or "Not kept"."""
        return self.place("label", "Kept", "Keeping…", "Not kept").get_name()

    def await_kept(self):
        return self.wait(lambda: self.kept() == "Kept", "\"Kept\"")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def quit(self):
        self.keys("ctrl+q")
        assert self.process.wait(10) == 0


def first_visit(desk):
    """From the first start to the first visit, with keys alone."""
    desk.await_text("Welcome to Corewalk")
    desk.type("Ana Reyes")
    desk.keys("Tab", "Tab", "Tab", "Down", "Return")
    desk.await_text("Name of the School")
    desk.type("Riverside")
    desk.keys("Return")
    desk.type("Room 1")
    desk.keys("ctrl+Return")
    desk.await_text("1 room added")
    desk.keys("ctrl+n")
    desk.await_text("New Walk")
    desk.keys("Return")
    desk.await_text("Riverside")
    desk.press("Start Visit")
    desk.await_visit(1)


def read_store(reader, store):
    """What lies on the disk, in rows of read-store.c; the program must be closed."""
    found = subprocess.run([reader, store], capture_output=True, text=True, check=True)
    return [line.split("\t") for line in found.stdout.splitlines()]
