#!/usr/bin/python3
"""Look at every screen as a screen reader does. Prints TAP.

  tree.py SHOW-SCENES

Each control has a name, which is words a person can see or be told, and no two controls of a screen share
name and role; nothing that a window says is an id.
"""
import os
import re
import subprocess
import sys
import time

os.environ.pop("G_DEBUG", None)  # GTK 4.8 warns when a window closes under a screen reader

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

CONTROLS = {"push button", "toggle button", "check box", "radio button", "entry", "password text", "combo box",
            "spin button", "slider", "link", "switch", "search box"}
GENERIC = {"button", "entry", "switch", "text", "check box", "menu", "combo box", "label", "row", "list"}
ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,}\b|\bage1[a-z0-9]{20}")
COUNTS = []  # of the controls of each window that was looked at
CODE = re.compile(r"^(Gtk|Adw|Cw)[A-Z]|\b[a-z]+_[a-z_]+\b|%[sdu]")


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def shown(node):
    """The nodes that are on the screen: show-scenes marks the others, which GTK 4.8 does not tell apart."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE) or "(not shown)" in node.get_attributes().values():
        return
    yield node
    for child in children(node):
        yield from shown(child)


def text_of(node):
    try:
        text = node.get_text_iface()
        return text and Atspi.Text.get_text(node, 0, min(Atspi.Text.get_character_count(node), 2000)) or ""
    except GLib.Error:
        return ""


def is_control(node):
    role = node.get_role_name()
    if role == "text":
        return node.get_state_set().contains(Atspi.StateType.EDITABLE)
    return role in CONTROLS


def is_wrapped(node):
    """A menu button: what is pressed is the button in it."""
    return sum(is_control(child) for child in children(node)) == 1


def faults(window):
    found, names = [], {}
    for node in shown(window):
        role, name = node.get_role_name(), (node.get_name() or "").strip()
        said = f"{name} {node.get_description() or ''} {text_of(node) if role in ('label', 'text') else ''}"
        if ID.search(said):
            found.append(f"an id is said: {said[:120]!r}")
        if not is_control(node) or is_wrapped(node):
            continue
        if name == "GtkImage" and window.get_name() == "Keyboard Shortcuts":
            continue  # the search button in GTK's own window of shortcuts
        if not name or name.lower() in GENERIC or CODE.search(name):
            found.append(f"{role} has no name of its own: {name!r}")
        names[role, name] = names.get((role, name), 0) + 1
        if node.get_state_set().contains(Atspi.StateType.SENSITIVE) and \
                not node.get_state_set().contains(Atspi.StateType.FOCUSABLE) and role != "text":
            found.append(f"{role} {name!r} can't be reached by keys")
    if not names:
        found.append("it has no control: this test does not see it")
    COUNTS.append(sum(names.values()))
    return found + [f"{count} × {role} {name!r}" for (role, name), count in names.items() if count > 1]


def application(pid):
    desktop = Atspi.get_desktop(0)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for child in children(desktop):
            try:
                if child.get_process_id() == pid and child.get_child_count():
                    return child
            except GLib.Error:
                continue
        time.sleep(0.05)
    raise SystemExit("Bail out! the program is not on the accessibility bus")


def look(root):
    """The faults of all its windows; a tree that changes meanwhile is looked at again."""
    for attempt in range(5):
        try:
            return [fault for window in children(root) for fault in faults(window)]
        except GLib.Error:
            time.sleep(0.1)
    return ["the tree does not come to rest"]


def main():
    shower = subprocess.Popen(sys.argv[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                              env=dict(os.environ, GTK_A11Y="atspi"))
    number, root = 0, None
    for line in shower.stdout:
        if not line.startswith("scene "):
            continue
        root = root or application(shower.pid)
        found = look(root)
        number += 1
        print(*(f"# {fault}" for fault in found), sep="\n")
        print(f"{'not ' if found else ''}ok {number} - {line[6:].strip()}", flush=True)
        shower.stdin.write("\n")
        shower.stdin.flush()
    if shower.wait() != 0 or number < 10:
        print(f"not ok {number + 1} - all scenes are shown: {number}, then status {shower.returncode}")
        number += 1
    print(f"# {sum(COUNTS)} controls")
    print(f"1..{number}")


main()
