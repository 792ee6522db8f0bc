#!/usr/bin/python3
"""Start the real program over D-Bus, and open files in it as a file manager does. Prints TAP.

  activate.py COREWALK CLI
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from desk import Desk

NAME = "org.corewalk.Corewalk"


def call(method, *arguments):
    subprocess.run(["gdbus", "call", "--session", "--dest", NAME, "--object-path", "/" + NAME.replace(".", "/"),
                    "--method", "org.freedesktop.Application." + method, *arguments],
                   check=True, capture_output=True, timeout=30)


class Activated(Desk):
    """The same program, started by the bus: its process is looked for, not made."""

    def find_process(self):
        said = subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
                               "/org/freedesktop/DBus", "--method",
                               "org.freedesktop.DBus.GetConnectionUnixProcessID", NAME],
                              capture_output=True, text=True, check=True).stdout
        pid = int(said.split()[1].strip(",)"))

        class Process:
            def __init__(self):
                self.pid = pid

            def poll(self):
                return None if pathlib.Path(f"/proc/{pid}").exists() else 0

        self.process = Process()
        self.root = self.wait(self._application, "the program on the accessibility bus")
        self.window = self.wait(self._window, "a window").strip()


def add_service(program, store):
    """Where the bus looks; what it starts has only the environment that the bus has."""
    folder = pathlib.Path(os.environ["XDG_DATA_HOME"], "dbus-1", "services")
    folder.mkdir(parents=True)
    (folder / f"{NAME}.service").write_text(
        f"[D-BUS Service]\nName={NAME}\nExec=/usr/bin/env COREWALK_STORE={store} GTK_A11Y=atspi "
        f"{program} --gapplication-service\n")
    subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
                    "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.ReloadConfig"],
                   check=True, capture_output=True)


def main():
    program, cli = sys.argv[1:]
    print("1..3")
    with tempfile.TemporaryDirectory() as folder:
        store = folder + "/store"
        cw = [cli, "--store", store]
        subprocess.run([*cw, "init", "--name", "Ana Reyes", "--role", "coach"], check=True, capture_output=True)
        form = folder + "/ours.form.json"
        subprocess.run([*cw, "form", "export", "student-talk", form], check=True, capture_output=True)
        text = pathlib.Path(form).read_text()
        pathlib.Path(form).write_text(text.replace("student-talk", "our-own-talk").replace(
            "Student talk and questions", "Our own talk"))
        walk = pathlib.Path(folder, "broken.walk")
        walk.write_bytes(b"CWALK\0 and no more")

        add_service(program, store)
        desk = Activated(program, store)
        call("Activate", "{}")
        desk.find_process()
        desk.await_text("Today")
        print("ok 1 - the bus starts it and a window is there", flush=True)

        call("Open", f"['{walk.as_uri()}']", "{}")
        desk.await_text("What Came In")
        print("ok 2 - a file of walks goes to the exchange", flush=True)

        call("Open", f"['{pathlib.Path(form).as_uri()}']", "{}")
        desk.await_text("Our own talk")
        print("ok 3 - a form goes to the forms", flush=True)
        subprocess.run(["gdbus", "call", "--session", "--dest", NAME, "--object-path", "/" + NAME.replace(".", "/"),
                        "--method", "org.freedesktop.Application.ActivateAction", "quit", "[]", "{}"],
                       check=True, capture_output=True)
    return 0


sys.exit(main())
