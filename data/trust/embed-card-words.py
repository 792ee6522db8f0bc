#!/usr/bin/python3
"""Make a table of data/trust/card-words.txt. The list is frozen: another word is another fingerprint of every card."""
import pathlib
import sys

header, source, words = map(pathlib.Path, sys.argv[1:4])
lines = words.read_text(encoding="ascii").splitlines()
longest = max(map(len, lines)) + 1
header.write_text(f"""/* card-words.h - the words of fingerprints; made by data/trust/embed-card-words.py */
#pragma once

#define CW_CARD_WORD_COUNT {len(lines)}

extern const char cw_card_words[CW_CARD_WORD_COUNT][{longest}];
""")
table = "\n".join(f'  "{line}",' for line in lines)
source.write_text(f"""#include "card-words.h"

const char cw_card_words[CW_CARD_WORD_COUNT][{longest}] = {{
{table}
}};
""")
