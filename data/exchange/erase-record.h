/* erase-record.h - what erasing a record takes: lines taken back, and orders for the rest */
#pragma once

#include "corewalk/order.h"
#include "data/exchange/erasing.h"

/*
 * Within @erasing: erases @record with all that hangs on it, and adds to @erased. CW_ERROR_NOT_FOUND,
 * CW_ERROR_INVALID for what can't be erased.
 */
gboolean cw_erase_record (CwErasing *erasing,
                          gint64 record,
                          const char *reason,
                          const char *reference,
                          CwErased *erased,
                          GError **error);
