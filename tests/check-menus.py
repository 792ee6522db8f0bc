#!/usr/bin/env python3
"""No two entries of a menu have the same letter, in any language: who presses it would choose neither. Prints TAP.

  check-menus.py ROOT
"""
import collections
import pathlib
import re
import sys
import xml.etree.ElementTree as tree


def read_words(po):
    """What po/LANGUAGE.po says in the place of each text that stands on one line."""
    return dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', po.read_text(), re.M))


def find_twins(menu, words):
    labels = [words.get(label.text, label.text) for label in menu.iter("attribute") if label.get("name") == "label"]
    letters = collections.defaultdict(list)
    for label in labels:
        if "_" in label:
            letters[label[label.index("_") + 1].lower()].append(label)
    return [twins for twins in letters.values() if len(twins) > 1]


def main():
    ui = pathlib.Path(sys.argv[1], "ui")
    languages = {"en": {}} | {po.stem: read_words(po) for po in sorted((ui / "po").glob("*.po"))}
    print(f"1..{len(languages)}")
    is_right = True
    for number, (language, words) in enumerate(languages.items(), 1):
        faults = [f"{file.name}: {twins}" for file in sorted(ui.glob("*/*.ui"))
                  for menu in tree.parse(file).getroot().iter("menu") for twins in find_twins(menu, words)]
        print(*(f"# {fault}" for fault in faults), sep="\n")
        print(f"{'not ' if faults else ''}ok {number} - the menus in {language}")
        is_right = is_right and not faults
    return not is_right


sys.exit(main())
