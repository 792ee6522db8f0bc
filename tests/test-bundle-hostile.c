/* Tests of bundles that a sender signed and should not have: each is refused whole, for its own reason. */
#include "corewalk/bundle.h"
#include "data/log/erase.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/hostile-scene.h"

#include <string.h>
#include <zstd.h>

#define ADD_LINE                                                                               \
  "{\"at\":1772632900000,\"f\":{\"text\":\"x\",\"visit\":3},\"k\":\"note\",\"z\":0}"

/* Which run of the forged bundle is the one of that audience. */
static guint32
run_of (const Forge *forge, const char *audience)
{
  for (guint i = 0; i < forge->runs->len; i++)
    if (strcmp (((CwRun *) forge->runs->pdata[i])->audience, audience) == 0)
      return i;

  g_assert_not_reached ();
}

static CwRun *
get_run (const Forge *forge, const char *audience)
{
  return forge->runs->pdata[run_of (forge, audience)];
}

static void
test_refuses_lines_that_no_writer_makes (Scene *scene, gconstpointer data)
{
  static const struct
  {
    const char *line, *reason;
  } cases[] = {
    { "{}", "*, line 4: byte 1: *" },
    { "{\"at\":1,\"f\":{},\"k\":\"note\",\"z\":0} ", "*: something after the end" },
    { "{\"at\":1,\"k\":\"note\",\"f\":{},\"z\":0}", "*: keys out of order or twice" },
    { "{\"at\":01,\"f\":{},\"k\":\"note\",\"z\":0}", "*: a number with a leading zero" },
    { "{\"at\":1,\"f\":{\"text\":\"\xff\"},\"k\":\"note\",\"z\":0}", "*: not UTF-8" },
    { "{\"at\":1,\"f\":{\"text\":[[[[1]]]]},\"k\":\"note\",\"z\":0}", "*, line 4: byte *" },
    { "{\"at\":1,\"f\":{},\"k\":\"note\",\"x\":1,\"z\":0}", "*: a number out of range" },
    { "{\"at\":1,\"f\":{},\"k\":\"note\",\"p\":[],\"z\":0}", "*: no whole number" },
    { "{\"at\":1,\"f\":{},\"i\":\"x\",\"k\":\"note\",\"z\":0}", "*: no UUID in lower case" },
    { "stuff", "*, line 4: byte 0: not what must stand here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Forge) forge = scene_forge (scene);
      guint32 run = run_of (forge, "school");

      forge_append (forge, run, cases[i].line);
      forge_author (forge, run, scene->ana->secret);
      scene_refuse (scene, forge, cases[i].reason);
    }
}

static void
test_refuses_what_the_author_did_not_sign (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  g_autoptr (Forge) other = scene_forge (scene);
  g_autoptr (Forge) more = scene_forge (scene);
  guint32 run = run_of (forge, "school");
  guint block = forge_last (forge, run);
  g_autoptr (CwFrame) frame = forge_frame (forge, block);

  forge_line (forge, block, frame->last, ADD_LINE);
  scene_refuse (scene, forge,
                "stream *: this and the next lines are not what their author signed");

  get_run (other, "school")->signature[0] ^= 1;
  scene_refuse (scene, other,
                "Ana did not sign what it says to be from there: the signature does not fit");

  /* Eve relays what Ana wrote, and adds to it: she can chain it, and not sign it. */
  forge_append (more, run, ADD_LINE);
  forge_author (more, run, scene->eve->secret);
  memcpy (get_run (more, "school")->key, scene->ana->key, sizeof scene->ana->key);
  forge_send_as (more, scene->eve->secret);
  scene_refuse (scene, more,
                "Ana did not sign what it says to be from there: the signature does not fit");
}

/* What @other holds is in @store, whatever else is. */
static void
assert_has_all (CwStore *store, CwStore *other)
{
  g_autofree char *dumped = fixture_dump (store);
  g_autofree char *dumped_other = fixture_dump (other);
  g_auto (GStrv) lines = g_strsplit (dumped_other, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (dumped, lines[i]) == NULL)
      g_error ("it lacks %s", lines[i]);
}

/* Eve makes a stream with the bits of Ana's, and is the first to come. */
static void
test_another_key_is_another_stream (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  CwStore *max = fixture_person (scene->folder, "Max"),
          *pia = fixture_person (scene->folder, "Pia");
  char anas[2 * crypto_sign_PUBLICKEYBYTES + 1], eves[sizeof anas];

  sodium_bin2hex (anas, sizeof anas, scene->ana->key, sizeof scene->ana->key);
  sodium_bin2hex (eves, sizeof eves, scene->eve->key, sizeof scene->eve->key);
  for (guint32 run = 0; run < forge->runs->len; run++)
    {
      g_autofree char *line = forge_line_get (forge, forge_first (forge, run), 1);
      g_autoptr (GString) changed = g_string_new (line);

      g_string_replace (changed, anas, eves, 1);
      forge_line (forge, forge_first (forge, run), 1, changed->str);
      forge_append (forge, run, ADD_LINE);
      forge_author (forge, run, scene->eve->secret);
    }
  forge_send_as (forge, scene->eve->secret);
  forge_write (forge, scene->attack);
  fixture_take (max, scene->attack);
  fixture_take (max, scene->good);
  fixture_take (pia, scene->good);
  fixture_take (pia, scene->attack);
  fixture_assert_whole (max);
  fixture_assert_whole (pia);
  assert_has_all (max, scene->ana);
  assert_has_all (pia, scene->ana);
  cw_store_close (max);
  cw_store_close (pia);
}

/* What the foot says of a stream is what its first line says. */
static void
test_refuses_a_stream_that_is_described_wrongly (Scene *scene, gconstpointer data)
{
  static const char reason[] =
      "stream *, line 1: it says other things of the stream than the bundle";
  g_autoptr (Forge) forge = NULL;
  CwRun *run;

  scene_forget (scene);
  for (int i = 0; i < 4; i++)
    {
      g_clear_pointer (&forge, forge_free);
      forge = scene_forge (scene);
      run = get_run (forge, "school");
      if (i == 0)
        run->audience = (g_free (run->audience), g_strdup ("district"));
      else if (i == 1)
        run->scope = (g_free (run->scope), g_strdup ("ae8a8e0b-c399-5dcf-83ac-cf76315c740c"));
      else if (i == 2)
        run->author = (g_free (run->author), g_strdup ("Ben"));
      else
        run->bits ^= 1;
      if (i == 3)
        forge_author (forge, run_of (forge, "school"), scene->ana->secret);
      scene_refuse (scene, forge, reason);
    }
}

static void
test_refuses_a_first_line_that_is_none (Scene *scene, gconstpointer data)
{
  static const char reason[] = "stream *, line 1: *";
  g_autoptr (Forge) forge = scene_forge (scene);
  guint32 run = run_of (forge, "school");
  g_autofree char *line = forge_line_get (forge, forge_first (forge, run), 1);
  g_autoptr (GString) changed = g_string_new (line);

  scene_forget (scene);

  /* without the opening */
  g_string_erase (changed, strstr (changed->str, ",\"o\":") - changed->str,
                  strstr (changed->str, ",\"z\":") - strstr (changed->str, ",\"o\":"));
  forge_line (forge, forge_first (forge, run), 1, changed->str);
  forge_author (forge, run, scene->ana->secret);
  scene_refuse (scene, forge, reason);

  forge_line (forge, forge_first (forge, run), 1,
              "{\"at\":0,\"f\":{},\"k\":\"void\",\"o\":9,\"z\":0}");
  forge_author (forge, run, scene->ana->secret);
  scene_refuse (scene, forge, reason);

  forge_line (forge, forge_first (forge, run), 1, "");
  forge_author (forge, run, scene->ana->secret);
  scene_refuse (scene, forge, reason);

  g_string_assign (changed, line);
  g_string_replace (changed, "\"audience\":\"school\"", "\"audience\":\"private\"", 1);
  forge_line (forge, forge_first (forge, run), 1, changed->str);
  forge_author (forge, run, scene->ana->secret);
  scene_refuse (scene, forge, reason);
}

static void
test_refuses_words_where_some_were_erased (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  guint32 run = run_of (forge, "school");
  guint block = forge_last (forge, run);
  g_autoptr (CwFrame) frame = forge_frame (forge, block);

  /* The chain takes the hash of an erased line as it is told: it must have no words. */
  cw_erase_line (frame, frame->last);
  forge_put_frame (forge, block, frame);
  forge_line (forge, block, frame->last, ADD_LINE);
  scene_refuse (scene, forge, "stream *: something stands where a line was erased");
}

/* A body of @length bytes of @lines, which is said to have @size. */
static void
put_zstd (CwPacked *packed, const char *lines, gsize length, guint32 size)
{
  packed->coding = CW_CODING_ZSTD;
  packed->size = size;
  g_byte_array_set_size (packed->body, (guint) ZSTD_compressBound (length));
  g_byte_array_set_size (packed->body,
                         (guint) ZSTD_compress (packed->body->data, packed->body->len, lines,
                                                length, 19));
}

static void
test_refuses_what_is_hidden_in_a_frame (Scene *scene, gconstpointer data)
{
  static const guint8 skipped[] = {
    0x50, 0x2a, 0x4d, 0x18, 5, 0, 0, 0, 'w', 'o', 'r', 'd', 's'
  };
  static const char reason[] = "stream *: *: cut off or overwritten";
  g_autoptr (GError) error = NULL;
  g_autoptr (Forge) forge = scene_forge (scene);
  guint32 run;
  guint block = forge_last (forge, run_of (forge, "school"));
  g_autoptr (CwFrame) frame = forge_frame (forge, block);
  g_autoptr (CwPacked) packed = forge_get (forge, block, &run);

  put_zstd (packed, frame->lines->str, frame->lines->len, frame->lines->len);
  forge_set (forge, block, packed, run);
  forge_write (forge, scene->attack);
  cw_bundle_info_free (cw_bundle_verify (NULL, scene->attack, NULL, NULL, &error));
  g_assert_no_error (error);

  g_byte_array_append (packed->body, skipped, sizeof skipped);
  forge_set (forge, block, packed, run);
  scene_forget (scene);
  scene_refuse (scene, forge, reason);
}

/* 8 MiB of one letter in a few hundred bytes, and more than that behind them. */
static void
test_refuses_bombs (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  guint block = forge_last (forge, run_of (forge, "school"));
  guint32 run;
  g_autoptr (CwPacked) packed = forge_get (forge, block, &run);
  g_autofree char *bomb = g_strnfill (2 * CW_FRAME_MOST, 'x');
  g_autoptr (GString) head = g_string_new (NULL);

  put_zstd (packed, bomb, CW_FRAME_MOST, CW_FRAME_MOST);
  g_assert_cmpuint (packed->body->len, <, 2000);
  forge_set (forge, block, packed, run);
  scene_refuse (scene, forge, "stream *: this and the next lines are not what *");

  put_zstd (packed, bomb, 2 * CW_FRAME_MOST, CW_FRAME_MOST);
  forge_set (forge, block, packed, run);
  scene_refuse (scene, forge, "stream *: cut off or overwritten");

  put_zstd (packed, bomb, CW_FRAME_MOST, CW_FRAME_MOST);
  forge_set (forge, block, packed, run);
  forge_author (forge, run, scene->ana->secret);
  scene_refuse (scene, forge, "stream *: byte 7340032: the line is longer than that");

  for (int i = 0; i < 100; i++)
    g_string_append_c (head, '[');
  g_string_assign (forge->head, head->str);
  scene_refuse (scene, forge, "its head: line 1, column 65: nested more than 64 deep");

  g_string_assign (forge->head, "[0");
  for (int i = 0; i < 1000000; i++)
    g_string_append (forge->head, ",0");
  g_string_append_c (forge->head, ']');
  scene_refuse (scene, forge, "its head: * more than 1000000 values");

  g_string_set_size (forge->head, CW_BUNDLE_TEXT_MOST + 1);
  scene_refuse (scene, forge, "it says a length beyond the limit");
}

static void
test_refuses_a_foot_that_can_not_be (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  g_autoptr (GString) foot = g_string_new (NULL);
  static const struct
  {
    const char *from, *to, *reason;
  } cases[] = {
    { "\"audience\":\"school\"", "\"audience\":\"private\"", "*: 'audience' is missing or*" },
    { "\"first\":1", "\"first\":0", "*: 'first' is missing or*" },
    { "\"first\":1", "\"first\":2", "its foot does not count the lines that are in it" },
    { "\"last\":", "\"last\":1", "its foot does not count the lines that are in it" },
    { "\"opening\":", "\"opening\":9999999", "*: 'opening' is missing or*" },
    { "\"sample\":0", "\"sample\":1", "it mixes sample data with real work" },
    { "\"scope\":\"", "\"scope\":\"x", "*: 'scope' is missing or*" },
    { "\"author\":\"A", "\"author\":\"\\n", "*: 'author' is missing or*" },
    { "\"key\":\"", "\"key\":\"0", "*: 'key' is missing or*" },
    { "{\"runs\":[", "{\"runs\":[0,", "its foot, run 1: *" },
    { "{\"runs\":[{", "{\"runs\":[],\"x\":[{",
      "its foot does not count the lines that are in it" },
    { "{\"runs\":", "{\"rums\":", "its foot: 'runs' is missing or can't be" },
    { "{", "", "its foot: line 1, column *" },
  };

  cw_bundle_foot_write (forge->runs, foot);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_assign (forge->foot, foot->str);
      g_assert_cmpuint (g_string_replace (forge->foot, cases[i].from, cases[i].to, 1), ==, 1);
      scene_refuse (scene, forge, cases[i].reason);
    }
}

