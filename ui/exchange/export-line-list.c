#include "ui/exchange/export-line-list.h"

struct _CwExportLineList
{
  GObject parent_instance;

  CwExportLineDesk *desk;
  CwExportLines *lines;
  GArray *positions; /* of guint: among the lines */
};

static GType
cw_export_line_list_get_item_type (GListModel *model)
{
  return CW_TYPE_EXPORT_LINE_ITEM;
}

static guint
cw_export_line_list_get_n_items (GListModel *model)
{
  return CW_EXPORT_LINE_LIST (model)->positions->len;
}

static gpointer
cw_export_line_list_get_item (GListModel *model, guint position)
{
  CwExportLineList *self = CW_EXPORT_LINE_LIST (model);

  if (position >= self->positions->len)
    return NULL;

  return cw_export_line_item_new (self->desk, self->lines,
                                  g_array_index (self->positions, guint, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cw_export_line_list_get_item_type;
  iface->get_n_items = cw_export_line_list_get_n_items;
  iface->get_item = cw_export_line_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CwExportLineList,
                               cw_export_line_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cw_export_line_list_finalize (GObject *object)
{
  CwExportLineList *self = CW_EXPORT_LINE_LIST (object);

  g_clear_pointer (&self->lines, cw_export_lines_unref);
  g_array_unref (self->positions);
  cw_export_line_desk_unref (self->desk);
  G_OBJECT_CLASS (cw_export_line_list_parent_class)->finalize (object);
}

static void
cw_export_line_list_class_init (CwExportLineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_export_line_list_finalize;
}

static void
cw_export_line_list_init (CwExportLineList *self)
{
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->desk = g_rc_box_new0 (CwExportLineDesk);
  self->desk->words = cw_line_words_new ();
}

CwExportLineList *
cw_export_line_list_new (CwWorkSession *session)
{
  CwExportLineList *self = g_object_new (CW_TYPE_EXPORT_LINE_LIST, NULL);

  self->desk->session = g_object_ref (session);
  return self;
}

void
cw_export_line_list_show (CwExportLineList *self,
                          CwExportLines *lines,
                          const char *audience,
                          const char *kind,
                          gboolean is_named)
{
  guint removed = self->positions->len;

  /* Two steps on purpose: see walk-list.c. */
  g_array_set_size (self->positions, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);

  /* What was looked up may have changed since. */
  cw_line_words_free (self->desk->words);
  self->desk->words = cw_line_words_new ();
  g_clear_pointer (&self->lines, cw_export_lines_unref);
  self->lines = lines != NULL ? cw_export_lines_ref (lines) : NULL;
  for (guint i = 0; lines != NULL && i < lines->lines->len; i++)
    {
      const CwExportLine *line = &g_array_index (lines->lines, CwExportLine, i);

      if ((audience == NULL || line->audience == audience) &&
          (kind == NULL || line->kind == kind) && (!is_named || line->warning != 0))
        g_array_append_val (self->positions, i);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->positions->len);
}
