"""draw.py - draws the next step of a random history from what is there now."""
import random

from history import EDITABLE, NUMBERS
from model import FIELDS

START = 1772632800000  # 2026-03-04
HOUR, YEAR = 3600_000, 365 * 86400_000
SKEWS = [0] * 5 + [HOUR, -HOUR, 3 * YEAR, -3 * YEAR, -START, 73 * YEAR]
WORDS = ["why", "because two", "line\nbreak\t", "\"quoted\"", "\\", "Ω≈ç 田中", "\x01\x7f", "👩‍👩‍👧", "NULL", "{}"]
LAPTOPS = ["ana", "ben", "cleo", "dan", "eve", "finn", "gus", "hope"]

WEIGHTS = {
    "note": 12, "visit": 6, "mark": 5, "walk": 4, "team": 2, "problem": 2, "tally": 2, "interval": 1, "timer": 1,
    "answer": 1, "task": 1, "card": 2, "memo": 1, "edit": 22, "delete": 7, "restore": 5, "undo": 6, "redo": 3,
    "seal": 1, "end": 1, "close_walk": 1, "reopen": 1, "kill": 1, "clone": 1, "save": 1, "put_back": 2,
    "publish": 2, "put_away": 1,
    "export": 12, "receipt": 3, "merge": 24, "accept": 1, "settle": 3, "keep": 4,
}
WORK = ["note", "visit", "mark", "edit", "edit", "edit", "delete", "restore", "undo", "tally", "card", "problem"]
TALES = {"image": 2, "gap": 2, "contest": 3, "conflict": 3}


