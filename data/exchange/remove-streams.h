/* remove-streams.h - lines of others of which nothing is on this laptop any more */
#pragma once

#include "corewalk/remove.h"

/*
 * In a transaction, after the rows went: drops each stream of another person all of whose lines are
 * about what is removed. One with anything else in it stays whole, and so does one that has branches
 * or gaps, or holds an order. @removal counts.
 */
gboolean cw_remove_streams (CwStore *store, CwRemoval *removal, GError **error);
