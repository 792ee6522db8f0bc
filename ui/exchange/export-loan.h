/* export-loan.h - writing a file of what others may have, on another thread */
#pragma once

#include "ui/exchange/export-lines.h"

typedef struct
{
  CwExportPlan *plan;
  char *file;
} CwExportOrder;

/* Takes @plan. */
CwExportOrder *cw_export_order_new (CwExportPlan *plan, const char *file);

/* Input: a CwExportOrder. Result: a CwExported, freed with g_free(). */
extern const CwLoanClass cw_export_write;
