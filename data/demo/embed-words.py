#!/usr/bin/python3
"""Make the tables of data/demo/prose.c out of the word lists: data/demo/words/README.md says how a list is written."""
import pathlib
import re
import sys

OPS = ["END", "TEXT", "RULE", "FACET", "BAND", "NUMBER", "PADDED", "LOW_NUMBER", "ARTICLE", "CAPITAL",
       "STORE", "RECALL", "SIZE", "PART", "CLOCK", "MINUTE", "GRADE", "MONTH", "OPEN_QUOTE", "CLOSE_QUOTE"]
FIELDS = {"$size": "SIZE", "$part": "PART", "$clock": "CLOCK", "$minute": "MINUTE", "$grade": "GRADE",
          "$month": "MONTH"}
FIELD_LENGTH = 9
BANDS = ["K2", "35", "68", "912"]
DOUBLED = set("""admit begin commit compel control drop flap forget format hop input map occur omit permit plan plot
prefer prep quiz rebut recap refer regret rap shrug skim skip sit snap spin split step stop strum submit swap tap
transfer trim unwrap unzip upset whip wrap zip""".split())
PLURALS = {"child": "children", "person": "people", "half": "halves", "leaf": "leaves", "life": "lives", "shelf": "shelves",
           "wolf": "wolves", "knife": "knives", "analysis": "analyses", "vertex": "vertices", "axis": "axes", "foot": "feet",
           "hypothesis": "hypotheses", "thesis": "theses", "matrix": "matrices", "radius": "radii", "tooth": "teeth",
           "phenomenon": "phenomena", "criterion": "criteria", "index": "indexes", "quiz": "quizzes", "woman": "women",
           "man": "men", "mouse": "mice", "goose": "geese", "basis": "bases", "fish": "fish", "potato": "potatoes", "scarf": "scarves",
           "Wolf": "Wolves", "mitochondrion": "mitochondria", "stimulus": "stimuli", "nucleus": "nuclei"}
PAST = dict(pair.split("/") for pair in """be/was bend/bent begin/began bring/brought break/broke build/built buy/bought
catch/caught choose/chose come/came cut/cut do/did draw/drew drink/drank eat/ate fall/fell feel/felt fight/fought
find/found fold/folded get/got give/gave go/went grow/grew hang/hung have/had hear/heard hide/hid hit/hit hold/held
keep/kept know/knew lay/laid lead/led lean/leaned leave/left let/let lie/lay lose/lost make/made mean/meant meet/met
overhear/overheard pay/paid put/put quit/quit read/read rebuild/rebuilt redo/redid reread/reread re-read/re-read
rethink/rethought rewrite/rewrote ride/rode run/ran say/said see/saw send/sent set/set shake/shook show/showed shut/shut
sing/sang sit/sat sketch/sketched slide/slid speak/spoke spell/spelled spend/spent spin/spun split/split stand/stood
stick/stuck strike/struck sweep/swept swing/swung take/took teach/taught tear/tore tell/told think/thought throw/threw
understand/understood undo/undid wear/wore withdraw/withdrew write/wrote dig/dug feed/fed fling/flung forget/forgot light/lit ring/rang
steal/stole weave/wove creep/crept flee/fled freeze/froze kneel/knelt sink/sank swim/swam sell/sold""".split())


class Fault(Exception):
    pass


def split(text, where):
    """Alternatives of one line: on "|" outside braces and angle brackets."""
    parts, depth, part, i = [], 0, "", 0
    while i < len(text):
        c = text[i]
        if c == "\\":
            part += text[i:i + 2]
            i += 2
            continue
        depth += (c in "<{") - (c in ">}")
        if depth < 0:
            raise Fault(f"{where}: {c} closes nothing")
        if c == "|" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += c
        i += 1
    if depth:
        raise Fault(f"{where}: a bracket is left open")
    return parts + [part]


def one_syllable(word):
    return len(re.findall(r"[aeiouy]+", word)) == 1


