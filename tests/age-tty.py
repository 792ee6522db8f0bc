#!/usr/bin/python3
"""Run the stock age program, which asks for its passphrase on a terminal and nowhere else.

age-tty.py PASSPHRASE ARGUMENT...  answers every question; ends as age does, and shows what it said if it failed
"""
import os
import pty
import sys

passphrase, arguments = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp("age", ["age", *arguments])

said, answered = b"", 0
while True:
    try:
        heard = os.read(terminal, 4096)
    except OSError:  # what Linux says when the other end is closed
        break
    if not heard:
        break
    said += heard
    if said[answered:].rstrip().endswith(b":"):
        answered = len(said)
        os.write(terminal, passphrase.encode() + b"\n")

status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
if status:
    sys.stderr.write(said.decode(errors="replace"))
sys.exit(status)
