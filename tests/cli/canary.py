#!/usr/bin/python3
"""Look for words where they must not be. Prints TAP.

  canary.py PROGRAM-FOLDER

Ana writes words that nobody else could have thought of: to herself, to her school, and some that she takes
back. Then everything that can be sent is sent, in the open and encrypted, to a district's store that may
have numbers only and to another that may have the school's words. Bundles are taken apart here with the stock
zstd and age, by no code of Corewalk's; stores are searched as bytes and by what they show.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

PRIVATE = ["vlkqmemo", "vlkqmemoold", "vlkqmemogone", "vlkqéñ語"]
PRIVATE_KINDS = ['"k":"memo"', '"k":"room"', '"k":"teacher"', '"k":"slot"', '"k":"optout"']
TAKEN_BACK = ["wjxpundone", "wjxpbefore", "wjxpdeleted", "wjxptitle", "wjxpproblem"]
SCHOOL = ["kzvhnote", "kzvhedited", "kzvhanswer", "kzvhtask", "kzvhproblem", "kzvhtheory", "kzvhresults", "kzvhcard",
          "kzvhowner", "kzvhnarrow", "kzvhben"]
WIDE = ["mqwrtitle", "mqwrwide"]  # meant for the district: finding them shows that the search finds
ROSTER = pathlib.Path(__file__).resolve().parent / "../corpus/roster/district-small.zip"
count, failed = 0, 0


def check(is_right, what, *found):
    global count, failed
    count += 1
    failed += not is_right
    print("ok" if is_right else "not ok", count, "-", what)
    for each in found:
        print("#  ", each)


class People:
    """Stores in one folder, and the command-line program at work in them."""

    def __init__(self, program, folder):
        self.program, self.folder, self.said = program, folder, {}
        self.environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "TZ": "America/New_York", "LC_ALL": "C.UTF-8",
                            "TMPDIR": str(folder / "tmp"), "MALLOC_PERTURB_": "85", "G_DEBUG": "fatal-warnings"}
        self.environment |= {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
        (folder / "tmp").mkdir()

    def run(self, who, *arguments, may_fail=False):
        done = subprocess.run([self.program, "--store", self.folder / who, *arguments], cwd=self.folder / "tmp",
                              env=self.environment, stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode and not may_fail:
            sys.exit(f"Bail out! {arguments}: {done.stderr.decode()}")
        self.said.setdefault(who, []).append((arguments, done.stdout + done.stderr))
        return done.stdout.decode().strip()

    def init(self, who, role):
        self.run(who, "init", "--name", who.title(), "--role", role)
        (self.folder / f"{who}.card").write_text(self.run(who, "card", "show"))


def number(data, at):
    return int.from_bytes(data[at:at + 4], "big")


def unpack(data):
    """All bytes of an open bundle, its frames taken apart."""
    plain = [data]
    at = 13 + number(data, 9)
    while data[at:at + 1] == b"F":
        coding, seed = data[at + 1], data[at + 2]
        first, last, size, length = (number(data, at + 4 * n) for n in range(2, 6))
        at += 56 + (seed or 33 * (last - first + 1))
        body = data[at:at + length]
        if coding == 1:
            body = subprocess.run(["zstd", "-dc"], input=body, capture_output=True, check=True).stdout
        assert len(body) == size
        plain.append(body)
        at += length
    assert data[at:at + 1] == b"E" and at + 5 + number(data, at + 1) + 64 == len(data)
    return b"\0".join(plain)


def words_in(data, words):
    """Those of @words that stand in @data in any spelling."""
    lowered = data.lower()
    return [word for word in words
            if any(unicodedata.normalize(form, word).encode(code) in lowered
                   for form in ("NFC", "NFD") for code in ("utf-8", "utf-16-le"))]


def words_in_files(folder, words):
    return sorted({f"{word} in {path.relative_to(folder.parent)}" for path in folder.rglob("*") if path.is_file()
                   for word in words_in(path.read_bytes(), words)})


def write(people):
    """Ana's morning; Ben's is short."""
    run = lambda *arguments: people.run("ana", *arguments)
    at = iter(f"2024-03-04 09:{minute:02}" for minute in range(60))
    run("roster", "add-school", "Hale School", "--code", "7")
    run("roster", "import", ROSTER)
    teachers = json.loads(run("roster", "list", "teachers", "--json"))
    PRIVATE.extend(f"{each['given_name']} {each['family_name']}".lower() for each in teachers)
    room = run("roster", "add-room", "Hale School", "Room 12")
    walk = run("walk", "new", "--title", TAKEN_BACK[3], "--school", "7", "--form", "core-walk", "--at", next(at))
    run("edit", walk, "title", WIDE[0])
    visit = run("visit", "start", walk, "--class", room, "--at", next(at))
    run("slot", "told", run("slot", "add", walk, room, "--at", next(at)))
    run("room", "opt-out", room, "--note", PRIVATE[0], "--since", "2024-03-05")
    memo = run("memo", "add", PRIVATE[1])
    run("edit", memo, "text", f"{PRIVATE[0]} {PRIVATE[3]}")
    run("delete", run("memo", "add", PRIVATE[2]))
    run("note", "add", visit, TAKEN_BACK[0], "--at", next(at))
    run("undo")
    run("edit", run("note", "add", visit, TAKEN_BACK[1], "--at", next(at)), "text", SCHOOL[1])
    run("delete", run("note", "add", visit, TAKEN_BACK[2], "--at", next(at)))
    run("note", "add", visit, SCHOOL[0], "--at", next(at))
    run("answer", "add", visit, "what", SCHOOL[2], "--at", next(at))
    run("task", "add", visit, SCHOOL[3], "--at", next(at))
    problem = run("problem", "add", walk, TAKEN_BACK[4], "--theory", SCHOOL[5], "--results", SCHOOL[6])
    run("edit", problem, "text", SCHOOL[4])
    run("debrief", "add", walk, "next", SCHOOL[7], "--owner", SCHOOL[8])
    run("mark", "set", visit, "names-learning", "seen")
    for audience, word in (("school", SCHOOL[9]), ("district", WIDE[1])):
        other = run("walk", "new", "--title", word, "--school", "7", "--form", "core-walk", "--audience", audience)
        there = run("visit", "start", other)
        run("note", "add", there, word)
        run("mark", "set", there, "names-learning", "seen")


def send(people):
    """Every bundle, preview and receipt that there is: name -> whether it may have the school's words."""
    sent = {}

    def export(who, name, scope, *more):
        plain, sealed = people.folder / f"{name}.walk", people.folder / f"{name}-sealed.walk"
        people.run(who, "export", plain, "--scope", scope, "--plain", *more)
        people.run(who, "export", sealed, "--scope", scope, "--for", people.folder / "dora.card", "--for",
                   people.folder / "zoe.card", *more)
        sent[plain] = sent[sealed] = scope == "school"
        preview = people.folder / f"{name}.preview"
        preview.write_text(people.run(who, "export", plain, "--scope", scope, "--plain", "--preview", *more))
        sent[preview] = scope == "school"

    export("ana", "a-district", "district")
    export("ana", "a-district-all", "district", "--streams", "all")
    export("ana", "a-school", "school", "--streams", "all")
    people.run("ben", "merge", people.folder / "a-school.walk", "--allow-unknown-sender")
    notes = people.run("ben", "search", SCHOOL[0], "--json")
    people.run("ben", "edit", notes.split('"id": "')[1].split('"')[0], "text", SCHOOL[10])
    people.run("ben", "memo", "add", PRIVATE[0])
    export("ben", "b-district-all", "district", "--streams", "all")
    export("ben", "b-school-all", "school", "--streams", "all")
    for who in ("ana", "ben"):
        receipt = people.folder / f"{who}.receipt"
        people.run(who, "receipt", receipt)
        sent[receipt] = False
    return sent


