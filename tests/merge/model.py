"""What laptops must hold and show: changes as a set, folded by what they replace. The plainest second opinion.

It shares no code, id or hash with the program and never looks at what the program says. Records have
handles, lines have numbers of its own. `data/format.md`, "What lines say together", is what it follows.
"""
import copy
import itertools

# kind: (audience, what it hangs on, its fields; ! must be there to show)
KINDS = {
    "organization": ("reference", None, ["name!", "type!", "code"]),
    "form": ("district", None, ["key!", "title!", "version!", "document!"]),
    "walk": ("district", None, ["title!", "school!", "form!", "day!", "code", "audience", "closed_ms"]),
    "problem": ("school", "walk", ["walk!", "text!", "theory", "results"]),
    "visit": ("district", "walk", ["walk!", "number!", "grade", "subject", "segment", "ended_ms"]),
    "note": ("school", "visit", ["visit!", "tags", "item", "text!"]),
    "mark": ("district", "visit", ["visit!", "item!", "value!"]),
    "tally": ("district", "visit", ["visit!", "counter!", "by!"]),
    "interval": ("district", "visit", ["visit!", "counter!", "k!", "n!"]),
    "timer": ("district", "visit", ["visit!", "name!", "stopped_ms"]),
    "answer": ("school", "visit", ["visit!", "question!", "text!"]),
    "task": ("school", "visit", ["visit!", "text!"]),
    "card": ("school", "walk", ["walk!", "step!", "text!", "notes", "under", "owner", "due", "done"]),
    "memo": ("private", None, ["text!"]),
    "publication": ("school", None, ["text!"]),
}
NEWEST_SHOWS = {"organization"}  # whole lines, of which the newest shows
FIELDS = {kind: [field.rstrip("!") for field in fields] for kind, (_, _, fields) in KINDS.items()}
NEEDED = {kind: [field[:-1] for field in fields if field[-1] == "!"] for kind, (_, _, fields) in KINDS.items()}

numbers = itertools.count(1)


class Line:
    """One change. Never altered: what is replaced in place is another Line with the same number."""

    def __init__(self, number, what, record, at, kind=None, fields=None, replaces=(), makes=False, root=None, anew=False):
        self.number, self.what, self.record, self.at, self.kind, self.anew = number, what, record, at, kind, anew
        self.fields, self.replaces, self.makes, self.root = fields or {}, frozenset(replaces), makes, root

    def __deepcopy__(self, memo):
        return self

    def says(self):
        return (self.number, self.what, self.record, self.at, self.kind, self.replaces, self.makes, self.root,
                tuple(sorted((name, repr(value)) for name, value in self.fields.items())))


class Slot:
    """A place in a stream. What is sealed is the same thing on every laptop that has it."""

    def __init__(self, number):
        self.number, self.line, self.sealed = number, None, False
        self.since = 0  # how many slots were sealed before when this one was

    def is_as(self, other):
        """The same thing; or fixed alike by two copies of one laptop, which nobody can tell from that."""
        return self is other or (self.sealed and other.sealed and self.number == other.number
                                 and self.since == other.since and says(self) == says(other))

    def __deepcopy__(self, memo):
        if self.sealed:
            return self
        other = memo[id(self)] = Slot(self.number)
        other.line = self.line
        return other


def says(slot):
    return slot.line and slot.line.says()


def alike(some, others):
    return len(some) == len(others) and all(slot.is_as(other) for slot, other in zip(some, others))


class Branch:
    """A stream as one laptop has it; of two that differ each is one."""

    def __init__(self, stream, audience, scope, author, key, own):
        self.stream, self.audience, self.scope, self.author, self.key = stream, audience, scope, author, key
        self.slots, self.own = [], own
        self.parted_at = 0  # so many of the slots are another branch's, too

    def sealed(self):
        """So many of the slots may travel."""
        return next((at for at, slot in enumerate(self.slots) if not slot.sealed), len(self.slots))


