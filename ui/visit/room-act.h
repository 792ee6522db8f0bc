/* room-act.h - which room a visit is in is said by a person, who is asked again where the room opts out */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

/* Keeps that @visit is in @class_id, or in none that is known for 0. What is done or failed is said at the foot of
 * the window of @page, and does nothing while the store of @session is lent. */
void cw_room_act_set (GtkWidget *page, CwWorkSession *session, gint64 visit, gint64 class_id);

/* Starts a visit of @walk in @class_id and shows it. */
void cw_room_act_start (GtkWidget *page, CwWorkSession *session, gint64 walk, gint64 class_id);
