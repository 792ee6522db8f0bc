#!/usr/bin/python3
"""What merging must hold, told one story at a time: each function is a test and its text what must be so. Prints TAP.

  scenarios.py DRIVER [NAME...]
"""
import json
import os
import re
import shutil
import sys
import tempfile

from history import FORM
from program import Program, Refused

FOLDER = "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else None
NINE = 1772632800000  # 2026-03-04 09:00 in New York
YEAR = 365 * 86400_000
STORIES = []


def story(told):
    STORIES.append(told)
    return told


ELSEWHERE = {  # what is told in another place, or what there is nothing to tell of
    19: "no writer splits a transaction; tests/test-waiting.c forges one",
    22: "kills and faults at every call of a merge belong to tests/fault",
    23: "failing disks under an export belong to tests/fault",
    28: "there is one version: what is absent is the default, and no line is written for it",
    29: "no line says that it must be understood: what is not known is kept, and shown as such",
    34: "no kind has an order of its own: cards go by step and time",
    35: "as 34",
    38: "tests/test-erase.c: orders travel in both directions",
    40: "tests/bench measures it",
}


def same(found, wanted, what="found"):
    if found != wanted:
        raise AssertionError(f"{what} {found!r} instead of {wanted!r}")


class Desk:
    """Laptops by name, told what to do; a moment later with each order."""

    def __init__(self, program):
        self.program = program
        self.at, self.files = NINE, 0
        self.offset = {}

    def do(self, what, on=None, **order):
        self.at += 1000
        moment = {} if what in NO_MOMENT else {"at": self.at + self.offset.get(on, 0)}
        return self.program.do(what, **({"laptop": on} if on else {}), **{**moment, **order})

    def refuses(self, what, on=None, **order):
        try:
            self.do(what, on, **order)
        except Refused as refused:
            return refused
        raise AssertionError(f"{on} did {what} {order}")

    def laptops(self, *names):
        for name in names:
            self.do("make", name, person=name.title())

    def base(self, on):
        """A school, a walk with a visit and a line of evidence."""
        self.do("school", on, **{"as": "hale"}, name="Hale", code="001")
        self.do("form", on, **{"as": "tiny"}, document=FORM)
        self.do("walk", on, **{"as": "walk"}, school="hale", form="tiny", title="Walk", day="2026-03-04")
        self.do("visit", on, **{"as": "visit"}, walk="walk", grade="3", subject="Math")
        self.do("note", on, **{"as": "note"}, visit="visit", text="T: Why?")

    def note(self, on, handle, text, visit="visit", **more):
        self.do("note", on, **{"as": handle}, visit=visit, text=text, **more)

    def edit(self, on, record, field, value, **more):
        self.do("edit", on, record=record, field=field, value=value, **more)

    def export(self, on, **plan):
        self.files += 1
        name = f"file{self.files}"
        self.do("export", on, file=name, **{"scope": "school", **plan})
        return name

    def everything(self, on):
        return self.export(on, all=True)

    def receipt(self, on):
        self.files += 1
        self.do("receipt", on, file=f"receipt{self.files}")
        return f"receipt{self.files}"

    def merge(self, on, *files, **options):
        answer = self.do("merge", on, files=list(files), **options)
        same(answer["refused"], 0, f"{answer}: refused")
        return answer

    def send(self, one, *others):
        file = self.everything(one)
        for other in others:
            self.merge(other, file)
        return file

    def share(self, first, *others):
        """A base that all of them have."""
        self.base(first)
        self.send(first, *others)

    def exchange(self, *names):
        """Everybody's work to everybody."""
        files = [self.everything(name) for name in names if self.dump(name)]
        for name in names:
            self.merge(name, *files)

    def dump(self, on):
        return {line["id"]: line for line in map(json.loads, self.do("dump", on)["lines"])}

    def record(self, on, record):
        return self.dump(on).get(record)

    def field(self, on, record, field):
        return self.record(on, record)["fields"].get(field)

    def conflicts(self, on):
        return {(one["record"], one["field"]): one["heads"] for one in self.do("conflicts", on)["conflicts"]}

    def digest(self, on):
        return self.do("dump", on)["digest"]

    def same_everywhere(self, *names):
        digests = {name: self.digest(name) for name in names}
        same(len(set(digests.values())), 1, f"{digests}: different dumps")

    def reopen(self, on):
        self.do("close", on)
        return self.do("open", on).get("notice", "")


NO_MOMENT = {"make", "export", "receipt", "merge", "dump", "conflicts", "close", "open", "copy", "put-back", "spoil",
             "tables", "history", "find", "check", "waiting", "accept", "lines", "preview", "inspect", "undo", "redo", "rebuild", "rooms",
             "remove-local", "bring-back", "show"}


