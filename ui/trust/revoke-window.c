#include "ui/trust/revoke-window.h"

#include "corewalk/revoke.h"
#include "ui/parts/day-button.h"
#include "ui/parts/say.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CwRevokeWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  guint8 key[CW_CARD_KEY_BYTES];

  AdwToastOverlay *toasts;
  AdwActionRow *card;
  CwDayButton *day;
  AdwEntryRow *reason;
};

enum
{
  REVOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwRevokeWindow, cw_revoke_window, ADW_TYPE_WINDOW)

/* When the day begins by this laptop's clock. */
static gint64
find_start (gint64 day)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_local (1970, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) start = g_date_time_add_days (epoch, (int) day);

  return g_date_time_to_unix (start) * 1000;
}

static void
typed_cb (CwRevokeWindow *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "revoke.keep",
                                 reason[strspn (reason, " ")] != '\0');
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwRevokeWindow *self = CW_REVOKE_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *reason =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    {
      cw_say (self->toasts, _ ("Other work is going on. Try again in a moment."), NULL, NULL);
      return;
    }
  if (cw_card_revoke (store, self->key, find_start (cw_day_button_get_day (self->day)), reason,
                      NULL, &error) == 0)
    {
      cw_say_failed (self->toasts, error);
      return;
    }

  g_signal_emit (self, signals[REVOKED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_revoke_window_dispose (GObject *object)
{
  CwRevokeWindow *self = CW_REVOKE_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_revoke_window_parent_class)->dispose (object);
}

static void
cw_revoke_window_class_init (CwRevokeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_revoke_window_dispose;

  signals[REVOKED] = g_signal_new ("revoked", CW_TYPE_REVOKE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/revoke-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwRevokeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwRevokeWindow, card);
  gtk_widget_class_bind_template_child (widget_class, CwRevokeWindow, day);
  gtk_widget_class_bind_template_child (widget_class, CwRevokeWindow, reason);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "revoke.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_revoke_window_init (CwRevokeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_revoke_window_new (GtkWindow *parent, CwWorkSession *session, const CwTrusted *person)
{
  CwRevokeWindow *self = g_object_new (CW_TYPE_REVOKE_WINDOW, "transient-for", parent, NULL);
  const char *words = cw_sender_card_fingerprint (person->card, NULL);

  self->session = g_object_ref (session);
  memcpy (self->key, person->card->key, sizeof self->key);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->card), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->card), person->card->name);
  if (words != NULL)
    adw_action_row_set_subtitle (self->card, words);
  cw_day_button_set_day (self->day, cw_moment_local_day (cw_moment_now ()));
  typed_cb (self);
  return GTK_WIDGET (self);
}
