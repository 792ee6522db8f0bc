#include "corewalk/roster-file.h"

#include "data/roster/roster-hash.h"
#include "data/roster/roster-manifest.h"
#include "data/roster/roster-model.h"
#include "data/roster/roster-person.h"
#include "data/roster/roster-thing.h"
#include "data/roster/roster-word.h"

#include <sodium.h>
#include <string.h>

static void
init_reader (CwRosterReader *reader, CwRosterSource *source, const CwRosterMap *map)
{
  CwRosterFile *file = cw_roster_file_new ();

  *reader = (CwRosterReader){ .file = file, .source = source, .map = map };
  for (int kind = 0; kind < CW_ROSTER_N_KINDS; kind++)
    reader->records[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  reader->seats = g_array_new (FALSE, FALSE, sizeof (CwRosterSeat));
  reader->seat_files = g_ptr_array_new ();
  reader->claims = g_hash_table_new (g_direct_hash, g_direct_equal);
  reader->people = g_hash_table_new (g_direct_hash, g_direct_equal);
  reader->teachers = g_hash_table_new (g_direct_hash, g_direct_equal);
  reader->grades = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reader->grades, g_strdup (""));
  randombytes_buf (reader->person_key, sizeof reader->person_key);
}

static void
clear_reader (CwRosterReader *reader)
{
  if (!reader->seats)
    return;
  for (int kind = 0; kind < CW_ROSTER_N_KINDS; kind++)
    g_hash_table_unref (reader->records[kind]);
  g_array_unref (reader->seats);
  g_ptr_array_unref (reader->seat_files);
  g_hash_table_unref (reader->claims);
  g_hash_table_unref (reader->people);
  g_hash_table_unref (reader->teachers);
  g_ptr_array_unref (reader->grades);
  cw_roster_file_free (reader->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwRosterReader, clear_reader)

static gboolean
take_row_cb (const CwRosterRecord *record, gpointer data, GError **error)
{
  CwRosterReader *reader = data;

  if (reader->layout->kind <= CW_ROSTER_CLASSES)
    cw_roster_thing_take (reader, record);
  else
    cw_roster_person_take (reader, record);
  return TRUE;
}

static void
tell_dates (CwRosterReader *reader)
{
  const CwRosterDateHint *hint = &reader->sheet->hint;
  gboolean is_mixed = hint->first_over > 0 && hint->second_over > 0;
  gboolean is_open = hint->first_over == 0 && hint->second_over == 0;

  if (reader->sheet->date_order == CW_ROSTER_DATES_BY_FILE && hint->either > 0 &&
      (is_open || is_mixed))
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0,
                           "%u dates can be read two ways, such as 3/4/2026; "
                           "read as month/day/year",
                           hint->either);
}

static void
tell_sheet (CwRosterReader *reader)
{
  CwRosterSheet *sheet = reader->sheet;

  for (guint i = 0; i < sheet->notes->len; i++)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0, "%s", (char *) sheet->notes->pdata[i]);
  for (guint i = 0; i < sheet->header->notes->len; i++)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, sheet->header_line, "%s",
                           (char *) sheet->header->notes->pdata[i]);
  if (sheet->bad_count > 0)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0,
                           "%" G_GUINT64_FORMAT " letters can't be read and show as \uFFFD",
                           sheet->bad_count);
  if (reader->short_count > 0)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, reader->first_short_line,
                           "%u rows end before the last column; what is missing is blank",
                           reader->short_count);
  tell_dates (reader);
}

/* The layout that the names of the columns fit best, if that is another than the file's name says. */
static const CwRosterLayout *
find_rival (CwRosterReader *reader)
{
  CwRosterSheet *sheet = reader->sheet;
  const CwRosterLayout *best = NULL;
  const CwRosterLayout *other;
  guint score = sheet->header->score;

  for (guint i = 0; (other = cw_roster_layout_at (i)) != NULL; i++)
    {
      g_autoptr (CwRosterHeader) rival = NULL;

      if (!other->columns || other->system != reader->layout->system)
        continue;
      rival = cw_roster_header_match (other->columns, sheet->header_cells,
                                      g_strv_length (sheet->header_cells));
      if (rival->missing || rival->score <= score)
        continue;
      best = other;
      score = rival->score;
    }
  return best;
}

