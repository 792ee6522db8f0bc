/* revoke-run.h - doing what an order to revoke a card says */
#pragma once

#include "data/exchange/merging.h"
#include "data/exchange/order-run.h"

/*
 * Inside transactions of both files: each order to revoke that binds takes effect, and of the others a
 * person is asked. Tells the report of the file under way, if there is one.
 */
gboolean cw_revoke_run_all (CwMerging *merging, GError **error);

/* (transfer full) (element-type CwOrder): the orders to revoke, oldest first; NULL on CW_ERROR_STORAGE. */
GPtrArray *cw_revoke_list (CwStore *store, GError **error);

/* Inside transactions of both files: a person of this store said that @order holds. */
gboolean cw_revoke_apply (CwStore *store, const CwOrder *order, GError **error);