@story
def scenario_01_any_order_gives_the_same(desk):
    """A, B, C each export once; Z takes A, B, C and Y takes C, A, B, A: their dumps are equal byte by byte."""
    desk.laptops("ana", "ben", "cleo", "zoe", "yan")
    for name in ("ana", "ben", "cleo"):
        desk.do("school", name, **{"as": "hale"}, name="Hale", code="001")
        desk.do("form", name, **{"as": "tiny"}, document=FORM)
        desk.do("walk", name, **{"as": "team"}, school="hale", form="tiny", title=f"By {name}", day="2026-03-04", code="A")
        desk.do("visit", name, **{"as": f"visit-{name}"}, walk="team")
        desk.note(name, f"note-{name}", f"said by {name}", visit=f"visit-{name}")
    a, b, c = (desk.export(name) for name in ("ana", "ben", "cleo"))
    desk.merge("zoe", a, b, c)
    for file in (c, a, b, a):
        desk.merge("yan", file)
    desk.same_everywhere("zoe", "yan")
    same(len([line for line in desk.dump("zoe").values() if line["kind"] == "note"]), 3, "notes")


@story
def scenario_02_again_changes_nothing(desk):
    """Z takes A's bundle twice, then A's older one: nothing is new, and no row changes."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    older = desk.export("ana")
    desk.note("ana", "note2", "more")
    newer = desk.export("ana")
    desk.merge("zoe", newer)
    before = desk.digest("zoe"), desk.do("tables", "zoe", but="bundle")["digest"]
    for file in (newer, older):
        answer = desk.merge("zoe", file)
        same((answer["fresh"], answer["waiting"]), (0, 0), "fresh, waiting")
        same(answer["files"][0]["status"], "nothing-new", "status")
    same((desk.digest("zoe"), desk.do("tables", "zoe", but="bundle")["digest"]), before, "tables")


@story
def scenario_03_two_values_are_a_question(desk):
    """A edits 3 to 4, B, who had the 3, edits it to 2: both are listed as one conflict, in either order."""
    desk.laptops("ana", "ben", "zoe", "yan")
    desk.share("ana", "ben")
    desk.edit("ana", "visit", "grade", "4")
    desk.edit("ben", "visit", "grade", "2")
    a, b = desk.everything("ana"), desk.everything("ben")
    desk.merge("zoe", a, b)
    desk.merge("yan", b, a)
    desk.same_everywhere("zoe", "yan")
    same(desk.record("zoe", "visit")["conflicts"], {"grade": ["2", "4"]}, "conflicts")
    heads = desk.conflicts("zoe")[("visit", "grade")]
    same([(head["value"], head["author"], head["shown"]) for head in heads], [("2", "Ben", True), ("4", "Ana", False)])


@story
def scenario_04_the_same_value_is_none(desk):
    """A and B set the same field to the same value apart: no conflict, both authors in the history."""
    desk.laptops("ana", "ben", "zoe")
    desk.share("ana", "ben")
    desk.edit("ana", "visit", "grade", "5")
    desk.edit("ben", "visit", "grade", "5")
    desk.merge("zoe", desk.everything("ana"), desk.everything("ben"))
    same(desk.conflicts("zoe"), {}, "conflicts")
    entries = desk.do("history", "zoe", record="visit")["entries"]
    same({entry["author"] for entry in entries if entry["after"] == "5"}, {"Ana", "Ben"}, "authors")


@story
def scenario_05_two_fields_are_no_question(desk):
    """A edits one field, B another one of the same visit: both are kept, and nobody is asked."""
    desk.laptops("ana", "ben", "zoe")
    desk.share("ana", "ben")
    desk.edit("ana", "visit", "grade", "5")
    desk.edit("ben", "visit", "subject", "Art")
    desk.merge("zoe", desk.everything("ana"), desk.everything("ben"))
    same(desk.conflicts("zoe"), {}, "conflicts")
    same((desk.field("zoe", "visit", "grade"), desk.field("zoe", "visit", "subject")), ("5", "Art"))


def later_edit_stands(desk, offset):
    desk.laptops("ana", "ben", "zoe", "yan")
    desk.offset["ben"] = offset
    desk.share("ana", "ben")
    first, second = ("ben", "ana") if offset > 0 else ("ana", "ben")
    desk.edit(first, "visit", "grade", "first")
    file = desk.send(first, second)
    same(desk.field(second, "visit", "grade"), "first")
    desk.edit(second, "visit", "grade", "second")
    other = desk.everything(second)
    desk.merge("zoe", file, other)
    desk.merge("yan", other, file)
    for name in ("zoe", "yan"):
        same(desk.field(name, "visit", "grade"), "second")
        same(desk.conflicts(name), {}, "conflicts")


@story
def scenario_06_a_clock_ahead_decides_nothing(desk):
    """B's clock is 3 years ahead; A takes B's edit in, then edits the same field: A's value shows everywhere."""
    later_edit_stands(desk, 3 * YEAR)


@story
def scenario_07_nor_does_a_clock_behind(desk):
    """B's clock is at 1970; B takes A's value in and corrects it: B's correction shows everywhere."""
    later_edit_stands(desk, -NINE)