/* Whether the names of the columns are those of this file and of no other better. */
static gboolean
fits_layout (CwRosterReader *reader, GError **error)
{
  CwRosterSheet *sheet = reader->sheet;
  const CwRosterLayout *other;

  if (!sheet->header)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it is empty: not even the columns are named");
      return FALSE;
    }
  other = reader->map ? NULL : find_rival (reader);
  if (other)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "it holds the columns of %s.csv",
                   other->label);
      return FALSE;
    }
  if (sheet->header->missing)
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "the column “%s” is missing",
                 sheet->header->missing);
  return !sheet->header->missing;
}

static gboolean
read_sheet (CwRosterReader *reader, CwRosterSheet *sheet, GError **error)
{
  g_autoptr (GError) failure = NULL;

  reader->sheet = sheet;
  reader->short_count = 0;
  sheet->date_order = reader->map ? reader->map->date_order : CW_ROSTER_DATES_BY_FILE;
  if (!fits_layout (reader, &failure))
    {
      if (reader->layout->kind != CW_ROSTER_DEMOGRAPHICS)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0, "not counted: %s", failure->message);
      return TRUE;
    }
  if (reader->layout->kind == CW_ROSTER_ENROLLMENTS)
    g_ptr_array_add (reader->seat_files, sheet->member->name);
  if (!cw_roster_sheet_read (sheet, take_row_cb, reader, error))
    return FALSE;
  tell_sheet (reader);
  return TRUE;
}

static gboolean
read_member (CwRosterReader *reader,
             const CwRosterMember *member,
             const CwRosterLayout *layout,
             CwRosterMode mode,
             GError **error)
{
  const CwRosterColumn *columns =
      reader->map ? (const CwRosterColumn *) reader->map->columns->data : layout->columns;
  g_autoptr (CwRosterSheet) sheet = NULL;
  gboolean is_read;

  reader->layout = layout;
  reader->part = &reader->file->parts[layout->kind];
  reader->part->mode = mode;
  if (!reader->part->name)
    reader->part->name = g_strdup (member->name);
  reader->file_name = member->name;
  reader->file->packed_ms = MAX (reader->file->packed_ms, member->written_ms);
  sheet = cw_roster_sheet_open (reader->source, member, columns, error);
  is_read = sheet && read_sheet (reader, sheet, error);
  if (!is_read)
    g_prefix_error (error, "%s: ", member->name);
  reader->sheet = NULL;
  reader->part = NULL;
  return is_read;
}

/* What is listed has to be there: a bulk roster without its classes would end them all. */
static gboolean
has_what_is_listed (CwRosterReader *reader,
                    CwRosterManifest *manifest,
                    CwRosterPick *pick,
                    GError **error)
{
  const CwRosterLayout *layout;

  for (guint i = 0; (layout = cw_roster_layout_at (i)) != NULL; i++)
    {
      CwRosterMode mode = cw_roster_manifest_mode (manifest, layout);

      if (layout->system != CW_ROSTER_ONEROSTER || layout->kind < 0 ||
          (mode != CW_ROSTER_BULK && mode != CW_ROSTER_DELTA) ||
          cw_roster_pick_find (pick, layout->kind))
        continue;
      if (layout->kind != CW_ROSTER_DEMOGRAPHICS)
        {
          g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                       "%s.csv is listed in the manifest and is not there. Ask for it again",
                       layout->label);
          return FALSE;
        }
      cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0,
                             "%s.csv is listed in the manifest and is not there",
                             layout->label);
    }
  return TRUE;
}

static CwRosterMode
mode_of_file (CwRosterReader *reader,
              CwRosterManifest *manifest,
              CwRosterPick *pick,
              const CwRosterLayout *layout)
{
  CwRosterMode mode = pick->system == CW_ROSTER_SDS
                          ? CW_ROSTER_BULK
                          : cw_roster_manifest_mode (manifest, layout);

  if (mode != CW_ROSTER_ABSENT)
    return mode;
  cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0,
                         "the manifest says that %s.csv is absent; it is there and read",
                         layout->label);
  return CW_ROSTER_PARTIAL;
}

