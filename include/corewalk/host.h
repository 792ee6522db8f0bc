/* corewalk/host.h - what the teacher who hosts a visit is told before and given afterwards */
#pragma once

#include "corewalk/error.h"
#include "corewalk/handout.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

/**
 * cw_host_notice:
 * @slot: a planned visit
 *
 * What a learning walk is, when and how long, what is written down and what is not, who sees it, that
 * it is no evaluation, and how to opt out, in words for the teacher who hosts it.
 *
 * Returns: (transfer full): the page; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwHandout *cw_host_notice (CwStore *store, gint64 slot, GError **error);

/**
 * cw_host_copy:
 *
 * Everything that was recorded in @visit, whoever recorded it there, as the host may read it.
 *
 * Returns: (transfer full): the page; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwHandout *cw_host_copy (CwStore *store, gint64 visit, GError **error);

/**
 * cw_host_copy_set_given:
 * @is_given: whether the host was given her copy, at @moment; %FALSE takes it back
 *
 * It is known on this laptop only.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_host_copy_set_given (CwStore *store,
                                 gint64 visit,
                                 gboolean is_given,
                                 const CwMoment *moment,
                                 GError **error);

/** cw_host_copy_given_ms: when the host was given her copy, UTC; 0 for not yet. */
gint64 cw_host_copy_given_ms (CwStore *store, gint64 visit);

/**
 * cw_host_first_set:
 * @since: the first day, days since 1970-01-01, whose visits the host sees before anybody else;
 *   %G_MININT64 for no such rule
 *
 * The rule reminds, it does not hold back: lines leave in the order in which they were recorded, and
 * what is behind a line that stays can't leave either.
 *
 * Returns: %FALSE on %CW_ERROR_BUSY, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_host_first_set (CwStore *store, gint64 since, GError **error);

/** cw_host_first_get: the day of cw_host_first_set(), %G_MININT64 for none. */
gint64 cw_host_first_get (CwStore *store);

/**
 * cw_host_copy_missing:
 *
 * What Today and whoever is about to export should know: this person's own visits since the rule
 * holds, ended, whose host was not given her copy.
 *
 * Returns: (transfer full) (element-type gint64): the visits, oldest first; none without the rule.
 *   %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_host_copy_missing (CwStore *store, GError **error);

G_END_DECLS
