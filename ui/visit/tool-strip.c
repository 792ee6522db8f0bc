#include "ui/visit/tool-strip.h"

#include "ui/parts/one-drawing.h"
#include "ui/parts/trouble.h"
#include "ui/parts/wrap-layout.h"
#include "ui/settings/settings.h"
#include "ui/visit/cap-layout.h"
#include "ui/visit/key-time.h"
#include "ui/visit/signal-chip.h"
#include "ui/visit/tool-chip.h"
#include "ui/visit/tool-line.h"
#include "ui/visit/tool-sums.h"

#include <glib/gi18n.h>

#define TICK_MS 500
#define FIRST_QUESTION_KEY '4' /* behind those of the tags */
#define TASK_KEY "0"

struct _CwToolStrip
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 visit;
  CwMoment start; /* of the visit */
  gint64 code_seconds;
  CwFormTool task;  /* the task sample, a tool of every form */
  GHashTable *sums; /* of CwToolSum; NULL before they could be read */
  guint ticker;
  GtkEventController *keys; /* of the window: a mnemonic must not take a tool's letter */

  GtkWidget *chips; /* the signal, then a CwToolChip a tool */
  CwSignalChip *signal;
  GtkRevealer *revealer;
  CwToolLine *line;
};

enum
{
  ASKING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwToolStrip, cw_tool_strip, ADW_TYPE_BIN)

static CwToolChip *
first_chip (CwToolStrip *self)
{
  return CW_TOOL_CHIP (gtk_widget_get_next_sibling (GTK_WIDGET (self->signal)));
}

static CwToolChip *
next_chip (CwToolChip *chip)
{
  return CW_TOOL_CHIP (gtk_widget_get_next_sibling (GTK_WIDGET (chip)));
}

static const CwToolSum *
sum_of (CwToolStrip *self, CwToolChip *chip)
{
  static const CwToolSum nothing = { 0 };

  return self->sums != NULL ? cw_tool_sums_get (self->sums, cw_tool_chip_get_tool (chip)->key)
                            : &nothing;
}

/* Whether the last scan lies in the interval that goes on. */
static gboolean
is_this_interval (CwToolStrip *self, const CwToolSum *sum, gint64 seconds, gint64 now_ms)
{
  gint64 past_ms = now_ms - self->start.at_ms;

  return sum->last_ms != 0 && seconds > 0 &&
         sum->last_ms >= now_ms - past_ms % (seconds * 1000);
}

static void
show_chip (CwToolStrip *self, CwToolChip *chip, gint64 now_ms)
{
  const CwToolSum *sum = sum_of (self, chip);
  const CwFormTool *tool = cw_tool_chip_get_tool (chip);
  gint64 passed_ms = sum->passed_ms;
  g_autofree char *value = NULL;
  gboolean is_on = sum->since_ms != 0;

  switch (cw_tool_chip_get_kind (chip))
    {
    case CW_TOOL_WATCH:
      passed_ms += is_on ? MAX (now_ms - sum->since_ms, 0) : 0;
      value = g_strdup_printf ("%02d:%02d", (int) (passed_ms / 60000),
                               (int) (passed_ms / 1000 % 60));
      break;

    case CW_TOOL_SCAN:
      if (sum->count > 0)
        /* Translators: how many of how many students */
        value = g_strdup_printf (_ ("%d of %d"), sum->k, sum->n);
      else
        /* Translators: how many students are looked at; it follows the name of what is counted */
        value = g_strdup_printf (_ ("of %d"), (int) tool->n);
      if (is_this_interval (self, sum, tool->seconds, now_ms))
        cw_tool_chip_set_due (chip, FALSE);
      break;

    case CW_TOOL_CODE:
      is_on = is_this_interval (self, sum, self->code_seconds, now_ms);
      break;

    case CW_TOOL_TALLY:
      value = g_strdup_printf ("%d", sum->count);
      break;

    default:
      if (sum->count != 0)
        value = g_strdup_printf ("%d", sum->count);
    }

  cw_tool_chip_show (chip, value != NULL ? value : "", is_on);
}