static void
test_refuses_a_head_that_can_not_be (Scene *scene, gconstpointer data)
{
  g_autoptr (Forge) forge = scene_forge (scene);
  g_autofree char *head = g_strdup (forge->head->str);
  static const struct
  {
    const char *from, *to, *reason;
  } cases[] = {
    { "\"bytes\":", "\"bytes\":-", "its head: 'bytes' is missing or can't be" },
    { "\"for\":[", "\"for\":[7", "its head: 'for' is missing or can't be" },
    { "\"sender\":\"", "\"sender\":\"\\u0007", "its head: 'sender' is missing or can't be" },
    { "\"sender\":\"", "\"sender\":\"\302\233", "its head: 'sender' is missing or can't be" },
    { "\"sender\":\"", "\"sender\":\"\342\200\256",
      "its head: 'sender' is missing or can't be" },
    { "\"sample\":0", "\"sample\":1", "it mixes sample data with real work" },
    { "\"scope\":\"", "\"scope\":\"p", "its head: 'scope' is missing or can't be" },
    { "\"made\":", "\"made\":1e", "its head: line 1*" },
    { "\"zone\":", "\"zone\":99999,\"x\":", "its head: 'zone' is missing or can't be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_assign (forge->head, head);
      forge_head (forge, cases[i].from, cases[i].to);
      scene_refuse (scene, forge, cases[i].reason);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/bundle-hostile/" name, Scene, NULL, scene_set_up, function, scene_tear_down)
  ADD ("refuses-lines-that-no-writer-makes", test_refuses_lines_that_no_writer_makes);
  ADD ("refuses-what-the-author-did-not-sign", test_refuses_what_the_author_did_not_sign);
  ADD ("another-key-is-another-stream", test_another_key_is_another_stream);
  ADD ("refuses-a-stream-that-is-described-wrongly",
       test_refuses_a_stream_that_is_described_wrongly);
  ADD ("refuses-a-first-line-that-is-none", test_refuses_a_first_line_that_is_none);
  ADD ("refuses-words-where-some-were-erased", test_refuses_words_where_some_were_erased);
  ADD ("refuses-what-is-hidden-in-a-frame", test_refuses_what_is_hidden_in_a_frame);
  ADD ("refuses-bombs", test_refuses_bombs);
  ADD ("refuses-a-foot-that-can-not-be", test_refuses_a_foot_that_can_not_be);
  ADD ("refuses-a-head-that-can-not-be", test_refuses_a_head_that_can_not_be);
  return g_test_run ();
}