class Run:
    """Slots of one stream as they travel, behind those in @before: of these only the hash goes along."""

    def __init__(self, branch, start, end):
        self.stream, self.audience, self.scope = branch.stream, branch.audience, branch.scope
        self.author, self.key, self.own = branch.author, branch.key, False
        self.start, self.before, self.slots, self.shown = start, branch.slots[:start], branch.slots[start:end], False

    def __deepcopy__(self, memo):
        other = memo[id(self)] = copy.copy(self)
        return other

    def end(self):
        return self.start + len(self.slots)

    def is_as(self, other):
        return self.stream == other.stream and alike(self.before, other.before) and alike(self.slots, other.slots)


class Act:
    """What undo takes back: slots that were filled or changed, with what stood in them."""

    def __init__(self):
        self.added, self.swapped, self.state = [], {}, "in force"
        self.first_swapped = ()  # before it was ever undone


class Fold:
    """What a record is now, from its lines."""

    def __init__(self, record, lines, homes):
        """@homes: for each line what its number and those before it mean where it lies."""
        self.record = record
        self.lines = lines
        self.homes = homes
        self.sets = [line for line in lines if line.what == "set"]
        makes = [line for line in self.sets if line.makes]
        self.made = min(makes, key=lambda line: line.at) if makes else None
        self.kind = self.made.kind if self.made else None
        self.heads = {field: self.find_heads(field) for field in FIELDS.get(self.kind, [])}
        restores = [line for line in lines if line.what == "restore"]
        self.deletes = [line for line in lines if line.what == "delete"
                        and not any(self.names(restore, line) for restore in restores)]
        self.seals = [line for line in lines if line.what == "seal"]
        self.alive = self.made is None or any(
            not any(self.names(delete, head) for delete in self.deletes) for head in self.all_heads())
        self.held = False  # dead, and something lives on it

    def names(self, later, line):
        """A number means the own branch's line, and one that says the same; what has it not means all of that number."""
        homes = [home for home in self.homes[id(later)] if line.number in home]
        return line.number in later.replaces and (
            not homes or any(home[line.number] and home[line.number].says() == line.says() for home in homes))

    def find_heads(self, field):
        said = [line for line in self.sets if field in line.fields]
        if self.kind in NEWEST_SHOWS:
            latest = max((line.at for line in self.sets), default=None)
            return [line for line in said if line.at == latest]
        return [line for line in said if not any(self.names(later, line) for later in said if later is not line)]

    def all_heads(self):
        if self.kind in NEWEST_SHOWS:
            return self.sets
        heads = list({id(head): head for heads in self.heads.values() for head in heads}.values())
        return heads or [self.made]

    def possible(self, field):
        """What may show: of heads of the same moment either one."""
        heads = self.heads[field]
        latest = max((head.at for head in heads), default=None)
        return [head.fields[field] for head in heads if head.at == latest]

    def value(self, field):
        return (self.possible(field) or [None])[0]

    def conflict(self, field):
        values = {repr(head.fields[field]) for head in self.heads[field]}
        return self.kind not in NEWEST_SHOWS and len(values) > 1

    def is_sure(self):
        """Nothing of what shows hangs on a tie."""
        return all(len({repr(value) for value in self.possible(field)}) <= 1 for field in self.heads)

    def shows(self):
        return self.made is not None and (self.alive or self.held) and all(self.value(field) is not None
                                                            for field in NEEDED.get(self.kind, []))


