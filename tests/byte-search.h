/* byte-search.h - is a word anywhere in the bytes of some files */
#pragma once

#include <glib.h>

/* In how many files of @folder and the folders in it @word stands, in whatever case of ASCII. */
guint byte_search (const char *folder, const char *word);

/* The same in one file. */
gboolean byte_search_file (const char *file, const char *word);
