#include "ui/exchange/export-loan.h"

CwExportOrder *
cw_export_order_new (CwExportPlan *plan, const char *file)
{
  CwExportOrder *order = g_new0 (CwExportOrder, 1);

  order->plan = plan;
  order->file = g_strdup (file);
  return order;
}

static void
order_free (gpointer data)
{
  CwExportOrder *order = data;

  cw_export_plan_free (order->plan);
  g_free (order->file);
  g_free (order);
}

static gpointer
write_file (CwStore *store,
            gpointer input,
            CwProgress progress,
            gpointer progress_data,
            GError **error)
{
  const CwExportOrder *order = input;
  g_autofree CwExported *exported = g_new0 (CwExported, 1);

  if (!cw_bundle_export (store, order->plan, order->file, exported, progress, progress_data,
                         error))
    return NULL;

  return g_steal_pointer (&exported);
}

const CwLoanClass cw_export_write = { .work = write_file, .free_input = order_free };