static void
take_manifest (CwRosterReader *reader, CwRosterManifest *manifest, CwRosterPick *pick)
{
  const char *name = cw_roster_manifest_get (manifest, "source.systemName");
  const char *code = cw_roster_manifest_get (manifest, "source.systemCode");
  const char *version = cw_roster_manifest_get (manifest, "oneroster.version");

  for (guint i = 0; i < pick->notes->len; i++)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0, "%s", (char *) pick->notes->pdata[i]);
  if (*name || *code)
    {
      g_free (reader->file->source);
      reader->file->source = cw_roster_word_line (*name ? name : code);
    }
  g_free (reader->file->version);
  reader->file->version = g_strdup (pick->system == CW_ROSTER_SDS ? "sds-1" : version);
  if (pick->system == CW_ROSTER_ONEROSTER && !manifest->is_there)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, 0,
                           "manifest.csv is missing: nothing counts as gone");
}

static gboolean
report (CwProgress progress, gpointer data, double fraction, GError **error)
{
  if (!progress || progress (fraction, data))
    return TRUE;
  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static gboolean
read_bundle (CwRosterReader *reader,
             CwProgress progress,
             gpointer progress_data,
             GError **error)
{
  GPtrArray *members = cw_roster_source_members (reader->source);
  g_autoptr (CwRosterPick) pick = cw_roster_pick_new (members, error);
  g_autoptr (CwRosterManifest) manifest =
      pick ? cw_roster_manifest_read (reader->source, pick, error) : NULL;

  if (!manifest || !has_what_is_listed (reader, manifest, pick, error))
    return FALSE;
  take_manifest (reader, manifest, pick);
  for (guint i = 0; i < pick->files->len; i++)
    {
      CwRosterPickedFile *file = &g_array_index (pick->files, CwRosterPickedFile, i);

      reader->file_name = file->member->name;
      if (file->layout->kind >= 0 &&
          !read_member (reader, file->member, file->layout,
                        mode_of_file (reader, manifest, pick, file->layout), error))
        return FALSE;
      if (!report (progress, progress_data, (i + 1.0) / pick->files->len, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_plain (CwRosterReader *reader, GError **error)
{
  CwRosterMember *member = cw_roster_source_members (reader->source)->pdata[0];

  if (!reader->map)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it is one plain file. Say what its columns mean with a map");
      return FALSE;
    }
  g_free (reader->file->version);
  reader->file->version = g_strdup ("csv");
  return read_member (reader, member, cw_roster_layout_for_kind (reader->map->kind),
                      CW_ROSTER_PARTIAL, error);
}

CwRosterFile *
cw_roster_file_read (const char *path,
                     const CwRosterMap *map,
                     CwProgress progress,
                     gpointer progress_data,
                     GError **error)
{
  g_autoptr (CwRosterSource) source = NULL;
  g_auto (CwRosterReader) reader = { 0 };
  gboolean is_plain;

  g_return_val_if_fail (path != NULL, NULL);
  source = cw_roster_source_open (path, error);
  if (!source)
    return NULL;
  init_reader (&reader, source, map);
  g_free (reader.file->source);
  reader.file->source = g_path_get_basename (path);
  is_plain = cw_roster_source_is_plain (source);
  if (!is_plain)
    reader.map = NULL;
  if (!(is_plain ? read_plain (&reader, error)
                 : read_bundle (&reader, progress, progress_data, error)))
    return NULL;
  cw_roster_person_seat (&reader);
  cw_roster_thing_link (&reader);
  cw_roster_file_sort (reader.file);
  g_free (reader.file->issuer);
  reader.file->issuer =
      map && *map->issuer ? g_strdup (map->issuer) : cw_roster_file_find_issuer (reader.file);
  cw_roster_hash (reader.file);
  return g_steal_pointer (&reader.file);
}
