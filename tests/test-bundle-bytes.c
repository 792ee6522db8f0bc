/* Tests of bundles that came damaged: every bit, every length, blocks in other places. Each is refused
 * whole, and says why. */
#include "corewalk/bundle.h"
#include "data/exchange/bundle-block.h"
#include "data/store/encryption-key.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/hostile-scene.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef CW_SANITIZED
#define STEP 29 /* so many bits on, so that every place in a byte is met */
#else
#define STEP 1
#endif
#define SEALED_STEP 5   /* of an encrypted one, where each try is dear, but in the long form */
#define MERGE_STEP 1499 /* of what only the reader refuses, so few are merged too */

/* The file under attack, in memory: nothing of it need reach a disk. */
typedef struct
{
  Scene *scene;
  int fd;
  char *name;
  guint8 *bytes;
  gsize length;
  CwStore *reader; /* whose key opens it; NULL for an open one */
  guint step;
  GHashTable *reasons; /* text -> how often, as a pointer */
  guint tries;
} Target;

static void
target_init (Target *target, Scene *scene, const char *file)
{
  *target = (Target){ .scene = scene, .step = STEP };
  target->fd = memfd_create ("attack", MFD_CLOEXEC);
  target->name = g_strdup_printf ("/proc/self/fd/%d", target->fd);
  target->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_true (g_file_get_contents (file, (char **) &target->bytes, &target->length, NULL));
}

static void
target_clear (Target *target)
{
  GHashTableIter iter;
  gpointer reason, count;

  g_test_message ("%u tries at %" G_GSIZE_FORMAT " bytes", target->tries, target->length);
  g_hash_table_iter_init (&iter, target->reasons);
  while (g_hash_table_iter_next (&iter, &reason, &count))
    g_test_message ("%7u %s", GPOINTER_TO_UINT (count), (char *) reason);
  g_hash_table_unref (target->reasons);
  close (target->fd);
  g_free (target->name);
  g_free (target->bytes);
}

static void
target_write (Target *target, const guint8 *bytes, gsize length)
{
  g_assert_cmpint (ftruncate (target->fd, (off_t) length), ==, 0);
  g_assert_cmpint (pwrite (target->fd, bytes, length, 0), ==, (gssize) length);
}

static void
target_put (Target *target, gconstpointer bytes, gsize length, gsize at)
{
  g_assert_cmpint (pwrite (target->fd, bytes, length, (off_t) at), ==, (gssize) length);
}

