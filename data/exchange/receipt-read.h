/* receipt-read.h - a receipt as it was read: what somebody else has */
#pragma once

#include "corewalk/receipt.h"
#include "data/log/seal.h"

#include <sodium.h>

typedef struct
{
  guint64 bits;
  guint32 last;
  guint8 hash[CW_LINE_HASH]; /* line hash at last */
} CwReceiptLine;

typedef struct
{
  guint8 key[crypto_sign_PUBLICKEYBYTES]; /* of whose receipt it is */
  GArray *lines;                          /* of CwReceiptLine */
} CwReceipt;

/* Reads and verifies @file. NULL on CW_ERROR_NOT_FOUND, CW_ERROR_FORMAT, CW_ERROR_DAMAGED,
 * CW_ERROR_STORAGE. */
CwReceipt *cw_receipt_read (const char *file, GError **error);
void cw_receipt_free (CwReceipt *receipt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReceipt, cw_receipt_free)
