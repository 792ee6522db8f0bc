/* cap-layout.h - gives one scrolled window the height that its content needs, up to a limit
 *
 * GTK's own scrolled window asks for the height that the content has at its widest.
 */
#pragma once

#include <gtk/gtk.h>

#define CW_TYPE_CAP_LAYOUT (cw_cap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CwCapLayout, cw_cap_layout, CW, CAP_LAYOUT, GtkLayoutManager)