@story
def scenario_08_own_work_has_today(desk):
    """After stamps of 2099 came in A's own new records have today's date, and A can still export."""
    desk.laptops("ana", "ben")
    desk.offset["ben"] = 73 * YEAR
    desk.base("ben")
    desk.send("ben", "ana")
    desk.note("ana", "mine", "today")
    file = desk.export("ana")
    today = [line for line in map(json.loads, desk.do("lines", "ana", file=file)["lines"])
             if line["line"] and line["line"]["k"] == "note"]
    same(len(today), 1, "notes")
    assert today[0]["line"]["at"] < NINE + YEAR, today
    desk.reopen("ana")
    desk.program.do("note", laptop="ana", visit="visit", text="now", **{"as": "now"})
    file = desk.export("ana")
    newest = json.loads(desk.do("lines", "ana", file=file)["lines"][-1])["line"]["at"]
    assert newest <= desk.program.clock, newest


@story
def scenario_09_a_clock_set_back_is_no_conflict(desk):
    """A's clock jumps back an hour between two edits of a field: their order stays, nobody is asked."""
    desk.laptops("ana", "zoe", "yan")
    desk.share("ana", "zoe")
    desk.edit("ana", "visit", "grade", "first")
    first = desk.everything("ana")
    desk.offset["ana"] = -3600_000
    desk.edit("ana", "visit", "grade", "second")
    second = desk.everything("ana")
    desk.merge("zoe", second)
    desk.merge("yan", first)
    desk.merge("yan", second)
    for name in ("ana", "zoe", "yan"):
        same(desk.field(name, "visit", "grade"), "second")
        same(desk.conflicts(name), {}, "conflicts")


@story
def scenario_10_what_its_remover_did_not_see(desk):
    """A deletes a walk, B adds a line to its visit, unseen: both are there for its sake, and a question, in either order."""
    desk.laptops("ana", "ben", "zoe", "yan")
    desk.share("ana", "ben")
    desk.do("delete", "ana", record="walk")
    desk.note("ben", "unseen", "S: Because.")
    a, b = desk.everything("ana"), desk.everything("ben")
    desk.merge("zoe", a, b)
    desk.merge("yan", b, a)
    desk.merge("ana", b)
    desk.merge("ben", a)
    desk.same_everywhere("ana", "ben", "zoe", "yan")
    for name in ("ana", "ben", "zoe", "yan"):
        same([desk.record(name, record)["alive"] for record in ("walk", "visit", "note", "unseen")], [True, True, False, True], "alive")
        same({question: [head["value"] for head in heads] for question, heads in desk.conflicts(name).items()},
             {("visit", "alive"): ["kept", "removed"], ("walk", "alive"): ["kept", "removed"]}, "conflicts")
        desk.do("rebuild", name)
        same(desk.do("check", name)["faults"], [], "faults")
    desk.do("delete", "zoe", record="unseen")
    same([desk.record("zoe", record)["alive"] for record in ("walk", "visit")], [False, False], "alive")
    same(desk.conflicts("zoe"), {}, "conflicts")
    desk.do("restore", "yan", record="walk")
    same([desk.record("yan", record)["alive"] for record in ("walk", "visit", "note")], [True, True, True], "alive")
    same(desk.conflicts("yan"), {}, "conflicts")


@story
def scenario_11_a_seen_removal_stays(desk):
    """A deletes a visit that it saw whole; C still has it and exports: it stays deleted in either order."""
    desk.laptops("ana", "cleo", "zoe", "yan")
    desk.share("ana", "cleo")
    desk.do("delete", "ana", record="visit")
    a, c = desk.everything("ana"), desk.everything("cleo")
    desk.merge("zoe", c, a)
    desk.merge("yan", a, c)
    desk.same_everywhere("zoe", "yan")
    for name in ("zoe", "yan"):
        same([desk.record(name, record)["alive"] for record in ("visit", "note")], [False, False], "alive")
        same(desk.conflicts(name), {}, "conflicts")


@story
def scenario_12_a_removal_of_all_is_one(desk):
    """A deletes, B edits unseen, C, who saw B's edit, deletes: it is deleted."""
    desk.laptops("ana", "ben", "cleo", "zoe")
    desk.share("ana", "ben", "cleo")
    desk.do("delete", "ana", record="note")
    desk.edit("ben", "note", "text", "changed")
    desk.send("ben", "cleo")
    desk.do("delete", "cleo", record="note")
    desk.exchange("ana", "ben", "cleo", "zoe")
    desk.same_everywhere("ana", "ben", "cleo", "zoe")
    same(desk.record("zoe", "note")["alive"], False, "alive")


@story
def scenario_13_a_restored_one_lives(desk):
    """A deletes and restores; B, who saw the removal only, exports: alive everywhere."""
    desk.laptops("ana", "ben", "zoe")
    desk.share("ana", "ben")
    desk.do("delete", "ana", record="note")
    desk.send("ana", "ben")
    same(desk.record("ben", "note")["alive"], False, "alive")
    desk.do("restore", "ana", record="note")
    desk.exchange("ana", "ben", "zoe")
    desk.same_everywhere("ana", "ben", "zoe")
    same(desk.record("ben", "note")["alive"], True, "alive")


@story
def scenario_14_two_removals_are_one(desk):
    """A and B both delete the same visit, a third too: it is deleted, and nobody is asked."""
    desk.laptops("ana", "ben", "cleo", "zoe")
    desk.share("ana", "ben", "cleo")
    for name in ("ana", "ben"):
        desk.do("delete", name, record="visit")
    desk.exchange("ana", "ben", "zoe")
    desk.do("delete", "cleo", record="visit")
    desk.exchange("ana", "ben", "cleo", "zoe")
    desk.same_everywhere("ana", "ben", "cleo", "zoe")
    same(desk.record("zoe", "visit")["alive"], False, "alive")
    same(desk.conflicts("zoe"), {}, "conflicts")


