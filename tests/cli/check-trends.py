#!/usr/bin/python3
"""Ask every question of a demo store and hold each figure against what Python counts. Prints TAP.

  check-trends.py CLI

The counting here knows the tables, not the program: visits, marks and the rest are read with sqlite3 and
put into dictionaries. Days and hours are those of the laptop that recorded.
"""
import datetime
import json
import math
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict

Z = 1.959963984540054
DAY = datetime.date(1970, 1, 1)
FEWEST = 3


def wilson(k, n):
    middle = (k / n + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(k / n * (1 - k / n) / n + Z * Z / (4 * n * n))
    return max(0, middle - half), min(1, middle + half)


class Store:
    def __init__(self, cli, folder):
        self.cli, self.folder = cli, folder
        self.db = sqlite3.connect(f"file:{folder}/shared.db?mode=ro", uri=True)
        self.forms = [json.loads(row[0]) for row in self.db.execute("SELECT document FROM form")]
        self.visits = {}
        for row in self.db.execute(
                "SELECT v.id, v.day, v.at_ms, v.offset, v.ended_ms, v.grade, v.subject, v.segment, o.name"
                "  FROM visit v LEFT JOIN walk w ON w.id = v.walk LEFT JOIN organization o ON o.id = w.school"
                "  WHERE w.audience IS NOT 'pair'"):
            day = DAY + datetime.timedelta(row[1])
            self.visits[row[0]] = {
                "day": day, "month": day.strftime("%Y-%m"), "local": row[2] // 1000 + row[3] * 60,
                "ms": (row[4] or row[2]) - row[2], "grade": row[5] or "", "subject": row[6] or "",
                "segment": row[7] or "", "school": row[8] or "", "all": "all"}
        self.marks = defaultdict(dict)
        for visit, item, value in self.db.execute("SELECT visit, item, value FROM mark"):
            self.marks[item][visit] = value
        self.uuids = {}
        for key, uuid in self.db.execute("SELECT id, uuid FROM known"):
            text = uuid.hex()
            self.uuids["-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))] = key

    def ask(self, *words):
        return json.loads(subprocess.run([self.cli, "trend", *words, "--json", "--store", self.folder],
                                         stdout=subprocess.PIPE, check=True).stdout)

    def table(self, *words):
        return {(cell["row_key"] or cell["row"], cell["column"]): cell for cell in self.ask(*words)}


def near(a, b):
    return (a is None) == (b is None) and (a is None or abs(a - b) < 1e-9)


def same(cell, value, n=None, of=None, rooms=None):
    if rooms is not None and 0 < rooms < FEWEST:
        return cell["suppressed"] and cell["value"] is None and cell["n"] is None
    return not cell["suppressed"] and near(cell["value"], value) and (n is None or cell["n"] == n) and \
        (of is None or cell["of"] == of) and (rooms is None or cell["rooms"] == rooms)


def rate(store, by):
    checked = 0
    for cell in store.ask("rate", "--by", by):
        marks = store.marks[store.uuids[cell["item"]]]
        values = [value for visit, value in marks.items() if store.visits[visit][by] == cell["group"] and value >= 0]
        if len(values) < FEWEST:
            if not cell["suppressed"] or cell["rate"] is not None:
                return False
            continue
        seen = values.count(1)
        low, high = wilson(seen, len(values))
        if (cell["n_seen"], cell["n_observable"]) != (seen, len(values)) or not near(cell["low"], low) or \
                not near(cell["high"], high):
            return False
        checked += 1
    return checked > 20


def levels(store, by):
    cells = store.table("levels", "--item", "demand-written", "--form", "sample-valley-walk", "--by", by)
    total = sum(cell["n"] for (row, _), cell in cells.items() if row == "all")
    for marks in store.marks.values():
        if len(marks) and max(marks.values()) > 1 and sum(value > 0 for value in marks.values()) == total:
            break
    else:
        return False
    for (row, column), cell in cells.items():
        values = [value for visit, value in marks.items() if value > 0 and row in ("all", store.visits[visit][by])]
        n = values.count(int(column))
        if not cell["suppressed"] and not same(cell, n / len(values), n, len(values), len(values)):
            return False
    return len(cells) > 4


def heat(store):
    cells = store.table("heat", "--item", "partner-first", "--form", "sample-valley-walk")
    whole = store.ask("rate", "--item", "partner-first", "--form", "sample-valley-walk")[0]
    marks = store.marks[store.uuids[whole["item"]]]
    for (grade, subject), cell in cells.items():
        values = [value for visit, value in marks.items() if value >= 0 and
                  (store.visits[visit]["grade"], store.visits[visit]["subject"]) == (grade, subject)]
        if values and not same(cell, values.count(1) / len(values), values.count(1), len(values), len(values)):
            return False
    return len(cells) > 9


def summed(store, sql, by):
    found = defaultdict(lambda: [0, 0, 0])
    for visit, name, n, of in store.db.execute(sql):
        entry = found[name, store.visits[visit][by]]
        entry[0] += n
        entry[1] += of
        entry[2] += 1
    return found


def talk(store, by):
    cells = store.table("talk", "--by", by)
    found = summed(store, "SELECT visit, counter, sum(by), 0 FROM tally GROUP BY 1, 2", by)
    return found and all(same(cells[key], n / rooms, n, rooms, rooms) for key, (n, _, rooms) in found.items())


def scans(store, by):
    cells = store.table("scans", "--by", by)
    found = summed(store, "SELECT visit, counter, sum(k), sum(n) FROM interval GROUP BY 1, 2", by)
    return found and all(same(cells[key], k / n, k, n, rooms) for key, (k, n, rooms) in found.items())


def use(store, by):
    cells = store.table("use", "--by", by)
    found = defaultdict(lambda: [0, 0, 0])
    for visit, name, ms in store.db.execute(
            "SELECT visit, name, sum(stopped_ms - at_ms) FROM timer WHERE stopped_ms >= at_ms GROUP BY 1, 2"):
        length = store.visits[visit]["ms"]
        if length > 0:
            entry = found[name, store.visits[visit][by]]
            entry[0] += min(ms, length)
            entry[1] += length
            entry[2] += 1
    return found and all(same(cells[key], ms / of, None, None, rooms) for key, (ms, of, rooms) in found.items())


def coverage(store, by):
    today = max(visit["day"] for visit in store.visits.values()) + datetime.timedelta(10)
    cells = store.table("coverage", "--by", by, "--weeks", "6", "--on", str(today))
    groups = {visit[by] for visit in store.visits.values()}
    for group in groups:
        days = [visit["day"] for visit in store.visits.values() if visit[by] == group]
        late = sum(day > today - datetime.timedelta(42) for day in days)
        if not same(cells[group, "visits"], len(days)) or not same(cells[group, "visits of late"], late) or \
                not same(cells[group, "weeks since the last"], (today - max(days)).days // 7):
            return False
    return True


def periods(store):
    names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    found = defaultdict(int)
    for visit in store.visits.values():
        local = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=visit["local"])
        found[names[local.weekday()], f"{local.hour:02}:00"] += 1
    cells = store.table("periods")
    return {key: cell["n"] for key, cell in cells.items() if cell["n"]} == found


def spent(store):
    cells = store.table("time", "--by", "month")
    for month in {visit["month"] for visit in store.visits.values()}:
        ms = [visit["ms"] for visit in store.visits.values() if visit["month"] == month]
        ended = [one for one in ms if one > 0]
        if not same(cells[month, "visits"], len(ms)) or not same(cells[month, "minutes in rooms"], sum(ms) / 60000) \
                or not same(cells[month, "minutes a visit"], sum(ended) / 60000 / len(ended)):
            return False
    return True


def steps(store):
    today = (DAY + datetime.timedelta(20500)).isoformat()
    found = defaultdict(int)
    for due, done, state in store.db.execute("SELECT due, done, state FROM card WHERE step = 'next'"):
        if done is None:
            found["overdue" if due is not None and due < 20500 else "open"] += 1
        elif state == "dropped":
            found["dropped"] += 1
        else:
            found["done late" if due is not None and done > due else "done in time"] += 1
    return {column: cell["n"] for (_, column), cell in store.table("next", "--on", today).items() if cell["n"]} == found


def patterns(store):
    walks = defaultdict(set)
    for walk, number in store.db.execute("SELECT walk, number FROM visit"):
        walks[walk].add(number)
    expected = sorted(len(walks[walk]) for walk, in store.db.execute("SELECT walk FROM card WHERE step = 'pattern'")
                      if len(walks[walk]) >= FEWEST)
    cells = store.ask("patterns")
    return sorted(cell["of"] for cell in cells if not cell["suppressed"]) == expected and \
        all(cell["n"] <= cell["of"] for cell in cells if not cell["suppressed"])


def quality(store):
    cells = {cell["row"]: cell for cell in store.ask("quality")}
    walks = store.db.execute("SELECT count(*), sum(id NOT IN (SELECT walk FROM card)) FROM walk WHERE audience IS NOT 'pair'").fetchone()
    bare = set(store.visits)
    for table in ("mark", "note", "tally", "interval", "timer"):
        bare -= {row[0] for row in store.db.execute(f"SELECT visit FROM {table}")}
    return same(cells["visits without an end"], sum(not v["ms"] for v in store.visits.values())) and \
        same(cells["visits in which nothing was recorded"], len(bare), len(bare), len(store.visits)) and \
        same(cells["walks without a debrief"], walks[1], walks[1], walks[0])


def follow(store):
    cells = {cell["row"]: cell for cell in store.ask("follow", "--on", "2026-06-30")}
    today = (datetime.date(2026, 6, 30) - DAY).days
    cycles = {row[0]: row[1:] for row in store.db.execute("SELECT id, goal, state FROM cycle")}
    begun = defaultdict(dict)
    for cycle, kind, at in store.db.execute("SELECT cycle, kind, started_ms FROM event WHERE started_ms IS NOT NULL"):
        begun[cycle].setdefault(kind, []).append(at)
    stages = defaultdict(set)
    for cycle, stage in store.db.execute("SELECT cycle, stage FROM evidence"):
        stages[cycle].add(stage)
    due = [(done <= day if state == "done" else None) for day, state, done in store.db.execute(
        "SELECT check_back, state, done FROM step WHERE check_back IS NOT NULL AND state IS NOT 'dropped'")
        if state == "done" or day < today]
    seen = [cycle for cycle in cycles if "visit" in begun[cycle]]
    talks = [cycle for cycle in seen if max(begun[cycle].get("post-conference", [-1])) >= min(begun[cycle]["visit"])]
    closed = [cycle for cycle, (_, state) in cycles.items() if state in ("done", "stopped")]
    expected = {
        "cycles with a goal": (sum(goal is not None for goal, _ in cycles.values()), len(cycles)),
        "cycles with a visit": (len(seen), len(cycles)),
        "cycles with a talk after the visit, of those with a visit": (len(talks), len(seen)),
        "cycles with students' work at both ends, of the closed ones": (
            sum({"baseline", "end"} <= stages[cycle] for cycle in closed), len(closed)),
        "steps checked on in time, of those due": (due.count(True), len(due)),
        "steps not checked on": (due.count(None), len(due))}
    return len(cycles) > 0 and all(same(cells[label], n, n, of) for label, (n, of) in expected.items() if of > 0)


def main():
    cli = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="trends-") as folder:
        subprocess.run([cli, "demo", "--seed", "6", "--scale", "school", "--store", folder + "/store"], check=True,
                       stdout=subprocess.DEVNULL)
        store = Store(cli, folder + "/store")
        checks = [(f"rate by {by}", lambda by=by: rate(store, by)) for by in ("month", "grade", "subject", "segment")]
        checks += [(f"levels by {by}", lambda by=by: levels(store, by)) for by in ("grade", "month")]
        checks += [(f"{name} by {by}", lambda ask=ask, by=by: ask(store, by))
                   for name, ask in (("talk", talk), ("scans", scans), ("use", use)) for by in ("subject", "month")]
        checks += [("coverage by grade", lambda: coverage(store, "grade")), ("heat", lambda: heat(store)),
                   ("periods", lambda: periods(store)), ("time", lambda: spent(store)),
                   ("next steps", lambda: steps(store)), ("patterns", lambda: patterns(store)),
                   ("quality", lambda: quality(store)), ("follow", lambda: follow(store))]
        print(f"1..{len(checks)}")
        failed = 0
        for number, (name, check) in enumerate(checks, 1):
            is_same = bool(check())
            failed += not is_same
            print(f"{'ok' if is_same else 'not ok'} {number} - {name}", flush=True)
    return failed > 0


sys.exit(main())
