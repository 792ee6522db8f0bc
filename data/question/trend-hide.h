/* trend-hide.h - which groups of rooms a page hides for the sake of other pages
 *
 * The same question without groups is a page, too, and so is the same one in other groups: what all rooms
 * are together is taken as known, whoever asked for it and when. Pages of other times or filters are not
 * thought of.
 */
#pragma once

#include "data/question/trend-answer.h"

/* Hides cells of one row, groups of so many rooms each, until none can be worked out from their sum. */
void cw_trend_hide_row (CwTrendTable *table, guint row, const gint64 *rooms);

/* The same of a whole table of two kinds of groups, row by row, each of which is a page of its own. */
void cw_trend_hide_grid (CwTrendTable *table, const gint64 *rooms);
