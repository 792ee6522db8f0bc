/* corewalk/order.h - erasing for good, and the orders that carry it to every laptop
 *
 * Orders to revoke a card (revoke.h) stand in the same list and are answered the same way.
 *
 * What nobody has received is really taken back. For the rest an order travels with the next bundle:
 * wherever it binds, the lines that it names lose their words; only their hashes stay, so that what
 * their authors signed can still be verified, and an old bundle brings nothing back.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

#define CW_ORDER_KEY_BYTES 32

typedef struct
{
  gint64 records;    /* the record, and what hung on it */
  gint64 taken_back; /* lines that nobody has received: they are gone without a trace */
  gint64 ordered;    /* lines that others may have: the orders name them */
  GArray *orders;    /* of gint64: the orders' ids */
  gboolean
      is_left; /* another program is reading the store: its last traces go when the store is
                        opened for writing once that has ended */
} CwErased;

/** cw_erased_clear: frees what @erased holds. */
void cw_erased_clear (CwErased *erased);

/**
 * cw_erase:
 * @record: what to erase, with all that hangs on it, deleted or not
 * @reason: 1 byte to 1 MiB; it travels with the orders, so it should name nobody
 * @reference: (nullable): the approval behind it, one line of at most 200 characters
 * @moment: (nullable): when it was decided, %NULL for now
 * @erased: (out caller-allocates): what was done; cleared by the caller
 *
 * Erases for good. It can't be undone. Here it takes effect at once, whoever wrote the lines.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such record), %CW_ERROR_INVALID (an order, a text that
 *   can't be kept), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE; nothing is erased then.
 */
gboolean cw_erase (CwStore *store,
                   gint64 record,
                   const char *reason,
                   const char *reference,
                   const CwMoment *moment,
                   CwErased *erased,
                   GError **error);

typedef enum
{
  CW_ORDER_WAITS, /* for lines that did not come yet */
  CW_ORDER_ASKS,  /* it is about lines of others, and its card may not order */
  CW_ORDER_DONE,
  CW_ORDER_DECLINED, /* a person said no; lines of its own author are erased all the same */
} CwOrderState;

/* An order to erase or to revoke a card, from here or from somewhere else. */
typedef struct
{
  gint64 id;
  gint64 record; /* what it is about; 0 for a card */
  char *author;
  CwMoment moment;
  char *reason;
  char *reference;                /* NULL for none */
  gint64 lines;                   /* that it names; 0 for a card */
  gboolean is_own;                /* given here */
  char *revokes;                  /* whose card it revokes; NULL for an order to erase */
  gint64 since_ms;                /* what that card signed later is not taken, UTC */
  guint8 key[CW_ORDER_KEY_BYTES]; /* of the card */
  CwOrderState state;
} CwOrder;

/** cw_order_free: frees one of them; %NULL is allowed. */
void cw_order_free (CwOrder *order);

/**
 * cw_order_list:
 *
 * Returns: (transfer full) (element-type CwOrder): all orders that came or were given here, oldest
 *   first; %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_order_list (CwStore *store, GError **error);

/**
 * cw_order_accept:
 * @order: one that asks, waits, or was declined
 * @lines: (out) (nullable): lines that lost their words; -1 where it revoked a card
 *
 * Does what the order says, whoever wrote the lines, also when they come only later; revokes the card.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such order), %CW_ERROR_INVALID (it is done already),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_order_accept (CwStore *store, gint64 order, gint64 *lines, GError **error);

/**
 * cw_order_decline:
 * @order: one that asks or waits
 *
 * The lines of others stay here, and the card stays in use. That is not told to anybody.
 *
 * Returns: %FALSE as cw_order_accept().
 */
gboolean cw_order_decline (CwStore *store, gint64 order, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwErased, cw_erased_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwOrder, cw_order_free)

G_END_DECLS
