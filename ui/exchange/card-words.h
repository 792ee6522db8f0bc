/* card-words.h - how cards are told: role, four words, how one stands to those that are trusted */
#pragma once

#include "corewalk/trust.h"

#include <gtk/gtk.h>

/* (transfer full): "Coach · Riverside Public Schools". */
char *cw_card_words_dup_office (const CwSenderCard *card);

/* (transfer full): the same, and on the next line whom its owner declares to evaluate. */
char *cw_card_words_dup_about (const CwSenderCard *card);

/* The four words, large, one beside the other, for reading them out. */
GtkWidget *cw_card_words_new (const char *fingerprint);

/*
 * @other: (nullable): as of cw_trust_judge()
 *
 * Returns: (transfer full): what a person has to know before the card is added.
 */
char *
cw_card_words_dup_advice (const CwSenderCard *card, CwCardStand stand, const CwTrusted *other);
