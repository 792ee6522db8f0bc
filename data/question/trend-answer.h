/* trend-answer.h - building the table that answers a question */
#pragma once

#include "data/base/spoken.h" /* N_: heads that are words for people, translated where they are shown */
#include "data/question/trend-rooms.h"

/* Without rows and columns yet. */
CwTrendTable *cw_trend_table_new (const CwTrendQuestion *question, CwTrendUnit unit);
void
cw_trend_table_add_row (CwTrendTable *table, gint64 id, const char *key, const char *label);
void cw_trend_table_add_column (CwTrendTable *table, const char *label);

/* Makes room for the cells, all empty, once rows and columns are there. */
void cw_trend_table_fill (CwTrendTable *table);

CwTrendCell *cw_trend_table_at (CwTrendTable *table, guint row, guint column);

/* @n of @of rooms, hidden where they are fewer than the table wants; empty for none. */
void cw_trend_set_rate (CwTrendTable *table, guint row, guint column, gint64 n, gint64 of);

/* @value of so many rooms, hidden as above. */
void cw_trend_set_number (CwTrendTable *table,
                          guint row,
                          guint column,
                          double value,
                          gint64 n,
                          gint64 of,
                          gint64 rooms);

/* A plain count or share that is about no room in particular. */
void cw_trend_set_count (CwTrendTable *table, guint row, guint column, gint64 count);

void cw_trend_hide (CwTrendCell *cell);

/* The answers, by what they are about. */
CwTrendTable *
cw_trend_ask_marks (CwStore *store, const CwTrendQuestion *question, GError **error);
CwTrendTable *
cw_trend_ask_counts (CwStore *store, const CwTrendQuestion *question, GError **error);
CwTrendTable *
cw_trend_ask_visits (CwStore *store, const CwTrendQuestion *question, GError **error);
CwTrendTable *
cw_trend_ask_quality (CwStore *store, const CwTrendQuestion *question, GError **error);
CwTrendTable *
cw_trend_ask_follow (CwStore *store, const CwTrendQuestion *question, GError **error);
CwTrendTable *
cw_trend_ask_debriefs (CwStore *store, const CwTrendQuestion *question, GError **error);
