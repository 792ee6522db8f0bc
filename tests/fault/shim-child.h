/* shim-child.h - starting a program with the shim loaded, and the page it shares with us */
#pragma once

#include <glib.h>

#include "tests/fault/shim.h"

G_BEGIN_DECLS

typedef struct
{
  ShimPage *page;
  char **environment; /* of the children */
  char *page_path;
} ShimChild;

/**
 * shim_child_new:
 * @directory: what the children's files that count lie below; absolute, no symbolic links
 *
 * Returns: (transfer full): free with shim_child_free(); its page is all zero
 */
ShimChild *shim_child_new (const char *directory);
void shim_child_free (ShimChild *child);

/* A page as it was made: nothing fails, nothing drags, the clock is right. */
void shim_child_reset (ShimChild *child);

/* Runs @argv to its end. @said and @complained are what it wrote. Returns: its wait status. */
int shim_child_run (ShimChild *child, const char *const *argv, char **said, char **complained);

/**
 * ShimFault:
 * @kinds: which calls may fail
 * @code: with which errno, or %SHIM_KILL
 */
typedef struct
{
  const char *name;
  guint kinds;
  int code;
} ShimFault;

/* Every fault that a program has to live through, death included; ends with a NULL name. */
extern const ShimFault shim_faults[];

/* From the child's start, the @nth call of the fault's kinds fails, and all after it if @for_ever. */
void shim_child_arm (ShimChild *child, const ShimFault *fault, guint nth, gboolean for_ever);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShimChild, shim_child_free)

G_END_DECLS
