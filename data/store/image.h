/* image.h - a store that is nobody's: it waits on a disk image for the people of its copies */
#pragma once

#include "corewalk/store.h"

/* Whether what lies in @directory was prepared and not yet taken. */
gboolean cw_image_is_prepared (const char *directory);

/* Makes the store in @directory, which is prepared, that of @person, with keys of its own. As
 * cw_store_create(); what failed can be tried again. */
gboolean cw_image_take (const char *directory, const CwPerson *person, GError **error);
