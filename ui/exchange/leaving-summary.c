#include "ui/exchange/leaving-summary.h"

#include "ui/exchange/line-kind.h"

#include <glib/gi18n.h>

#define KEY_COUNT "cw-count"

struct _CwLeavingSummary
{
  AdwBin parent_instance;

  GtkBox *groups;
  GtkLabel *total;
  GtkWidget *warnings;
  AdwActionRow *hosts_row;
  AdwActionRow *named_row;
  AdwActionRow *wide_row;
};

enum
{
  LOOK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLeavingSummary, cw_leaving_summary, ADW_TYPE_BIN)

static void
named_cb (CwLeavingSummary *self)
{
  g_signal_emit (self, signals[LOOK], 0, NULL, NULL);
}

static void
row_cb (CwLeavingSummary *self, AdwActionRow *row)
{
  const CwExportCount *count = g_object_get_data (G_OBJECT (row), KEY_COUNT);

  g_signal_emit (self, signals[LOOK], 0, count->audience, count->kind);
}

static GtkWidget *
number_new (gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%lu", (gulong) number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
arrow_new (void)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  return arrow;
}

static GtkWidget *
row_new (CwLeavingSummary *self, const CwExportCount *count)
{
  GtkWidget *row = adw_action_row_new ();
  gulong named = (gulong) count->named;
  g_autofree char *warning =
      named == 0
          ? NULL
          : g_strdup_printf (ngettext ("%lu with a name", "%lu with a name", named), named);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 cw_line_kind_get_name (count->kind));
  if (warning != NULL)
    {
      GtkWidget *chip = gtk_label_new (warning);

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_add_css_class (chip, "unkept");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number_new (count->count));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow_new ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), KEY_COUNT, g_memdup2 (count, sizeof *count), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
group_new (const char *audience)
{
  GtkWidget *group = adw_preferences_group_new ();
  gboolean is_school = g_str_equal (audience, "school");
  gboolean is_district = g_str_equal (audience, "district");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   is_school     ? _ ("For the School")
                                   : is_district ? _ ("For the District")
                                                 : _ ("For All"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      is_school     ? _ ("Words: they stay with the people of the school.")
      : is_district ? _ ("Numbers that anybody in the district may see.")
                    : _ ("Schools and classes, as the roster says."));
  return group;
}

static void
show_warnings (CwLeavingSummary *self, const CwExportLines *lines)
{
  gulong named = (gulong) lines->named, owed = lines->copies_owed;
  g_autofree char *hosts =
      g_strdup_printf (ngettext ("%lu host was not given her copy yet",
                                 "%lu hosts were not given their copy yet", owed),
                       owed);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%lu line holds a name from the roster",
                                 "%lu lines hold a name from the roster", named),
                       named);
  g_autofree char *walks = NULL;

  g_ptr_array_add (lines->wide, NULL);
  walks = g_strjoinv (", ", (char **) lines->wide->pdata);
  g_ptr_array_set_size (lines->wide, (int) lines->wide->len - 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hosts_row), hosts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->named_row), title);
  adw_action_row_set_subtitle (self->wide_row, walks);
  gtk_widget_set_visible (GTK_WIDGET (self->hosts_row), owed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->named_row), named > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_row), lines->wide->len > 0);
  gtk_widget_set_visible (self->warnings, owed > 0 || named > 0 || lines->wide->len > 0);
}

/* "38120 for the district, 2054 for the school" */
static char *
dup_audiences (const CwExportLines *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->counts->len;)
    {
      const char *audience = g_array_index (lines->counts, CwExportCount, i).audience;
      gulong sum = 0;

      for (; i < lines->counts->len &&
             g_array_index (lines->counts, CwExportCount, i).audience == audience;
           i++)
        sum += (gulong) g_array_index (lines->counts, CwExportCount, i).count;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text,
                              g_str_equal (audience, "school")     ? _ ("%lu for the school")
                              : g_str_equal (audience, "district") ? _ ("%lu for the district")
                                                                   : _ ("%lu for all"),
                              sum);
    }

  return g_string_free (text, FALSE);
}

/* Whose it is, and who may read it. */
static void
show_total (CwLeavingSummary *self, const CwExportLines *lines)
{
  gulong total = (gulong) lines->total, listed = (gulong) lines->lines->len;
  g_autofree char *in_lines =
      g_strdup_printf (lines->is_everyone
                           ? ngettext ("%lu line, of everybody whose work is here",
                                       "%lu lines, of everybody whose work is here", total)
                           : ngettext ("%lu line of your own", "%lu lines of your own", total),
                       total);
  g_autofree char *audiences = dup_audiences (lines);
  g_autofree char *reading =
      listed == total ? g_strdup (_ ("Choose a row to read every line of it."))
                      : g_strdup_printf (_ ("The first %lu can be read here."), listed);
  g_autofree char *text = total == 0
                              ? g_strdup_printf ("%s.", in_lines)
                              : g_strdup_printf ("%s: %s. %s", in_lines, audiences, reading);

  gtk_label_set_text (self->total, text);
}

static void
cw_leaving_summary_class_init (CwLeavingSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[LOOK] = g_signal_new ("look", CW_TYPE_LEAVING_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/leaving-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLeavingSummary, groups);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingSummary, total);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingSummary, warnings);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingSummary, hosts_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingSummary, named_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingSummary, wide_row);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
}

static void
cw_leaving_summary_init (CwLeavingSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_leaving_summary_set_lines (CwLeavingSummary *self, CwExportLines *lines)
{
  const char *audience = NULL;
  GtkWidget *group = NULL, *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  g_array_sort (lines->counts, cw_line_kind_compare_counts);
  for (guint i = 0; i < lines->counts->len; i++)
    {
      const CwExportCount *count = &g_array_index (lines->counts, CwExportCount, i);

      if (count->audience != audience)
        {
          group = group_new (count->audience);
          gtk_widget_add_css_class (group, "counts");
          gtk_box_append (self->groups, group);
        }
      audience = count->audience;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (self, count));
    }

  show_warnings (self, lines);
  show_total (self, lines);
}
