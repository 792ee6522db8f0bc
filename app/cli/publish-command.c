#include "app/cli/confirm.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/cycle-share.h"
#include "corewalk/id.h"
#include "corewalk/place.h"
#include "corewalk/publish.h"
#include "corewalk/record.h"

static gboolean
find_school (CliCall *call, gint64 *school, GError **error)
{
  const char *text = cli_call_option (call, "school");

  *school = text == NULL ? 0 : cw_school_find (call->store, text, error);
  return text == NULL || *school != 0;
}

/* The words themselves: a person may have meant another note. */
static gboolean
confirm (CliCall *call, const CwPublishing *publishing, GError **error)
{
  g_autofree char *readers =
      publishing->school == NULL
          ? g_strdup ("everybody in the district who gets your work")
          : g_strdup_printf ("everybody who gets your work at %s", publishing->school);
  g_autofree char *statement = g_strdup_printf (
      "%s will read \"%s\", and once the first of them has received it, it can't be taken back",
      readers, publishing->text);

  return cli_confirm (call, statement,
                      publishing->state == CW_PUBLISH_FIRST ? "Publish it?"
                                                            : "Change what is published?",
                      error);
}

static gboolean
publish_memo (CliCall *call, gint64 record, GError **error)
{
  const char *to = cli_call_option (call, "to");
  g_auto (CwPublishing) plan = { 0 }, done = { 0 };
  gint64 school;

  if (to == NULL)
    {
      g_set_error (error, CLI_USAGE, 0, "who may read it? Say --to school or district");
      return FALSE;
    }
  if (!find_school (call, &school, error) ||
      !cw_publish (call->store, record, to, school, TRUE, call->moment, &plan, error) ||
      (plan.state != CW_PUBLISH_SAME && !confirm (call, &plan, error)) ||
      !cw_publish (call->store, record, to, school, FALSE, call->moment, &done, error))
    return FALSE;

  return cli_print_made (call, done.copy, error);
}

static gboolean
withdraw_share (CliCall *call, gint64 id, GError **error)
{
  static const char *const told[] = {
    [CW_SHARE_UNSAID] = "Nothing of it is left here, and nothing leaves.",
    [CW_SHARE_DELETED] =
        "Nothing more is shared, and others see that it was deleted. What they have received, read or "
        "printed can't be called back.",
    [CW_SHARE_OF_OTHERS] =
        "The copy is a partner's: it is taken back there once your next file for the cycle has come. "
        "What others have received, read or printed can't be called back.",
  };
  CwShareWithdrawal withdrawal;

  if (!cw_share_withdraw (call->store, id, call->moment, &withdrawal, error))
    return FALSE;
  if (call->is_json)
    return cli_print_changed (call, id, error);

  printf ("%s\n", told[withdrawal]);
  return TRUE;
}

static gboolean
confirm_share (CliCall *call, const CwShare *share, CwShareState foreseen, GError **error)
{
  g_autofree char *statement = g_strdup_printf (
      "you agree that everybody in the %s who gets your work may read \"%s\"%s, and once the first "
      "of them has received it, it can't be taken back",
      share->audience, share->text,
      foreseen == CW_SHARE_WAITS ? ", once all partners agree" : "");

  return cli_confirm (call, statement, "Say yes to it?", error);
}

static gboolean
publish_share (CliCall *call, gint64 id, GError **error)
{
  g_autoptr (CwShare) share = cw_share_get (call->store, id, error), after = NULL;
  CwShareState state;

  if (share == NULL || !cw_share_agree (call->store, id, TRUE, call->moment, &state, error) ||
      (state != CW_SHARE_SAME && !confirm_share (call, share, state, error)) ||
      !cw_share_agree (call->store, id, FALSE, call->moment, &state, error))
    return FALSE;
  if (state == CW_SHARE_WAITS && !call->is_json)
    {
      printf ("You agree. It leaves once all partners do.\n");
      return TRUE;
    }

  after = cw_share_get (call->store, id, error);
  return after != NULL && (after->copy != 0 ? cli_print_made (call, after->copy, error)
                                            : cli_print_changed (call, id, error));
}

static gboolean
run_publish (CliCall *call, GError **error)
{
  gint64 id = cli_find_argument (call, 0, error);
  g_autoptr (CwRecord) record = id == 0 ? NULL : cw_record_read (call->store, id, error);

  if (record == NULL)
    return FALSE;
  if (!g_str_equal (record->kind, "share"))
    return publish_memo (call, id, error);

  return cli_call_option (call, "withdraw") != NULL ? withdraw_share (call, id, error)
                                                    : publish_share (call, id, error);
}

static void
add_published (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const CwPublished *published = g_ptr_array_index (list, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", published->id);
      cli_add_moment (json, "at", published->moment);
      cw_json_add_string (json, "author", published->author);
      cw_json_add_string (json, "audience", published->audience);
      cw_json_add_string (json, "text", published->text);
      cli_add_id (call, json, "memo", published->memo);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_published (CliCall *call, GError **error)
{
  static const char *const heads[] = { "when", "by", "to", "id", "text", NULL };
  g_autoptr (GPtrArray) list = cw_published_list (call->store, error);
  CliTable *table;

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_published, list);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < list->len; i++)
    {
      const CwPublished *published = g_ptr_array_index (list, i);

      cli_table_add_take (table, cw_moment_format_local (published->moment));
      cli_table_add (table, published->author);
      cli_table_add (table, published->audience);
      cli_table_add_take (table, cw_id_dup_address (call->store, published->id));
      cli_table_add (table, published->text);
    }
  cli_table_print (table);
  return TRUE;
}

static const CliOption publish_options[] = {
  { "to", "pair|school|district", "who may read it; of a note to yourself" },
  { "school", "ID",
    "whose people, with --to school, where there are several: name, code or id" },
  { "withdraw", NULL, "take back your yes to a text of a cycle" },
  CLI_YES_OPTION,
  { NULL },
};

const CliCommand cli_publish_commands[] = {
  {
      "publish",
      NULL,
      "MEMO|TEXT",
      "Copy a note to yourself, or a text of a cycle, to where others read it",
      "Prints the id of the copy. The copy leaves with the next bundle; what the note said before, and "
      "says later, never does. Publishing again, once you have changed the note, changes the copy. "
      "Says who will read it, and asks: what somebody has received can't be taken back.\n\n"
      "Of a text that cycle share proposed it says your yes to these very words. The copy is made once every "
      "partner has said yes on a laptop of his or her own, and holds all their signatures.",
      "publish ana-7f:12 --to school",
      CLI_NEEDS_WRITER,
      TRUE,
      publish_options,
      run_publish,
  },
  {
      "published",
      NULL,
      "",
      "List the texts that you and others published",
      NULL,
      "published",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_published,
  },
  { NULL },
};
