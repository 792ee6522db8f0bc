#!/usr/bin/python3
"""Start two programs in turn under X and say, as a line of JSON for each pair, when each showed its first
frame, in milliseconds from its start, and how much memory it holds then, in MB (PSS).

  first-frame.py PAIRS STORE COREWALK

The first frame is the first damage to the screen that is as large as a window: told by the server, not by
the program. The baseline is gnome-text-editor with an empty file.
"""
import ctypes
import ctypes.util
import json
import os
import select
import subprocess
import sys
import time

SETTLE_S = 1.5
WINDOW_PX = 300 * 200

x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
xdamage = ctypes.CDLL(ctypes.util.find_library("Xdamage"))
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
for name in ("XConnectionNumber", "XPending", "XFlush"):
    getattr(x11, name).argtypes = [ctypes.c_void_p]
x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
xdamage.XDamageQueryExtension.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int)]
xdamage.XDamageCreate.restype = ctypes.c_ulong
xdamage.XDamageCreate.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int]


class Rectangle(ctypes.Structure):
    _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short), ("width", ctypes.c_ushort), ("height", ctypes.c_ushort)]


class DamageEvent(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("drawable", ctypes.c_ulong), ("damage", ctypes.c_ulong),
                ("level", ctypes.c_int), ("more", ctypes.c_int), ("timestamp", ctypes.c_ulong),
                ("area", Rectangle), ("geometry", Rectangle)]


class Screen:
    def __init__(self):
        self.display = x11.XOpenDisplay(None)
        base, error = ctypes.c_int(), ctypes.c_int()
        if not self.display or not xdamage.XDamageQueryExtension(self.display, base, error):
            sys.exit("first-frame: no display that tells of damage")
        self.damage = base.value
        xdamage.XDamageCreate(self.display, x11.XDefaultRootWindow(self.display), 0)  # every rectangle
        x11.XFlush(self.display)

    def await_window(self, seconds=30):
        end = time.monotonic() + seconds
        event = (ctypes.c_long * 24)()
        while time.monotonic() < end:
            while x11.XPending(self.display):
                x11.XNextEvent(self.display, event)
                told = ctypes.cast(event, ctypes.POINTER(DamageEvent)).contents
                if told.type == self.damage and told.area.width * told.area.height >= WINDOW_PX:
                    return time.monotonic()
            select.select([x11.XConnectionNumber(self.display)], [], [], 0.2)
        sys.exit("first-frame: no window came")

    def drain(self):
        event = (ctypes.c_long * 24)()
        while x11.XPending(self.display):
            x11.XNextEvent(self.display, event)


def pss_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        return sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def measure(screen, words, **environment):
    screen.drain()
    start = time.monotonic()
    process = subprocess.Popen(words, env=dict(os.environ, **environment), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    shown = screen.await_window()
    time.sleep(SETTLE_S)
    memory = pss_mb(process.pid)
    process.terminate()
    process.wait()
    time.sleep(0.3)
    return {"ms": 1000 * (shown - start), "mb": memory}


def main():
    pairs, store, program = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    screen = Screen()
    for turn in range(pairs + 1):
        pair = {"product": measure(screen, [program], COREWALK_STORE=store),
                "baseline": measure(screen, ["gnome-text-editor", "--standalone"])}
        if turn > 0:  # the first one finds nothing in the caches
            print(json.dumps(pair), flush=True)


main()