static void
show_all (CwToolStrip *self)
{
  gint64 now_ms = cw_moment_now ().at_ms;

  for (CwToolChip *chip = first_chip (self); chip != NULL; chip = next_chip (chip))
    show_chip (self, chip, now_ms);
}

static void
read_sums (CwToolStrip *self)
{
  g_autoptr (GError) error = NULL;
  GHashTable *sums = NULL;

  if (cw_work_session_is_lent (self->session))
    return; /* what is shown grows with what is done, see put() */

  sums = cw_tool_sums_load (self->session, self->visit, &error);
  if (sums != NULL)
    {
      g_clear_pointer (&self->sums, g_hash_table_unref);
      self->sums = sums;
    }
  else
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
    }
  show_all (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  CwToolStrip *self = user_data;
  gint64 now_ms = cw_moment_now ().at_ms;
  gboolean is_time = cw_signal_chip_tick (self->signal, now_ms);

  if (is_time && g_settings_get_boolean (cw_settings_get (), "signal-sound"))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
  for (CwToolChip *chip = first_chip (self); chip != NULL; chip = next_chip (chip))
    {
      CwToolKind kind = cw_tool_chip_get_kind (chip);

      if (is_time && kind == CW_TOOL_SCAN)
        cw_tool_chip_set_due (chip, TRUE);
      if (kind == CW_TOOL_CODE || (kind == CW_TOOL_WATCH && sum_of (self, chip)->since_ms != 0))
        show_chip (self, chip, now_ms);
    }

  return G_SOURCE_CONTINUE;
}

static void
put (CwToolStrip *self,
     CwToolChip *chip,
     CwVisitActKind kind,
     int number,
     const CwMoment *moment)
{
  const CwVisitAct done = { .kind = kind,
                            .visit = self->visit,
                            .moment = *moment,
                            .name = cw_tool_chip_get_tool (chip)->key,
                            .number = number,
                            .of = 1 };

  cw_keeper_put (cw_work_session_get_keeper (self->session), &done);
  if (!cw_work_session_is_lent (self->session))
    {
      read_sums (self);
      return;
    }

  if (self->sums != NULL)
    cw_tool_sums_add (self->sums, &done);
  show_all (self);
}

static void
ask (CwToolStrip *self, CwToolChip *chip)
{
  cw_tool_line_ask (self->line, cw_tool_chip_get_kind (chip), cw_tool_chip_get_tool (chip));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_signal_emit (self, signals[ASKING], 0, TRUE);
  cw_tool_line_focus (self->line);
}

static void
use (CwToolStrip *self, CwToolChip *chip, gboolean is_back, const CwMoment *moment)
{
  const CwToolSum *sum = sum_of (self, chip);

  switch (cw_tool_chip_get_kind (chip))
    {
    case CW_TOOL_TALLY:
      if (is_back && sum->count <= 0)
        gtk_widget_error_bell (GTK_WIDGET (self));
      else
        put (self, chip, CW_ACT_TALLY, is_back ? -1 : 1, moment);
      break;

    case CW_TOOL_WATCH:
      put (self, chip, sum->since_ms != 0 ? CW_ACT_STOP : CW_ACT_START, 0, moment);
      break;

    case CW_TOOL_CODE:
      if (is_this_interval (self, sum, self->code_seconds, moment->at_ms))
        put (self, chip, CW_ACT_UNSCAN, 0, moment);
      else if (!is_back)
        put (self, chip, CW_ACT_SCAN, 1, moment);
      break;

    default:
      if (cw_work_session_is_lent (self->session))
        gtk_widget_error_bell (GTK_WIDGET (self));
      else
        ask (self, chip);
    }
}