class Draw:
    def __init__(self, seed, history):
        self.chance = random.Random(seed)
        self.history = history
        self.last = 0
        self.names = {}
        self.skew = {}
        self.tie = START + 5 * HOUR
        self.told = []  # what a tale still has to tell: functions that give a step

    def name(self, kind):
        self.last += 1
        return f"{kind}{self.last}"

    def moment(self, on, may_tie=False):
        """No two are the same, but for those that are the same on purpose."""
        self.last += 1
        if may_tie and self.chance.random() < 0.15:
            return self.tie
        return START + self.skew.setdefault(on, 0) + self.last * 1000 + 1

    def text(self):
        self.last += 1
        return f"{self.chance.choice(WORDS)} {self.last}"

    def label(self):
        self.last += 1
        return f"{self.chance.choice(['Ω≈ç 田中', 'why', 'Room'])} {self.last}"

    def opening(self):
        """Laptops, schools and forms, to begin with."""
        count = self.chance.choice([3, 3, 3, 3, 4, 4, 5, 6, 8])
        for on in LAPTOPS[:count]:
            self.skew[on] = self.chance.choice(SKEWS)
            yield {"do": "make", "on": on}
        if self.chance.random() < 0.7:
            yield from self.common_start(LAPTOPS[:count])
        else:
            for on in LAPTOPS[:count]:
                yield from self.first_steps(on)

    def first_steps(self, on):
        school = self.chance.choice(["hale", "hale", "park"])
        yield {"do": "school", "on": on, "as": school, "code": school, "at": self.moment(on),
               "name": self.chance.choice([school.title(), school.title(), school.title() + " School"])}
        yield {"do": "form", "on": on, "as": "tiny", "at": self.moment(on)}

    def common_start(self, names):
        """The first one's work, which most of the others have."""
        first, *others = names
        yield from self.first_steps(first)
        for what in ("walk", "visit", "note", "mark", "note", "problem", "card", "tally")[:self.chance.randint(2, 8)]:
            yield {"do": what, "on": first, **getattr(self, "draw_" + what)(self.history.laptops[first], first)}
        yield {"do": "export", "on": first, "file": "start", "scope": "school", "all": True}
        for on in others:
            if self.chance.random() < 0.8:
                yield {"do": "merge", "on": on, "files": ["start"]}
            else:
                yield from self.first_steps(on)

    def pick(self, laptop, *kinds):
        found = [fold for fold in laptop.folds(private="memo" in kinds).values() if fold.kind in kinds and fold.shows()]
        return self.chance.choice(found).record if found else None

    def step(self):
        """One step, or None where what was drawn can't be."""
        if self.told and self.chance.random() < 0.8:
            return self.told.pop(0)()
        if not self.told and self.chance.random() < 0.05:
            getattr(self, "tale_" + self.chance.choices(list(TALES), TALES.values())[0])()
            return None
        return self.draw(self.chance.choices(list(WEIGHTS), WEIGHTS.values())[0])

    def draw(self, what, on=None, **more):
        on = on or self.chance.choice(sorted(self.history.open))
        draw = getattr(self, "draw_" + what, None)
        step = draw(self.history.laptops[on], on) if draw else {"on": on}
        return step and {"do": {"team": "walk"}.get(what, what).replace("_", "-"), "on": on, **step, **more}

    def finale(self):
        """Everybody's work to two of them in another order: they hold the same, and must print the same."""
        names = sorted(self.history.open)
        files = {on: self.name("file") for on in names}
        for on in names:
            yield {"do": "export", "on": on, "file": files[on], "scope": "school", "school": None, "all": True, "receipt": None}
        for on, order in zip(self.some(2), (names, names[::-1])):
            yield {"do": "merge", "on": on, "files": [files[other] for other in order if files[other] in self.history.files]}

    def erasing(self):
        """Somebody writes a note and sends it round; one changes it; then it is erased, and the order goes round."""
        one, *others = self.chance.sample(sorted(self.history.open), min(3, len(self.history.open)))
        visit = self.pick(self.history.laptops[one], "visit")
        if visit is None:
            return
        note, first, second = self.name("note"), self.name("file"), self.name("file")
        text = f"canary {self.name('')} of {note} ends here"
        yield {"do": "note", "on": one, "as": note, "visit": visit, "text": text, "tags": 1, "at": self.moment(one)}
        if self.chance.random() < 0.8:
            yield {"do": "export", "on": one, "file": first, "scope": "school", "school": None, "all": True, "receipt": None}
            yield from ({"do": "merge", "on": other, "files": [first]} for other in others)
        if others and self.chance.random() < 0.7:
            yield {"do": "edit", "on": others[0], "record": note, "field": "text", "value": self.text(), "at": self.moment(one)}
            if self.chance.random() < 0.8:
                yield {"do": "export", "on": others[0], "file": second, "scope": "school", "school": None, "all": True,
                       "receipt": None}
                yield {"do": "merge", "on": one, "files": [second]}
        order, old = self.name("file"), list(self.history.files)
        ways = []
        for other in others:
            files = [order, *self.chance.sample(old, min(3, len(old)))]
            self.chance.shuffle(files)
            ways.append([other, files + self.chance.sample(old, min(2, len(old)))])
        yield {"do": "erase", "on": one, "record": note, "text": text, "file": order, "ways": ways, "at": self.moment(one),
               "obeys": self.chance.random() < 0.8}

    # ---- tales: what chance alone would seldom tell

    def tell(self, what, on=None, **more):
        self.told.append(lambda: self.draw(what, on, **more))

    def tell_work(self, on):
        for _ in range(self.chance.randint(1, 3)):
            self.tell(self.chance.choice(WORK), on)

    def some(self, count):
        names = sorted(self.history.open)
        return self.chance.sample(names, count) if len(names) >= count else [self.chance.choice(names)] * count

    def tale_image(self):
        """Somebody's disk is set back, and nobody can tell: two went on from one state."""
        one, other = self.some(2)
        name, first, second = self.name("saved-"), self.name("file"), self.name("file")
        self.tell_work(one)
        self.tell("save", one, name=name)
        self.tell_work(one)
        self.tell("export", one, file=first, scope="school", school=None, all=False, receipt=None)
        self.tell("put_back", one, name=name, in_place=True)
        self.tell_work(one)
        self.tell("export", one, file=second, scope="school", school=None, all=False, receipt=None)
        files = [first, second] if self.chance.random() < 0.5 else [second, first]
        self.tell("merge", other, files=files)
        if self.chance.random() < 0.5:
            self.tell("merge", one, files=[first])
            self.tell_work(one)

    def tale_gap(self):
        """What came second comes first, and some day the rest."""
        one, near, far = self.some(3)
        first, second, receipt = self.name("file"), self.name("file"), self.name("receipt")
        self.tell_work(one)
        self.tell("export", one, file=first, scope="school", school=None, all=True, receipt=None)
        self.tell("merge", near, files=[first])
        self.tell("receipt", near, file=receipt)
        self.tell_work(one)
        self.tell("export", one, file=second, scope="school", school=None, all=True, receipt=receipt)
        self.tell("merge", far, files=[second])
        self.tell_work(far)
        if self.chance.random() < 0.3:
            self.told.append(lambda: self.draw("accept", far))
        self.tell("merge", far, files=[first])

    def shared(self, one, other, *kinds):
        """A record of both."""
        here, there = self.history.laptops[one].folds(), self.history.laptops[other].folds()
        found = [record for record, fold in here.items() if fold.kind in kinds and fold.shows()
                 and record in there and there[record].shows()]
        return self.chance.choice(sorted(found)) if found else None

    def tell_exchange(self, one, other):
        first, second = self.name("file"), self.name("file")
        self.tell("export", one, file=first, scope="school", school=None, all=True, receipt=None)
        self.tell("export", other, file=second, scope="school", school=None, all=True, receipt=None)
        self.tell("merge", one, files=[second])
        self.tell("merge", other, files=[first])

    def tale_contest(self):
        """One removes what another one changes."""
        one, other = self.some(2)
        record = self.shared(one, other, "note", "visit", "walk", "card", "tally")
        if record and one != other:
            field = {"note": "text", "visit": "grade", "walk": "title", "card": "text", "tally": "counter"}[
                self.history.laptops[one].fold(record).kind]
            self.tell("delete", one, record=record, at=self.moment(one))
            self.told.append(lambda: {"do": "edit", "on": other, "record": record, "field": field,
                                      "value": self.label(), "at": self.moment(other)})
            self.tell_exchange(one, other)
            self.tell("keep", self.chance.choice([one, other]))

    def tale_conflict(self):
        """Two write different things, or the same, where neither saw the other's."""
        one, other = self.some(2)
        record = self.shared(one, other, "note", "visit", "walk", "card")
        if record and one != other:
            field = {"note": "text", "visit": "grade", "walk": "title", "card": "owner"}[
                self.history.laptops[one].fold(record).kind]
            same = self.label() if self.chance.random() < 0.2 else None
            for on in (one, other):
                self.told.append(lambda on=on: {"do": "edit", "on": on, "record": record, "field": field,
                                                "value": same or self.label(), "at": self.moment(on, True)})
            self.tell_exchange(one, other)
            self.tell(self.chance.choice(["keep", "settle"]), self.chance.choice([one, other]))
            if self.chance.random() < 0.5:
                self.tell_exchange(one, other)

    # ---- new records

    def draw_walk(self, laptop, on):
        school = self.pick(laptop, "organization")
        return school and {
            "as": self.name("walk"), "school": school, "form": "tiny", "title": self.label(), "at": self.moment(on),
            "day": f"2026-03-{self.chance.randint(1, 28):02}", "reach": self.chance.choice([None, None, "school", "district"])}

    def draw_team(self, laptop, on):
        school, day = self.pick(laptop, "organization"), f"2026-03-0{self.chance.randint(1, 2)}"
        return school and {"as": f"team-{school}-{day}", "school": school, "form": "tiny", "title": self.label(),
                           "at": self.moment(on), "day": day, "code": "Team", "reach": None}

    def on_walk(self, laptop, on, kind):
        walk = self.pick(laptop, "walk")
        return walk and {"as": self.name(kind), "walk": walk, "at": self.moment(on)}

    def on_visit(self, laptop, on, kind):
        visit = self.pick(laptop, "visit")
        return visit and {"as": self.name(kind), "visit": visit, "at": self.moment(on)}

    def draw_problem(self, laptop, on):
        step = self.on_walk(laptop, on, "problem")
        return step and {**step, "text": self.text(), "theory": self.text()}

    def draw_visit(self, laptop, on):
        step = self.on_walk(laptop, on, "visit")
        return step and {**step, "grade": self.chance.choice([None, "3", "K"]), "subject": self.chance.choice([None, "Math"])}

    def draw_note(self, laptop, on):
        step = self.on_visit(laptop, on, "note")
        return step and {**step, "text": self.text(), "tags": self.chance.randint(0, 7)}

    def draw_mark(self, laptop, on):
        step = self.on_visit(laptop, on, "mark")
        item, most = self.chance.choice([("tiny/a", 1), ("tiny/b", 2)])
        values = [-1, 0, 1] if most == 1 else [-1, 1, 2]
        return step and {**step, "item": item, "value": self.chance.choice(values)}

    def draw_tally(self, laptop, on):
        step = self.on_visit(laptop, on, "tally")
        return step and {**step, "counter": self.chance.choice("xyz"), "by": self.chance.choice([1, 2, -1])}

    def draw_interval(self, laptop, on):
        step = self.on_visit(laptop, on, "interval")
        return step and {**step, "counter": "busy", "k": self.chance.randint(0, 9), "n": 9}

    def draw_timer(self, laptop, on):
        step = self.on_visit(laptop, on, "timer")
        return step and {**step, "name": self.chance.choice("xyz")}

    def draw_answer(self, laptop, on):
        step = self.on_visit(laptop, on, "answer")
        return step and {**step, "question": self.label(), "text": self.text()}

    def draw_task(self, laptop, on):
        step = self.on_visit(laptop, on, "task")
        return step and {**step, "text": self.text()}

    def draw_card(self, laptop, on):
        step = self.on_walk(laptop, on, "card")
        note = self.pick(laptop, "note")
        return step and {**step, "text": self.text(), "step": self.chance.choice(["describe", "pattern", "predict"]),
                         "notes": [note] if note and self.chance.random() < 0.5 else None}

    def draw_memo(self, laptop, on):
        return {"as": self.name("memo"), "text": self.text(), "at": self.moment(on)}

    def draw_publish(self, laptop, on):
        memos = [fold.record for fold in laptop.folds(private=True).values() if fold.kind == "memo" and fold.shows()]
        if not memos:
            self.tell("publish", on)
            return {"do": "memo", **self.draw_memo(laptop, on)}
        school = self.pick(laptop, "organization") if self.chance.random() < 0.7 else None
        return {"as": self.name("copy"), "memo": self.chance.choice(sorted(memos)), "school": school, "at": self.moment(on)}

    # ---- changes

    def draw_edit(self, laptop, on):
        record = self.pick(laptop, *([*EDITABLE] if self.chance.random() < 0.1 else [k for k in EDITABLE if k != "memo"]))
        if record is None:
            return None
        fold = laptop.fold(record)
        field = self.chance.choice(EDITABLE[fold.kind])
        value = self.value(laptop, fold, field.lower())
        if field.islower() and self.chance.random() < 0.15:
            value = None
        return {"record": record, "field": field.lower(), "value": value,
                "at": self.moment(on, field.lower() not in NUMBERS and fold.kind != "timer")}

    def value(self, laptop, fold, field):
        if field in ("day", "due", "done"):
            return f"2026-04-{self.chance.randint(1, 28):02}"
        if field in NUMBERS:
            return START + self.chance.randint(1, 9) if field.endswith("ms") else self.chance.randint(1, 9)
        if field in ("segment", "step", "tags"):
            return self.chance.choice({"segment": ["opening", "middle"], "step": ["describe", "next"],
                                       "tags": ["teacher", "student,task"]}[field])
        if field == "value":
            return self.chance.choice([1, 2] if (fold.value("item") or "").endswith("/b") else ["seen", "not-seen"])
        if field in ("item", "under", "notes"):
            other = "tiny/a" if field == "item" else self.pick(laptop, "card" if field == "under" else "note")
            return other and {"ref": other}
        if self.chance.random() < 0.2:
            return "the same"
        return self.text() if field in ("text", "theory", "results") else self.label()

    def draw_delete(self, laptop, on):
        kinds = [["note", "mark", "tally", "card"], ["visit"], ["walk"], ["note", "problem", "answer", "memo"]]
        record = self.pick(laptop, *self.chance.choice(kinds))
        return record and {"record": record, "at": self.moment(on)}

    def draw_restore(self, laptop, on):
        dead = [fold.record for fold in laptop.folds().values() if fold.made and (fold.deletes or not fold.alive)]
        gone = [line.record for line in laptop.once.values() if not laptop.fold(line.record)]
        return (dead or gone) and {"record": self.chance.choice(sorted({*dead, *gone})), "at": self.moment(on)}

    def draw_seal(self, laptop, on):
        record = self.pick(laptop, "note", "visit", "walk")
        return record and {"record": record, "at": self.moment(on)}

    def draw_end(self, laptop, on):
        record = self.pick(laptop, "visit")
        return record and {"record": record, "at": self.moment(on)}

    def draw_close_walk(self, laptop, on):
        record = self.pick(laptop, "walk")
        return record and {"record": record, "at": self.moment(on)}

    # ---- from laptop to laptop

    def draw_export(self, laptop, on):
        receipts = sorted(self.history.receipts)
        receipt = self.chance.choice(receipts) if receipts and self.chance.random() < 0.5 else None
        school = self.pick(laptop, "organization") if self.chance.random() < 0.15 else None
        return {"file": self.name("file"), "scope": self.chance.choice(["school", "school", "school", "district"]),
                "school": school, "all": self.chance.random() < 0.35, "receipt": receipt}

    def draw_receipt(self, laptop, on):
        return {"file": self.name("receipt")}

    def draw_merge(self, laptop, on):
        files = list(self.history.files)
        if not files:
            return None
        count = self.chance.choice([1, 1, 1, 2, 3])
        recent = files[-6:] if self.chance.random() < 0.7 else files
        return {"files": [self.chance.choice(recent) for _ in range(count)],
                "again": self.chance.random() < 0.1, "trial": self.chance.random() < 0.1}

    def draw_accept(self, laptop, on):
        authors = sorted({run.author for run in laptop.waiting if laptop.can_be_shown(run)})
        return authors and {"author": self.chance.choice(authors)}

    def draw_put_away(self, laptop, on):
        return {"file": self.name("file")}

    def draw_settle(self, laptop, on):
        questions = sorted(one for one in laptop.questions() if one[1] in ("text", "title", "grade", "counter", "owner"))
        if not questions:
            return None
        record, field = self.chance.choice(questions)
        return {"record": record, "field": field, "value": self.label(), "at": self.moment(on)}

    def draw_keep(self, laptop, on):
        questions = sorted(one for one in laptop.questions()
                           if one[1] in ("text", "title", "grade", "counter", "owner", "alive"))
        if not questions:
            return None
        record, field = self.chance.choice(questions)
        heads = laptop.fold(record).heads.get(field, [])
        values = [head.fields[field] for head in heads if head.fields[field]] or ["kept", "removed"]
        return {"record": record, "field": field, "value": self.chance.choice(values), "at": self.moment(on)}

    # ---- the laptop itself

    def draw_clone(self, laptop, on):
        free = [name for name in LAPTOPS if name not in self.history.laptops]
        if not free:
            return None
        self.skew[free[0]] = self.chance.choice(SKEWS)
        return {"to": free[0]}

    def draw_save(self, laptop, on):
        return {"name": self.name("saved-")}

    def draw_put_back(self, laptop, on):
        saved = [name for name, (of, *_) in self.history.saved.items() if of == on]
        return saved and {"name": self.chance.choice(saved), "in_place": self.chance.random() < 0.5}
