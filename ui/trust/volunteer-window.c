#include "ui/trust/volunteer-window.h"

#include "corewalk/pairing.h"
#include "ui/parts/say.h"
#include "ui/trust/half-days.h"

#include <glib/gi18n.h>

struct _CwVolunteerWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  GtkCheckButton *halves[CW_HALF_DAYS];

  AdwToastOverlay *toasts;
  GtkEditable *name;
  GtkEditable *school;
  GtkEditable *grades;
  GtkEditable *subjects;
  GtkGrid *week;
  GtkCheckButton *consents;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwVolunteerWindow, cw_volunteer_window, ADW_TYPE_WINDOW)

/* (transfer full) (nullable): NULL where nothing was typed. */
static char *
dup_typed (GtkEditable *entry)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
typed_cb (CwVolunteerWindow *self)
{
  g_autofree char *name = dup_typed (self->name);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "volunteer.keep",
                                 name != NULL && gtk_check_button_get_active (self->consents));
}

/* (transfer full) (nullable): "mon-am, wed-pm" */
static char *
dup_free (CwVolunteerWindow *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CW_HALF_DAYS; i++)
    if (gtk_check_button_get_active (self->halves[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", cw_half_day_get_key (i));

  return g_string_free (text, text->len == 0);
}

static void
keep_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwVolunteerWindow *self = CW_VOLUNTEER_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *name = dup_typed (self->name), *school = dup_typed (self->school);
  g_autofree char *grades = dup_typed (self->grades), *subjects = dup_typed (self->subjects);
  g_autofree char *halves = dup_free (self);
  const CwVolunteer volunteer = { .name = name,
                                  .school = school,
                                  .grades = grades,
                                  .subjects = subjects,
                                  .free = halves,
                                  .consented = cw_moment_local_day (cw_moment_now ()) };
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    {
      cw_say (self->toasts, _ ("Other work is going on. Try again in a moment."), NULL, NULL);
      return;
    }
  if (cw_volunteer_add (store, &volunteer, NULL, &error) == 0)
    {
      cw_say_failed (self->toasts, error);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* A row for mornings and one for afternoons; the days stand over them. */
static void
add_halves (CwVolunteerWindow *self)
{
  for (guint i = 0; i < CW_HALF_DAYS; i++)
    {
      GtkWidget *half = gtk_check_button_new ();

      gtk_widget_set_halign (half, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (half, TRUE);
      gtk_widget_set_tooltip_text (half, cw_half_day_get_name (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (half), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      cw_half_day_get_name (i), -1);
      gtk_grid_attach (self->week, half, 1 + (int) i / 2, 1 + (int) i % 2, 1, 1);
      self->halves[i] = GTK_CHECK_BUTTON (half);
    }
}

static void
cw_volunteer_window_dispose (GObject *object)
{
  g_clear_object (&CW_VOLUNTEER_WINDOW (object)->session);
  G_OBJECT_CLASS (cw_volunteer_window_parent_class)->dispose (object);
}

static void
cw_volunteer_window_class_init (CwVolunteerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_volunteer_window_dispose;

  signals[ADDED] = g_signal_new ("added", CW_TYPE_VOLUNTEER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/volunteer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, name);
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, school);
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, grades);
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, subjects);
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, week);
  gtk_widget_class_bind_template_child (widget_class, CwVolunteerWindow, consents);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "volunteer.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_volunteer_window_init (CwVolunteerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_halves (self);
  typed_cb (self);
}

GtkWidget *
cw_volunteer_window_new (GtkWindow *parent, CwWorkSession *session)
{
  CwVolunteerWindow *self =
      g_object_new (CW_TYPE_VOLUNTEER_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
