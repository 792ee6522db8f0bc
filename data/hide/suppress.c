#include "data/hide/hidden-page.h"

#include <string.h>

static void
free_relation (gpointer data)
{
  CwHideRelation *relation = data;

  g_array_unref (relation->parts);
  g_free (relation);
}

CwSuppress *
cw_suppress_new (void)
{
  CwSuppress *page = g_new0 (CwSuppress, 1);

  page->cells = g_array_new (FALSE, TRUE, sizeof (CwHideCell));
  page->relations = g_ptr_array_new_with_free_func (free_relation);
  return page;
}

void
cw_suppress_free (CwSuppress *page)
{
  if (page == NULL)
    return;

  g_array_unref (page->cells);
  g_ptr_array_unref (page->relations);
  g_free (page);
}

guint
cw_suppress_add (CwSuppress *page,
                 CwSuppressKind kind,
                 gint64 value,
                 gint64 fewest,
                 gint64 width)
{
  CwHideCell cell = {
    .kind = kind,
    .value = value,
    .fewest = fewest,
    .width = width,
    .tie = page->cells->len,
    .is_hidden = kind == CW_SUPPRESS_HIDDEN || kind == CW_SUPPRESS_UNSEEN,
  };

  g_array_append_val (page->cells, cell);
  return cell.tie;
}

void
cw_suppress_relate (CwSuppress *page, guint total, const guint *parts, guint count)
{
  CwHideRelation *relation = g_new0 (CwHideRelation, 1);

  relation->total = total;
  relation->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (relation->parts, parts, count);
  g_ptr_array_add (page->relations, relation);
  if (count > 0)
    cw_hide_cell (page, total)->is_total = TRUE;
}

void
cw_suppress_tie (CwSuppress *page, guint one, guint other)
{
  guint from = MAX (cw_hide_cell (page, one)->tie, cw_hide_cell (page, other)->tie);
  guint to = MIN (cw_hide_cell (page, one)->tie, cw_hide_cell (page, other)->tie);

  for (guint i = 0; i < page->cells->len; i++)
    if (cw_hide_cell (page, i)->tie == from)
      cw_hide_cell (page, i)->tie = to;
}

static gboolean
can_hide (const CwHideCell *cell)
{
  return cell->kind == CW_SUPPRESS_PAGE && !cell->is_hidden;
}

static void
hide (CwSuppress *page, guint index)
{
  guint tie = cw_hide_cell (page, index)->tie;

  for (guint i = 0; i < page->cells->len; i++)
    {
      CwHideCell *cell = cw_hide_cell (page, i);

      if (cell->tie == tie && can_hide (cell))
        cell->is_hidden = TRUE;
    }
}

static void
hide_small (CwSuppress *page)
{
  for (guint i = 0; i < page->cells->len; i++)
    {
      const CwHideCell *cell = cw_hide_cell (page, i);

      if (can_hide (cell) && cell->value < cell->fewest)
        hide (page, i);
    }
}

/* Of the cells that @relation names one that is tied to @tie. */
static gboolean
is_about (const CwSuppress *page, const CwHideRelation *relation, guint tie)
{
  if (cw_hide_cell (page, relation->total)->tie == tie)
    return TRUE;
  for (guint i = 0; i < relation->parts->len; i++)
    if (cw_hide_cell (page, g_array_index (relation->parts, guint, i))->tie == tie)
      return TRUE;
  return FALSE;
}

static void
choose_smaller (const CwSuppress *page, guint index, guint *chosen)
{
  const CwHideCell *cell = cw_hide_cell (page, index);

  if (can_hide (cell) && cell->fewest > 0 &&
      (*chosen == page->cells->len || cell->value < cw_hide_cell (page, *chosen)->value))
    *chosen = index;
}

/*
 * What to hide so that @recovered is safer: the smallest part beside it that is still shown, else a
 * total of it. The number of cells where none is left in its relations.
 */
static guint
choose_beside (const CwSuppress *page, guint recovered)
{
  guint tie = cw_hide_cell (page, recovered)->tie;
  guint part = page->cells->len, total = page->cells->len;

  for (guint i = 0; i < page->relations->len; i++)
    {
      const CwHideRelation *relation = page->relations->pdata[i];

      if (!is_about (page, relation, tie))
        continue;
      for (guint j = 0; j < relation->parts->len; j++)
        choose_smaller (page, g_array_index (relation->parts, guint, j), &part);
      choose_smaller (page, relation->total, &total);
    }

  return part < page->cells->len ? part : total;
}

