#include "ui/walks/walk-list.h"

#include <string.h>

#define PAGE_ROWS 64
#define PAGES_KEPT 8 /* more than the 205 rows that GtkListBase keeps alive */

typedef struct
{
  guint number;     /* rows number * PAGE_ROWS and on */
  GPtrArray *items; /* NULL in a slot never used */
} Page;

struct _CwWalkList
{
  GObject parent_instance;

  CwWorkSession *session;
  char *directory; /* of its store */
  CwStore *reader; /* opened while the store is lent, NULL before and after */
  GArray *ids;
  Page pages[PAGES_KEPT]; /* a ring: the oldest page gives way */
  guint next_slot;
};

/* A lent store is another thread's: rows that are scrolled to meanwhile are read beside it. NULL where they
 * can't be. */
static CwStore *
get_store (CwWalkList *self)
{
  if (!cw_work_session_is_lent (self->session))
    {
      g_clear_pointer (&self->reader, cw_store_close);
      return cw_work_session_get_store (self->session);
    }

  if (self->reader == NULL && self->directory != NULL)
    self->reader = cw_store_open (self->directory, CW_STORE_READ, NULL);
  return self->reader != NULL && cw_store_refresh (self->reader, NULL) ? self->reader : NULL;
}

static CwWalkItem *
load_item (CwWalkList *self, CwStore *store, guint position)
{
  g_autoptr (GError) error = NULL;
  CwWalk *walk = NULL;

  if (store == NULL)
    return cw_walk_item_new (NULL);

  walk = cw_walk_get (store, g_array_index (self->ids, gint64, position), &error);
  if (walk == NULL && !g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    g_warning ("walk at %u: %s", position, error->message);

  return cw_walk_item_new (walk);
}

static Page *
load_page (CwWalkList *self, guint number)
{
  Page *page = &self->pages[self->next_slot];
  guint first = number * PAGE_ROWS;
  guint last = MIN (first + PAGE_ROWS, self->ids->len);
  CwStore *store = get_store (self);

  self->next_slot = (self->next_slot + 1) % PAGES_KEPT;
  g_clear_pointer (&page->items, g_ptr_array_unref);
  page->number = number;
  page->items = g_ptr_array_new_full (PAGE_ROWS, g_object_unref);
  for (guint i = first; i < last; i++)
    g_ptr_array_add (page->items, load_item (self, store, i));

  return page;
}

static Page *
find_page (CwWalkList *self, guint number)
{
  for (guint i = 0; i < PAGES_KEPT; i++)
    if (self->pages[i].items != NULL && self->pages[i].number == number)
      return &self->pages[i];

  return load_page (self, number);
}

static GType
cw_walk_list_get_item_type (GListModel *model)
{
  return CW_TYPE_WALK_ITEM;
}

static guint
cw_walk_list_get_n_items (GListModel *model)
{
  return CW_WALK_LIST (model)->ids->len;
}

static gpointer
cw_walk_list_get_item (GListModel *model, guint position)
{
  CwWalkList *self = CW_WALK_LIST (model);

  if (position >= self->ids->len)
    return NULL;

  return g_object_ref (
      g_ptr_array_index (find_page (self, position / PAGE_ROWS)->items, position % PAGE_ROWS));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cw_walk_list_get_item_type;
  iface->get_n_items = cw_walk_list_get_n_items;
  iface->get_item = cw_walk_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CwWalkList,
                               cw_walk_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
forget_pages (CwWalkList *self)
{
  for (guint i = 0; i < PAGES_KEPT; i++)
    g_clear_pointer (&self->pages[i].items, g_ptr_array_unref);
}

static void
cw_walk_list_finalize (GObject *object)
{
  CwWalkList *self = CW_WALK_LIST (object);

  forget_pages (self);
  g_array_unref (self->ids);
  cw_store_close (self->reader);
  g_free (self->directory);
  g_object_unref (self->session);
  G_OBJECT_CLASS (cw_walk_list_parent_class)->finalize (object);
}

static void
cw_walk_list_class_init (CwWalkListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_walk_list_finalize;
}

static void
cw_walk_list_init (CwWalkList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

CwWalkList *
cw_walk_list_new (CwWorkSession *session)
{
  CwWalkList *self = g_object_new (CW_TYPE_WALK_LIST, NULL);
  CwStore *store = cw_work_session_get_store (session);

  self->session = g_object_ref (session);
  self->directory = store != NULL ? g_strdup (cw_store_get_directory (store)) : NULL;
  return self;
}

/* Whether @ids goes on where the list ends. */
static gboolean
goes_on (CwWalkList *self, const GArray *ids)
{
  return self->ids->len > 0 && ids->len > self->ids->len &&
         memcmp (self->ids->data, ids->data, self->ids->len * sizeof (gint64)) == 0;
}

void
cw_walk_list_take_ids (CwWalkList *self, GArray *ids)
{
  guint removed = self->ids->len;

  /* Two steps on purpose: on items-changed (0, n, n) GTK 4.8 reads all n rows to find the ones
   * it still shows; on a removal followed by an addition it reads some 200. */
  forget_pages (self);
  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);

  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

void
cw_walk_list_take_rest (CwWalkList *self, GArray *ids)
{
  guint kept = self->ids->len;

  if (!goes_on (self, ids))
    {
      cw_walk_list_take_ids (self, ids);
      return;
    }

  forget_pages (self); /* the last one was not whole */
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), kept, 0, ids->len - kept);
}

gint64
cw_walk_list_get_id (CwWalkList *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
cw_walk_list_find (CwWalkList *self, gint64 walk)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == walk)
      return i;

  return G_MAXUINT;
}
