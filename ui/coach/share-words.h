/* share-words.h - how a summary that partners share stands, in plain words */
#pragma once

#include "corewalk/cycle-share.h"

#include <gtk/gtk.h>

/* (transfer full): whose people would read it: "Riverside", "The district". */
char *cw_share_words_dup_reader (CwStore *store, const CwShare *share);

/* (transfer full): who has to say yes yet, or that it is published, or why it is shared no more: a sentence. */
char *cw_share_words_dup_state (const CwShare *share);

/* A chip that says the same in a word or two. */
GtkWidget *cw_share_words_chip_new (const CwShare *share);

/* What stands beside one partner's name. */
GtkWidget *cw_share_words_voice_chip_new (const CwShareVoice *voice);

/* (transfer none) (nullable): this laptop's partner. */
const CwShareVoice *cw_share_words_find_own (const CwShare *share);

/* (transfer none): what withdrawing did, and what can't be called back: sentences. */
const char *cw_share_words_get_withdrawal (CwShareWithdrawal withdrawal);