static guint
choose_any (const CwSuppress *page)
{
  guint chosen = page->cells->len;

  for (guint i = 0; i < page->cells->len; i++)
    if (!cw_hide_cell (page, i)->is_total)
      choose_smaller (page, i, &chosen);
  for (guint i = 0; chosen == page->cells->len && i < page->cells->len; i++)
    if (can_hide (cw_hide_cell (page, i)))
      chosen = i;
  return chosen;
}

static gboolean
hide_more (CwSuppress *page)
{
  for (;;)
    {
      guint recovered = cw_hide_find_recovered (page);
      guint chosen;

      if (recovered == page->cells->len)
        return TRUE;
      chosen = choose_beside (page, recovered);
      if (chosen == page->cells->len)
        chosen = choose_any (page);
      if (chosen == page->cells->len)
        return FALSE;
      hide (page, chosen);
    }
}

/* Whether something of @tie is too small to be shown, or was never to be seen. */
static gboolean
must_stay_hidden (const CwSuppress *page, guint tie)
{
  for (guint i = 0; i < page->cells->len; i++)
    {
      const CwHideCell *cell = cw_hide_cell (page, i);

      if (cell->tie == tie && (cell->kind != CW_SUPPRESS_PAGE || cell->value < cell->fewest))
        return TRUE;
    }
  return FALSE;
}

static void
set_hidden (CwSuppress *page, guint tie, gboolean is_hidden)
{
  for (guint i = 0; i < page->cells->len; i++)
    if (cw_hide_cell (page, i)->tie == tie)
      cw_hide_cell (page, i)->is_hidden = is_hidden;
}

/* The largest hidden cell below @most, among equals the lowest after @after. */
static guint
find_largest (const CwSuppress *page, gint64 most, guint after)
{
  guint found = page->cells->len;

  for (guint i = 0; i < page->cells->len; i++)
    {
      const CwHideCell *cell = cw_hide_cell (page, i);

      if (!cell->is_hidden || cell->value > most || (cell->value == most && i <= after))
        continue;
      if (found == page->cells->len || cell->value > cw_hide_cell (page, found)->value)
        found = i;
    }
  return found;
}

/* One cell hidden for another's sake often makes a third one safe that was hidden before. */
static void
show_needless (CwSuppress *page)
{
  gint64 most = G_MAXINT64;
  guint at = page->cells->len;

  while ((at = find_largest (page, most, at)) < page->cells->len)
    {
      guint tie = cw_hide_cell (page, at)->tie;

      most = cw_hide_cell (page, at)->value;
      if (must_stay_hidden (page, tie))
        continue;
      set_hidden (page, tie, FALSE);
      if (cw_hide_find_recovered (page) < page->cells->len)
        set_hidden (page, tie, TRUE);
    }
}

/* Of the cells of @relation the only one that earlier pages don't show; the number of cells if not so. */
static guint
find_last_unknown (const CwSuppress *page, const CwHideRelation *relation)
{
  guint none = page->cells->len, found = none;

  for (guint i = 0; i <= relation->parts->len; i++)
    {
      guint cell = i < relation->parts->len ? g_array_index (relation->parts, guint, i)
                                            : relation->total;

      if (cw_hide_cell (page, cell)->kind == CW_SUPPRESS_SHOWN)
        continue;
      if (found != none)
        return none;
      found = cell;
    }
  return found;
}

/* What follows from earlier pages alone is as good as shown. */
static void
show_known (CwSuppress *page)
{
  gboolean is_more = TRUE;

  while (is_more)
    {
      is_more = FALSE;
      for (guint i = 0; i < page->relations->len; i++)
        {
          guint cell = find_last_unknown (page, page->relations->pdata[i]);

          if (cell == page->cells->len || cw_hide_cell (page, cell)->kind != CW_SUPPRESS_PAGE)
            continue;
          cw_hide_cell (page, cell)->kind = CW_SUPPRESS_SHOWN;
          is_more = TRUE;
        }
    }
}

gboolean
cw_suppress_decide (CwSuppress *page)
{
  show_known (page);
  hide_small (page);
  if (!hide_more (page))
    return FALSE;

  show_needless (page);
  return TRUE;
}

gboolean
cw_suppress_is_hidden (const CwSuppress *page, guint cell)
{
  return cw_hide_cell (page, cell)->is_hidden;
}
