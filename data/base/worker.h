/* worker.h - a thread that does pieces of work beside its caller, in the order in which it gets them */
#pragma once

#include <glib.h>

typedef struct _CwWorker CwWorker;

typedef void (*CwWork) (gpointer piece, gpointer user_data);

/* Without a thread, where none is wanted or to be had, a piece is done when it is given. */
CwWorker *
cw_worker_new (const char *name, gboolean wants_thread, CwWork work, gpointer user_data);

/* @piece is the worker's until it was waited for. */
void cw_worker_give (CwWorker *worker, gpointer piece);

/* Waits for the oldest piece that was not waited for yet; there must be one. */
void cw_worker_wait (CwWorker *worker);

/* Does all that it was given, and ends; NULL is allowed. */
void cw_worker_free (CwWorker *worker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWorker, cw_worker_free)
