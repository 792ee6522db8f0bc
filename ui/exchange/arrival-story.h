/* arrival-story.h - what a file that came in says of itself, in sentences for people */
#pragma once

#include "ui/exchange/arrival.h"

/* All of them (transfer full). */

/* Whose file it is, or its name where that can't be read. */
char *cw_arrival_story_dup_title (const CwArrival *arrival);

/* When it was made, for how many, what kind of things it holds; "" where that can't be read. */
char *cw_arrival_story_dup_about (const CwArrival *arrival);

/* What is new, here already, waiting; or why it can't be taken in and what to do. */
char *cw_arrival_story_dup_counts (const CwArrival *arrival);

/* What else the person should know, a line each; "" for nothing. */
char *cw_arrival_story_dup_notes (const CwArrival *arrival);
