#include "corewalk/error.h"

G_DEFINE_QUARK (cw_error, cw_error)
