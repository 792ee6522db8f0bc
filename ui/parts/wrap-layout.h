/* wrap-layout.h - lays children out like words: side by side, in as many rows as the width needs */
#pragma once

#include <gtk/gtk.h>

#define CW_TYPE_WRAP_LAYOUT (cw_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CwWrapLayout, cw_wrap_layout, CW, WRAP_LAYOUT, GtkLayoutManager)
