#include "ui/visit/tool-chip.h"

#include <glib/gi18n.h>

#define QUESTION_MOST 28 /* characters; its tip and the line that it asks for say the rest */

struct _CwToolChip
{
  AdwBin parent_instance;

  CwToolKind kind;
  const CwFormTool *tool;
  char *key;

  GtkBox *box;
  GtkWidget *button; /* holds what the template calls face */
  GtkWidget *face;
  GtkLabel *cap;
  GtkLabel *name;
  GtkLabel *value;
  GtkWidget *back_button;
};

enum
{
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwToolChip, cw_tool_chip, ADW_TYPE_BIN)

static void
pressed_cb (CwToolChip *self)
{
  g_signal_emit (self, signals[PRESSED], 0, FALSE);
}

static void
back_cb (CwToolChip *self)
{
  g_signal_emit (self, signals[PRESSED], 0, TRUE);
}

static const char *
say_what_it_does (CwToolKind kind)
{
  switch (kind)
    {
    case CW_TOOL_TALLY:
      return _ ("Counts one; with Shift it takes one back");
    case CW_TOOL_WATCH:
      return _ ("Starts and stops the watch");
    case CW_TOOL_SCAN:
      return _ ("Look around and count how many");
    case CW_TOOL_CODE:
      return _ ("Occurs in this interval; again takes it back");
    case CW_TOOL_QUESTION:
      return _ ("Ask a student, and type the answer");
    case CW_TOOL_TASK:
      return _ ("Copy down the task that students were given");
    default:
      g_assert_not_reached ();
    }
}

static void
append_part (GString *tip, const char *head, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (tip, "\n\n%s %s", head, part);
}

static void
show_tip (CwToolChip *self)
{
  g_autoptr (GString) tip = g_string_new (say_what_it_does (self->kind));
  g_autofree char *key = g_ascii_strup (self->key, -1);

  if (*key != '\0')
    /* Translators: the key to press; it follows what pressing it does */
    g_string_append_printf (tip, _ (" (Alt+%s)"), key);
  append_part (tip, _ ("Counts:"), self->tool->counts);
  append_part (tip, _ ("Does not count:"), self->tool->not_counts);
  gtk_widget_set_tooltip_text (self->button, tip->str);
}

static void
cw_tool_chip_finalize (GObject *object)
{
  g_free (CW_TOOL_CHIP (object)->key);
  G_OBJECT_CLASS (cw_tool_chip_parent_class)->finalize (object);
}

static void
cw_tool_chip_class_init (CwToolChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_tool_chip_finalize;

  signals[PRESSED] = g_signal_new ("pressed", CW_TYPE_TOOL_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/tool-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CwToolChip, box);
  gtk_widget_class_bind_template_child (widget_class, CwToolChip, face);
  gtk_widget_class_bind_template_child (widget_class, CwToolChip, cap);
  gtk_widget_class_bind_template_child (widget_class, CwToolChip, name);
  gtk_widget_class_bind_template_child (widget_class, CwToolChip, value);
  gtk_widget_class_bind_template_child (widget_class, CwToolChip, back_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
cw_tool_chip_init (CwToolChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A watch and a code are on or off, and a screen reader says so. */
static void
add_button (CwToolChip *self)
{
  gboolean is_toggle = self->kind == CW_TOOL_WATCH || self->kind == CW_TOOL_CODE;

  self->button = is_toggle ? gtk_toggle_button_new () : gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->face);
  gtk_widget_set_focus_on_click (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (pressed_cb), self);
  gtk_box_prepend (self->box, self->button);
}

GtkWidget *
cw_tool_chip_new (CwToolKind kind, const CwFormTool *tool, const char *key)
{
  CwToolChip *self = g_object_new (CW_TYPE_TOOL_CHIP, NULL);
  g_autofree char *cap = g_ascii_strup (key, -1);
  g_autofree char *back = g_strdup_printf (_ ("Take one back: %s"), tool->label);

  self->kind = kind;
  self->tool = tool;
  self->key = g_strdup (key);
  add_button (self);
  gtk_label_set_text (self->cap, cap);
  gtk_widget_set_visible (GTK_WIDGET (self->cap), *key != '\0');
  gtk_label_set_text (self->name, tool->label);
  gtk_label_set_width_chars (self->value, kind == CW_TOOL_TALLY  ? 2
                                          : kind == CW_TOOL_SCAN ? 8
                                                                 : -1);
  if (kind == CW_TOOL_QUESTION)
    gtk_label_set_max_width_chars (self->name, QUESTION_MOST);
  gtk_widget_set_visible (self->back_button, kind == CW_TOOL_TALLY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, back, -1);
  gtk_widget_set_tooltip_text (self->back_button, back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tool->label, -1);
  show_tip (self);
  cw_tool_chip_show (self, "", FALSE);
  return GTK_WIDGET (self);
}

CwToolKind
cw_tool_chip_get_kind (CwToolChip *self)
{
  return self->kind;
}

const CwFormTool *
cw_tool_chip_get_tool (CwToolChip *self)
{
  return self->tool;
}

const char *
cw_tool_chip_get_key (CwToolChip *self)
{
  return self->key;
}

void
cw_tool_chip_show (CwToolChip *self, const char *value, gboolean is_on)
{
  if (!g_str_equal (gtk_label_get_text (self->value), value))
    gtk_label_set_text (self->value, value);
  gtk_widget_set_visible (GTK_WIDGET (self->value), *value != '\0');
  gtk_widget_set_sensitive (self->back_button, *value != '\0' && !g_str_equal (value, "0"));
  if (GTK_IS_TOGGLE_BUTTON (self->button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), is_on);
}

void
cw_tool_chip_set_due (CwToolChip *self, gboolean is_due)
{
  if (is_due)
    gtk_widget_add_css_class (GTK_WIDGET (self), "due");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "due");
}
