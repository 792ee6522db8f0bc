/* fault-list.h - what a check found: sentences, and not more of them than anybody reads */
#pragma once

#include <glib.h>

#define CW_FAULTS_MOST 1000

/* Adds a sentence to @faults (of char *); past CW_FAULTS_MOST of them the last one says so. */
void cw_fault_add (GPtrArray *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);

/*
 * After a step that may have failed with @local: damage is a fault like others, and the check goes
 * on. FALSE with @error for anything else.
 */
gboolean cw_fault_endure (GPtrArray *faults, gboolean is_done, GError **local, GError **error);
