#include "ui/visit/tool-line.h"

#include "corewalk/id.h"
#include "ui/parts/wrap-layout.h"
#include "ui/visit/key-time.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define BUTTONS_MOST 12 /* a scan of more students is typed */

struct _CwToolLine
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 visit;
  char *uuid; /* of the visit: the store that knows it may be lent */
  CwToolKind kind;
  const CwFormTool *tool; /* NULL while nothing is asked for */
  CwKeyTime keys;
  CwMoment moment; /* of the first key */
  gboolean has_moment;
  gboolean is_setting;

  GtkLabel *question;
  GtkEntry *entry;
  GtkWidget *numbers;
  GtkLabel *hint;
  GtkWidget *keep_button;
};

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwToolLine, cw_tool_line, ADW_TYPE_BIN)

static char *
dup_place (CwToolLine *self, CwToolKind kind, const CwFormTool *tool)
{
  return g_strdup_printf ("tool:%d:%s:%s", kind, tool->key, self->uuid);
}

static char *
dup_text (CwToolLine *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* "7" of the form's n, or "7/8" where there are not as many. */
static gboolean
read_scan (CwToolLine *self, const char *text, int *k, int *n)
{
  int end = -1;

  *n = (int) self->tool->n;
  if (sscanf (text, "%3d / %4d%n", k, n, &end) < 2 || end < 0)
    {
      *n = (int) self->tool->n;
      if (sscanf (text, "%4d%n", k, &end) != 1)
        return FALSE;
    }

  return end == (int) strlen (text) && *k >= 0 && *k <= *n && *n >= 1 && *n <= 1000;
}

static void
say_how (CwToolLine *self)
{
  g_autofree char *text = NULL;

  if (self->kind == CW_TOOL_SCAN)
    /* Translators: %d is how many students are looked at; 7/8 means 7 of 8 */
    text =
        g_strdup_printf (_ ("A number up to %d, or such as 7/8. Enter keeps it, Esc leaves."),
                         (int) self->tool->n);
  else
    text = g_strdup (_ ("Enter keeps it with the time of its first key, Esc puts it away."));

  gtk_label_set_text (self->hint, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
keep_half_typed (CwToolLine *self)
{
  g_autofree char *place = dup_place (self, self->kind, self->tool);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  cw_keeper_set_draft (cw_work_session_get_keeper (self->session), place,
                       *text != '\0' ? text : NULL, self->has_moment ? &self->moment : NULL);
}

static void
set_text (CwToolLine *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;
  gtk_widget_set_sensitive (self->keep_button, *text != '\0');
}

static void
changed_cb (CwToolLine *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->is_setting || self->tool == NULL)
    return;

  if (*text == '\0')
    self->has_moment = FALSE;
  else if (!self->has_moment)
    {
      self->moment = cw_key_time_get (&self->keys);
      self->has_moment = TRUE;
    }
  gtk_widget_set_sensitive (self->keep_button, *text != '\0');
  say_how (self);
  keep_half_typed (self);
}

static void
leave (CwToolLine *self)
{
  self->tool = NULL;
  self->has_moment = FALSE;
  set_text (self, "");
  g_signal_emit (self, signals[LEFT], 0);
}

static void
put (CwToolLine *self, const char *text, int k, int n)
{
  CwToolKind kind = self->kind;
  g_autofree char *own_text = kind != CW_TOOL_SCAN ? g_strdup (text) : NULL;
  const CwVisitAct done = {
    .kind = kind == CW_TOOL_SCAN       ? CW_ACT_SCAN
            : kind == CW_TOOL_QUESTION ? CW_ACT_ANSWER
                                       : CW_ACT_TASK,
    .visit = self->visit,
    .moment = self->has_moment ? self->moment : cw_moment_now (),
    .text = own_text,
    .name = kind != CW_TOOL_TASK ? self->tool->key : NULL,
    .number = k,
    .of = n,
  };

  set_text (self, "");
  keep_half_typed (self);
  cw_keeper_put (cw_work_session_get_keeper (self->session), &done);
  cw_keeper_flush (cw_work_session_get_keeper (self->session));
  leave (self);
}

static void
refuse (CwToolLine *self, const char *why)
{
  gtk_label_set_text (self->hint, why);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
keep_cb (CwToolLine *self)
{
  g_autofree char *text = dup_text (self);
  int k = 0, n = 0;

  if (self->tool == NULL || *text == '\0')
    return;

  if (self->kind == CW_TOOL_SCAN && !read_scan (self, text, &k, &n))
    refuse (self, _ ("That is no number of students. Type how many, or such as 7/8."));
  else if (strlen (text) > CW_TEXT_MOST)
    refuse (self,
            _ ("This is longer than a line can be. Shorten it; it stays here meanwhile."));
  else
    put (self, text, k, n);
}

static void
number_cb (CwToolLine *self, GtkWidget *button)
{
  put (self, "", (int) g_ascii_strtoll (gtk_button_get_label (GTK_BUTTON (button)), NULL, 10),
       (int) self->tool->n);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CwToolLine *self)
{
  cw_key_time_note (&self->keys, keys);
  if (keyval != GDK_KEY_Escape || self->tool == NULL)
    return FALSE;

  leave (self);
  return TRUE;
}

static void
add_numbers (CwToolLine *self)
{
  GtkWidget *child = NULL;
  gboolean has_numbers = self->kind == CW_TOOL_SCAN && self->tool->n <= BUTTONS_MOST;

  while ((child = gtk_widget_get_first_child (self->numbers)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (self->numbers, has_numbers);
  for (int k = 0; has_numbers && k <= self->tool->n; k++)
    {
      g_autofree char *label = g_strdup_printf ("%d", k);
      g_autofree char *name = g_strdup_printf (_ ("%d of %d"), k, (int) self->tool->n);

      child = gtk_button_new_with_label (label);
      gtk_widget_set_focus_on_click (child, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      g_signal_connect_swapped (child, "clicked", G_CALLBACK (number_cb), self);
      gtk_widget_set_parent (child, self->numbers);
    }
}

static void
cw_tool_line_dispose (GObject *object)
{
  CwToolLine *self = CW_TOOL_LINE (object);
  GtkWidget *child = NULL;

  self->tool = NULL;
  while (self->numbers != NULL && (child = gtk_widget_get_first_child (self->numbers)) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->uuid, g_free);
  G_OBJECT_CLASS (cw_tool_line_parent_class)->dispose (object);
}

static void
cw_tool_line_class_init (CwToolLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_tool_line_dispose;

  signals[LEFT] = g_signal_new ("left", CW_TYPE_TOOL_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/tool-line.ui");
  gtk_widget_class_bind_template_child (widget_class, CwToolLine, question);
  gtk_widget_class_bind_template_child (widget_class, CwToolLine, entry);
  gtk_widget_class_bind_template_child (widget_class, CwToolLine, numbers);
  gtk_widget_class_bind_template_child (widget_class, CwToolLine, hint);
  gtk_widget_class_bind_template_child (widget_class, CwToolLine, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
cw_tool_line_init (CwToolLine *self)
{
  g_type_ensure (CW_TYPE_WRAP_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_tool_line_set_visit (CwToolLine *self, CwWorkSession *session, gint64 visit)
{
  cw_tool_line_leave (self);
  g_set_object (&self->session, session);
  self->visit = visit;
  g_free (self->uuid);
  self->uuid = cw_id_dup_text (cw_work_session_get_store (session), visit);
}

void
cw_tool_line_ask (CwToolLine *self, CwToolKind kind, const CwFormTool *tool)
{
  g_autofree char *place = dup_place (self, kind, tool);
  g_autofree char *text = NULL;

  self->kind = kind;
  self->tool = tool;
  text = cw_keeper_dup_draft (cw_work_session_get_keeper (self->session), place, &self->moment);
  self->has_moment = text != NULL;
  set_text (self, text != NULL ? text : "");
  gtk_label_set_text (self->question, tool->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tool->label, -1);
  add_numbers (self);
  say_how (self);
}

void
cw_tool_line_focus (CwToolLine *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL) /* else it comes with the window */
    gtk_entry_grab_focus_without_selecting (self->entry);
}

gboolean
cw_tool_line_has_draft (CwToolLine *self, CwToolKind kind, const CwFormTool *tool)
{
  g_autofree char *place = dup_place (self, kind, tool);
  g_autofree char *text =
      cw_keeper_dup_draft (cw_work_session_get_keeper (self->session), place, NULL);

  return text != NULL;
}

void
cw_tool_line_leave (CwToolLine *self)
{
  self->tool = NULL;
  self->has_moment = FALSE;
  set_text (self, "");
  g_clear_object (&self->session);
}
