/* host-act.h - what is done about a host: she is told, is given her copy, and a planned visit is made or called off
 *
 * A page offers it as actions of its own group: "hosts.told", "today.told". Each takes the planned visit,
 * or the visit made, as an "x".
 */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

/* Installs GROUP.start, .notice, .told, .untold, .call-off, .plan-again for planned visits, and .copy, .given,
 * .not-given for those made; @run is to call cw_host_act_run(). */
void cw_host_act_install (GtkWidgetClass *widget_class,
                          const char *group,
                          GtkWidgetActionActivateFunc run);

/* Does what the action @name of @page says, can be undone, and is said at the foot of the window; does nothing
 * while the store of @session is lent. */
void cw_host_act_run (GtkWidget *page,
                      CwWorkSession *session,
                      const char *name,
                      GVariant *parameter);

/* Says that an act was done, with its undo, or what failed where @is_done is FALSE. */
void cw_host_act_say (GtkWidget *page,
                      CwWorkSession *session,
                      gboolean is_done,
                      const char *text,
                      const GError *error);
