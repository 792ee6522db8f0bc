#include "ui/walks/new-walk-page.h"

#include "corewalk/form-document.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/place.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/settings/settings.h"

#include <glib/gi18n.h>

struct _CwNewWalkPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GPtrArray *schools;    /* of CwSchool, in the order of their row; behind them "add one" */
  GPtrArray *versions;   /* of CwForm, all of them */
  GPtrArray *forms;      /* of CwForm, the newest version of each; versions holds them */
  gint64 day;            /* since 1970-01-01 */
  gboolean is_own_title; /* a person typed it: it is no longer made from school and day */
  gboolean is_setting;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  AdwComboRow *school;
  GtkEditable *new_school;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  GtkEditable *walk_title;
  AdwComboRow *form;
  GtkLabel *purpose;
  GtkEditable *code;
  GtkEditable *problem;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwNewWalkPage, cw_new_walk_page, ADW_TYPE_BIN)

/* (transfer full): what a person typed, without white space at its ends; NULL for nothing. */
static char *
dup_typed (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The school that is chosen, NULL where one is to be added. */
static const CwSchool *
chosen_school (CwNewWalkPage *self)
{
  guint position = adw_combo_row_get_selected (self->school);

  return position < self->schools->len ? g_ptr_array_index (self->schools, position) : NULL;
}

static void
show_trouble (CwNewWalkPage *self, const GError *error)
{
  g_autofree char *text = error != NULL ? cw_trouble_dup_cause (error) : NULL;

  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
}

static void
show_ready (CwNewWalkPage *self)
{
  g_autofree char *title = dup_typed (self->walk_title);
  g_autofree char *typed = dup_typed (self->new_school);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-walk.start",
                                 title != NULL && self->forms->len > 0 &&
                                     (chosen_school (self) != NULL || typed != NULL));
}

static void
guess_title (CwNewWalkPage *self)
{
  const CwSchool *school = chosen_school (self);
  g_autofree char *typed = dup_typed (self->new_school);
  const char *name = school != NULL ? school->name : typed;
  g_autofree char *day = cw_times_dup_short_day (self->day);
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s, %s", name, day) : g_strdup ("");

  if (!self->is_own_title)
    {
      self->is_setting = TRUE;
      gtk_editable_set_text (self->walk_title, title);
      self->is_setting = FALSE;
    }
  show_ready (self);
}

static void
school_chosen_cb (CwNewWalkPage *self)
{
  if (self->schools == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->new_school), chosen_school (self) == NULL);
  guess_title (self);
}

static void
school_typed_cb (CwNewWalkPage *self)
{
  if (self->schools != NULL)
    guess_title (self);
}

static void
title_typed_cb (CwNewWalkPage *self)
{
  if (self->is_setting || self->schools == NULL)
    return;

  self->is_own_title = *gtk_editable_get_text (self->walk_title) != '\0';
  show_ready (self);
}

static void
set_day (CwNewWalkPage *self, gint64 day)
{
  g_autofree char *label = cw_times_dup_day (day);

  self->day = day;
  gtk_menu_button_set_label (self->day_button, label);
  guess_title (self);
}

static void
day_chosen_cb (CwNewWalkPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  gint64 day = self->day;

  if (self->forms != NULL && cw_day_parse (text, &day))
    set_day (self, day);
}

static void
form_chosen_cb (CwNewWalkPage *self)
{
  guint position = adw_combo_row_get_selected (self->form);
  g_autofree char *text = NULL;
  g_autoptr (CwFormDocument) document = NULL;

  if (self->forms == NULL || position >= self->forms->len)
    return;

  text =
      cw_form_dup_document (cw_work_session_get_store (self->session),
                            ((CwForm *) g_ptr_array_index (self->forms, position))->id, NULL);
  if (text != NULL)
    document = cw_form_document_parse (text, strlen (text), NULL);
  gtk_label_set_text (self->purpose, document != NULL ? document->purpose : "");
}

/* Returns: the school of the walk, added where it has to be; 0 with @error set. */
static gint64
make_school (CwNewWalkPage *self, GError **error)
{
  const CwSchool *school = chosen_school (self);
  g_autofree char *typed = dup_typed (self->new_school);

  if (school != NULL)
    return school->id;

  return cw_school_new (cw_work_session_get_store (self->session), typed, NULL, NULL, error);
}

