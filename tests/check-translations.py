#!/usr/bin/python3
"""Check that every text of the windows is translated, and that translations can be shown. Prints TAP.

With a folder of sources as its argument it looks at that one. What it needs of gettext is in app/packages.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__ + "/../..").resolve()
KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=ngettext:1,2",
            "--keyword=g_set_error_literal:4"]
MARKS = re.compile(r'\b(?:N?_|C_|ngettext) \("|translatable="yes"|g_set_error_literal')
SHOWN = ("ui", "app/desktop", "data")


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=True, **more).stdout


def sources():
    for folder in SHOWN:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".c", ".ui", ".desktop", ".xml") and MARKS.search(path.read_text()):
                yield str(path.relative_to(ROOT))


def entries(po):
    """(text, its plural or None, translations) of each entry; the fuzzy ones have no translations."""
    for block in re.split(r"\n\s*\n", po)[1:]:
        if not re.search(r"^msgid ", block, re.M):
            continue
        parts = {}
        for name, text in re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', block + "\n", re.M):
            parts[name] = "".join(re.findall(r'"(.*)"', text))
        done = [text for name, text in parts.items() if name.startswith("msgstr")]
        yield parts["msgid"], parts.get("msgid_plural"), [] if "#, fuzzy" in block else done


def faults(language):
    po = ROOT / "ui/po" / f"{language}.po"
    with tempfile.TemporaryDirectory() as folder:
        pot, merged = f"{folder}/all.pot", f"{folder}/merged.po"
        run("xgettext", "--files-from=ui/po/POTFILES", f"--output={pot}", "--from-code=UTF-8", *KEYWORDS)
        run("msgmerge", "--quiet", "--no-wrap", "--no-fuzzy-matching", f"--output-file={merged}", str(po), pot)
        run("msgfmt", "--check", "--output-file=/dev/null", merged)
        text = run("msgattrib", "--no-wrap", "--no-obsolete", merged)
    for source, plural, done in entries(text):
        if not done or not all(done):
            yield f"not translated: {source}"
            continue
        for translated in done:
            if ("_" in source) != ("_" in translated):
                yield f"the key of {source!r} is missing or too much in {translated!r}"
            if source.endswith("…") != translated.endswith("…"):
                yield f"the dots of {source!r} and {translated!r} differ"


def main():
    listed = (ROOT / "ui/po/POTFILES").read_text().split()
    languages = (ROOT / "ui/po/LINGUAS").read_text().split()
    print(f"1..{1 + len(languages)}")
    wrong = set(listed) ^ set(sources())
    print(*(f"# {path}: run ui/po/update" for path in sorted(wrong)), sep="\n")
    print("not ok 1 - POTFILES" if wrong else "ok 1 - POTFILES")
    for number, language in enumerate(languages, 2):
        found = list(faults(language))
        print(*(f"# {fault}" for fault in found), sep="\n")
        print(f"{'not ' if found else ''}ok {number} - {language}")


main()
