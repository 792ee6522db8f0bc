#include "ui/academy/academy-dialog.h"

#include "corewalk/place.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define MOST_WALKS 50 /* the newest, of which one is calibrated */
#define KEY_ASKING "cw-asking"

typedef struct
{
  GtkWidget *asker; /* held while the dialog is open */
  CwWorkSession *session;
  gboolean is_calibration;
  CwAcademyKind kind;
  GArray *records; /* of gint64: schools or walks, as they are offered */
  GtkWidget *title, *team, *choice, *room;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->asker);
  g_object_unref (asking->session);
  g_array_unref (asking->records);
  g_free (asking);
}

static Asking *
asking_new (GtkWidget *asker, CwWorkSession *session)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->asker = g_object_ref (asker);
  asking->session = g_object_ref (session);
  asking->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  return asking;
}

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gint64
make (const Asking *asking, CwStore *store, GError **error)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (asking->choice));
  gint64 chosen =
      selected < asking->records->len ? g_array_index (asking->records, gint64, selected) : 0;
  g_autofree char *title = dup_typed (asking->title);
  g_autofree char *team = asking->team != NULL ? dup_typed (asking->team) : NULL;
  const CwAcademyPlan plan = { .kind = asking->kind,
                               .school = chosen,
                               .title = title,
                               .team = team != NULL && *team != '\0' ? team : NULL };

  if (!asking->is_calibration)
    return cw_academy_new (store, &plan, NULL, error);
  return cw_calibration_new (store, chosen,
                             gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (asking->room)),
                             title, NULL, error);
}

static void
answered_cb (GtkWidget *dialog, const char *answer)
{
  const Asking *asking = g_object_get_data (G_OBJECT (dialog), KEY_ASKING);
  CwStore *store = cw_work_session_get_store (asking->session);
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!g_str_equal (answer, "begin") || store == NULL)
    return;

  id = make (asking, store, &error);
  if (id == 0)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (asking->asker, "work.say", "s", text);
      return;
    }
  cw_work_session_changed (asking->session);
  gtk_widget_activate_action (asking->asker,
                              asking->is_calibration ? "work.show-calibration"
                                                     : "work.show-academy",
                              "x", id);
}

/* Nothing can begin without a title, and without what it is about. */
static void
typed_cb (GtkWidget *dialog)
{
  const Asking *asking = g_object_get_data (G_OBJECT (dialog), KEY_ASKING);
  g_autofree char *title = dup_typed (asking->title);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "begin",
                                           *title != '\0' && asking->records->len > 0);
}

static GtkWidget *
add_entry (GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_choice (GtkWidget *list, const char *title, GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static void
present (Asking *take_asking, const char *heading, const char *body, GtkWidget *list)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (take_asking->asker));
  GtkWidget *dialog = adw_message_dialog_new (window, heading, body);

  g_object_set_data_full (G_OBJECT (dialog), KEY_ASKING, take_asking, asking_free);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "begin", _ ("_Begin"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "begin",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "begin");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), NULL);
  g_signal_connect_object (take_asking->title, "changed", G_CALLBACK (typed_cb), dialog,
                           G_CONNECT_SWAPPED);
  typed_cb (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (take_asking->title);
}

void
cw_academy_dialog_begin (GtkWidget *asker, CwWorkSession *session, CwAcademyKind kind)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GPtrArray) schools = store != NULL ? cw_school_list (store, NULL) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list;
  Asking *asking;

  if (schools == NULL)
    return;

  list = list_new ();
  asking = asking_new (asker, session);
  asking->kind = kind;
  for (guint i = 0; i < schools->len; i++)
    {
      const CwSchool *school = schools->pdata[i];

      gtk_string_list_append (names, school->name);
      g_array_append_val (asking->records, school->id);
    }
  asking->title = add_entry (list, _ ("Title"));
  asking->team = add_entry (list, _ ("Team"));
  asking->choice = add_choice (list, _ ("School"), names);
  present (asking, kind == CW_ACADEMY_PLAN ? _ ("New Plan") : _ ("New Project"),
           asking->records->len == 0
               ? _ ("There is no school yet. Add one from the main menu, with its rooms.")
               : _ ("The people of its school can read it."),
           list);
}

/* "Who does the thinking? · Today" */
static void
offer_walks (CwStore *store, Asking *asking, GtkStringList *names)
{
  g_autoptr (GArray) ids = cw_walk_ids (store, MOST_WALKS, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (CwWalk) walk = cw_walk_get (store, id, NULL);
      g_autofree char *day = walk != NULL ? cw_times_dup_day (walk->day) : NULL;
      g_autofree char *name =
          walk != NULL ? g_strdup_printf ("%s · %s", walk->title, day) : NULL;

      if (walk == NULL)
        continue;
      gtk_string_list_append (names, name);
      g_array_append_val (asking->records, id);
    }
}

static GtkWidget *
add_room (GtkWidget *list)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 999, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Number of the Visit"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("0 for all rooms of the walk"));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of the Visit"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return spin;
}

void
cw_academy_dialog_calibrate (GtkWidget *asker, CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list;
  Asking *asking;

  if (store == NULL)
    return;

  list = list_new ();
  asking = asking_new (asker, session);
  asking->is_calibration = TRUE;
  offer_walks (store, asking, names);
  asking->title = add_entry (list, _ ("What Is Calibrated"));
  asking->choice = add_choice (list, _ ("Walk"), names);
  asking->room = add_room (list);
  present (
      asking, _ ("New Calibration"),
      asking->records->len == 0
          ? _ ("Start a walk first: everybody marks the same lesson in it, each on a laptop "
               "of their own.")
          : _ ("Everybody marks the same lesson in a walk with the same team code, each on a "
               "laptop of their own. Their files bring the marks together."),
      list);
}
