"""history.py - one history of several laptops: each step is done by the program and by the model, and held against it."""
import json

from model import FIELDS, NEEDED, Laptop
from program import Refused

FORM = json.dumps({
    "corewalk_form": 1, "items": [
        {"core": "teacher", "counts": "c", "example": "e", "key": "a", "kind": "seen", "label": "A", "not_counts": "n"},
        {"core": "task", "counts": "c", "example": "e", "key": "b", "kind": "levels", "label": "B",
         "levels": [{"descriptor": "d", "label": "low"}, {"descriptor": "d", "label": "high"}], "not_counts": "n"}],
    "key": "tiny", "language": "en", "license": "CC0-1.0", "not_for_evaluation": True, "purpose": "p",
    "source": "s", "title": "Tiny", "version": 1, "when_to_use": "w"}, sort_keys=True, separators=(",", ":"))
FORM_FIELDS = {"key": "tiny", "title": "Tiny", "version": 1, "document": FORM}
MARKS = {-1: "not-observable", 0: "not-seen", 1: "seen"}
TAGS = ["teacher", "student", "task"]
EDITABLE = {  # what "edit" may set; those in capitals can't be cleared
    "walk": ["TITLE", "DAY", "closed_ms"], "problem": ["TEXT", "theory", "results"],
    "visit": ["grade", "subject", "segment", "ended_ms"], "note": ["tags", "TEXT", "item"],
    "tally": ["COUNTER", "BY"], "interval": ["COUNTER"], "timer": ["NAME", "stopped_ms"],
    "answer": ["QUESTION", "TEXT"], "task": ["TEXT"], "card": ["STEP", "TEXT", "owner", "due", "done", "under", "notes"],
    "mark": ["VALUE"], "memo": ["TEXT"], "publication": ["TEXT"],
}
NOBODY = "00000000-0000-0000-0000-000000000000"
NUMBERS = {"closed_ms", "ended_ms", "stopped_ms", "by"}


class Wrong(Exception):
    """The program and the model do not agree: the sort of it, and all about it."""

    def __init__(self, sort, text):
        super().__init__(f"{sort}: {text}")
        self.sort = sort


class Skip(Exception):
    """The step can't be done as things are."""


def need(truth):
    if not truth:
        raise Skip


