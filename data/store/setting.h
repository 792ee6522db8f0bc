/* setting.h - who the person is: kept in the private file */
#pragma once

#include "corewalk/store.h"
#include "data/base/db.h"

gboolean cw_setting_check_person (const CwPerson *person, GError **error);
gboolean cw_setting_write_person (CwDb *private, const CwPerson *person, GError **error);
gboolean cw_setting_read_person (CwDb *private, CwPerson *person, GError **error);

/* Numbers that the program keeps for itself; 0 for one that was never set. */
gint64 cw_setting_get_number (CwDb *private, const char *name);
gboolean cw_setting_set_number (CwDb *private, const char *name, gint64 number, GError **error);

/* The same for texts; NULL for one that was never set. */
char *cw_setting_dup_text (CwDb *private, const char *name);
gboolean
cw_setting_set_text (CwDb *private, const char *name, const char *text, GError **error);

/* Inside a transaction: the store holds sample data from now on. */
gboolean cw_setting_mark_sample (CwDb *private, GError **error);