class Laptop:
    def __init__(self, author):
        self.author = author
        self.key = next(numbers)  # what it signs with; a copy draws another
        self.keys = {self.key}
        self.branches = []
        self.waiting = []  # runs beyond a gap
        self.acts = []
        self.act = None
        self.once = {}  # slot -> what stood in it before it was taken back last
        self.tokens = {}  # memo and place -> the published copy, which has its name before it is
        self.shelf = set()  # forms that were met since it was opened
        self.known = {}  # what folds() said last; emptied by whatever changes anything

    # ---- what is here

    def runs_of_slots(self, private=False):
        for branch in self.branches:
            if (branch.audience == "private") == private:
                yield branch.slots
        for run in self.waiting:
            if run.shown and not private:
                yield run.slots

    def lines(self, private=False):
        return {slot.line for slots in self.runs_of_slots(private) for slot in slots if slot.line}

    def folds(self, private=False):
        if private not in self.known:
            records, homes = {}, {}
            for slots in self.runs_of_slots(private):
                home = {slot.number: slot.line for slot in slots}
                for line in filter(None, home.values()):
                    if id(line) not in homes:
                        records.setdefault(line.record, []).append(line)
                    homes.setdefault(id(line), []).append(home)
            self.known[private] = {record: Fold(record, lines, homes) for record, lines in records.items()}
            self.hold(self.known[private])
        return self.known[private]

    @staticmethod
    def hold(folds):
        """What is dead is there for the sake of what lives on it: a visit for a note, a walk for that visit."""
        for host in ("visit", "walk"):
            for fold in folds.values():
                if KINDS.get(fold.kind, ("", None, []))[1] == host and fold.shows():
                    other = folds.get(fold.value(host))
                    if other and other.kind == host and not other.alive:
                        other.held = True

    def fold(self, record):
        return self.folds().get(record) or self.folds(private=True).get(record)

    def find(self, record, kind):
        """The record if it shows."""
        fold = self.fold(record)
        return fold if fold and fold.kind == kind and fold.shows() else None

    def where(self, line):
        for branch in [*self.branches, *(run for run in self.waiting if run.shown)]:
            for slot in branch.slots:
                if slot.line is line:
                    return branch, slot
        raise KeyError(line.number)

    def is_sent(self, branch, slot):
        return slot.sealed or not branch.own

    # ---- writing

    def own_stream(self, audience, scope):
        for branch in self.branches:
            if branch.own and (branch.audience, branch.scope) == (audience, scope):
                return branch
        branch = Branch(next(numbers), audience, scope, self.author, self.key, own=True)
        branch.slots.append(Slot(next(numbers)))  # says what stream it is
        self.branches.append(branch)
        return branch

    def label(self, branch, school):
        """Rosters stay at home; each stream with walks says once what its school is called."""
        fold = self.fold(school)
        if fold and fold.made and not any(slot.line and slot.line.record == school for slot in branch.slots):
            self.add(branch, "set", school, fold.made.at - 1, kind="organization", makes=True, fields={
                field: fold.value(field) for field in ("code", "name", "type") if fold.value(field)})

    def begin(self):
        self.act = Act()

    def end(self, is_titled=True):
        act, self.act = self.act, None
        act.first_swapped = tuple(act.swapped)
        if is_titled:
            self.settle()
            self.acts.append(act)

    def settle(self):
        """What was undone since the last act in force can't be done again."""
        for act in reversed(self.acts):
            if act.state == "in force":
                break
            if act.state == "undone":
                act.state = "over"

    def add(self, branch, what, record, at, **rest):
        self.known.clear()
        slot = Slot(next(numbers))
        slot.line = Line(slot.number, what, record, at, **rest)
        branch.slots.append(slot)
        self.act.added.append(slot)
        return slot.line

    def swap(self, slot, line):
        self.known.clear()
        self.act.swapped.setdefault(slot, slot.line)
        if slot.line is not None:
            self.once[slot] = slot.line
        slot.line = line

    def make(self, record, kind, at, scope, fields, audience=None):
        branch = self.own_stream(audience or KINDS[kind][0], scope)
        fields = {name: value for name, value in fields.items() if value is not None}
        self.add(branch, "set", record, at, kind=kind, fields=fields, makes=True)

    def host(self, record, kind):
        """School and reach of the walk that a new record will hang on."""
        fold = self.find(record, kind)
        if kind == "visit":
            fold = self.find(fold.value("walk"), "walk")
        return (fold.value("school"), fold.value("audience")) if fold else ("", None)

    def write(self, record, kind, at, fields):
        """A new record that hangs on a walk or visit."""
        on = KINDS[kind][1]
        scope, reach = self.host(fields[on], on) if on else ("", None)
        self.begin()
        self.make(record, kind, at, scope, fields, reach)
        self.end()

    def write_school(self, record, at, name, code):
        if self.find(record, "organization"):
            return
        self.begin()
        self.make(record, "organization", at, "", {"name": name, "type": "school", "code": code})
        self.end()

    def publish(self, memo, place, at, scope, audience, text):
        """A copy that others can read; where there is one, an edit of it."""
        record = self.tokens[memo, place]
        fold = self.fold(record)
        if fold is None:
            self.begin()
            self.make(record, "publication", at, scope, {"text": text}, audience)
            self.end()
        elif fold.value("text") != text:
            self.edit(record, at, {"text": text})

    def write_form(self, record, at, fields):
        if record in self.shelf or self.find(record, "form"):
            self.shelf.add(record)
            return
        self.begin()
        self.make(record, "form", at, "", fields)
        self.end()

    def write_walk(self, record, at, fields, form, problem=None):
        """@form: fields of the form, for a log that lacks it. @problem: handle and text."""
        if fields.get("code") and self.find(record, "walk"):
            return
        self.begin()
        self.shelf.add(fields["form"])
        if not self.find(fields["form"], "form"):
            self.make(fields["form"], "form", at, "", form)
        self.make(record, "walk", at, fields["school"], fields, fields.get("audience"))
        self.label(self.own_stream(fields.get("audience") or "district", fields["school"]), fields["school"])
        if problem:
            scope, reach = self.host(record, "walk")
            self.make(problem[0], "problem", at, scope, {"walk": record, "text": problem[1]}, reach)
        self.end()

    def next_number(self, walk):
        """Of this walker's visits to @walk."""
        numbers_so_far = [0]
        for fold in self.folds().values():
            if fold.kind == "visit" and fold.shows() and fold.value("walk") == walk:
                branch, _ = self.where(fold.made)
                if branch.author == self.author:
                    numbers_so_far.append(fold.value("number"))
        return max(numbers_so_far) + 1

    # ---- changing

    def amend_stream(self, fold):
        branch, _ = self.where(fold.made)
        return branch if branch.own else self.own_stream(branch.audience, branch.scope)

    def set_fields(self, fold, changes, at):
        """In place where nobody can have seen what stood there, else as a new line."""
        sources = set()
        for field in changes:
            heads = fold.heads[field]
            source = heads[0] if heads else fold.made
            branch, slot = self.where(source)
            sources.add(None if len(heads) > 1 or fold.seals or self.is_sent(branch, slot) else slot)
        if len(sources) == 1 and None not in sources:
            slot = sources.pop()
            old = slot.line
            self.swap(slot, Line(slot.number, old.what, old.record, old.at, old.kind, {**old.fields, **changes},
                                 old.replaces, old.makes, old.root, old.anew))
            return
        replaces = {head.number for field in changes for head in fold.heads[field]}
        self.add(self.amend_stream(fold), "set", fold.record, at, kind=fold.kind, fields=dict(changes),
                 replaces=replaces)

    def edit(self, record, at, changes):
        self.begin()
        self.set_fields(self.fold(record), changes, at)
        self.end()

    def settle_conflict(self, record, at, field, value):
        """A person decides: what is said replaces all that stands."""
        self.edit(record, at, {field: value})

    def is_unsent(self, fold):
        return not fold.seals and not any(self.is_sent(*self.where(line)) for line in fold.lines)

    def delete_one(self, fold, at, root=None):
        if self.is_unsent(fold):
            for line in reversed(fold.lines):
                self.swap(self.where(line)[1], None)
            return
        self.add(self.amend_stream(fold), "delete", fold.record, at, root=root,
                 replaces={head.number for head in fold.all_heads()})

    def below(self, fold):
        """The record and all that hangs on it, the record first."""
        yield fold
        for other in self.folds().values():
            if KINDS.get(other.kind, ("", None, []))[1] == fold.kind and other.shows() \
                    and other.value(fold.kind) == fold.record:
                yield from self.below(other)

    def delete(self, record, at):
        self.begin()
        folds = list(self.below(self.fold(record)))
        for fold in reversed(folds[1:]):
            self.delete_one(fold, at, root=record)
        self.delete_one(folds[0], at)
        self.end()

    def restore_one(self, fold, at):
        self.add(self.amend_stream(fold), "restore", fold.record, at,
                 replaces={line.number for line in fold.deletes})

    def restore_with(self, record, at, along):
        """What was never sent, only undo brings back; of the rest each delete says for whose sake it was."""
        fold = self.fold(record)
        if fold is None or fold.made is None:
            if self.taken_back(record):
                self.bring_back(record, at)
        elif not fold.alive or fold.deletes:
            along += [other.record for other in self.folds().values() if any(line.root == record for line in other.deletes)]
            for line in [line for line in fold.deletes if line.root is None]:
                self.turn_with(line, at)
            fold = self.fold(record)
            if fold is not None and (not fold.alive or fold.deletes):
                self.restore_one(fold, at)

    def turn_with(self, line, at):
        for act in reversed(self.acts):
            if act.state == "in force" and act.first_swapped \
                    and any(slot.line is line for slot in (*act.added, *act.first_swapped)):
                self.turn(act, at)
                return

    def taken_back(self, record):
        """The slot from which something of @record was taken back last."""
        for slot, line in reversed(self.once.items()):
            if line.record == record:
                return slot

    def bring_back(self, record, at):
        slot = self.taken_back(record)
        for act in reversed(self.acts):
            if act.state == "in force" and slot in act.first_swapped:
                self.turn(act, at)
                return
        self.turn_slot(slot, self.once[slot], at)

    def restore(self, record, at):
        self.begin()
        along = [record]
        for other in along:
            self.restore_with(other, at, along)
        self.end()

    def seal(self, record, at):
        fold = self.fold(record)
        held = [branch for branch in self.branches
                if branch.own and any(slot.line is not None and slot.line.record == record for slot in branch.slots)]
        self.begin()
        self.add(self.amend_stream(fold), "seal", record, at,
                 replaces={head.number for head in fold.all_heads()})
        for branch in held:
            self.seal_stream(branch)
        self.end(is_titled=False)

    @staticmethod
    def seal_stream(branch):
        sealed = branch.sealed()
        for slot in branch.slots[sealed:]:
            slot.sealed, slot.since = True, sealed

    def end_visit_at(self, visit, at, stamp):
        for fold in self.folds().values():
            if fold.kind == "timer" and fold.shows() and fold.value("visit") == visit \
                    and fold.value("stopped_ms") is None and fold.made.at <= stamp:
                self.set_fields(fold, {"stopped_ms": stamp}, at)
        self.set_fields(self.fold(visit), {"ended_ms": stamp}, at)

    def end_visit(self, visit, at):
        if self.fold(visit).value("ended_ms") is None:
            self.begin()
            self.end_visit_at(visit, at, at)
            self.end()

    def close_walk(self, walk, at):
        if self.fold(walk).value("closed_ms") is not None:
            return
        self.begin()
        for fold in self.folds().values():
            if fold.kind == "visit" and fold.shows() and fold.value("walk") == walk \
                    and fold.value("ended_ms") is None and self.where(fold.made)[0].author == self.author:
                self.end_visit_at(fold.record, at, max(at, fold.made.at))
        self.set_fields(self.fold(walk), {"closed_ms": at}, at)
        self.end()

    # ---- undo

    def last_act(self):
        return next((act for act in reversed(self.acts) if act.state == "in force"), None)

    def last_undone(self):
        found = None
        for act in reversed(self.acts):
            if act.state == "in force":
                break
            if act.state == "undone":
                found = act
        return found

    def is_sure_before(self, act):
        """What shows now hangs on no tie, and what the act's lines replaced did not either."""
        for slot in (*act.added, *act.swapped):
            line = slot.line
            fold = line and line.what == "set" and not line.makes and self.fold(line.record)
            for field in line.fields if fold else ():
                said = [other for other in fold.sets if other is not line and field in other.fields and fold.names(line, other)]
                latest = max((other.at for other in said), default=None)
                if len({repr(other.fields[field]) for other in said if other.at == latest}) > 1:
                    return False
        return all(fold.is_sure() for fold in self.folds().values())

    def branch_of(self, slot):
        return next(branch for branch in self.branches if slot in branch.slots)

    def act_is_sent(self, act):
        return any(self.is_sent(self.branch_of(slot), slot) for slot in [*act.added, *act.swapped])

    def turn(self, act, at):
        """Each of its lines as it was before: in place, or said again where it was sent."""
        order = list(reversed(act.added)) + sorted((slot for slot in act.swapped if slot not in act.added),
                                                   key=lambda slot: slot.number)
        for slot in order:
            self.turn_slot(slot, act.swapped.get(slot), at)

    def turn_slot(self, slot, before, at):
        if not self.is_sent(self.branch_of(slot), slot):
            self.swap(slot, before)
            return
        now, once = slot.line, self.once.get(slot)
        any_line = before or now or once
        if any_line is None:
            return
        if any_line.makes:
            self.reverse_making(slot, self.fold(any_line.record), before, at)
        else:
            self.reverse_amendment(slot, self.fold(any_line.record), before, now, at)

    def reverse_making(self, slot, fold, before, at):
        is_there = fold is not None and fold.made is not None
        if before is None:
            if is_there and fold.alive and not any(line.makes and not line.anew and line.number != slot.number
                                                   for line in fold.lines):
                self.delete_one(fold, at)
        elif not is_there:
            branch = self.branch_of(slot)
            if not branch.own:
                branch = self.own_stream(branch.audience, branch.scope)
            self.add(branch, "set", before.record, before.at, kind=before.kind, fields=dict(before.fields),
                     makes=True, anew=True)
        else:
            if not fold.alive:
                self.restore_one(fold, at)
            self.set_back(fold, before, None, at)

    def reverse_amendment(self, slot, fold, before, now, at):
        if fold is None or fold.made is None or (before is None and now is None):
            return
        if before is None:
            self.say_opposite(slot, fold, now, at)
        elif now is None:
            self.amend_again(fold, before, at)
        else:
            self.set_back(fold, before, now, at)

    def say_opposite(self, slot, fold, now, at):
        if now.what == "delete" and not fold.alive:
            self.restore_one(fold, at)
        elif now.what == "restore" and fold.alive:
            self.delete_one(fold, at)
        elif now.what == "set":
            changes = {}
            for field in now.fields:
                said = [line for line in fold.sets if line is not now and field in line.fields
                        and fold.names(now, line)]
                changes[field] = max(said, key=lambda line: line.at).fields[field] if said else None
            self.set_fields(fold, changes, at)

    def amend_again(self, fold, before, at):
        if before.what == "restore":
            if not fold.alive:
                self.restore_one(fold, at)
        elif before.what == "set":
            self.set_fields(fold, dict(before.fields), at)
        else:
            self.add(self.amend_stream(fold), before.what, fold.record, at, root=before.root,
                     replaces={head.number for head in fold.all_heads()})

    def set_back(self, fold, before, now, at):
        self.amend_stream(fold)  # begins one, if need be, even for nothing
        changes = {}
        for field in FIELDS[fold.kind]:
            old, shown = before.fields.get(field), now.fields.get(field) if now else fold.value(field)
            if old != shown:
                changes[field] = old
        if changes:
            self.set_fields(fold, changes, at)

    def undo(self, at):
        act = self.last_act()
        is_sent = self.act_is_sent(act)
        act.state = "over" if is_sent else "undone"
        self.begin()
        self.turn(act, at)
        self.keep_turned(act)
        if is_sent:
            self.settle()

    def redo(self, at):
        act = self.last_undone()
        is_sent = self.act_is_sent(act)
        self.begin()
        self.turn(act, at)
        if is_sent:
            self.settle()
            act.state = "over"
            self.act.first_swapped = tuple(self.act.swapped)
            self.acts.append(self.act)
            self.act = None
        else:
            act.state = "in force"
            self.keep_turned(act)

    def keep_turned(self, act):
        """What the turning replaced is what the next one puts back."""
        act.swapped = {slot: self.act.swapped[slot] for slot in [*act.added, *act.swapped] if slot in self.act.swapped}
        self.act = None

    # ---- sending and taking in

    def in_scope(self, branch, scope, school, everyone):
        wide = branch.audience == "district" or (everyone and branch.audience == "reference")
        return (wide or (scope == "school" and branch.audience == "school")) and (everyone or branch.key in self.keys) \
            and (not school or not branch.scope or branch.scope == school)

    def runs(self, scope="school", school=None, everyone=False, receipt=None):
        """What an export would send: of one's own streams all, for they are sealed then."""
        runs = []
        for branch in self.branches:
            if not self.in_scope(branch, scope, school, everyone):
                continue
            start, sealed = branch.parted_at, len(branch.slots) if branch.own else branch.sealed()
            for stream, slots in receipt or []:
                if stream == branch.stream and start < len(slots) <= sealed and alike(branch.slots[:len(slots)], slots):
                    start = len(slots)
            if start < sealed:
                runs.append(Run(branch, start, sealed))
        return runs + [copy.copy(run) for run in self.waiting if self.in_scope(run, scope, school, everyone)]

    def export(self, scope="school", school=None, everyone=False, receipt=None):
        for branch in self.branches:
            if branch.own and self.in_scope(branch, scope, school, everyone):
                self.seal_stream(branch)
        return self.runs(scope, school, everyone, receipt)

    def receipt(self):
        ends = [(branch, branch.sealed()) for branch in self.branches if branch.audience != "private"]
        return [(branch.stream, branch.slots[:sealed]) for branch, sealed in ends if sealed]

    def let_go(self, stream):
        """Somebody else wrote on our stream: what is there is fixed, and all new work goes elsewhere."""
        if any(branch.stream == stream and branch.own for branch in self.branches):
            self.parted()

    def place(self, run):
        """The branch with most of it, and how many slots from the beginning they have in common; -1 beyond a gap."""
        best, most = None, -1
        for branch in self.branches:
            if branch.stream != run.stream:
                continue
            sealed, common = branch.sealed(), -1
            if run.start <= sealed and alike(branch.slots[:run.start], run.before):
                common = run.start
                while common < min(run.end(), sealed) and branch.slots[common].is_as(run.slots[common - run.start]):
                    common += 1
            if common > most:
                best, most = branch, common
        return best, most

    def take(self, run):
        """Takes a run in: "known", "fresh", "fork" or "gap"."""
        for branch in self.branches:
            if branch.stream == run.stream and branch.own and run.end() > branch.sealed():
                self.let_go(run.stream)
        branch, common = self.place(run)
        if branch is None and run.start == 0:
            branch, common = Branch(run.stream, run.audience, run.scope, run.author, run.key, own=False), 0
            self.branches.append(branch)
        if common < 0:
            return self.take_beyond(run)
        if common == run.end():
            return "known"
        self.let_go(run.stream)
        self.known.clear()
        what = "fresh"
        if common < len(branch.slots):
            other = Branch(run.stream, run.audience, run.scope, run.author, run.key, own=False)
            other.parted_at, other.slots = common, branch.slots[:common]
            self.branches.append(other)
            branch, what = other, "fork"
        branch.slots += run.slots[common - run.start:]
        return what

    def shown(self, stream):
        return [run for run in self.waiting if run.shown and run.stream == stream]

    def take_beyond(self, run):
        """It waits; or goes on with what a person wanted to see beyond the gap, and is shown, too."""
        for shown in self.shown(run.stream):
            behind = shown.before + shown.slots
            if shown.start <= run.start <= shown.end() and alike(behind[:run.start], run.before):
                common = min(shown.end(), run.end())
                if not alike(behind[run.start:common], run.slots[:common - run.start]):
                    continue
                if run.end() <= shown.end():
                    return "known"
                if not any(shown.end() < other.start + 1 <= run.end() for other in self.shown(run.stream)):
                    shown.slots = shown.slots + run.slots[common - run.start:]
                    self.known.clear()
                    return "ahead"
        if not any(run.is_as(other) for other in self.waiting):
            self.waiting.append(copy.copy(run))
            self.waiting[-1].shown = False
        return "gap"

    def is_ready(self, run):
        """What comes before it is here, or shown; and it does not run into what is shown already."""
        shown = self.shown(run.stream)
        return self.place(run)[1] >= 0 or (
            not any(run.start <= other.start < run.end() for other in shown)
            and any(other.end() == run.start and alike(other.before + other.slots, run.before) for other in shown))

    def merge(self, runs):
        """What became of each run, and of those that waited."""
        return [self.take(run) for run in runs] + self.heal()

    def heal(self):
        said = []
        while any(self.is_ready(run) for run in self.waiting if not run.shown or self.place(run)[1] >= 0):
            run = next(run for run in self.waiting if self.is_ready(run) and (not run.shown or self.place(run)[1] >= 0))
            self.waiting.remove(run)
            self.take(run)
            said.append("heal")
        return said

    def can_be_shown(self, run):
        """Not what a copy wrote beside lines that are here: only what is missing says where the two part."""
        trunk = next((branch for branch in self.branches if branch.stream == run.stream), None)
        return not run.shown and (trunk is None or run.start > trunk.sealed())

    def accept(self, author):
        """What waits of one author is shown though what was before it is missing."""
        for run in [run for run in self.waiting if run.author == author and self.can_be_shown(run)]:
            if any(shown.start < run.end() and run.start <= shown.end() for shown in self.shown(run.stream)):
                self.waiting.remove(run)
                self.take(run)
            else:
                run.shown = True
            self.known.clear()
        self.heal()

    # ---- what the program must print

    def expect(self, private=False):
        """record -> alive, conflicts, kind, and for each field what may show."""
        said = {}
        for record, fold in self.folds(private).items():
            if fold.made is None:
                continue
            said[record] = {
                "alive": fold.alive or fold.held, "kind": fold.kind,
                "conflicts": {field: sorted({repr(head.fields[field]) for head in fold.heads[field]})
                              for field in fold.heads if fold.conflict(field)},
                "fields": {field: fold.possible(field) for field in fold.heads},
            }
        return said

    def parted(self):
        """It was found to be a copy: what was written is fixed, and new work is kept apart."""
        for branch in self.branches:
            if branch.own:
                self.seal_stream(branch)
            branch.own = False
        self.key = next(numbers)
        self.keys.add(self.key)

    def copy(self):
        self.known.clear()
        return copy.deepcopy(self)

    def questions(self):
        """(record, field) of all that a person should settle."""
        living = {record: fold for record, fold in self.folds().items() if fold.made and (fold.alive or fold.held)}
        return {(record, field) for record, fold in living.items() for field in fold.heads if fold.conflict(field)} \
            | {(record, "alive") for record, fold in living.items() if fold.deletes and fold.kind not in NEWEST_SHOWS}