def inflect_word(word, form):
    stem, last = word, word[-1]
    doubled = word in DOUBLED or (one_syllable(word) and re.search(r"[^aeiou][aeiou][bdgklmnprt]$", word))
    if form == "s":
        if word in PLURALS:
            return PLURALS[word]
        if word in ("have", "do", "go"):
            return {"have": "has", "do": "does", "go": "goes"}[word]
        if re.search(r"(s|x|z|ch|sh)$", word):
            return word + "es"
        return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"
    if form == "ing":
        if word.endswith("ie"):
            return word[:-2] + "ying"
        if last == "e" and not re.search(r"(ee|oe|ye)$|^be$", word):
            stem = word[:-1]
        return stem + (last if doubled else "") + "ing"
    if word in PAST:
        return PAST[word]
    if last == "e":
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + (last if doubled else "") + "ed"


def inflect(text, form, is_noun):
    """A verb phrase bends its first word, a noun phrase its last one before any preposition."""
    weight = re.match(r"\d+\* ", text)
    head, text = (weight.group(), text[weight.end():]) if weight else ("", text)
    if slot := re.match(r"\{([@%]?[\w.]+)\}", text):
        return f"{head}{{{slot[1]}+{form}}}{text[slot.end():]}"
    pattern = r"^(.*?)([\w'-]+)((?: (?:of|with|for|from|in|on|to|about|by|at) .*)?)$" if is_noun else r"^()([\w'-]+)(.*)$"
    found = re.match(pattern, text)
    if not found:
        raise Fault(f"{text!r} can't be bent to +{form}")
    return head + found[1] + inflect_word(found[2], form) + found[3]


