/*
 * Lines that are well-formed and mean nothing, or something odd: kinds that nobody knows, a text where a
 * number belongs, records that name themselves or what never came, deletions of deletions. They are
 * never refused: whatever comes in whatever order, two stores show the same, every check holds, and what is
 * made anew from the log is what was there.
 *
 * CW_STRANGE is how many rounds; CW_LONG makes it long.
 */
#include "corewalk/keep.h"
#include "corewalk/memo.h"
#include "data/log/address.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/hostile-scene.h"
#include "tests/table-dump.h"

#include <string.h>

#define ROUNDS 30
#define LONG_ROUNDS 3000
#define LINES 40 /* odd ones, in each of two streams */

static const char *const kinds[] = {
  "walk",    "problem", "visit",  "note",     "mark",   "tally",    "interval", "timer",
  "answer",  "task",    "card",   "form",     "class",  "term",     "course",   "organization",
  "room",    "memo",    "delete", "restore",  "delete", "restore",  "seal",     "stream",
  "teacher", "void",    "aurora", "snapshot", "note",   "conflict", "erase",    "purge",
};

static const char *const fields[] = {
  "text",  "title",  "visit",    "walk",   "item",  "value",   "number",  "school", "form",
  "day",   "code",   "tags",     "step",   "notes", "counter", "by",      "name",   "key",
  "grade", "with",   "state",    "parent", "k",     "n",       "dated",   "gone",   "type",
  "under", "theory", "document", "color",  "terms", "class",   "ended_ms"
};

static const char *const texts[] = {
  "",           "a",          "seen",   "not-seen",         "teacher", "student,task",
  "2026-03-04", "next",       "school", "district",         "7",       "1e9",
  "[]",         "{\"a\":1}",  "\n",     "\xf0\x9f\x99\x82", "core",    "2026-13-99",
  "-1",         "99999999999"
};

static const char *const raws[] = {
  "[]",           "[1]",  "[1,2,3]", "{}",        "{\"a\":1}",
  "[\"x\",null]", "true", "false",   "[2,2,[3]]", "[-1]",
};

#define PICK(random, list) (list)[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

/* Records and items that can be named: those of a bundle, and some that are not there. */
typedef struct
{
  GRand *random;
  GPtrArray *uuids; /* of char * */
  guint32 last;     /* of the stream that is written */
} Tape;

static const char *
pick_uuid (Tape *tape)
{
  return tape->uuids->pdata[g_rand_int_range (tape->random, 0, (gint32) tape->uuids->len)];
}

static CwRef
pick_ref (Tape *tape)
{
  CwRef ref = { 0 };

  if (g_rand_boolean (tape->random))
    ref.seq = (guint32) g_rand_int_range (tape->random, 1, (gint32) tape->last + 6);
  else
    cw_uuid_from_text (pick_uuid (tape), &ref.uuid);
  return ref;
}

static void
put_field (Tape *tape, CwLine *line, const char *name)
{
  GRand *random = tape->random;

  if (cw_line_get (line, name) != NULL)
    return;

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      cw_line_put_text (line, name, NULL);
      break;
    case 1:
      cw_line_put_int (line, name, g_rand_int_range (random, -1, 5));
      break;
    case 2:
      cw_line_put_int (line, name, (gint64) 1 << g_rand_int_range (random, 0, 54));
      break;
    case 3:
      cw_line_put_text (line, name, pick_uuid (tape));
      break;
    case 4:
      cw_line_put_raw (line, name, PICK (random, raws));
      break;
    case 5:
    case 6:
      cw_line_put_int (line, name, g_rand_int_range (random, 1, (gint32) tape->last + 3));
      break;
    default:
      cw_line_put_text (line, name, PICK (random, texts));
      break;
    }
}

