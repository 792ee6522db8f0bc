/* driver.h - several laptops in one program, told what to do by lines of JSON
 *
 * A record has a name of the caller's choice, its handle, and whoever drives never sees an id. The
 * clock and the chance are the caller's too.
 */
#pragma once

#include "corewalk/json.h"
#include "corewalk/moment.h"
#include "corewalk/store.h"

typedef struct
{
  char *name;
  char *folder;
  CwStore *store; /* NULL while it is closed */
} Laptop;

typedef struct
{
  char *root;          /* all folders and files; blank stores lie in ROOT-blank */
  GHashTable *laptops; /* name -> Laptop */
  GHashTable *handles; /* UUID as text -> handle */
  GHashTable *uuids;   /* handle -> UUID as text */
  GString *fresh;      /* "handle UUID\n" of what was named since it was emptied */
} Driver;

/* One order: what is to be done, on which laptop, and what came of it. */
typedef struct
{
  Driver *driver;
  const CwJson *order;
  Laptop *laptop;
  CwStore *store;
  CwJsonWriter *answer; /* inside an object */
  CwMoment moment;
} Call;

typedef struct
{
  const char *name;
  enum
  {
    ON_NOTHING,
    ON_LAPTOP, /* which may be closed */
    ON_STORE,
  } on;
  gboolean (*act) (Call *call, GError **error);
} Act;

/* Each ends with a NULL name. */
extern const Act driver_making[];     /* driver-make.c */
extern const Act driver_changing[];   /* driver-change.c */
extern const Act driver_looking[];    /* driver-look.c */
extern const Act driver_folders[];    /* driver-folder.c */
extern const Act driver_exchanging[]; /* driver-exchange.c */
extern const Act driver_coming[];     /* driver-future.c */
extern const Act driver_waiting[];    /* driver-waiting.c */
extern const Act driver_owning[];     /* driver-own.c */

/* driver-call.c: what the order says */
const char *call_text (Call *call, const char *key); /* NULL without it */
gint64 call_number (Call *call, const char *key, gint64 otherwise);
gboolean call_flag (Call *call, const char *key);
const CwMoment *call_moment (Call *call);      /* NULL without "at": now */
char *call_path (Call *call, const char *key); /* a file or folder under the root */

/* The local id of the handle that stands under @key; 0 without one, -1 with @error. */
gint64 call_id (Call *call, const char *key, GError **error);
void call_say_id (Call *call, const char *key, gint64 id); /* a member of the answer */
gint64 call_find (Call *call, const char *handle, GError **error);

/* The record @id has the handle of @key from now on; FALSE with @error if it has another one. */
gboolean call_name (Call *call, const char *key, gint64 id, GError **error);
gboolean driver_name (Driver *driver, const char *uuid, const char *handle, GError **error);

/* The text with each UUID in quotes replaced by its handle, where it has one. */
char *driver_hide_ids (Driver *driver, const char *text);

/* driver.c: what "fork" needs of it. */
void driver_run (Driver *driver, const char *line, GString *answer);
void driver_set_clock (gint64 now_ms);
void driver_set_seed (gint64 number);