class Grammar:
    def __init__(self):
        self.lists = {}     # rule name -> [(alternative, where)]
        self.options = {}   # rule name -> set of words
        self.topics = []    # (name, subject, mask of bands)
        self.subjects = []
        self.young = set()  # topics of the youngest: they get "thing.young" for "thing"
        self.ids, self.order, self.facets, self.band_facets = {}, [], [], []
        self.rules = []     # (weights, [ops])

    def read(self, path):
        name, scope, options = None, None, {}
        for number, line in enumerate(path.read_text().splitlines(), 1):
            where = f"{path.name}:{number}"
            if not line.strip() or line.startswith("# "):
                continue
            if line[:2] in ("= ", "& ", "% ", "@ "):
                name, scope = self.open(line[0], line[2:].split(), where)
                continue
            if scope and (found := re.match(r"([a-z]+)(?: \((\w+)\))?: ?", line)):
                name = f"{scope}:{found[1]}"
                self.start(name, [found[2]] if found[2] else [], where)
                line = line[found.end():]
            if name is None:
                raise Fault(f"{where}: words before the first rule")
            self.lists[name] += [(re.sub(r"\\$", r"\\ ", alternative.strip(" ")), where)
                                 for alternative in split(line, where) if alternative.strip()]

    def open(self, sort, words, where):
        if sort == "=":
            self.start(words[0], words[1:], where)
            return words[0], None
        if sort == "@":
            subject, bands = words[0].split(".")[0], words[1].split(",")
            self.topics.append((words[0], subject, sum(1 << BANDS.index(band) for band in bands)))
            if bands[0] == BANDS[0]:
                self.young.add(words[0])
        elif sort == "&":
            self.subjects.append(words[0])
        return None, sort + words[0]

    def start(self, name, options, where):
        if name in self.lists:
            raise Fault(f"{where}: {name} is there already")
        self.lists[name], self.options[name] = [], set(options)

    def find(self, name, where):
        """The number of a rule; bent forms come into being when somebody asks."""
        base, plus, form = name.partition("+")
        if base not in self.lists:
            raise Fault(f"{where}: no list {base}")
        if plus and form == "the" and name not in self.lists:
            mass = {text for text, _ in self.lists["mass"]}
            self.lists[name] = [(text if text in mass else f"the {text}", at) for text, at in self.lists[base]]
            self.options[name] = self.options[base]
        if plus and name not in self.lists:
            is_noun = "noun" in self.options[base]
            self.lists[name] = [(inflect(text, form, is_noun), at) for text, at in self.lists[base]]
            self.options[name] = self.options[base]
        return self.number(name)

    def number(self, name):
        if name not in self.ids:
            self.ids[name] = len(self.order)
            self.order.append(name)
        return self.ids[name]

    def facet(self, name, table):
        if name not in table:
            table.append(name)
        return table.index(name)

    def spot(self, inside, where):
        """What a {slot} does, as (operation, argument, argument)."""
        if inside in FIELDS:
            return [(FIELDS[inside], 0, 0)]
        if found := re.fullmatch(r"(#{1,2})(\d+)-(\d+)(~?)", inside):
            sort = "LOW_NUMBER" if found[4] else "PADDED" if found[1] == "##" else "NUMBER"
            if int(found[2]) > int(found[3]):
                raise Fault(f"{where}: {inside} runs backwards")
            return [(sort, int(found[2]), int(found[3]))]
        if re.match(r"\^[1-4]=|a [1-4]=", inside):
            raise Fault(f"{where}: {inside} is more than one thing at once")
        if inside[0] == "^":
            return [("CAPITAL", 0, 0)] + self.spot(inside[1:], where)
        if inside.startswith("a "):
            return [("ARTICLE", 0, 0)] + self.spot(inside[2:], where)
        if found := re.fullmatch(r"([1-4])=(.+)", inside):
            return self.spot(found[2], where) + [("STORE", int(found[1]) - 1, 0)]
        if re.fullmatch(r"[1-4]", inside):
            return [("RECALL", int(inside) - 1, 0)]
        if inside[0] == "@":
            return [("FACET", self.facet(inside[1:], self.facets), 0)]
        if inside[0] == "%":
            return [("BAND", self.facet(inside[1:], self.band_facets), 0)]
        return [("RULE", self.find(inside, where), 0)]

    def compile(self, text, where):
        ops, plain, i, quotes = [], "", 0, 0

        def flush():
            nonlocal plain
            if plain:
                ops.append(("TEXT", plain, 0))
                plain = ""
        while i < len(text):
            c = text[i]
            if c == "\\":
                plain += text[i + 1]
                i += 2
            elif c in "{<":
                flush()
                end, depth = i + 1, 1
                while depth:
                    depth += (text[end] in "{<") - (text[end] in "}>")
                    end += 1
                inside = text[i + 1:end - 1]
                if c == "{":
                    ops += self.spot(inside, where)
                else:
                    name = f"<{inside}>"
                    if name not in self.lists:
                        self.start(name, ["flat"], where)
                        self.lists[name] = [(part, where) for part in split(inside, where)]
                    ops.append(("RULE", self.number(name), 0))
                i = end
            elif c == '"':
                flush()
                ops.append(("CLOSE_QUOTE" if quotes % 2 else "OPEN_QUOTE", 0, 0))
                quotes += 1
                i += 1
            else:
                plain += c
                i += 1
        flush()
        if quotes % 2:
            raise Fault(f"{where}: a quote is left open: {text}")
        return ops

    def fill(self, name):
        alternatives = self.lists[name]
        if not alternatives:
            raise Fault(f"{name} is empty")
        weights, compiled = [], []
        count = len(alternatives)
        for rank, (text, where) in enumerate(alternatives):
            weight = 1
            if found := re.match(r"(\d+)\* ?", text):
                weight, text = int(found[1]), text[found.end():]
            spread = 1 if "flat" in self.options[name] else rank + (2 + count // 24 if "zipf" in self.options[name] else 1 + count // 4)
            weights.append(weight * 1000000 // spread)
            compiled.append(self.compile(text, where))
        return weights, compiled

    def link(self):
        """Compile all that is asked for, until nothing new is."""
        done = {}
        for name in sorted(n for n in self.lists if "public" in self.options[n]):
            self.find(name, name)
        while len(done) < len(self.order) or not hasattr(self, "facet_table"):
            for name in self.order[len(done):]:
                done[name] = self.fill(name)
            self.facet_table = [[self.facet_rule(topic, subject, facet) for facet in self.facets]
                                for topic, subject, _ in self.topics]
            self.band_table = [[self.find(f"%{band}:{facet}", facet) for facet in self.band_facets] for band in BANDS]
            if len(done) == len(self.order):
                break
        self.rules = [done[name] for name in self.order]

    def facet_rule(self, topic, subject, facet):
        base = facet.partition("+")[0]
        young = [f"{base}.young"] if topic in self.young else []
        for name in [f"@{topic}:{base}", f"&{subject}:{base}", *young, base]:
            if name in self.lists:
                return self.find(name + facet[len(base):], topic)
        raise Fault(f"topic {topic} has no {base}")

    def longest(self):
        """How many bytes each rule can print at most; a rule that holds itself is a fault."""
        known, open_ = {}, set()
        stored = 200

        def of_op(op):
            sort, first, second = op
            if sort == "TEXT":
                return len(first.encode())
            if sort == "RULE":
                return of(first)
            if sort == "FACET":
                return max(of(row[first]) for row in self.facet_table)
            if sort == "BAND":
                return max(of(row[first]) for row in self.band_table)
            return {"RECALL": stored, "ARTICLE": 3, "STORE": 0, "CAPITAL": 0}.get(sort, FIELD_LENGTH)

        def of(rule):
            if rule in open_:
                raise Fault(f"{self.order[rule]} holds itself")
            if rule not in known:
                open_.add(rule)
                known[rule] = max(sum(map(of_op, ops)) for ops in self.rules[rule][1])
                open_.discard(rule)
            return known[rule]
        for _, alternatives in self.rules:
            for ops in alternatives:
                for before, op in zip(ops, ops[1:]):
                    if op[0] == "STORE" and of_op(before) > stored:
                        raise Fault("a stored text may be longer than can be recalled")
        return max(of(rule) for rule in range(len(self.rules)))


def alias(weights):
    """Walker's alias table in whole numbers: (threshold of 2^32, other) for each alternative."""
    count, total = len(weights), sum(weights)
    scaled = [weight * count for weight in weights]
    table = [(0xffffffff, i) for i in range(count)]
    small = [i for i in range(count) if scaled[i] < total]
    large = [i for i in range(count) if scaled[i] >= total]
    while small and large:
        poor, rich = small.pop(), large[-1]
        table[poor] = (scaled[poor] * 0xffffffff // total, rich)
        scaled[rich] -= total - scaled[poor]
        if scaled[rich] < total:
            small.append(large.pop())
    return table


def array(kind, name, values, form=str):
    rows = [", ".join(map(form, values[i:i + 24])) for i in range(0, len(values), 24)]
    return f"const {kind} {name}[] = {{\n" + ",\n".join(rows) + "\n};\n"


def identifier(name):
    return re.sub(r"\W", "_", name).upper()


def write(grammar, header, source):
    pool, offsets, ops, choices, rules = bytearray(), {}, [], [], []
    for name, (weights, alternatives) in zip(grammar.order, grammar.rules):
        first = len(choices)
        rules.append((first, len(alternatives), "fixed" in grammar.options[name] and 2 or int("habit" in grammar.options[name])))
        for (threshold, other), alternative in zip(alias(weights), alternatives):
            choices.append((threshold, first + other, len(ops)))
            for sort, one, second in alternative + [("END", 0, 0)]:
                code = OPS.index(sort)
                if sort == "TEXT":
                    text = one.encode()
                    if text not in offsets:
                        offsets[text] = len(pool)
                        pool.extend(text)
                    ops += [code | len(text) << 8, offsets[text]]
                elif sort in ("NUMBER", "PADDED", "LOW_NUMBER"):
                    ops += [code | one << 8, second]
                else:
                    ops.append(code | one << 8)
    public = [(name, number) for name, number in grammar.ids.items() if "public" in grammar.options[name]]
    subjects = grammar.subjects
    header.write_text("\n".join([
        "/* words.h - the word lists of data/demo/words as tables; made by data/demo/embed-words.py */",
        "#pragma once", "", "#include <glib.h>", "",
        "enum\n{", *(f"  CW_WORDS_{op}," for op in OPS), "};", "",
        "enum\n{", *(f"  CW_WORDS_RULE_{identifier(name)} = {number}," for name, number in public), "};", "",
        "enum\n{", *(f"  CW_WORDS_SUBJECT_{identifier(name)}," for name in subjects), f"  CW_WORDS_SUBJECT_COUNT", "};", "",
        f"#define CW_WORDS_TOPIC_COUNT {len(grammar.topics)}",
        f"#define CW_WORDS_FACET_COUNT {len(grammar.facets)}",
        f"#define CW_WORDS_BAND_FACET_COUNT {len(grammar.band_facets)}",
        f"#define CW_WORDS_MOST_BYTES {grammar.longest()} /* that one rule can print */", "",
        "typedef struct\n{\n  guint32 first;\n  guint16 count;\n  guint16 habit; /* 1: one pen keeps mostly one choice, 2: always */\n} CwWordsRule;", "",
        "typedef struct\n{\n  guint32 threshold; /* above it the other one is said */\n  guint32 other;",
        "  guint32 start; /* in cw_words_ops */\n  guint32 other_start;\n} CwWordsChoice;", "",
        "typedef struct\n{\n  guint16 subject;\n  guint16 bands; /* bit 0: K-2 … bit 3: 9-12 */\n} CwWordsTopic;", "",
        "extern const char cw_words_text[];",
        "extern const guint32 cw_words_ops[];",
        "extern const CwWordsRule cw_words_rules[];",
        "extern const CwWordsChoice cw_words_choices[];",
        "extern const CwWordsTopic cw_words_topics[];",
        "extern const guint16 cw_words_facets[]; /* by topic, then facet */",
        "extern const guint16 cw_words_band_facets[]; /* by band, then facet */"]) + "\n")
    source.write_text("\n".join([
        '#include "words.h"\n',
        array("char", "cw_words_text", list(pool), lambda byte: str(byte - 256 if byte > 127 else byte)),
        array("guint32", "cw_words_ops", ops),
        array("CwWordsRule", "cw_words_rules", rules, lambda rule: "{ %d, %d, %d }" % rule),
        # All that a draw looks at lies together: it is far from what was drawn before.
        array("CwWordsChoice", "cw_words_choices",
              [(threshold, other, start, choices[other][2]) for threshold, other, start in choices],
              lambda choice: "{ %du, %d, %d, %d }" % choice),
        array("CwWordsTopic", "cw_words_topics", [(subjects.index(s), bands) for _, s, bands in grammar.topics],
              lambda topic: "{ %d, %d }" % topic),
        array("guint16", "cw_words_facets", sum(grammar.facet_table, [])),
        array("guint16", "cw_words_band_facets", sum(grammar.band_table, []))]))


def main():
    grammar = Grammar()
    try:
        for path in map(pathlib.Path, sys.argv[3:]):
            grammar.read(path)
        grammar.link()
        asked = {name.partition("+")[0] for name in grammar.order}
        if idle := sorted(name for name in grammar.lists if name.partition("+")[0] not in asked | {"mass"}):
            raise Fault("nobody asks for " + ", ".join(idle))
        write(grammar, *map(pathlib.Path, sys.argv[1:3]))
    except Fault as fault:
        sys.exit(f"embed-words: {fault}")


main()
