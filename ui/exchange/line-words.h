/* line-words.h - a line of the record in plain words, and what it is about */
#pragma once

#include "ui/exchange/export-lines.h"

typedef struct _CwLineWords CwLineWords;

CwLineWords *cw_line_words_new (void);
void cw_line_words_free (CwLineWords *self);

/*
 * @json: the line as it travels
 * @about: (out) (transfer full): where and when, such as "Visit 2 · Making sense of fractions · Mar 4, 9:15"
 *
 * Returns: (transfer full): what the line says.
 */
char *cw_line_words_dup (CwLineWords *self,
                         CwStore *store,
                         const CwExportLine *line,
                         const char *json,
                         char **about);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLineWords, cw_line_words_free)
