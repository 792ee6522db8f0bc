/* sweep.h - rows and search words of what is off this laptop go */
#pragma once

#include "corewalk/remove.h"

/*
 * In a transaction of the shared file: all walks before the horizon go, with what hangs on them.
 * @removal counts what goes now.
 */
gboolean cw_sweep_all (CwStore *store, CwRemoval *removal, GError **error);

/* After lines came: the same of walks in which this laptop wrote nothing, and of what came for those that
 * are off already. */
gboolean cw_sweep_news (CwStore *store, GError **error);
