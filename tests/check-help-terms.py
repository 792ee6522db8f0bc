#!/usr/bin/python3
"""Check that the help in Spanish names things of the windows as the windows do in Spanish. Prints TAP.

A name of two words or more, in the capitals of a title, that stands in a line of the English help is
looked for, as ui/po/es.po translates it, in the same line of the Spanish one.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__ + "/../..").resolve()
SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"}


def plain(text):
    return re.sub(r"[_…]|\.\.\.$", "", text)


def is_name(text):
    words = text.split()
    return (len(words) > 1 and re.fullmatch(r"[A-Za-z’' -]+", text) is not None and words[0][0].isupper()
            and all(word[0].isupper() or word in SMALL for word in words))


def names():
    po = (ROOT / "ui/po/es.po").read_text()
    found = {}
    for source, translated in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', po, re.M):
        if is_name(plain(source)):
            found.setdefault(plain(source), set()).add(plain(translated))
    return found


def faults(page, known):
    english = (ROOT / "ui/help/en" / page).read_text().splitlines()
    spanish = (ROOT / "ui/help/es" / page).read_text().splitlines()
    if len(english) != len(spanish):
        yield f"{page}: {len(english)} lines in English, {len(spanish)} in Spanish"
    for number, (line, other) in enumerate(zip(english, spanish), start=1):
        here = [name for name in known if re.search(rf"\b{re.escape(name)}\b", line)]
        for name in here:
            if any(name != longer and name in longer for longer in here):
                continue
            if not any(words.lower() in other.lower() for words in known[name]):
                yield f"ui/help/es/{page}:{number}: {name} is {' or '.join(sorted(known[name]))} in the window"


def main():
    known = names()
    pages = sorted(path.name for path in (ROOT / "ui/help/en").glob("*.txt"))
    print(f"1..{len(pages)}")
    missed = 0
    for number, page in enumerate(pages, start=1):
        found = list(faults(page, known))
        missed += len(found)
        for fault in found:
            print(f"# {fault}")
        print(f"{'not ok' if found else 'ok'} {number} - {page}")
    return missed > 0


sys.exit(main())