/* A line whose every part is in form. */
static char *
draw_line (Tape *tape)
{
  GRand *random = tape->random;
  GString *text = g_string_new (NULL);
  CwRef parents[3];
  CwLine line;

  cw_line_clear (&line);
  line.kind = PICK (random, kinds);
  line.moment = fixture_moment (g_rand_int_range (random, 0, 4000));
  if (g_rand_int_range (random, 0, 3) > 0)
    {
      line.has_record = TRUE;
      line.record = pick_ref (tape);
    }
  if (g_rand_int_range (random, 0, 9) == 0)
    {
      line.has_named = TRUE;
      cw_uuid_from_text (pick_uuid (tape), &line.named);
    }
  if (g_rand_int_range (random, 0, 20) == 0)
    line.together = (guint32) g_rand_int_range (random, 2, 5);
  if (g_rand_int_range (random, 0, 20) == 0)
    {
      line.has_opening = TRUE;
      line.opening = (guint32) g_rand_int_range (random, 0, 1 << 26);
    }
  line.makes_anew = g_rand_int_range (random, 0, 12) == 0;
  line.parent_count = (guint) g_rand_int_range (random, 0, 7) % 4;
  line.parents = parents;
  for (guint i = 0; i < line.parent_count; i++)
    parents[i] = pick_ref (tape);
  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    put_field (tape, &line, PICK (random, fields));
  cw_line_write (&line, text);
  return g_string_free (text, FALSE);
}

/* Every id that stands in the bundle, of records too: what a dump of its store shows. */
static GPtrArray *
gather_uuids (CwStore *store)
{
  GPtrArray *uuids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shown = fixture_dump (store);
  g_autoptr (GRegex) regex = g_regex_new ("[0-9a-f]{8}-[0-9a-f-]{27}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, shown, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (uuids, g_match_info_fetch (match, 0));
  for (int i = 0; i < 4; i++)
    g_ptr_array_add (uuids, g_strdup_printf ("7f000000-0000-8000-8400-00050000000%d", i + 1));
  g_ptr_array_add (uuids, g_strdup ("1345bd15-0240-55c9-ab9f-8bf055d4ebab"));
  return uuids;
}

/* The good file with odd lines at the end of the stream of @audience, and nothing but that stream. */
static char *
write_odd (Scene *scene, Tape *tape, const char *audience)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  char *file = g_strdup_printf ("%s/odd-%s.walk", scene->folder, audience);
  guint32 run = 0;

  for (guint32 i = 0; i < forge->runs->len; i++)
    {
      const CwRun *said = forge->runs->pdata[i];

      if (strcmp (said->audience, audience) == 0 && said->scope[0] != '\0')
        run = i;
    }
  tape->last = ((CwRun *) forge->runs->pdata[run])->last;
  for (int i = 0; i < LINES; i++, tape->last++)
    {
      g_autofree char *line = draw_line (tape);

      forge_append (forge, run, line);
    }
  forge_author (forge, run, scene->ana->secret);
  forge_keep (forge, run);
  forge_write (forge, file);
  return file;
}

static void
take (CwStore *store, const char *file, gint64 seed)
{
  const char *const files[] = { file, NULL };
  const CwMergeOptions options = { .allows_unknown = TRUE, .accepts_hiding = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = cw_merge (store, files, &options, NULL, NULL, &error);

  if (merged == NULL)
    g_error ("seed %d: %s", (int) seed, error->message);
  if (merged->refused > 0)
    g_error ("seed %d: refused, %s", (int) seed,
             ((CwMergedFile *) merged->files->pdata[0])->reason);
}

/* Of lines that say the same any one may be noted as the one that shows. */
static char *
dump_tables (CwStore *store)
{
  g_autofree char *all = table_dump (store);
  char *noted = strstr (all, "== newest\n"), *after = strstr (noted, "\n== ");

  *noted = '\0';
  return g_strconcat (all, after, NULL);
}

/* The first line of @one that is not in its place in @other. */
static char *
name_difference (const char *one, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1);
  g_auto (GStrv) others = g_strsplit (other, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strcmp0 (lines[i], others[i]) != 0)
      return g_strdup_printf ("%s, not %s", lines[i],
                              others[i] == NULL ? "the end" : others[i]);

  return g_strdup ("the end comes early");
}

static void
assert_sound (CwStore *store, gint64 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);
  g_autofree char *before = dump_tables (store);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_error ("seed %d: %s", (int) seed, (char *) check->faults->pdata[i]);
  cw_rebuild (store, NULL, NULL, &error);
  g_assert_no_error (error);
  after = dump_tables (store);
  if (strcmp (before, after) != 0)
    g_error ("seed %d: rebuilt, it is something else: %s", (int) seed,
             name_difference (before, after));
}

