"""program.py - the real thing: the driver (driver.c) as a child that takes orders, one line of JSON each."""
import json
import os
import subprocess


class Refused(Exception):
    """The program said no."""

    def __init__(self, answer):
        super().__init__(f"{answer['error']}: {answer['message']}")
        self.kind, self.message = answer["error"], answer["message"]


class Program:
    def __init__(self, driver, folder):
        self.driver, self.folder = driver, folder
        self.child = None
        self.start()
        self.heard = []  # the orders since the last reset
        self.clock = 2240524800000  # 2041, and a second later with each order

    def start(self):
        self.child = subprocess.Popen([self.driver, self.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      env={"G_DEBUG": "fatal-criticals", **os.environ})

    def ask(self, line):
        try:
            self.child.stdin.write(line.encode() + b"\n")
            self.child.stdin.flush()
        except BrokenPipeError:
            pass
        answer = self.child.stdout.readline()
        if not answer:
            raise Refused({"error": "died", "message": f"the driver ended with status {self.child.wait()}"})
        return answer

    def reset(self):
        self.heard.clear()
        if self.child.poll() is not None:
            self.start()
        self.ask("reset")

    def do(self, what, **order):
        self.clock += 1000
        line = json.dumps({"do": what, "clock": self.clock, **order}, ensure_ascii=False)
        self.heard.append(line)
        answer = json.loads(self.ask(line))
        if "error" in answer:
            raise Refused(answer)
        return answer

    def close(self):
        if self.child.poll() is None:
            self.child.stdin.close()
        return self.child.wait()
