/* agreement-words.h - how far marks agree, in words, with what the figures can't say */
#pragma once

#include "corewalk/agreement.h"

#include <gtk/gtk.h>

/* "Same mark in 83 % of 6 rooms (95 %: 44 % to 97 %) · Alpha 0.62" (transfer full) */
char *cw_agreement_words_dup (const CwAgreement *agreement);

/* (transfer full): NULL where nothing is to be said. */
char *cw_agreement_words_dup_caution (const CwAgreement *agreement);

/* Who marked what, one column a person. (transfer floating) */
GtkWidget *cw_agreement_words_table (const CwAgreementAnswer *answer,
                                     const CwAgreement *agreement);
