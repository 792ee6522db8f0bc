/* hostile-scene.h - a store that is sent what no honest laptop would send */
#pragma once

#include "tests/forge-bundle.h"

#define SCENE_WORD "kaleidoscope" /* what is new in the good file says it */

/* Ana has written; Zoe has her first bundle, and Eve is trusted by whoever asks for no cards. */
typedef struct
{
  char *folder;
  CwStore *ana, *eve, *zoe;
  char *good;   /* what Ana sends next, open: the file that is tampered with */
  char *attack; /* name of a file for what comes of that */
  char *before; /* what is in Zoe's store */
} Scene;

void scene_set_up (Scene *scene, gconstpointer data);

/* Zoe is as she was, then takes the good file in, and holds what Ana holds. */
void scene_tear_down (Scene *scene, gconstpointer data);

/* Zoe has nothing of Ana's any more. */
void scene_forget (Scene *scene);

/* The good file, taken apart; Ana's laptop signs what is made of it. */
Forge *scene_forge (Scene *scene);

/* Zoe refuses @file, for @reason, in which * stands for anything; nothing of it is left. */
void scene_refuse_file (Scene *scene, const char *file, const char *reason);

/* The same with what was made of the good file; so does who only verifies it. */
void scene_refuse (Scene *scene, const Forge *forge, const char *reason);

/* The same for one that only a store can tell from a good one. */
void scene_refuse_here (Scene *scene, const Forge *forge, const char *reason);

/* All that Zoe's tables hold but what came when; free with g_free(). */
char *scene_state (CwStore *store);
