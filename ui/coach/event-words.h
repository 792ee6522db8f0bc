/* event-words.h - the events of a coaching cycle in words: kinds, times, how they stand */
#pragma once

#include "corewalk/cycle-event.h"

#include <gtk/gtk.h>

/* (transfer none): "Pre-Conference", as a title. */
const char *cw_event_words_get_kind (CwEventKind kind);

/* (transfer full): "Wed, Mar 4, 9:15" on the clocks of this laptop. @at_ms: UTC, not 0 */
char *cw_event_words_dup_when (gint64 at_ms);

/* The day that @at_ms lies in on the clocks of this laptop, days since 1970-01-01. */
gint64 cw_event_words_get_day (gint64 at_ms);

/* (transfer full): "Ben Ng asks for it: Tuesdays before lunch"; only for one that was asked for. */
char *cw_event_words_dup_asked (const CwEvent *event);

/* (transfer full): when it was or is to be, and how long that is: "Wed, Mar 4, 9:15 · 23 min". */
char *cw_event_words_dup_time (const CwEvent *event);

/* What it is called in a list: the kind, and what it is about where that was agreed. */
char *cw_event_words_dup_about (const CwEvent *event);

/* A chip that says how it stands: planned, late, going on, how long it took. */
GtkWidget *cw_event_words_chip_new (const CwEvent *event);

/* @look: class of the style, or NULL */
GtkWidget *cw_event_words_chip (const char *text, const char *look);

/* The same for a label that is there. */
void cw_event_words_show_chip (GtkLabel *chip, const CwEvent *event);

/* @label: with a mnemonic, which those who hear the button are spared. */
void cw_event_words_set_label (GtkButton *button, const char *label);
