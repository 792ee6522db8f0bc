/* card-output.h - cards as JSON, alone and as they are trusted */
#pragma once

#include "corewalk/json.h"
#include "corewalk/trust.h"

/** cli_add_card: adds the object of a card. Its words are found before: they may be missing else. */
void cli_add_card (CwJsonWriter *json, CwSenderCard *card);

/** cli_add_trusted: adds the object of a card and of what is known of it here. */
void cli_add_trusted (CwJsonWriter *json, CwTrusted *trusted);