class History:
    def __init__(self, program, check_every=0, copied=False, compares=True):
        self.program, self.copied, self.compares = program, copied, compares
        self.laptops = {}
        self.open = set()
        self.saved = {}    # name of a copy -> whose, of which of its folders, and the laptop as it was then
        self.folders = {}  # laptop -> how often its folder was made anew
        self.files = {}     # bundle -> its runs and number of lines
        self.receipts = {}
        self.digests = {}  # what a laptop holds -> digest of its dump
        self.check_every, self.steps = check_every, 0
        self.counts = {}

    def count(self, what):
        self.counts[what] = self.counts.get(what, 0) + 1

    # ---- one step

    def do(self, step):
        """Raises Skip, Wrong, or what the program said."""
        act = getattr(self, "do_" + step["do"].replace("-", "_"))
        try:
            act(step)
        except Refused as refused:
            raise Wrong("refused", f"{step}: {refused}") from None
        self.count(step["do"])
        self.steps += 1
        for name in self.touched(step):
            if name in self.open and self.compares:
                self.compare(name, step)

    @staticmethod
    def touched(step):
        return [step["on"]] if "on" in step and step["do"] != "erase" else []

    def laptop(self, step):
        need(step["on"] in self.open)
        return self.laptops[step["on"]]

    def order(self, step, what=None, **more):
        order = {key: value for key, value in step.items() if key not in ("do", "on") and value is not None}
        return self.program.do(what or step["do"], laptop=step["on"], **{**order, **more})

    # ---- the oracle

    def compare(self, name, step):
        laptop = self.laptops[name]
        is_private = step["do"] in ("memo", "undo", "redo") or step.get("record", "").startswith("memo")
        for private in (False, True) if is_private else (False,):
            answer = self.program.do("dump", laptop=name, private=private)
            expected = laptop.expect(private)
            self.forgive_gaps(laptop, expected)
            self.compare_dump(expected, answer["lines"], f"{step}: {name}")
            if not private:
                held = frozenset(line.says() for line in laptop.lines())
                if self.digests.setdefault(held, answer["digest"]) != answer["digest"]:
                    raise Wrong("same set, other dump", f"{step}: {name}")
        if self.check_every and self.steps % self.check_every == 0:
            self.check(name, step)

    def check(self, name, step):
        before = self.program.do("dump", laptop=name)
        faults = self.program.do("check", laptop=name)["faults"]
        if faults:
            raise Wrong("check", f"{step}: {name}: {faults}")
        self.program.do("rebuild", laptop=name)
        after = self.program.do("dump", laptop=name)
        if before != after:
            raise Wrong("rebuild", f"{step}: {name}")

    @staticmethod
    def forgive_gaps(laptop, expected):
        """What a line names by its number in an accepted gap has no id until it comes, even where it was made anew beyond."""
        def is_lacking(value):
            fold = laptop.fold(value)
            return value not in expected or (fold is not None and fold.made is not None and fold.made.anew)

        if any(run.shown for run in laptop.waiting):
            for said in expected.values():
                for field, possible in said["fields"].items():
                    if any(isinstance(value, str) and is_lacking(value) for value in possible):
                        possible.append(NOBODY)
                    if any(isinstance(value, list) for value in possible):
                        possible += [[NOBODY if is_lacking(other) else other for other in value]
                                     for value in possible if isinstance(value, list)]

    @staticmethod
    def compare_dump(expected, lines, place):
        found = {}
        for text in lines:
            line = json.loads(text)
            if line["id"] in found:
                raise Wrong("dump", f"{place}: {line['id']} is there twice")
            found[line["id"]] = line
        for record in sorted(set(expected) | set(found)):
            said, wanted = found.get(record), expected.get(record)
            if said is None or wanted is None:
                raise Wrong("dump", f"{place}: {record}: the program says {said}, the model {wanted}")
            if said["alive"] != wanted["alive"] or said["kind"] != wanted["kind"]:
                raise Wrong("dump", f"{place}: {record}: the program says {said}, the model {wanted}")
            conflicts = {field: sorted(map(repr, values)) for field, values in said["conflicts"].items()}
            if conflicts != wanted["conflicts"]:
                raise Wrong("dump", f"{place}: {record}: the program says {said}, the model {wanted}")
            for field in set(wanted["fields"]) | set(said["fields"]):
                possible = wanted["fields"].get(field) or [None]
                if said["fields"].get(field) not in possible:
                    raise Wrong("dump", f"{place}: {record}.{field}: the program says {said['fields'].get(field)!r}, "
                                f"the model {possible}")

    # ---- new records

    def do_make(self, step):
        need(step["on"] not in self.laptops)
        self.order(step, copied=self.copied, person=step["on"].title())
        self.laptops[step["on"]] = Laptop(step["on"].title())
        self.open.add(step["on"])

    def do_school(self, step):
        laptop = self.laptop(step)
        self.order(step)
        laptop.write_school(step["as"], step["at"], step["name"], step.get("code"))

    def do_form(self, step):
        laptop = self.laptop(step)
        self.order(step, document=FORM)
        laptop.write_form(step["as"], step["at"], FORM_FIELDS)

    def do_walk(self, step):
        laptop = self.laptop(step)
        need(laptop.find(step["school"], "organization"))
        need(step["form"] in laptop.shelf or laptop.find(step["form"], "form"))
        need(step.get("code") or not laptop.fold(step["as"]))
        if not laptop.fold(step["as"]) or not laptop.find(step["as"], "walk"):
            self.order(step)
        fields = {name: step.get(name) for name in ("title", "school", "form", "day", "code")}
        laptop.write_walk(step["as"], step["at"], {**fields, "audience": step.get("reach")}, FORM_FIELDS)

    def under(self, laptop, step, kind):
        fold = laptop.find(step[kind], kind)
        need(fold and fold.is_sure() and not laptop.fold(step["as"]))
        if kind == "visit":
            walk = laptop.find(fold.value("walk"), "walk")
            need(walk is None or walk.is_sure())
        return fold

    def write(self, step, on, fields):
        laptop = self.laptop(step)
        self.under(laptop, step, on)
        self.order(step)
        laptop.write(step["as"], step["do"], step["at"], {on: step[on], **fields})

    def do_problem(self, step):
        self.write(step, "walk", {name: step.get(name) for name in ("text", "theory", "results")})

    def do_visit(self, step):
        laptop = self.laptop(step)
        walk = self.under(laptop, step, "walk")
        need(walk.value("closed_ms") is None)
        number = laptop.next_number(step["walk"])
        fields = {name: step.get(name) for name in ("grade", "subject", "segment")}
        self.order(step)
        laptop.write(step["as"], "visit", step["at"], {"walk": step["walk"], "number": number, **fields})

    def do_note(self, step):
        tags = ",".join(tag for bit, tag in enumerate(TAGS) if step.get("tags", 0) >> bit & 1)
        self.write(step, "visit", {"text": step["text"], "tags": tags or None})

    def do_mark(self, step):
        laptop = self.laptop(step)
        visit = self.under(laptop, step, "visit")
        walk = laptop.find(visit.value("walk"), "walk")
        form = step["item"].partition("/")[0]
        need(walk and walk.value("form") == form and (form in laptop.shelf or laptop.find(form, "form")))
        need(not any(fold.kind == "mark" and fold.shows() and fold.value("visit") == step["visit"]
                     and fold.value("item") == step["item"] for fold in laptop.folds().values()))
        self.order(step)
        value = step["value"] if step["item"].endswith("/b") and step["value"] > 0 else MARKS[step["value"]]
        laptop.write(step["as"], "mark", step["at"], {"visit": step["visit"], "item": step["item"], "value": value})

    def do_tally(self, step):
        self.write(step, "visit", {"counter": step["counter"], "by": step["by"]})

    def do_interval(self, step):
        self.write(step, "visit", {name: step[name] for name in ("counter", "k", "n")})

    def do_timer(self, step):
        laptop = self.laptop(step)
        need(not any(fold.kind == "timer" and fold.shows() and fold.value("visit") == step["visit"]
                     and fold.value("stopped_ms") is None and step["name"] in fold.possible("name")
                     for fold in laptop.folds().values()))
        self.write(step, "visit", {"name": step["name"]})

    def do_answer(self, step):
        self.write(step, "visit", {"question": step["question"], "text": step["text"]})

    def do_task(self, step):
        self.write(step, "visit", {"text": step["text"]})

    def do_card(self, step):
        laptop = self.laptop(step)
        for note in step.get("notes") or []:
            fold = laptop.find(note, "note")
            visit = fold and laptop.find(fold.value("visit"), "visit")
            need(visit and visit.value("walk") == step["walk"])
        fields = {name: step.get(name) for name in ("step", "text", "notes", "owner", "due")}
        self.write(step, "walk", fields)

    def do_memo(self, step):
        laptop = self.laptop(step)
        need(not laptop.fold(step["as"]))
        self.order(step)
        laptop.write(step["as"], "memo", step["at"], {"text": step["text"]})

    def do_publish(self, step):
        laptop = self.laptop(step)
        memo = laptop.find(step["memo"], "memo")
        need(memo and memo.is_sure())
        need(not step["school"] or laptop.find(step["school"], "organization"))
        place = step["memo"], step["school"]
        copy = laptop.fold(laptop.tokens[place]) if place in laptop.tokens else None
        need(copy is None or (copy.made and copy.alive and copy.is_sure() and self.is_clear(laptop, copy)))
        need(place in laptop.tokens or not laptop.fold(step["as"]))
        laptop.tokens.setdefault(place, step["as"])
        reach = "school" if step["school"] else "district"
        self.order(step, reach=reach, **{"as": laptop.tokens[place]})
        laptop.publish(*place, step["at"], step["school"] or "", reach, memo.value("text"))

    # ---- changes

    def do_edit(self, step):
        """A value is a text or number, None clears; {"ref": HANDLE} names a record."""
        laptop = self.laptop(step)
        fold = laptop.fold(step["record"])
        need(fold and fold.kind in EDITABLE and (fold.alive or fold.held) and self.is_clear(laptop, fold))
        need(step["field"] in FIELDS[fold.kind])
        need(step["value"] is not None or step["field"] not in NEEDED[fold.kind])
        value = step["value"]
        typed = "" if value is None else value if isinstance(value, (str, dict)) else str(value)
        meant = value["ref"] if isinstance(value, dict) else value
        if isinstance(value, dict):
            need(laptop.fold(value["ref"]) or "/" in value["ref"])
        self.order(step, value=typed)
        laptop.edit(step["record"], step["at"],
                    {step["field"]: [meant] if step["field"] == "notes" and meant else meant})

    @staticmethod
    def is_clear(laptop, fold):
        """Where an amendment of it will lie does not hang on a tie."""
        made = [line for line in fold.sets if line.makes and line.at == fold.made.at] if fold.made else []
        return len(made) == 1

    def do_delete(self, step):
        laptop = self.laptop(step)
        fold = laptop.fold(step["record"])
        need(fold and fold.kind in EDITABLE and (fold.alive or fold.held) and self.is_clear(laptop, fold))
        self.order(step)
        laptop.delete(step["record"], step["at"])

    def do_restore(self, step):
        laptop = self.laptop(step)
        fold = laptop.fold(step["record"])
        if fold is None or fold.made is None:
            need(fold is None and laptop.taken_back(step["record"]))
        else:
            need(fold.kind in EDITABLE and (not fold.alive or fold.deletes) and self.is_clear(laptop, fold))
        self.order(step)
        laptop.restore(step["record"], step["at"])

    def do_seal(self, step):
        laptop = self.laptop(step)
        fold = laptop.fold(step["record"])
        need(fold and fold.kind in EDITABLE and (fold.alive or fold.held) and not fold.seals and self.is_clear(laptop, fold))
        self.order(step)
        laptop.seal(step["record"], step["at"])

    def do_undo(self, step):
        laptop = self.laptop(step)
        need(laptop.last_act() and laptop.is_sure_before(laptop.last_act()))
        self.order(step)
        laptop.undo(self.program.clock)

    def do_redo(self, step):
        laptop = self.laptop(step)
        need(laptop.last_undone() and laptop.is_sure_before(laptop.last_undone()))
        self.order(step)
        laptop.redo(self.program.clock)

    def do_end(self, step):
        laptop = self.laptop(step)
        fold = laptop.find(step["record"], "visit")
        need(fold and fold.is_sure() and self.is_clear(laptop, fold) and step["at"] >= fold.made.at)
        self.order(step)
        laptop.end_visit(step["record"], step["at"])

    def do_close_walk(self, step):
        laptop = self.laptop(step)
        fold = laptop.find(step["record"], "walk")
        need(fold and fold.is_sure() and self.is_clear(laptop, fold))
        self.order(step)
        laptop.close_walk(step["record"], step["at"])

    # ---- from laptop to laptop

    def do_export(self, step):
        laptop = self.laptop(step)
        need(step["file"] not in self.files)
        receipt = self.receipts.get(step["receipt"]) if step.get("receipt") else None
        need(receipt is not None or not step.get("receipt"))
        need(not step.get("school") or laptop.fold(step["school"]))
        need(laptop.runs(step["scope"], step.get("school"), step["all"]))
        need(not receipt or laptop.copy().export(step["scope"], step.get("school"), step["all"], receipt))
        answer = self.order(step)
        runs = laptop.export(step["scope"], step.get("school"), step["all"], receipt)
        lines = sum(len(run.slots) for run in runs)
        if answer["lines"] != lines:
            raise Wrong("lines", f"{step}: {answer['lines']} lines were sent, the model sends {lines}")
        self.files[step["file"]] = (runs, lines)
        if receipt is not None:
            self.count("increment")

    def do_receipt(self, step):
        laptop = self.laptop(step)
        self.order(step)
        self.receipts[step["file"]] = laptop.receipt()

    def do_merge(self, step):
        laptop = self.laptop(step)
        need(all(file in self.files for file in step["files"]))
        twice = self.order(step) if step.get("trial") else None
        answer = self.order(step, trial=False)
        if twice:
            self.count("trial")
        if twice and twice["files"] != answer["files"]:
            raise Wrong("trial", f"{step}: the trial said {twice}, the merge {answer}")
        for file, told in zip(step["files"], answer["files"]):
            runs, lines = self.files[file]
            if told["status"] == "refused" or told["fresh"] + told["already"] + told["waiting"] != lines:
                raise Wrong("report", f"{step}: {file} has {lines} lines: {told}")
            before = {record: fold.alive or fold.held for record, fold in laptop.folds().items()}
            for what in set(laptop.merge(runs)):
                self.count(what)
            self.count_changes(before, laptop)
        self.compare_questions(step, laptop, answer)
        if step.get("again"):
            self.merge_again(step)

    def count_changes(self, before, laptop):
        for record, fold in laptop.folds().items():
            if before.get(record) is False and (fold.alive or fold.held):
                self.count("revival")
        if any(fold.conflict(field) for fold in laptop.folds().values() for field in fold.heads):
            self.count("conflict")
        lines = laptop.lines()
        if len({line.number for line in lines}) < len({line.says() for line in lines}):
            self.count("twin")

    def merge_again(self, step):
        """A second time nothing is new, and nothing changes."""
        before = self.program.do("dump", laptop=step["on"])
        answer = self.order(step, trial=False)
        if any(told["fresh"] or told["waiting"] for told in answer["files"]):
            raise Wrong("twice", f"{step}: {answer}")
        if self.program.do("dump", laptop=step["on"]) != before:
            raise Wrong("twice", f"{step}: something changed")
        self.count("repeat")

    def compare_questions(self, step, laptop, answer):
        listed = self.program.do("conflicts", laptop=step["on"])
        found = {(one["record"], one["field"]) for one in listed["conflicts"]}
        if found != laptop.questions() or len(found) != listed["count"] or answer.get("conflicts", len(found)) != len(found):
            raise Wrong("questions", f"{step}: {sorted(found)}, count {listed['count']}, {answer.get('conflicts')}; "
                        f"the model has {sorted(laptop.questions())}")

    def do_put_away(self, step):
        """All walks off the laptop and back again: what was others' comes with the bundle that was made before."""
        laptop = self.laptop(step)
        need(not laptop.waiting and step["file"] not in self.files)
        self.do_export({"do": "export", "on": step["on"], "file": step["file"], "scope": "school", "school": None,
                        "all": True, "receipt": None})
        gone = self.program.do("remove-local", laptop=step["on"], before="2027-01-01")
        shown = self.program.do("show", laptop=step["on"], words="note")
        if shown["walks"] or shown["hits"]:
            raise Wrong("put-away", f"{step}: {gone}, and {shown} is left")
        self.check(step["on"], step)
        self.program.do("bring-back", laptop=step["on"])
        answer = self.program.do("merge", laptop=step["on"], files=[step["file"]])
        if answer["refused"] or answer["waiting"]:
            raise Wrong("put-away", f"{step}: {answer}")
        laptop.merge(self.files[step["file"]][0])
        if gone["walks"]:
            laptop.acts.clear()
        self.check(step["on"], step)

    def do_erase(self, step):
        """The last of a history: a note is erased for good, and the others hear of it in one way or another. Of its author's
        words nothing is left in any byte, whatever comes again; all that has nothing to do with it is as the model says."""
        laptop = self.laptop(step)
        fold = laptop.find(step["record"], "note")
        need(fold and not fold.seals and self.is_clear(laptop, fold))
        binds = laptop.where(fold.made)[0].key == laptop.key or step["obeys"]  # for others: signed with the key of the order
        visit = laptop.fold(fold.value("visit"))
        spared = {step["record"], visit and visit.record, visit and visit.made and visit.value("walk")}
        answer = self.program.do("erase", laptop=step["on"], record=step["record"], at=step["at"])
        self.count("order" if answer["orders"] else "unsent")
        self.program.do("export", laptop=step["on"], file=step["file"], scope="school", all=True)
        runs = laptop.export("school", None, True, None)
        for name, files in step["ways"]:
            need(name in self.open and all(file in self.files for file in files if file != step["file"]))
            for file in files:
                told = self.program.do("merge", laptop=name, files=[file])
                if told["refused"]:
                    raise Wrong("erase", f"{step}: {name}, {file}: {told}")
                self.laptops[name].merge(runs if file == step["file"] else self.files[file][0])
            if step["obeys"]:
                self.count("asked" if self.program.do("obey", laptop=name)["asked"] else "obeyed")
        for name in [step["on"], *(name for name, _ in step["ways"])]:
            self.check_erased(step, name, spared, binds)

    def check_erased(self, step, name, spared, binds):
        self.check(name, step)
        own = [line.fields["text"] for line in self.laptops[name].lines() if line.record == step["record"] and line.fields.get("text")
               and (name == step["on"] or (binds and step["text"] in line.fields["text"]))]
        for text in own:
            files = self.program.do("find", text=json.dumps(text, ensure_ascii=False)[1:-1], **{"in": name})["files"]
            if files:
                raise Wrong("erase", f"{step}: {name}: {text!r} is still in {files}")
        expected = {record: said for record, said in self.laptops[name].expect().items() if record not in spared}
        lines = [line for line in self.program.do("dump", laptop=name)["lines"]
                 if json.loads(line)["kind"] != "erase" and json.loads(line)["id"] not in spared]
        self.forgive_gaps(self.laptops[name], expected)
        self.compare_dump(expected, lines, f"{step}: {name}")

    def do_check(self, step):
        """That it is whole, and the same after a rebuild: for what was shortened."""
        self.laptop(step)
        self.check(step["on"], step)

    def do_accept(self, step):
        laptop = self.laptop(step)
        need(any(run.author == step["author"] and laptop.can_be_shown(run) for run in laptop.waiting))
        self.order(step)
        laptop.accept(step["author"])

    def do_settle(self, step):
        """Of a conflict: one's own value."""
        laptop = self.laptop(step)
        need((step["record"], step["field"]) in laptop.questions() and step["field"] != "alive")
        fold = laptop.fold(step["record"])
        need((fold.alive or fold.held) and fold.kind in EDITABLE and step["field"].upper() in EDITABLE[fold.kind] + [
            field.upper() for field in EDITABLE[fold.kind]] and self.is_clear(laptop, fold))
        self.order(step)
        laptop.edit(step["record"], step["at"], {step["field"]: step["value"]})

    def do_keep(self, step):
        """Of a conflict: what one of the heads says; of one that was removed and changed whether it is there."""
        laptop = self.laptop(step)
        fold = laptop.fold(step["record"])
        need((step["record"], step["field"]) in laptop.questions() and fold.kind in EDITABLE and self.is_clear(laptop, fold))
        if step["field"] == "alive":
            self.order(step)
            (laptop.restore if step["value"] == "kept" else laptop.delete)(step["record"], step["at"])
            return
        need(any(head.fields[step["field"]] == step["value"] for head in fold.heads[step["field"]]))
        self.order(step)
        laptop.edit(step["record"], step["at"], {step["field"]: step["value"]})

    # ---- the laptop itself

    def do_reopen(self, step):
        self.laptop(step)
        self.program.do("close", laptop=step["on"])
        self.reopen(step["on"])

    def do_kill(self, step):
        """The steps are done by a process that is then killed."""
        self.laptop(step)
        answers = self.program.do("kill-after", laptop=step["on"], orders=[
            json.dumps({"do": "open", "laptop": step["on"], "clock": self.program.clock + 1})])
        if answers["status"] != 0 or any("error" in answer for answer in answers["answers"]):
            raise Wrong("kill", f"{step}: {answers}")
        self.reopen(step["on"])

    def reopen(self, name, is_parted=False):
        answer = self.program.do("open", laptop=name)
        if ("kept apart" in answer.get("notice", "")) != is_parted:
            raise Wrong("notice", f"{name}: {answer.get('notice', 'nothing was noticed')}")
        self.laptops[name].shelf.clear()
        if is_parted:
            self.laptops[name].parted()

    def do_clone(self, step):
        """Somebody copies the whole folder to another computer."""
        laptop = self.laptop(step)
        need(step["to"] not in self.laptops)
        self.program.do("copy", laptop=step["on"], to=step["to"], **{"as": step["to"]})
        self.laptops[step["to"]] = laptop.copy()
        self.open.add(step["to"])
        self.reopen(step["on"])
        self.reopen(step["to"], is_parted=True)

    def do_save(self, step):
        laptop = self.laptop(step)
        self.program.do("copy", laptop=step["on"], to=step["name"])
        self.saved[step["name"]] = (step["on"], self.folders.get(step["on"], 0), laptop.copy())
        self.reopen(step["on"])

    def do_put_back(self, step):
        self.laptop(step)
        need(step["name"] in self.saved and self.saved[step["name"]][0] == step["on"])
        _, folder, laptop = self.saved[step["name"]]
        self.program.do("put-back", laptop=step["on"], in_place=step["in_place"], **{"from": step["name"]})
        self.laptops[step["on"]] = laptop.copy()
        is_same = step["in_place"] and folder == self.folders.get(step["on"], 0)
        self.folders[step["on"]] = self.folders.get(step["on"], 0) + (not step["in_place"])
        self.reopen(step["on"], is_parted=not is_same)