def check_files(people, sent):
    identity = people.folder / "zoe.key"
    people.run("zoe", "card", "export-key", identity)
    for file, is_school in sorted(sent.items()):
        data = file.read_bytes()
        if file.name.endswith("-sealed.walk"):
            check(not words_in(data, PRIVATE + TAKEN_BACK + SCHOOL + WIDE), f"{file.name} shows nothing")
            data = subprocess.run(["age", "-d", "-i", identity, file], capture_output=True, check=True).stdout
        found = words_in(unpack(data) if file.suffix == ".walk" else data,
                         PRIVATE + PRIVATE_KINDS + TAKEN_BACK + (SCHOOL if not is_school else []))
        check(not found, f"{file.name} holds only what it may", *found)
        if is_school:
            missing = set(SCHOOL[:10]) - set(words_in(unpack(data) if file.suffix == ".walk" else data, SCHOOL))
            check(not missing, f"{file.name} holds what it should", *missing)


def check_store(people, who, words, must):
    """What a store holds, shows and hands on."""
    shown = people.run(who, "dump").encode()
    check(not (set(must) - set(words_in(shown, must))), f"{who} shows what it was given")
    for scope in ("district", "school"):
        file = people.folder / f"{who}-{scope}.walk"
        people.run(who, "export", file, "--scope", scope, "--streams", "all", "--plain")
        kept = SCHOOL if scope == "district" else []
        found = words_in(unpack(file.read_bytes()), words + PRIVATE_KINDS + [word for word in kept if word not in words])
        check(not found, f"{who} hands on only what may be, to a {scope}", *found)
    found = words_in_files(people.folder / who, words) + words_in(shown, words)
    for arguments, said in people.said[who]:
        found += [f"{word} said by {arguments}" for word in words_in(said, words)]
    check(not found, f"{who} has no word that it should not have", *found)


def main():
    program = pathlib.Path(sys.argv[1]).resolve() / "corewalk-cli"
    with tempfile.TemporaryDirectory(prefix="canary-") as folder:
        people = People(program, pathlib.Path(folder).resolve())
        for who, role in (("ana", "coach"), ("ben", "coach"), ("dora", "district"), ("zoe", "district")):
            people.init(who, role)
        write(people)
        sent = send(people)
        check_files(people, sent)

        # Zoe gets every file there is, Dora what is for the district, and one that is for Zoe alone.
        bundles = [file for file in sorted(sent) if file.suffix == ".walk"]
        people.run("zoe", "merge", *bundles, "--allow-unknown-sender")
        alone = people.folder / "alone.walk"
        people.run("ana", "export", alone, "--scope", "school", "--for", people.folder / "zoe.card")
        people.run("dora", "merge", *[file for file in bundles if not sent[file]], "--allow-unknown-sender")
        people.run("dora", "merge", alone, *[file for file in sent if file.suffix != ".walk"], "--allow-unknown-sender",
                   may_fail=True)
        for who in ("dora", "zoe"):
            people.run(who, "check")
        check_store(people, "zoe", PRIVATE + TAKEN_BACK, SCHOOL[1:] + WIDE)
        check_store(people, "dora", PRIVATE + TAKEN_BACK + SCHOOL, WIDE)

        left = [path.name for path in (people.folder / "tmp").iterdir()]
        check(not left, "no temporary file and no core is left", *left)
        shown = people.run("ana", "dump", "--scope", "private")
        check(words_in_files(people.folder / "ana", PRIVATE[:1]) and words_in(shown.encode(), PRIVATE[3:4]) and
              '"kind":"teacher"' in shown and '"kind":"room"' in shown, "the search finds what is there")
    print(f"1..{count}")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