static void
chip_pressed_cb (CwToolStrip *self, gboolean is_back, CwToolChip *chip)
{
  CwMoment now = cw_moment_now ();

  use (self, chip, is_back, &now);
}

static void
line_left_cb (CwToolStrip *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  read_sums (self);
  g_signal_emit (self, signals[ASKING], 0, FALSE);
}

/* Alt and the letter of a tool, or the digit of a question. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CwToolStrip *self)
{
  const GdkModifierType held =
      state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (keyval));
  const char key[] = { letter < 128 ? (char) letter : '\0', '\0' };
  CwKeyTime time = { 0 };
  CwMoment moment = { 0 };

  if ((held & ~GDK_META_MASK) != GDK_ALT_MASK || *key == '\0' ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  cw_key_time_note (&time, keys);
  moment = cw_key_time_get (&time);
  return cw_tool_strip_press (self, key, (state & GDK_SHIFT_MASK) != 0, &moment);
}

static void
cw_tool_strip_root (GtkWidget *widget)
{
  CwToolStrip *self = CW_TOOL_STRIP (widget);

  GTK_WIDGET_CLASS (cw_tool_strip_parent_class)->root (widget);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
}

static void
cw_tool_strip_unroot (GtkWidget *widget)
{
  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)),
                                CW_TOOL_STRIP (widget)->keys);
  GTK_WIDGET_CLASS (cw_tool_strip_parent_class)->unroot (widget);
}

static void
cw_tool_strip_dispose (GObject *object)
{
  CwToolStrip *self = CW_TOOL_STRIP (object);

  if (self->chips != NULL)
    {
      cw_tool_strip_forget (self);
      g_clear_pointer (&self->task.key, g_free);
      g_clear_pointer (&self->task.label, g_free);
      gtk_widget_unparent (GTK_WIDGET (self->signal));
      self->chips = NULL;
    }
  G_OBJECT_CLASS (cw_tool_strip_parent_class)->dispose (object);
}

static void
cw_tool_strip_class_init (CwToolStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_tool_strip_dispose;
  widget_class->snapshot = cw_one_drawing_snapshot;
  widget_class->root = cw_tool_strip_root;
  widget_class->unroot = cw_tool_strip_unroot;

  signals[ASKING] = g_signal_new ("asking", CW_TYPE_TOOL_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (CW_TYPE_CAP_LAYOUT);
  g_type_ensure (CW_TYPE_TOOL_LINE);
  g_type_ensure (CW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/tool-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, CwToolStrip, chips);
  gtk_widget_class_bind_template_child (widget_class, CwToolStrip, revealer);
  gtk_widget_class_bind_template_child (widget_class, CwToolStrip, line);
  gtk_widget_class_bind_template_callback (widget_class, line_left_cb);
}

static void
cw_tool_strip_init (CwToolStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signal = g_object_new (CW_TYPE_SIGNAL_CHIP, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->signal), self->chips);
  self->task.key = g_strdup (CW_TOOL_TASK_KEY);
  self->task.label = g_strdup (_ ("Task Sample"));
}

static void
remove_chips (CwToolStrip *self)
{
  CwToolChip *chip = NULL;

  while ((chip = first_chip (self)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (chip));
}

static void
add_chip (CwToolStrip *self, CwToolKind kind, const CwFormTool *tool, const char *key)
{
  GtkWidget *chip = cw_tool_chip_new (kind, tool, key);

  g_signal_connect_swapped (chip, "pressed", G_CALLBACK (chip_pressed_cb), self);
  gtk_widget_set_parent (chip, self->chips);
}

static void
add_chips (CwToolStrip *self, CwToolKind kind, const GPtrArray *tools)
{
  for (guint i = 0; i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];
      char digit[] = { kind == CW_TOOL_QUESTION && FIRST_QUESTION_KEY + i <= '9'
                           ? (char) (FIRST_QUESTION_KEY + i)
                           : '\0',
                       '\0' };

      add_chip (self, kind, tool, *tool->letter != '\0' ? tool->letter : digit);
    }
}

static void
add_form (CwToolStrip *self, const CwFormTools *tools)
{
  gint64 seconds = tools->signal_seconds;

  self->code_seconds = tools->code_seconds;
  add_chips (self, CW_TOOL_TALLY, tools->counters);
  add_chips (self, CW_TOOL_WATCH, tools->stopwatches);
  add_chips (self, CW_TOOL_SCAN, tools->scans);
  add_chips (self, CW_TOOL_CODE, tools->codes);
  add_chips (self, CW_TOOL_QUESTION, tools->questions);

  if (self->code_seconds > 0)
    seconds = self->code_seconds; /* what the codes are taken down by */
  cw_signal_chip_begin (self->signal, self->start, seconds > 0 ? seconds : CW_SIGNAL_SECONDS,
                        seconds > 0 &&
                            g_settings_get_boolean (cw_settings_get (), "signal-shown"),
                        self->code_seconds > 0);
}

