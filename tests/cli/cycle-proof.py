#!/usr/bin/python3
"""Play a coaching cycle of six weeks and give a third store every file there is. Prints TAP.

  cycle-proof.py PROGRAM-FOLDER

Ana and Ben write words that nobody else could have thought of into every field of a cycle, into visits, notes and
answers of it, exchanging only files. Dora keeps the district's copy and is trusted by both: she gets every file that they
ever made, for her or not. Afterwards every byte that she holds, shows or hands on is searched, taken apart with the stock
zstd and age: of all these words she has the one text that both said yes to. The norms let numbers be told: she has these, and no more.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from canary import People, check, unpack, words_in, words_in_files  # noqa: E402
import canary  # noqa: E402

PAIR = ["qzxtitle", "qzxgoal", "qzxmeasure", "qzxtarget", "qzxagreement", "qzxfocus", "qzxseat", "qzxhost", "qzxseenby",
        "qzxremark", "qzxanswer", "qzxquestion", "qzxnote", "qzxsaid", "qzxtask", "qzxstep", "qzxstepben", "qzxtry",
        "qzxresult", "qzxslip", "qzxgroup", "qzxlevel", "qzxscorer", "qzxreflection", "qzxreason", "qzxrefused", "qzxbefore",
        "qzxasked"]
PAIR_KINDS = [f'"k":"{kind}"' for kind in ("circle", "cycle", "event", "remark", "step", "evidence", "share", "consent")]
PUBLISHED = "mqwrshared"
SCHOOL = "kzvhwalknote"


class Story:
    def __init__(self, people):
        self.people, self.files, self.count = people, [], 0
        self.now = "2024-03-04 08:00"

    def run(self, who, *arguments, **more):
        return self.people.run(who, *arguments, **more)

    def at(self, who, *arguments):
        return self.run(who, *arguments, "--at", self.now)

    def file(self, name):
        self.count += 1
        path = self.people.folder / f"{self.count:03}-{name}"
        self.files.append(path)
        return path

    def send(self, sender, to):
        """The cycle, in a file for the other partner; and what is for the district, as it is on that day."""
        path = self.file(f"{sender}-cycle.walk")
        self.run(sender, "export", path, "--scope", f"cycle:{self.cycle}", "--for", self.people.folder / f"{to}.card")
        self.run(to, "merge", path)
        self.publish_wide(sender)

    def publish_wide(self, who):
        dora = self.people.folder / "dora.card"
        for scope in ("district", "school"):
            for streams in ("own", "all"):
                plain, sealed = (self.file(f"{who}-{scope}-{streams}-{kind}.walk") for kind in ("open", "sealed"))
                self.run(who, "export", plain, "--scope", scope, "--streams", streams, "--plain")
                self.run(who, "export", sealed, "--scope", scope, "--streams", streams, "--for", dora)
                preview = self.file(f"{who}-{scope}-{streams}.preview")
                preview.write_text(self.run(who, "export", plain, "--scope", scope, "--streams", streams, "--plain",
                                            "--preview"))
        receipt = self.file(f"{who}.receipt")
        self.run(who, "receipt", receipt)


def begin(story):
    for who in ("ana", "ben"):
        story.run(who, "roster", "add-school", "Hale School", "--code", "7")
        for card in ("ana", "ben", "dora"):
            if card != who:
                story.run(who, "trust", "add", story.people.folder / f"{card}.card", "--yes")
        story.at(who, "norms", "set", "Numbers only", "--party", "Union", "--party", "District", "--program", "coaching",
                 "--tell-counts")
    for card in ("ana", "ben"):
        story.run("dora", "trust", "add", story.people.folder / f"{card}.card", "--yes")
    walk = story.at("ana", "walk", "new", "--title", "Walk", "--school", "7", "--form", "core-walk")
    visit = story.at("ana", "visit", "start", walk)
    story.at("ana", "note", "add", visit, SCHOOL)
    ben = story.at("ben", "walk", "new", "--title", "Walk of Ben", "--school", "7", "--form", "core-walk")
    story.at("ben", "note", "add", story.at("ben", "visit", "start", ben), SCHOOL)
    story.cycle = story.at("ana", "cycle", "new", PAIR[0], "--with", "Ben", "--model", "students-first", "--goal", PAIR[1],
                           "--measure", PAIR[2], "--target", PAIR[3], "--agreement", PAIR[4], "--until", "2024-04-15")
    story.at("ana", "event", "ask", story.cycle, "--when", PAIR[27])
    story.send("ana", "ben")
    story.at("ben", "cycle", "take-part", story.cycle)


def week(story, number):
    """A conference, a visit in the one's or the other's room, a step, some work looked at."""
    visitor, host = ("ana", "ben") if number % 2 else ("ben", "ana")
    story.now = f"2024-03-{3 + 7 * number if number < 5 else 31:02} 09:00" if number < 5 else f"2024-04-{number:02} 09:00"
    talk = story.at(host, "event", "add", story.cycle, "pre-conference", "--focus", PAIR[5])
    story.at(host, "event", "start", talk)
    story.at(host, "event", "note", talk, PAIR[10], "--question", PAIR[11])
    story.at(host, "event", "stop", talk)
    event = story.at(host, "event", "add", story.cycle, "visit", "--focus", PAIR[5], "--seat", PAIR[6], "--host", PAIR[7],
                     "--seen-by", PAIR[8], "--form", "core-walk")
    story.send(host, visitor)
    visit = story.at(visitor, "event", "visit", event)
    story.at(visitor, "note", "add", visit, PAIR[12])
    story.at(visitor, "answer", "add", visit, "what", PAIR[13])
    story.at(visitor, "task", "add", visit, PAIR[14])
    story.at(visitor, "mark", "set", visit, "names-learning", "seen")
    story.at(visitor, "event", "stop", event)
    story.at(visitor, "event", "note", event, PAIR[9])
    step = story.at(visitor, "step", "add", story.cycle, PAIR[15], "--check-back", "2024-04-30")
    story.send(visitor, host)
    story.at(host, "edit", step, "text", PAIR[16])
    story.at(visitor, "step", "done", step, "--evidence", PAIR[17], "--result", PAIR[18])
    if number == 3:
        story.at(visitor, "edit", step, "text", PAIR[15] + " again")
    story.send(host, visitor)
    story.send(visitor, host)
    return step


def play(story):
    begin(story)
    story.at("ana", "evidence", "add", story.cycle, "baseline", PAIR[19], "--tested", "22", "--met", "8", "--students", PAIR[20],
             "--level", f"{PAIR[21]}=14", "--level", "there=8", "--scorer", PAIR[22])
    steps = [week(story, number) for number in range(1, 7)]
    conflicts = json.loads(story.run("ana", "conflict", "list", "--json"))
    check([each["field"] for each in conflicts] == ["text"] and conflicts[0]["record"] == steps[2],
          "both changed one step: it is one question, about its words")
    said = story.run("ana", "conflict", "show", steps[2])
    check(PAIR[16] in said and PAIR[15] in said and "Ana" in said and "Ben" in said, "and it shows who wrote what")
    story.at("ana", "conflict", "resolve", steps[2], "text", "--value", PAIR[16])
    story.now = "2024-04-12 09:00"
    story.at("ana", "evidence", "add", story.cycle, "end", PAIR[19], "--tested", "22", "--met", "15", "--same")
    story.at("ben", "cycle", "share", story.cycle, PAIR[25], "--to", "district")
    text = story.at("ana", "cycle", "share", story.cycle, PAIR[26], "--to", "district")
    story.at("ana", "publish", text, "--yes")
    story.send("ana", "ben")
    story.at("ana", "edit", text, "text", PUBLISHED)
    story.send("ana", "ben")
    story.at("ben", "publish", text, "--yes")
    check(json.loads(story.run("ben", "published", "--json")) == [], "a yes to other words counts no more")
    story.send("ben", "ana")
    story.at("ana", "publish", text, "--yes")
    story.at("ana", "cycle", "close", story.cycle, "--reason", PAIR[24], "--reflection", PAIR[23])
    story.send("ana", "ben")
    story.send("ben", "ana")


def give_all(story):
    """Dora takes in whatever there is, twice, and a folder with all of it."""
    for path in story.files + story.files:
        if path.suffix == ".walk":
            story.run("dora", "merge", path, may_fail=True)
    for scope in ("district", "school"):
        story.run("dora", "export", story.file(f"dora-{scope}.walk"), "--scope", scope, "--streams", "all", "--plain")
    story.run("dora", "receipt", story.file("dora.receipt"))
    for command in (["dump"], ["search", "qzx"], ["published"], ["cycle", "list"], ["step", "list"], ["event", "list"],
                    ["trend", "rate", "--json"], ["senders", "list"], ["check"]):
        story.run("dora", *command, may_fail=True)


def check_files(story):
    identity = story.people.folder / "dora.key"
    story.run("dora", "card", "export-key", identity)
    for path in story.files:
        data = path.read_bytes()
        opened = subprocess.run(["age", "-d", "-i", identity, path], capture_output=True)
        if path.name.endswith("-cycle.walk"):
            check(opened.returncode != 0 and not words_in(data, PAIR), f"{path.name} is shut to her")
            continue
        if path.name.endswith("sealed.walk"):
            data = opened.stdout
        found = words_in(unpack(data) if path.suffix == ".walk" else data, PAIR + PAIR_KINDS)
        if found:
            check(False, f"{path.name} holds nothing of the cycle", *found)
    check(True, f"{len(story.files)} files were looked into")


def main():
    program = pathlib.Path(sys.argv[1]).resolve() / "corewalk-cli"
    with tempfile.TemporaryDirectory(prefix="cycle-") as folder:
        story = Story(People(program, pathlib.Path(folder).resolve()))
        for who, role in (("ana", "coach"), ("ben", "coach"), ("dora", "district")):
            story.people.init(who, role)
        play(story)
        give_all(story)
        check_files(story)
        ana, ben = (story.run(who, "dump") for who in ("ana", "ben"))
        check(not set(PAIR) - set(words_in(ana.encode(), PAIR)) - {PAIR[26]}, "the partners have all of it",
              *(set(PAIR) - set(words_in(ana.encode(), PAIR))))
        same = [[line for line in text.splitlines() if '"kind":"organization"' not in line and "Walk of" not in line
                 and SCHOOL not in line] for text in (ana, ben)]
        pair = [sorted(line for line in lines if words_in(line.encode(), PAIR)) for lines in same]
        check(pair[0] == pair[1], "and both have the same")
        shown = story.run("dora", "dump").encode()
        check(words_in(shown, [PUBLISHED, SCHOOL]) == [PUBLISHED, SCHOOL], "Dora has what both agreed to share")
        counts = [json.loads(line) for line in shown.decode().splitlines() if '"kind":"activity"' in line]
        check(len(counts) == 4 and all(set(each["fields"]) == {"month", "cycles", "events", "minutes"} for each in counts),
              "and numbers by month, which the norms allow", *map(str, counts))
        found = words_in_files(story.people.folder / "dora", PAIR) + words_in(shown, PAIR + ['"kind":"cycle"'])
        for arguments, said in story.people.said["dora"]:
            found += [f"{word} said by {arguments}" for word in words_in(said, PAIR)]
        check(not found, "and of all their other words not one", *found)
        for who in ("ana", "ben", "dora"):
            check(story.run(who, "check").startswith("whole"), f"the store of {who} is whole")
    print(f"1..{canary.count}")
    sys.exit(canary.failed > 0)


if __name__ == "__main__":
    main()
