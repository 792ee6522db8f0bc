#include "ui/shell/welcome-page.h"

struct _CwWelcomePage
{
  AdwBin parent_instance;

  char *typed_name; /* without white space at its ends */

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkEditable *name;
  AdwComboRow *role;
  AdwComboRow *year;
  GtkStringList *years;
  int first_year; /* in which the first of them begins */
  GtkWidget *roster_row;
  GtkWidget *rooms_row;
};

enum
{
  BEGIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWelcomePage, cw_welcome_page, ADW_TYPE_BIN)

static void
name_changed_cb (CwWelcomePage *self)
{
  g_free (self->typed_name);
  self->typed_name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  gtk_widget_set_sensitive (self->roster_row, *self->typed_name != '\0');
  gtk_widget_set_sensitive (self->rooms_row, *self->typed_name != '\0');
}

static void
roster_cb (CwWelcomePage *self)
{
  g_signal_emit (self, signals[BEGIN], 0, "roster");
}

static void
backup_cb (CwWelcomePage *self)
{
  g_signal_emit (self, signals[BEGIN], 0, "backup");
}

static void
sample_cb (CwWelcomePage *self)
{
  g_signal_emit (self, signals[BEGIN], 0, "sample");
}

static void
rooms_cb (CwWelcomePage *self)
{
  g_signal_emit (self, signals[BEGIN], 0, "rooms");
}

static void
cw_welcome_page_finalize (GObject *object)
{
  g_free (CW_WELCOME_PAGE (object)->typed_name);
  G_OBJECT_CLASS (cw_welcome_page_parent_class)->finalize (object);
}

static void
cw_welcome_page_class_init (CwWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_welcome_page_finalize;

  signals[BEGIN] = g_signal_new ("begin", CW_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, name);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, role);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, year);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, years);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, roster_row);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, rooms_row);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, roster_cb);
  gtk_widget_class_bind_template_callback (widget_class, rooms_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
}

/* A year begins in July: this one, and the ones beside it. */
static void
fill_years (CwWelcomePage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now) - (g_date_time_get_month (now) < 7 ? 1 : 0);

  self->first_year = year - 1;
  for (int first = year - 1; first <= year + 1; first++)
    {
      g_autofree char *title = g_strdup_printf ("%d–%02d", first, (first + 1) % 100);

      gtk_string_list_append (self->years, title);
    }
  adw_combo_row_set_selected (self->year, 1);
}

static void
cw_welcome_page_init (CwWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_years (self);
  name_changed_cb (self);
}

CwPerson
cw_welcome_page_get_person (CwWelcomePage *self)
{
  static char roles[][9] = { "coach", "lead", "academy", "district" };
  static char none[] = "";
  guint role = adw_combo_row_get_selected (self->role);

  return (CwPerson){
    .name = self->typed_name,
    .role = roles[MIN (role, G_N_ELEMENTS (roles) - 1)],
    .organization = none,
  };
}

int
cw_welcome_page_get_year (CwWelcomePage *self)
{
  return self->first_year + (int) adw_combo_row_get_selected (self->year);
}

void
cw_welcome_page_set_trouble (CwWelcomePage *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
}
