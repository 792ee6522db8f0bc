/* site.h - whether a store can be kept in a place */
#pragma once

#include "corewalk/error.h"

/*
 * FALSE with CW_ERROR_PLACE for network, FAT and read-only file systems: there locks, or what is
 * synced, can't be trusted. Some of the whole path must exist.
 */
gboolean cw_site_check (const char *directory, gboolean is_writer, GError **error);

/* Tests only: what statfs() is to say from now on; 0 asks the system. */
void cw_site_pretend (unsigned long file_system);