@story
def scenario_15_nothing_goes_along(desk):
    """A deletes a walk; B adds a visit to it offline: the visit and its evidence are kept, nothing is deleted with it."""
    desk.laptops("ana", "ben", "zoe")
    desk.share("ana", "ben")
    desk.do("delete", "ana", record="walk")
    desk.do("visit", "ben", **{"as": "late"}, walk="walk")
    desk.note("ben", "late-note", "kept", visit="late")
    desk.exchange("ana", "ben", "zoe")
    desk.same_everywhere("ana", "ben", "zoe")
    same([desk.record("zoe", record)["alive"] for record in ("late", "late-note")], [True, True], "alive")


@story
def scenario_16_off_one_laptop_only(desk):
    """A takes last year off the laptop and exports: nothing vanishes at Z, nor when Z's copy comes; bringing back shows it all."""
    everything = {"walks": ["recent", "walk"], "hits": ["note"]}
    less = {"walks": ["recent"], "hits": []}
    desk.laptops("ana", "zoe")
    desk.base("ana")
    desk.do("walk", "ana", **{"as": "recent"}, school="hale", form="tiny", title="Next", day="2027-01-20")
    desk.send("ana", "zoe")
    same(desk.do("show", "ana", words="why"), everything)
    same(desk.do("remove-local", "ana", before="2027-01-01"), {"walks": 1, "records": 3}, "what went")
    same(desk.do("show", "ana", words="why"), less)
    desk.note("zoe", "late", "S: That's why it is half")
    everything["hits"].insert(0, "late")
    desk.send("ana", "zoe")
    desk.do("rebuild", "zoe")
    same(desk.do("show", "zoe", words="why"), everything)
    desk.send("zoe", "ana")
    same(desk.do("show", "ana", words="why"), less)
    desk.do("rebuild", "ana")
    same(desk.do("show", "ana", words="why"), less)
    desk.do("bring-back", "ana")
    same(desk.do("show", "ana", words="why"), everything)
    desk.same_everywhere("ana", "zoe")
    same(desk.do("check", "ana")["faults"], [])


@story
def scenario_17_a_child_waits_for_its_parent(desk):
    """C's evidence comes before the visit of A that it is about: kept, and whole once A's bundle comes, without a person."""
    desk.laptops("ana", "cleo", "zoe", "yan")
    desk.share("ana", "cleo")
    desk.note("cleo", "child", "about Ana's visit")
    child, parent = desk.export("cleo"), desk.everything("ana")
    desk.merge("zoe", child)
    same(desk.record("zoe", "child")["alive"], True, "alive")
    same(desk.record("zoe", "visit"), None, "visit")
    desk.reopen("zoe")
    desk.merge("zoe", parent)
    desk.merge("yan", parent, child)
    desk.same_everywhere("zoe", "yan")
    same(desk.field("zoe", "child", "visit"), "visit")


@story
def scenario_18_a_gap_waits_and_heals(desk):
    """B's second bundle comes without the first: held, named, kept over a restart; the first heals it."""
    desk.laptops("ana", "ben", "zoe", "yan")
    desk.base("ben")
    first = desk.export("ben")
    desk.merge("yan", first)
    desk.note("ben", "second", "later")
    second = desk.export("ben", receipt=desk.receipt("yan"))
    answer = desk.merge("zoe", second)
    assert answer["waiting"] == 1 and answer["fresh"] == 0, answer
    assert any("Ben" in note for note in answer["files"][0]["notes"]), answer
    same(desk.record("zoe", "second"), None, "the note")
    desk.reopen("zoe")
    waiting = desk.do("waiting", "zoe")["waiting"]
    same([(one["author"], one["shown"]) for one in waiting], [("Ben", False)], "waiting")
    desk.merge("zoe", first)
    desk.merge("yan", second)
    same(desk.do("waiting", "zoe")["waiting"], [], "waiting")
    desk.same_everywhere("zoe", "yan")


@story
def scenario_18a_a_person_accepts_a_gap(desk):
    """What came is shown though the rest is missing; when that comes it takes its place."""
    desk.laptops("ben", "zoe", "yan")
    desk.base("ben")
    first = desk.export("ben")
    desk.merge("yan", first)
    desk.note("ben", "second", "later")
    second = desk.export("ben", receipt=desk.receipt("yan"))
    desk.merge("zoe", second)
    same(desk.do("accept", "zoe", author="Ben")["shown"], 1, "shown")
    same(desk.record("zoe", "second")["alive"], True, "alive")
    desk.merge("zoe", first)
    desk.merge("yan", second)
    desk.same_everywhere("zoe", "yan")
    same(desk.do("waiting", "zoe")["waiting"], [], "waiting")


