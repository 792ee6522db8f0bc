#include "ui/exchange/export-line-item.h"

#include <glib/gi18n.h>

struct _CwExportLineItem
{
  GObject parent_instance;

  CwExportLineDesk *desk;
  CwExportLines *lines;
  guint position;

  char *words; /* NULL until they are asked for */
  char *about;
};

enum
{
  PROP_WORDS = 1,
  PROP_ABOUT,
  PROP_WARNING,
  PROP_IS_NAMED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CwExportLineItem, cw_export_line_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
find_words (CwExportLineItem *self)
{
  CwStore *store = NULL;

  if (self->words != NULL)
    return;

  store = cw_work_session_get_store (self->desk->session);
  if (store != NULL)
    self->words =
        cw_line_words_dup (self->desk->words, store, cw_export_line_item_get_line (self),
                           cw_export_line_item_get_json (self), &self->about);
}

static char *
dup_warning (CwExportLineItem *self)
{
  const char *name = cw_export_line_item_get_warning (self);

  /* Translators: %s is a name from the roster that stands in a line */
  return *name != '\0' ? g_strdup_printf (_ ("Name: %s"), name) : g_strdup ("");
}

static void
cw_export_line_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwExportLineItem *self = CW_EXPORT_LINE_ITEM (object);

  switch (id)
    {
    case PROP_WORDS:
      find_words (self);
      g_value_set_string (value, self->words);
      break;

    case PROP_ABOUT:
      find_words (self);
      g_value_set_string (value, self->about);
      break;

    case PROP_WARNING:
      g_value_take_string (value, dup_warning (self));
      break;

    case PROP_IS_NAMED:
      g_value_set_boolean (value, *cw_export_line_item_get_warning (self) != '\0');
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_export_line_item_finalize (GObject *object)
{
  CwExportLineItem *self = CW_EXPORT_LINE_ITEM (object);

  cw_export_line_desk_unref (self->desk);
  cw_export_lines_unref (self->lines);
  g_free (self->words);
  g_free (self->about);
  G_OBJECT_CLASS (cw_export_line_item_parent_class)->finalize (object);
}

static void
cw_export_line_item_class_init (CwExportLineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_export_line_item_get_property;
  object_class->finalize = cw_export_line_item_finalize;

  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  properties[PROP_ABOUT] = g_param_spec_string ("about", NULL, NULL, NULL, flags);
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, flags);
  properties[PROP_IS_NAMED] = g_param_spec_boolean ("is-named", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_export_line_item_init (CwExportLineItem *self)
{
}

static void
clear_desk (gpointer data)
{
  CwExportLineDesk *desk = data;

  cw_line_words_free (desk->words);
  g_object_unref (desk->session);
}

void
cw_export_line_desk_unref (CwExportLineDesk *desk)
{
  g_rc_box_release_full (desk, clear_desk);
}

CwExportLineItem *
cw_export_line_item_new (CwExportLineDesk *desk, CwExportLines *lines, guint position)
{
  CwExportLineItem *self = g_object_new (CW_TYPE_EXPORT_LINE_ITEM, NULL);

  self->desk = g_rc_box_acquire (desk);
  self->lines = cw_export_lines_ref (lines);
  self->position = position;
  return self;
}

const CwExportLine *
cw_export_line_item_get_line (CwExportLineItem *self)
{
  return &g_array_index (self->lines->lines, CwExportLine, self->position);
}

const char *
cw_export_line_item_get_json (CwExportLineItem *self)
{
  return cw_export_lines_get_json (self->lines, self->position);
}

const char *
cw_export_line_item_get_warning (CwExportLineItem *self)
{
  return cw_export_lines_get_warning (self->lines, self->position);
}