/* What was being typed when the program ended is on the screen again. */
static void
ask_again (CwToolStrip *self)
{
  for (CwToolChip *chip = first_chip (self); chip != NULL; chip = next_chip (chip))
    {
      CwToolKind kind = cw_tool_chip_get_kind (chip);

      if ((kind == CW_TOOL_SCAN || kind == CW_TOOL_QUESTION || kind == CW_TOOL_TASK) &&
          cw_tool_line_has_draft (self->line, kind, cw_tool_chip_get_tool (chip)))
        {
          ask (self, chip);
          return;
        }
    }
}

void
cw_tool_strip_set_visit (CwToolStrip *self,
                         CwWorkSession *session,
                         const CwVisit *visit,
                         const CwFormDocument *document)
{
  cw_tool_strip_forget (self);
  self->session = g_object_ref (session);
  self->visit = visit->id;
  self->start = visit->started;
  cw_tool_line_set_visit (self->line, session, visit->id);
  if (document != NULL)
    add_form (self, &document->tools);
  add_chip (self, CW_TOOL_TASK, &self->task, TASK_KEY);
  cw_tool_strip_refresh (self, visit->ended_ms != 0);
  ask_again (self);
}

void
cw_tool_strip_refresh (CwToolStrip *self, gboolean is_ended)
{
  for (CwToolChip *chip = first_chip (self); chip != NULL; chip = next_chip (chip))
    if (cw_tool_chip_get_kind (chip) == CW_TOOL_WATCH)
      gtk_widget_set_sensitive (GTK_WIDGET (chip), !is_ended);
  gtk_widget_set_visible (GTK_WIDGET (self->signal), !is_ended);
  read_sums (self);

  if (is_ended)
    g_clear_handle_id (&self->ticker, g_source_remove);
  else if (self->ticker == 0)
    self->ticker = g_timeout_add (TICK_MS, tick_cb, self);
}

gboolean
cw_tool_strip_press (CwToolStrip *self,
                     const char *key,
                     gboolean is_back,
                     const CwMoment *moment)
{
  for (CwToolChip *chip = first_chip (self); chip != NULL; chip = next_chip (chip))
    if (g_str_equal (cw_tool_chip_get_key (chip), key))
      {
        if (gtk_widget_is_sensitive (GTK_WIDGET (chip)))
          use (self, chip, is_back, moment);
        else
          gtk_widget_error_bell (GTK_WIDGET (self));
        return TRUE;
      }

  return FALSE;
}

gboolean
cw_tool_strip_focus_line (CwToolStrip *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return FALSE;

  cw_tool_line_focus (self->line);
  return TRUE;
}

void
cw_tool_strip_forget (CwToolStrip *self)
{
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_pointer (&self->sums, g_hash_table_unref);
  remove_chips (self);
  cw_tool_line_leave (self->line);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  self->code_seconds = 0;
  g_clear_object (&self->session);
}
