#include "app/cli/families.h"
#include "app/cli/handout-output.h"

#include "corewalk/order.h"
#include "corewalk/record.h"
#include "corewalk/withdrawal.h"

#define REASON "the host took the visit back"

static gboolean
withdraw (CliCall *call, gint64 visit, GError **error)
{
  const char *reason = cli_call_option (call, "reason");
  g_auto (CwErased) erased = { 0 };

  if (cli_call_option (call, "erase") != NULL)
    return cw_erase (call->store, visit, reason != NULL ? reason : REASON, NULL, call->moment,
                     &erased, error);

  return cw_record_delete (call->store, visit, call->moment, error);
}

static gboolean
print_look (CliCall *call, gint64 visit, GError **error)
{
  const char *const *files = (const char *const *) call->arguments->pdata + 1;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (CwWithdrawal) found = NULL;
  g_autoptr (CwHandout) page = NULL;

  for (guint i = 1; i < call->arguments->len; i++)
    g_ptr_array_add (names, (gpointer) *files++);
  g_ptr_array_add (names, NULL);
  found = cw_withdrawal_look (call->store, visit, (const char *const *) names->pdata, error);
  if (found == NULL)
    return FALSE;

  page = cw_withdrawal_page (found);
  return cli_print_handout (call, page);
}

/* What nobody can tell is found out before anything is taken back. */
static gboolean
run_withdraw (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  g_autoptr (CwRecord) record = visit == 0 ? NULL : cw_record_read (call->store, visit, error);

  if (record == NULL)
    return FALSE;
  if (!g_str_equal (record->kind, "visit"))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "only a visit is withdrawn. 'delete' and 'erase' take any record");
      return FALSE;
    }

  return (cli_call_option (call, "dry-run") != NULL || withdraw (call, visit, error)) &&
         print_look (call, visit, error);
}

static gboolean
run_withdrawn (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);

  return visit != 0 && print_look (call, visit, error);
}

static const CliOption withdraw_options[] = {
  { "erase", NULL, "for good: its words are taken from everybody who has them" },
  { "reason", "TEXT", "why it is erased; it travels with the order, so it should name nobody" },
  { "dry-run", NULL, "only tell who has it" },
  { NULL },
};

const CliCommand cli_withdraw_commands[] = {
  {
      "withdrawal",
      "make",
      "VISIT [FILE...]",
      "Take a visit back with all in it, and tell who has received it",
      "FILE is a receipt or a bundle of somebody else: it tells what they have. Without --erase, 'undo' "
      "and 'restore' bring the visit back.",
      "withdrawal make ana-7f:13 office.receipt",
      CLI_NEEDS_WRITER,
      TRUE,
      withdraw_options,
      run_withdraw,
  },
  {
      "withdrawal",
      "show",
      "VISIT [FILE...]",
      "Tell who has a visit that was taken back, and who has confirmed that it is gone",
      "FILE is a receipt or a bundle that somebody made after they took in your next file.",
      "withdrawal show ana-7f:13 office.receipt",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_withdrawn,
  },
  { NULL },
};