@story
def scenario_20_a_cut_file_is_refused_whole(desk):
    """A file cut at 61 % is refused with the percentage; nothing is left of it, and the next good one comes in."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    for number in range(300):
        desk.note("ana", f"note{number}", os.urandom(200).hex())
    good = desk.export("ana")
    desk.do("spoil", file=good, to="cut", cut=610)
    before = desk.digest("zoe")
    answer = desk.do("merge", "zoe", files=["cut"])
    same(answer["files"][0]["status"], "refused")
    assert re.search(r" 6[0-2] %", answer["files"][0]["reason"]), answer
    same(desk.digest("zoe"), before, "dump")
    same(desk.merge("zoe", good)["files"][0]["status"], "merged")


@story
def scenario_21_a_flipped_bit_is_refused(desk):
    """One bit of the body, the footer or the signature the other way round: refused with a reason, nothing changed."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    good = desk.export("ana")
    size = len(open(os.path.join(desk.program.folder, good), "rb").read()) * 8
    before = desk.do("tables", "zoe")["digest"]
    for at in (size // 3, size - 700, size - 100):
        desk.do("spoil", file=good, to="bad", flip=at)
        answer = desk.do("merge", "zoe", files=["bad"])
        same(answer["files"][0]["status"], "refused")
        assert answer["files"][0]["reason"], answer
        same(desk.dump("zoe"), {}, "dump")
    desk.merge("zoe", good)
    assert before != desk.do("tables", "zoe")["digest"]


@story
def scenario_24_an_image_on_two_laptops(desk):
    """A disk image of A is put on B, both work on: Z has all of both, is told of the copy, and no numbers collide."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    desk.export("ana")
    desk.note("ana", "unsent", "not sent before the image was made")
    desk.do("copy", "ana", to="image")
    desk.do("open", "ana")
    desk.note("ana", "hers", "by Ana")
    first = desk.everything("ana")
    desk.do("put-back", "ana", **{"from": "image"}, in_place=True)
    desk.do("open", "ana")
    desk.note("ana", "other", "by the image")
    second = desk.everything("ana")
    desk.merge("zoe", first)
    answer = desk.merge("zoe", second)
    assert answer["files"][0]["notes"], answer
    for record in ("note", "unsent", "hers", "other"):
        same(desk.record("zoe", record)["alive"], True, f"{record} alive")
    desk.merge("ana", first)
    desk.note("ana", "after", "after all")
    desk.merge("zoe", desk.everything("ana"))
    desk.same_everywhere("ana", "zoe")
    same(desk.field("zoe", "after", "text"), "after all")


@story
def scenario_25_a_backup_of_last_month(desk):
    """A is put back from an old backup, then takes in Z: its lost month is back, and nothing written since is lost."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    desk.do("copy", "ana", to="backup")
    desk.do("open", "ana")
    desk.note("ana", "lost", "a month's work")
    desk.merge("zoe", desk.everything("ana"))
    desk.do("put-back", "ana", **{"from": "backup"})
    assert "kept apart" in desk.do("open", "ana")["notice"]
    same(desk.record("ana", "lost"), None, "the lost one")
    desk.note("ana", "since", "written after the restore")
    desk.merge("ana", desk.everything("zoe"))
    for record in ("note", "lost", "since"):
        same(desk.record("ana", record)["alive"], True, f"{record} alive")
    desk.note("ana", "next", "goes on")
    desk.merge("zoe", desk.everything("ana"))
    desk.same_everywhere("ana", "zoe")


@story
def scenario_26_a_copied_store_goes_its_own_way(desk):
    """A's folder is copied by hand to C and opened: C writes in streams of its own."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    desk.export("ana")
    desk.do("copy", "ana", to="cleo", **{"as": "cleo"})
    desk.do("open", "ana")
    assert "kept apart" in desk.do("open", "cleo")["notice"]
    desk.note("ana", "by-ana", "one")
    desk.note("cleo", "by-cleo", "other")
    answer = desk.merge("zoe", desk.everything("ana"), desk.everything("cleo"))
    same([desk.field("zoe", record, "text") for record in ("by-ana", "by-cleo")], ["one", "other"])
    desk.exchange("ana", "cleo", "zoe")
    desk.same_everywhere("ana", "cleo", "zoe")


@story
def scenario_27_what_nobody_knows_yet(desk):
    """A newer program's unknown kind, field and value pass through an old one byte by byte; its own edit is applied."""
    desk.laptops("ana", "ben", "zoe")
    desk.base("ana")
    desk.do("future", "ana", **{"as": "hologram"}, audience="school", school="hale", kind="hologram",
            fields={"depth": 3, "text": "Ω in three dimensions"})
    desk.do("future", "ana", audience="school", school="hale", kind="note", record="note",
            fields={"mood": "glad", "tags": "parent"})
    sent = desk.everything("ana")
    desk.merge("ben", sent)
    same(desk.dump("ben")["hologram"], {"alive": True, "conflicts": {}, "fields": {}, "id": "hologram", "kind": "hologram"})
    desk.edit("ben", "note", "text", "by the old program")
    desk.do("rebuild", "ben")
    handed_on = desk.everything("ben")
    desk.merge("zoe", handed_on)
    lines = [set(desk.do("lines", "zoe", file=file)["lines"]) for file in (sent, handed_on)]
    assert lines[0] <= lines[1], lines[0] - lines[1]
    same(len([line for line in lines[1] if '"mood":"glad"' in line or "three dimensions" in line]), 2, "unknown lines")
    same(desk.field("zoe", "note", "text"), "by the old program")
    for name in ("ben", "zoe"):
        same(desk.do("check", name)["faults"], [], "faults")


@story
def scenario_30_the_canary(desk):
    """Private words, and words that were taken back, are in no byte of anything but their own laptop's private file."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    desk.do("memo", "ana", **{"as": "memo"}, text="canary-one sings")
    desk.note("ana", "slip", "canary-two slipped out")
    desk.edit("ana", "slip", "text", "what was meant")
    desk.note("ana", "regret", "canary-three was never said")
    desk.do("delete", "ana", record="regret")
    first = desk.everything("ana")
    desk.merge("zoe", first)
    files = [first, desk.export("ana"), desk.receipt("zoe"), desk.receipt("ana")]
    desk.note("ana", "more", "more")
    files.append(desk.export("ana", receipt=files[2]))
    desk.do("delete", "ana", record="memo")
    files.append(desk.everything("ana"))
    desk.merge("zoe", *(file for file in files if file.startswith("file")))
    desk.do("preview", "ana", scope="school", all=True)
    for word in ("canary-one", "canary-two", "canary-three"):
        for file in files:
            if file.startswith("file"):
                assert not any(word in line for line in desk.do("lines", "zoe", file=file)["lines"]), (word, file)
        desk.do("close", "ana")
        found = {name.split("/")[-1] for name in desk.do("find", text=word, **{"in": "."})["files"]}
        assert found <= {"private.db"}, (word, found)
        desk.do("open", "ana")
        same(desk.do("find", text=word, **{"in": "zoe"})["files"], [], word)


@story
def scenario_31_a_published_copy_stands(desk):
    """What was published stays as it was while the note goes on, until it is published again; the note never leaves."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    desk.do("memo", "ana", **{"as": "memo"}, text="Wait time")
    desk.do("publish", "ana", memo="memo", **{"as": "copy"})
    desk.send("ana", "zoe")
    desk.edit("ana", "memo", "text", "canary-four, for myself")
    desk.send("ana", "zoe")
    same(desk.field("zoe", "copy", "text"), "Wait time")
    desk.edit("ana", "memo", "text", "Wait time, twice")
    desk.do("publish", "ana", memo="memo", **{"as": "copy"})
    files = [desk.send("ana", "zoe")]
    same(desk.field("zoe", "copy", "text"), "Wait time, twice")
    desk.same_everywhere("ana", "zoe")
    same(desk.record("zoe", "memo"), None)
    before = [entry["after"] for entry in desk.do("history", "zoe", record="copy")["entries"]]
    assert not any("canary-four" in (text or "") for text in before), before
    for file in files:
        assert not any("canary-four" in line for line in desk.do("lines", "zoe", file=file)["lines"])
    same(desk.do("find", text="canary-four", **{"in": "zoe"})["files"], [])


@story
def scenario_32_two_entries_of_one(desk):
    """A and B add one room under two names; Z says they are one while B visits the second: it counts as one, and undo splits it."""
    desk.laptops("ana", "ben", "zoe")
    desk.base("ana")
    desk.send("ana", "ben")
    for name, title in (("ana", "Room 12"), ("ben", "The room by the stairs")):
        desk.do("room", name, **{"as": title}, school="hale", title=title)
        desk.do("visit", name, **{"as": f"{name}'s"}, walk="walk", room=title)
    titles = {"Room 12", "The room by the stairs"}
    desk.exchange("ana", "ben", "zoe")
    same(set(desk.do("rooms", "zoe", school="hale")["rooms"]), titles)
    before = {name: desk.do("rooms", name, school="hale") for name in ("ana", "ben", "zoe")}
    same([before[name]["visited"] for name in ("ana", "ben")], [1, 1], "visited")
    desk.do("same", "zoe", **{"as": "same"}, one="Room 12", other="The room by the stairs")
    desk.do("visit", "ben", **{"as": "later"}, walk="walk", room="Room 12")
    desk.note("ben", "heard", "S: It works for all of them", visit="later")
    desk.exchange("ana", "ben", "zoe")
    desk.exchange("zoe", "ana", "ben")
    desk.same_everywhere("ana", "ben", "zoe")
    shown = [desk.do("rooms", name, school="hale") for name in ("ana", "ben", "zoe")]
    same([one["visited"] for one in shown], [1, 1, 0], "visited")  # which room it was never leaves a laptop
    same(len(shown[0]["rooms"]), 1)
    same([one["rooms"] for one in shown], [shown[0]["rooms"]] * 3)
    same(desk.record("zoe", "heard")["alive"], True)
    desk.do("rebuild", "ben")
    same(desk.do("rooms", "ben", school="hale"), shown[1])
    desk.at += 7 * 86400_000
    desk.do("apart", "ana", one="The room by the stairs", other="Room 12")
    desk.exchange("ana", "ben", "zoe")
    desk.exchange("ana", "ben", "zoe")
    desk.same_everywhere("ana", "ben", "zoe")
    after = {name: desk.do("rooms", name, school="hale") for name in ("ana", "ben", "zoe")}
    same(after["ana"], before["ana"])
    same(after["ben"], {"rooms": before["ben"]["rooms"], "visited": 2})
    for name in ("ana", "ben", "zoe"):
        same(set(after[name]["rooms"]), titles)
        same(desk.do("check", name)["faults"], [])


@story
def scenario_33_one_id_and_two_texts(desk):
    """Words not sent yet are copied with the disk and changed on both: one record, both texts kept, the same everywhere."""
    desk.laptops("ana", "zoe", "yan")
    desk.base("ana")
    desk.export("ana")
    desk.note("ana", "changed", "as it was")
    desk.note("ana", "gone", "taken back by one")
    desk.note("ana", "equal", "left alone by both")
    desk.do("copy", "ana", to="image")
    desk.do("open", "ana")
    desk.edit("ana", "changed", "text", "by one")
    desk.do("delete", "ana", record="gone")
    first = desk.everything("ana")
    desk.do("put-back", "ana", **{"from": "image"}, in_place=True)
    desk.do("open", "ana")
    desk.edit("ana", "changed", "text", "by the other")
    second = desk.everything("ana")
    desk.merge("zoe", first, second)
    desk.merge("yan", second, first)
    desk.same_everywhere("zoe", "yan")
    same(desk.record("zoe", "changed")["conflicts"], {"text": ["by one", "by the other"]}, "conflicts")
    same(desk.field("zoe", "gone", "text"), "taken back by one")
    same(list(desk.conflicts("yan")), [("changed", "text")], "questions")
    desk.do("delete", "zoe", record="equal")
    desk.do("keep", "zoe", record="changed", field="text", value="by one")
    desk.send("zoe", "yan")
    desk.same_everywhere("zoe", "yan")
    same((desk.field("yan", "changed", "text"), desk.record("yan", "equal")["alive"]), ("by one", False))
    for name in ("zoe", "yan"):
        same(desk.do("check", name)["faults"], [], "faults")


@story
def scenario_36_a_long_text_by_two(desk):
    """A edits the first paragraph, B the fifth, both save the suggested whole: one conflict at most, closed by either."""
    desk.laptops("ana", "ben", "zoe")
    desk.base("ana")
    text = "\n\n".join(f"Paragraph {number}." for number in range(1, 6))
    desk.edit("ana", "note", "text", text)
    desk.send("ana", "ben")
    desk.edit("ana", "note", "text", text.replace("Paragraph 1", "First"))
    desk.edit("ben", "note", "text", text.replace("Paragraph 5", "Last"))
    desk.exchange("ana", "ben")
    whole = text.replace("Paragraph 1", "First").replace("Paragraph 5", "Last")
    for name in ("ana", "ben"):
        same(list(desk.conflicts(name)), [("note", "text")], "conflicts")
        desk.do("settle", name, record="note", field="text", value=whole)
    desk.exchange("ana", "ben", "zoe")
    desk.same_everywhere("ana", "ben", "zoe")
    same(desk.conflicts("zoe"), {}, "conflicts")
    same(desk.field("zoe", "note", "text"), whole)


@story
def scenario_37_a_seal_stays(desk):
    """A sealed visit is edited by B's old copy: the seal stays, and the edit is an amendment that both see."""
    desk.laptops("ana", "ben", "zoe")
    desk.share("ana", "ben")
    desk.do("seal", "ana", record="visit")
    desk.edit("ben", "visit", "grade", "9")
    desk.exchange("ana", "ben", "zoe")
    desk.same_everywhere("ana", "ben", "zoe")
    entries = desk.do("history", "zoe", record="visit")["entries"]
    same(len([entry for entry in entries if entry["act"] == "sealed"]), 1, "seals")
    desk.edit("ben", "visit", "grade", "10")
    desk.exchange("ana", "ben", "zoe")
    entries = desk.do("history", "zoe", record="visit")["entries"]
    same([entry["amendment"] for entry in entries if entry["after"] == "10"], [True], "amendments")


@story
def scenario_39_a_brake(desk):
    """What would hide most of a school stops, and says so; nothing is lost, and a person may go on."""
    desk.laptops("ana", "zoe")
    desk.base("ana")
    for number in range(60):
        desk.note("ana", f"note{number}", f"line {number}")
    desk.send("ana", "zoe")
    for number in range(60):
        desk.do("delete", "ana", record=f"note{number}")
    file = desk.everything("ana")
    before = desk.digest("zoe")
    answer = desk.do("merge", "zoe", files=[file], brakes=True)
    same(answer["files"][0]["status"], "refused")
    same(desk.digest("zoe"), before, "dump")
    desk.merge("zoe", file)
    desk.same_everywhere("ana", "zoe")


@story
def also_a_form_that_came_can_be_marked_with(desk):
    """A form that came in a bundle is as good as one's own: its look-fors can be marked at once."""
    desk.laptops("ana", "ben", "zoe")
    desk.share("ana", "ben")
    desk.do("mark", "ben", **{"as": "mark"}, visit="visit", item="tiny/b", value=2)
    desk.merge("zoe", desk.everything("ben"))
    same(desk.field("zoe", "mark", "value"), 2)


@story
def also_what_went_along_and_never_came(desk):
    """A deletes a visit with evidence that was never sent; B restores the visit with all that B has of it."""
    desk.laptops("ana", "ben")
    desk.share("ana", "ben")
    desk.note("ana", "unsent", "never sent")
    desk.do("delete", "ana", record="visit")
    desk.send("ana", "ben")
    desk.do("restore", "ben", record="visit")
    desk.exchange("ana", "ben")
    desk.same_everywhere("ana", "ben")
    same([desk.record("ben", record)["alive"] for record in ("visit", "note")], [True, True], "alive")
    same(desk.record("ben", "unsent"), None, "the unsent one")


@story
def also_words_before_their_record(desk):
    """B's change of A's words comes before the words: both are found, shown and searched once all is there."""
    desk.laptops("ana", "ben", "cleo")
    desk.share("ana", "ben")
    desk.edit("ben", "note", "tags", "teacher")
    change, words = desk.export("ben"), desk.everything("ana")
    desk.merge("cleo", change)
    desk.merge("cleo", words)
    same((desk.field("cleo", "note", "text"), desk.field("cleo", "note", "tags")), ("T: Why?", "teacher"))
    same(desk.do("check", "cleo")["faults"], [], "faults")


@story
def also_a_copy_made_before_the_first_seal(desk):
    """A's folder is copied before anything was ever sent; both send, and a third takes both in, in either order."""
    desk.laptops("ana", "zoe", "yan")
    desk.base("ana")
    desk.do("copy", "ana", to="ben", **{"as": "ben"})
    desk.do("open", "ana")
    desk.do("open", "ben")
    desk.note("ana", "by-ana", "one")
    desk.note("ben", "by-ben", "other")
    a, b = desk.export("ana"), desk.export("ben")
    desk.merge("zoe", a, b)
    desk.merge("yan", b, a)
    desk.same_everywhere("zoe", "yan")
    same([desk.field("zoe", record, "text") for record in ("note", "by-ana", "by-ben")], ["T: Why?", "one", "other"])
    desk.exchange("ana", "ben", "zoe")
    desk.same_everywhere("ana", "ben", "zoe")


@story
def also_a_school_that_two_added(desk):
    """A and B add the same school; B takes it back after A received it: A's is still there, and B's is gone."""
    for first, second in (("ana", "ben"), ("ben", "ana")):
        desk.program.reset()
        desk.laptops("ana", "ben", "zoe")
        for name in (first, second):
            desk.do("school", name, **{"as": "hale"}, name="Hale", code="001")
        desk.merge("zoe", desk.everything("ana"), desk.everything("ben"))
        desk.do("undo", "ben")
        desk.merge("zoe", desk.everything("ben"))
        same(desk.record("zoe", "hale")["alive"], True, "alive")
        same(desk.record("ben", "hale")["alive"], False, "alive")
        desk.do("undo", "ana")
        desk.merge("zoe", desk.everything("ana"))
        same(desk.record("zoe", "hale")["alive"], False, "alive")


@story
def also_a_copy_is_noticed_once(desk):
    """What a copy of A wrote comes back to A: A goes on apart from it, and is not told so again at each start."""
    desk.laptops("ana")
    desk.base("ana")
    desk.do("memo", "ana", **{"as": "memo"}, text="to myself")
    desk.export("ana")
    desk.do("copy", "ana", to="image")
    desk.do("open", "ana")
    desk.note("ana", "one", "one")
    file = desk.everything("ana")
    desk.do("put-back", "ana", **{"from": "image"}, in_place=True)
    desk.do("open", "ana")
    answer = desk.merge("ana", file)
    assert any("cop" in note or "restored" in note or "own" in note for note in answer["files"][0]["notes"]), answer
    for _ in range(2):
        same(desk.reopen("ana"), "", "the notice")
    desk.edit("ana", "memo", "text", "still mine")
    desk.note("ana", "other", "other")
    same([desk.record("ana", record)["alive"] for record in ("one", "other")], [True, True], "alive")


def main():
    names = sys.argv[2:]
    chosen = [told for told in STORIES if not names or any(name in told.__name__ for name in names)]
    folder = tempfile.mkdtemp(prefix="scenario-", dir=FOLDER)
    program = Program(sys.argv[1], os.path.join(folder, "world"))
    failed = 0
    elsewhere = {} if names else ELSEWHERE
    print(f"1..{len(chosen) + len(elsewhere)}")
    for number, (scenario, why) in enumerate(elsewhere.items(), 1):
        print(f"ok {number} - scenario-{scenario:02} # SKIP {why}")
    for number, told in enumerate(chosen, len(elsewhere) + 1):
        program.reset()
        program.do("seed", number=number)
        name = told.__name__.replace("_", "-")
        try:
            told(Desk(program))
            print(f"ok {number} - {name}")
        except (AssertionError, Refused, KeyError, TypeError, IndexError) as error:
            failed += 1
            print(f"not ok {number} - {name}\n# {told.__doc__}\n# {type(error).__name__}: {error}")
    program.close()
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