static void
play (Scene *scene, guint32 seed)
{
  Tape tape = { .random = g_rand_new_with_seed (seed), .uuids = gather_uuids (scene->ana) };
  g_autofree char *one = g_strdup_printf ("One%u", seed);
  g_autofree char *other = g_strdup_printf ("Other%u", seed);
  CwStore *first = fixture_person (scene->folder, one);
  CwStore *second = fixture_person (scene->folder, other);
  g_autofree char *school = write_odd (scene, &tape, "school");
  g_autofree char *district = write_odd (scene, &tape, "district");
  g_autofree char *shown = NULL;
  g_autofree char *shown_other = NULL;
  g_autofree char *again = NULL;

  take (first, school, seed);
  assert_sound (first, seed);
  take (first, district, seed);
  take (first, scene->good, seed);
  take (second, scene->good, seed);
  take (second, district, seed);
  take (second, school, seed);
  assert_sound (first, seed);
  assert_sound (second, seed);
  shown = fixture_dump (first);
  shown_other = fixture_dump (second);
  if (strcmp (shown, shown_other) != 0)
    g_error ("seed %u: two stores that hold the same show something else: %s", seed,
             name_difference (shown, shown_other));

  again = fixture_export (first, scene->folder, "again.walk");
  take (second, again, seed);
  cw_store_close (first);
  cw_store_close (second);
  g_ptr_array_unref (tape.uuids);
  g_rand_free (tape.random);
}

static void
test_never_refused (Scene *scene, gconstpointer data)
{
  const char *rounds = g_getenv ("CW_STRANGE");
  const char *seed = g_getenv ("CW_STRANGE_SEED");
  guint32 from = seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : 1;
  guint32 count = rounds != NULL                 ? (guint32) g_ascii_strtoull (rounds, NULL, 10)
                  : g_getenv ("CW_LONG") != NULL ? LONG_ROUNDS
                                                 : ROUNDS;

  for (guint32 i = 0; i < count; i++)
    play (scene, from + i);
}

/* What only its owner may write, a stranger can't. */
static void
test_shared_memos_are_nothing (Scene *scene, gconstpointer data)
{
  static const char *const line =
      "{\"at\":1,\"f\":{\"text\":\"planted\"},\"k\":\"memo\",\"z\":0}";
  g_autoptr (Forge) forge = scene_forge (scene);
  g_autofree char *file = g_build_filename (scene->folder, "memo.walk", NULL);
  CwStore *store = fixture_person (scene->folder, "Max");
  g_autoptr (GPtrArray) memos = NULL;
  g_autoptr (GError) error = NULL;

  forge_append (forge, 0, line);
  forge_author (forge, 0, scene->ana->secret);
  forge_keep (forge, 0);
  forge_write (forge, file);
  take (store, file, 0);
  memos = cw_memo_list (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (memos->len, ==, 0);
  assert_sound (store, 0);
  cw_store_close (store);
}

/* A line about what an older state of the laptop wrote, which never came: the line that has its number here
 * is of another opening, and is not meant. */
static void
test_a_number_of_another_opening_is_not_meant (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  g_autofree char *file = g_build_filename (scene->folder, "lost.walk", NULL);
  CwStore *store = fixture_person (scene->folder, "Max");

  for (guint32 i = 0; i < forge->runs->len; i++)
    {
      const CwRun *run = forge->runs->pdata[i];
      const CwAddress lost = { .bits = run->bits,
                               .opening = run->opening ^ 1,
                               .seq = run->last };
      char text[CW_UUID_TEXT_LENGTH + 1];
      g_autofree char *line = NULL;
      CwUuid uuid;

      cw_address_to_uuid (&lost, &uuid);
      cw_uuid_to_text (&uuid, text);
      line = g_strdup_printf (
          "{\"at\":1,\"f\":{\"text\":\"more\"},\"k\":\"note\",\"r\":\"%s\",\"z\":0}", text);
      forge_append (forge, i, line);
      forge_author (forge, i, scene->ana->secret);
    }
  forge_write (forge, file);
  take (store, file, 0);
  fixture_assert_same (store, scene->ana);
  assert_sound (store, 0);
  cw_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange-strange/never-refused", Scene, NULL, scene_set_up, test_never_refused,
              scene_tear_down);
  g_test_add ("/exchange-strange/shared-memos-are-nothing", Scene, NULL, scene_set_up,
              test_shared_memos_are_nothing, scene_tear_down);
  g_test_add ("/exchange-strange/a-number-of-another-opening-is-not-meant", Scene, NULL,
              scene_set_up, test_a_number_of_another_opening_is_not_meant, scene_tear_down);
  return g_test_run ();
}
