/* paper-loader.h - the module that draws pages, loaded when it is needed */
#pragma once

#include "ui/paper/paper-module.h"

/**
 * cli_paper_load:
 *
 * Returns: (transfer none): the module, or %NULL on %CW_ERROR_STORAGE where it or what it needs is not
 *   there.
 */
const CwPaperModule *cli_paper_load (GError **error);
