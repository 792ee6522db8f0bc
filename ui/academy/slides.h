/* slides.h - plans or projects on the whole screen, one after the other, for all in the room
 *
 * Right, Page Down, Space and Enter go on, Left, Page Up and Backspace back, Home and End to the ends; Escape leaves.
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_SLIDES (cw_slides_get_type ())
G_DECLARE_FINAL_TYPE (CwSlides, cw_slides, CW, SLIDES, AdwWindow)

/* @take_works: (element-type CwAcademyWork), at least one; freed with the window */
void cw_slides_show (GtkWidget *asker, GPtrArray *take_works);
