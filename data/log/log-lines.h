/* log-lines.h - the lines of one frame, for what goes through the log frame by frame */
#pragma once

#include "data/log/frame.h"
#include "data/log/log.h"

/* Every line of @frame in order; @each returning FALSE with an error ends it. */
gboolean cw_lines_each (CwLog *log,
                        const CwFrame *frame,
                        CwEntryFunc each,
                        gpointer user_data,
                        GError **error);