static gint64
make_walk (CwNewWalkPage *self, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->session);
  const CwForm *form = g_ptr_array_index (self->forms, adw_combo_row_get_selected (self->form));
  g_autofree char *title = dup_typed (self->walk_title);
  g_autofree char *day = cw_day_format (self->day);
  g_autofree char *code = dup_typed (self->code);
  g_autofree char *problem = dup_typed (self->problem);
  CwWalkPlan plan = {
    .title = title,
    .school = make_school (self, error),
    .form = form->id,
    .day = day,
    .code = code,
    .problem = problem,
  };

  return plan.school != 0 ? cw_walk_new (store, &plan, NULL, error) : 0;
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwNewWalkPage *self = CW_NEW_WALK_PAGE (widget);
  g_autoptr (GError) error = NULL;
  gint64 walk = make_walk (self, &error);

  if (walk == 0)
    {
      show_trouble (self, error);
      return;
    }

  g_signal_emit (self, signals[MADE], 0, walk);
}

/* Enter in any of the entries. */
static void
entered_cb (CwNewWalkPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-walk.start", NULL);
}

static void
forget (CwNewWalkPage *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
}

static void
cw_new_walk_page_dispose (GObject *object)
{
  forget (CW_NEW_WALK_PAGE (object));
  G_OBJECT_CLASS (cw_new_walk_page_parent_class)->dispose (object);
}

static void
cw_new_walk_page_class_init (CwNewWalkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_new_walk_page_dispose;

  signals[MADE] = g_signal_new ("made", CW_TYPE_NEW_WALK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/new-walk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, school);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, new_school);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, day_popover);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, walk_title);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, form);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, code);
  gtk_widget_class_bind_template_child (widget_class, CwNewWalkPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, school_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, school_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "new-walk.start", NULL, start_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_new_walk_page_init (CwNewWalkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a person chose for every new walk, else that of the last one. */
static gint64
usual_school (CwStore *store, const CwWalk *last)
{
  g_autofree char *chosen = g_settings_get_string (cw_settings_get (), "default-school");
  gint64 school = *chosen != '\0' ? cw_id_find (store, chosen, NULL) : 0;

  return school == 0 && last != NULL ? last->school : school;
}

static void
fill_schools (CwNewWalkPage *self, gint64 usual)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->schools->len; i++)
    {
      const CwSchool *school = g_ptr_array_index (self->schools, i);

      if (school->is_gone)
        {
          g_ptr_array_set_size (self->schools, (int) i); /* those that are gone come last */
          break;
        }
      gtk_string_list_append (names, school->name);
      if (school->id == usual)
        chosen = i;
    }
  gtk_string_list_append (names, _ ("Add a School…"));
  adw_combo_row_set_model (self->school, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->school, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->school), self->schools->len > 0);
}

/* @usual: the title of the form that is chosen at first; NULL for the first one that comes with
 * the program */
static void
fill_forms (CwNewWalkPage *self, GPtrArray *versions, const char *usual)
{
  g_autoptr (GPtrArray) built_in = cw_form_built_in_list ();
  const char *wanted =
      usual != NULL ? usual : ((CwFormDocument *) g_ptr_array_index (built_in, 0))->title;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *key = g_settings_get_string (cw_settings_get (), "default-form");
  gboolean is_found = FALSE;
  guint chosen = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      CwForm *form = g_ptr_array_index (versions, i);

      if (!form->is_newest || form->is_retired)
        continue;
      if (g_str_equal (form->key, key) || (!is_found && g_str_equal (form->title, wanted)))
        chosen = self->forms->len;
      is_found |= g_str_equal (form->key, key);
      g_ptr_array_add (self->forms, form);
      gtk_string_list_append (titles, form->title);
    }
  adw_combo_row_set_model (self->form, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->form, chosen);
}

static void
fill (CwNewWalkPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) last = cw_walk_ids (store, 1, NULL);
  g_autoptr (CwWalk) usual = last != NULL && last->len > 0
                                 ? cw_walk_get (store, g_array_index (last, gint64, 0), NULL)
                                 : NULL;

  self->schools = cw_school_list (store, &error);
  self->versions = error == NULL ? cw_form_list (store, &error) : NULL;
  self->forms = g_ptr_array_new ();
  if (error != NULL)
    show_trouble (self, error);
  if (self->schools == NULL)
    self->schools = g_ptr_array_new ();

  if (self->versions != NULL)
    fill_forms (self, self->versions, usual != NULL ? usual->form_title : NULL);
  fill_schools (self, usual_school (store, usual));
  gtk_calendar_select_day (self->calendar, today);
  set_day (self, cw_moment_local_day (cw_moment_now ()));
  school_chosen_cb (self);
  form_chosen_cb (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (self->schools->len > 0 ? self->walk_title : self->new_school));
}

void
cw_new_walk_page_begin (CwNewWalkPage *self, CwWorkSession *session)
{
  forget (self);
  self->session = g_object_ref (session);
  self->is_own_title = FALSE;
  show_trouble (self, NULL);
  gtk_editable_set_text (self->new_school, "");
  gtk_editable_set_text (self->code, "");
  gtk_editable_set_text (self->problem, "");
  fill (self);
}
