#include "ui/visit/evidence-item.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

#define SHOWN_MOST 2000 /* characters; absurdly long labels freeze a list */

struct _CwEvidenceItem
{
  GObject parent_instance;

  CwNote *note;
  CwMoment start;
  guint look_for;
  gboolean is_sample;
  gboolean is_kept; /* though it has no id yet */
  char *question;   /* of an answer; else NULL */
};

enum
{
  PROP_STAMP = 1,
  PROP_TEXT,
  PROP_IS_TEACHER,
  PROP_IS_STUDENT,
  PROP_IS_TASK,
  PROP_LOOK_FOR,
  PROP_IS_KEPT,
  PROP_SAMPLE,
  PROP_QUESTION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CwEvidenceItem, cw_evidence_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static char *
dup_shown (const char *text)
{
  glong length = g_utf8_strlen (text, 8 * SHOWN_MOST);
  g_autofree char *cut = NULL;

  if (length <= SHOWN_MOST)
    return g_strdup (text);

  cut = g_utf8_substring (text, 0, SHOWN_MOST);
  return g_strconcat (cut, "…", NULL);
}

static void
cw_evidence_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwEvidenceItem *self = CW_EVIDENCE_ITEM (object);
  const CwNote *note = self->note;

  switch (id)
    {
    case PROP_STAMP:
      g_value_take_string (value, cw_times_dup_since (note->moment, self->start));
      break;

    case PROP_TEXT:
      g_value_take_string (value, dup_shown (note->text));
      break;

    case PROP_IS_TEACHER:
      g_value_set_boolean (value, (note->tags & CW_TAG_TEACHER) != 0);
      break;

    case PROP_IS_STUDENT:
      g_value_set_boolean (value, (note->tags & CW_TAG_STUDENT) != 0);
      break;

    case PROP_IS_TASK:
      g_value_set_boolean (value, (note->tags & CW_TAG_TASK) != 0);
      break;

    case PROP_LOOK_FOR:
      g_value_take_string (value, self->look_for != 0 ? g_strdup_printf ("%u", self->look_for)
                                                      : g_strdup (""));
      break;

    case PROP_IS_KEPT:
      g_value_set_boolean (value, note->id != 0 || self->is_kept);
      break;

    case PROP_SAMPLE:
      g_value_set_string (value, !self->is_sample         ? ""
                                 : self->question != NULL ? _ ("Answer")
                                                          : _ ("Sample"));
      break;

    case PROP_QUESTION:
      g_value_set_string (value, self->question != NULL ? self->question : "");
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_evidence_item_finalize (GObject *object)
{
  cw_note_free (CW_EVIDENCE_ITEM (object)->note);
  g_free (CW_EVIDENCE_ITEM (object)->question);
  G_OBJECT_CLASS (cw_evidence_item_parent_class)->finalize (object);
}

static GParamSpec *
flag_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
cw_evidence_item_class_init (CwEvidenceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_evidence_item_get_property;
  object_class->finalize = cw_evidence_item_finalize;

  properties[PROP_STAMP] = text_spec ("stamp");
  properties[PROP_TEXT] = text_spec ("text");
  properties[PROP_IS_TEACHER] = flag_spec ("is-teacher");
  properties[PROP_IS_STUDENT] = flag_spec ("is-student");
  properties[PROP_IS_TASK] = flag_spec ("is-task");
  properties[PROP_LOOK_FOR] = text_spec ("look-for");
  properties[PROP_IS_KEPT] = flag_spec ("is-kept");
  properties[PROP_SAMPLE] = text_spec ("sample");
  properties[PROP_QUESTION] = text_spec ("question");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_evidence_item_init (CwEvidenceItem *self)
{
}

CwEvidenceItem *
cw_evidence_item_new (CwNote *note, CwMoment start, guint look_for)
{
  CwEvidenceItem *self = g_object_new (CW_TYPE_EVIDENCE_ITEM, NULL);

  self->note = note;
  self->start = start;
  self->look_for = look_for;
  return self;
}

CwEvidenceItem *
cw_evidence_item_new_sample (CwNote *note, CwMoment start, const char *question)
{
  CwEvidenceItem *self = cw_evidence_item_new (note, start, 0);

  self->is_sample = TRUE;
  self->question = g_strdup (question);
  return self;
}

void
cw_evidence_item_set_kept (CwEvidenceItem *self, gboolean is_kept)
{
  self->is_kept = is_kept;
}

gboolean
cw_evidence_item_is_sample (CwEvidenceItem *self)
{
  return self->is_sample;
}

const CwNote *
cw_evidence_item_get_note (CwEvidenceItem *self)
{
  return self->note;
}

char *
cw_evidence_item_dup_tag_names (CwTags tags)
{
  GString *names = g_string_new (NULL);

  if ((tags & CW_TAG_TEACHER) != 0)
    g_string_append (names, "teacher,");
  if ((tags & CW_TAG_STUDENT) != 0)
    g_string_append (names, "student,");
  if ((tags & CW_TAG_TASK) != 0)
    g_string_append (names, "task,");
  g_string_truncate (names, names->len > 0 ? names->len - 1 : 0);

  return g_string_free (names, FALSE);
}
