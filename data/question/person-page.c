#include "corewalk/person-file.h"

#include "corewalk/json.h"
#include "corewalk/sent.h"
#include "data/base/spoken.h"
#include "data/base/whole-file.h"

#include <string.h>

static void
add_entry (CwHandout *page, const CwPersonEntry *entry)
{
  g_autofree char *when = cw_moment_format_local (entry->made);
  g_autofree char *what =
      g_strdup_printf ("%s%s%s%s", entry->title, *entry->words != '\0' ? ": " : "",
                       entry->words, entry->is_private ? _ (" (on this laptop only)") : "");

  cw_handout_add (page, CW_HANDOUT_LINE, when, what);
}

/* An entry stands where it says most: what is about somebody before what names or is by them. */
static guint
part_of (const CwPersonEntry *entry)
{
  return entry->why & CW_PERSON_ABOUT   ? CW_PERSON_ABOUT
         : entry->why & CW_PERSON_NAMED ? CW_PERSON_NAMED
                                        : CW_PERSON_BY;
}

static void
add_part (CwHandout *page, const CwPersonFile *file, guint part, const char *title)
{
  g_autofree char *heading = NULL;
  guint count = 0;

  for (guint i = 0; i < file->entries->len; i++)
    count += part_of (file->entries->pdata[i]) == part;
  heading = g_strdup_printf ("%s: %u", title, count);
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, heading);
  for (guint i = 0; i < file->entries->len; i++)
    if (part_of (file->entries->pdata[i]) == part)
      add_entry (page, file->entries->pdata[i]);
}

static void
add_sent (CwHandout *page, const CwPersonFile *file)
{
  g_autofree char *heading =
      g_strdup_printf ("%s: %u", _ ("Files for others that some of it was in"),
                       file->sent->len);

  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, heading);
  for (guint i = 0; i < file->sent->len; i++)
    {
      const CwSent *sent = file->sent->pdata[i];
      g_autofree char *when = cw_moment_format_local (sent->moment);
      g_autoptr (GString) readers = g_string_new (sent->file);

      for (guint k = 0; k < sent->recipients->len; k++)
        {
          const char *name = sent->recipients->pdata[k];

          g_string_append_printf (readers, "%s%s", k == 0 ? ": " : ", ",
                                  *name != '\0' ? name : _ ("somebody whose card is not here"));
        }
      if (sent->is_open)
        g_string_append_printf (readers, ": %s", _ ("open, for whoever got it"));
      cw_handout_add (page, CW_HANDOUT_LINE, when, readers->str);
    }
}

CwHandout *
cw_person_file_page (const CwPersonFile *file)
{
  CwHandout *page = cw_handout_new ();
  g_autofree char *made = cw_moment_format_local (file->made);

  cw_handout_add_take (page, CW_HANDOUT_TITLE,
                       g_strdup_printf (_ ("Everything about %s"), file->name));
  cw_handout_add_take (
      page, CW_HANDOUT_TEXT,
      g_strdup_printf (
          _ ("This is what the record of %s held on %s: by %s, about the classes of that name, or "
             "with the name in it. Other laptops may hold more. What is found by name can be of "
             "somebody else with that name; and other people may be named in it: look through it "
             "before it is handed over."),
          file->holder, made, file->name));
  add_part (page, file, CW_PERSON_ABOUT, _ ("Of the classes, and of visits to them"));
  add_part (page, file, CW_PERSON_NAMED, _ ("With the name in it"));
  add_part (page, file, CW_PERSON_BY, _ ("Written by that person"));
  if (file->cards->len > 0)
    cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("Cards"));
  for (guint i = 0; i < file->cards->len; i++)
    {
      g_auto (GStrv) lines = g_strsplit (file->cards->pdata[i], "\n", 2);

      cw_handout_add (page, CW_HANDOUT_TEXT, NULL, lines[0]);
    }
  add_sent (page, file);
  cw_handout_add (page, CW_HANDOUT_TEXT, NULL,
                  _ ("Nothing that is recorded in Corewalk is an evaluation record."));
  return page;
}

static void
add_whys (CwJsonWriter *json, guint why)
{
  cw_json_begin_array (json, "why");
  if (why & CW_PERSON_ABOUT)
    cw_json_add_string (json, NULL, "about");
  if (why & CW_PERSON_BY)
    cw_json_add_string (json, NULL, "by");
  if (why & CW_PERSON_NAMED)
    cw_json_add_string (json, NULL, "named");
  cw_json_end_array (json);
}

static void
add_record (CwJsonWriter *json, const CwPersonEntry *entry)
{
  g_autofree char *at = cw_moment_format_utc (entry->made);
  g_autoptr (CwJson) record = cw_json_parse (entry->json, strlen (entry->json), NULL);

  cw_json_add_string (json, "at", at);
  cw_json_add_string (json, "author", entry->author);
  cw_json_add_bool (json, "private", entry->is_private);
  add_whys (json, entry->why);
  if (record != NULL)
    cw_json_add_copy (json, "record", record);
}

static void
add_file (CwJsonWriter *json, const CwSent *sent)
{
  g_autofree char *at = cw_moment_format_utc (sent->moment);

  cw_json_add_string (json, "sent", sent->file);
  cw_json_add_string (json, "at", at);
  cw_json_begin_array (json, "recipients");
  for (guint i = 0; i < sent->recipients->len; i++)
    cw_json_add_string (json, NULL, sent->recipients->pdata[i]);
  cw_json_end_array (json);
  cw_json_add_bool (json, "open", sent->is_open);
}

static void
add_head (CwJsonWriter *json, const CwPersonFile *file)
{
  g_autofree char *at = cw_moment_format_utc (file->made);

  cw_json_add_string (json, "person", file->name);
  cw_json_add_string (json, "holder", file->holder);
  cw_json_add_string (json, "at", at);
  cw_json_add_int (json, "records", file->entries->len);
}

/* One object a line: @i counts through the head, the records, the cards and the files. */
static gboolean
add_line (GString *out, const CwPersonFile *file, guint i)
{
  g_autoptr (CwJsonWriter) json = NULL;
  guint cards = 1 + file->entries->len, sent = cards + file->cards->len;

  if (i >= sent + file->sent->len)
    return FALSE;

  json = cw_json_writer_new (out, CW_JSON_COMPACT);
  cw_json_begin_object (json, NULL);
  if (i == 0)
    add_head (json, file);
  else if (i < cards)
    add_record (json, file->entries->pdata[i - 1]);
  else if (i < sent)
    cw_json_add_string (json, "card", file->cards->pdata[i - cards]);
  else
    add_file (json, file->sent->pdata[i - sent]);
  cw_json_end_object (json);
  return TRUE;
}

gboolean
cw_person_file_write (const CwPersonFile *file, const char *path, GError **error)
{
  g_autoptr (CwWholeFile) whole = cw_whole_file_new (path, error);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; whole != NULL && add_line (line, file, i); i++)
    {
      g_string_append_c (line, '\n');
      if (!cw_whole_file_write (line->str, line->len, whole, error))
        return FALSE;
      g_string_truncate (line, 0);
    }
  return whole != NULL && cw_whole_file_commit (whole, NULL, NULL, error);
}
