/* calibration-page.h - one lesson that several marked: how far alike, look-for by look-for */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CALIBRATION_PAGE (cw_calibration_page_get_type ())
G_DECLARE_FINAL_TYPE (CwCalibrationPage, cw_calibration_page, CW, CALIBRATION_PAGE, AdwBin)

/* FALSE with @error where it can't be shown. */
gboolean cw_calibration_page_set (CwCalibrationPage *self,
                                  CwWorkSession *session,
                                  gint64 calibration,
                                  GError **error);

/* Whether it is still there. */
gboolean cw_calibration_page_refresh (CwCalibrationPage *self);