/* Numbers and places aside, there are few reasons. */
static void
count_reason (Target *target, const char *message)
{
  g_autoptr (GString) reason = g_string_new (NULL);
  guint count;

  for (const char *at = message; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (reason, *at);
    else if (at == message || !g_ascii_isdigit (at[-1]))
      g_string_append_c (reason, '#');
  count = GPOINTER_TO_UINT (g_hash_table_lookup (target->reasons, reason->str));
  g_hash_table_insert (target->reasons, g_strdup (reason->str), GUINT_TO_POINTER (count + 1));
}

/* What is in the file now is refused, by one who reads it and sometimes by one who takes it in. */
static void
try_target (Target *target, gsize place, const char *what)
{
  g_autoptr (GError) error = NULL;
  CwBundleInfo *info = cw_bundle_inspect (target->reader, target->name, &error);

  if (info != NULL)
    g_error ("%s %" G_GSIZE_FORMAT " was not noticed", what, place);
  if (error->domain != CW_ERROR ||
      (error->code != CW_ERROR_FORMAT && error->code != CW_ERROR_DAMAGED &&
       error->code != CW_ERROR_SECRET))
    g_error ("%s %" G_GSIZE_FORMAT ": %s", what, place, error->message);

  count_reason (target, error->message);
  if (target->tries++ % MERGE_STEP == 0)
    scene_refuse_file (target->scene, target->name, error->message);
}

static void
flip_every_bit (Target *target)
{
  for (gsize bit = 0; bit < 8 * target->length; bit += target->step)
    {
      guint8 byte = (guint8) (target->bytes[bit / 8] ^ (1 << bit % 8));

      target_put (target, &byte, 1, bit / 8);
      try_target (target, bit, "bit");
      target_put (target, &target->bytes[bit / 8], 1, bit / 8);
    }
}

static void
cut_at_every_byte (Target *target)
{
  for (gsize left = target->length; left-- > 0;)
    if (left % target->step == 0 || left > target->length - 300)
      {
        g_assert_cmpint (ftruncate (target->fd, (off_t) left), ==, 0);
        try_target (target, left, "length");
      }
}

static void
add_a_byte (Target *target)
{
  for (gsize at = 0; at <= target->length; at += target->length / 97 + 1)
    for (int byte = 0; byte < 256; byte += 85)
      {
        g_autoptr (GByteArray) more = g_byte_array_new ();
        guint8 one = (guint8) byte;

        g_byte_array_append (more, target->bytes, (guint) at);
        g_byte_array_append (more, &one, 1);
        g_byte_array_append (more, target->bytes + at, (guint) (target->length - at));
        target_write (target, more->data, more->len);
        try_target (target, at, "a byte more at");
      }
}

static void
break_everywhere (Scene *scene, const char *file, gboolean is_encrypted)
{
  g_autoptr (GError) error = NULL;
  Target target;

  target_init (&target, scene, file);
  if (is_encrypted)
    {
      target.reader = scene->zoe;
      target.step = g_getenv ("CW_LONG") != NULL ? STEP : STEP * SEALED_STEP;
    }
  target_write (&target, target.bytes, target.length);
  flip_every_bit (&target);
  cut_at_every_byte (&target);
  add_a_byte (&target);

  target_write (&target, target.bytes, target.length);
  cw_bundle_info_free (cw_bundle_inspect (target.reader, target.name, &error));
  g_assert_no_error (error);
  target_clear (&target);
}

static void
test_notices_every_bit (Scene *scene, gconstpointer data)
{
  break_everywhere (scene, scene->good, FALSE);
}

static void
test_notices_every_bit_of_an_encrypted_one (Scene *scene, gconstpointer data)
{
  g_autofree char *zoe = cw_encryption_key_recipient (scene->zoe->directory, NULL);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autofree char *bytes = NULL;
  gsize length;
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .recipients = recipients };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (recipients, zoe);
  cw_bundle_export (scene->ana, &plan, scene->attack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  break_everywhere (scene, scene->attack, TRUE);

  /* Damage is called damage, and not something else. */
  g_assert_true (g_file_get_contents (scene->attack, &bytes, &length, NULL));
  bytes[length - 1] ^= 1;
  fixture_overwrite (scene->attack, bytes, length);
  scene_refuse_file (scene, scene->attack, "changed or cut off between bytes *");
}

/* Two blocks change places, stand twice, or are gone; the sender signs it all. */
static void
test_refuses_blocks_out_of_place (Scene *scene, gconstpointer data)
{
  static const char reason[] = "its * not *";
  guint count;

  {
    g_autoptr (Forge) forge = scene_forge (scene);

    count = forge->blocks->len;
  }
  g_assert_cmpuint (count, >, 3);
  for (guint i = 0; i < count; i++)
    for (guint j = i + 1; j <= count; j++)
      {
        g_autoptr (Forge) forge = scene_forge (scene);
        gpointer *blocks = forge->blocks->pdata;
        gpointer block = blocks[i];

        if (j == count)
          {
            g_ptr_array_insert (forge->blocks, (int) i, g_byte_array_ref (block));
            scene_refuse (scene, forge, reason);
            g_ptr_array_remove_range (forge->blocks, i, 2);
          }
        else
          {
            blocks[i] = blocks[j];
            blocks[j] = block;
          }
        scene_refuse (scene, forge, reason);
      }
}

static void
test_refuses_two_that_are_spliced (Scene *scene, gconstpointer data)
{
  g_autofree char *old = g_build_filename (scene->folder, "first.walk", NULL);
  Target target, other;

  target_init (&target, scene, scene->good);
  target_init (&other, scene, old);
  for (gsize at = 1; at < MIN (target.length, other.length); at += 13)
    {
      g_autoptr (GByteArray) both = g_byte_array_new ();

      if (memcmp (target.bytes, other.bytes, at) == 0)
        continue;

      g_byte_array_append (both, other.bytes, (guint) at);
      g_byte_array_append (both, target.bytes + at, (guint) (target.length - at));
      target_write (&target, both->data, both->len);
      try_target (&target, at, "spliced at");
    }

  /* one behind the other */
  target_write (&target, target.bytes, target.length);
  target_put (&target, other.bytes, other.length, target.length);
  try_target (&target, 0, "two files");
  target_clear (&other);
  target_clear (&target);
}

/* Numbers of a block that lie, big-endian at @at of its @width bytes. */
static void
test_refuses_sizes_that_lie (Scene *scene, gconstpointer data)
{
  static const struct
  {
    guint at;
    guint32 value;
    const char *reason;
  } cases[] = {
    { 4, 0xffffffff, "its blocks are not in their order" },
    { 8, 0, "a block of it says numbers of lines that can't be" },
    { 8, 0xffffffff, "a block of it says numbers of lines that can't be" },
    { 12, 0, "a block of it says numbers of lines that can't be" },
    { 12, 0xffffffff, "a block of it says a length beyond the limit" },
    { 16, 0xffffffff, "a block of it says a length beyond the limit" },
    { 16, 0, "a block of it says *" },
    { 16, CW_FRAME_MOST + 1, "a block of it says a length beyond the limit" },
    { 20, 0xffffffff, "a block of it says a length beyond the limit" },
    { 20, CW_FRAME_MOST, "*" },
    { 20, 0, "*" },
    { 0, ('F' << 24) | 2 << 16,
      "a block of it is packed in a way that this program does not *" },
    { 0, ('F' << 24) | 2 << 8, "a block of it is of a kind that this program does not know" },
    { 0, ('F' << 24) | 1, "a block of it is of a kind that this program does not know" },
    { 0, 'G' << 24, "byte *: no block begins like that" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Forge) forge = scene_forge (scene);
      guint8 *block = ((GByteArray *) forge->blocks->pdata[0])->data;

      for (guint byte = 0; byte < 4; byte++)
        block[cases[i].at + byte] = (guint8) (cases[i].value >> (24 - 8 * byte));
      scene_refuse (scene, forge, cases[i].reason);
    }
}

static void
test_refuses_what_is_no_file (Scene *scene, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (scene->folder, "pipe.walk", NULL);
  g_autofree char *nothing = g_build_filename (scene->folder, "nothing.walk", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  scene_refuse_file (scene, pipe, "this is no file");
  scene_refuse_file (scene, scene->folder, "this is no file");
  scene_refuse_file (scene, nothing, "it can't be read: *");
  fixture_overwrite (nothing, "", 0);
  scene_refuse_file (scene, nothing, "this is no bundle");
  fixture_overwrite (nothing, "PK\3\4 something else", 19);
  scene_refuse_file (scene, nothing, "this is no bundle");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/bundle-bytes/" name, Scene, NULL, scene_set_up, function, scene_tear_down)
  ADD ("notices-every-bit", test_notices_every_bit);
  ADD ("notices-every-bit-of-an-encrypted-one", test_notices_every_bit_of_an_encrypted_one);
  ADD ("refuses-blocks-out-of-place", test_refuses_blocks_out_of_place);
  ADD ("refuses-two-that-are-spliced", test_refuses_two_that_are_spliced);
  ADD ("refuses-sizes-that-lie", test_refuses_sizes_that_lie);
  ADD ("refuses-what-is-no-file", test_refuses_what_is_no_file);
  return g_test_run ();
}
