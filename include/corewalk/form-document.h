/* corewalk/form-document.h - a look-for form as a JSON file that a coach can edit
 *
 * Texts are never NULL: what a file leaves out is "". Lists are never NULL either.
 */
#pragma once

#include "corewalk/error.h"

G_BEGIN_DECLS

#define CW_FORM_FORMAT 1 /* what "corewalk_form" says in a file */
#define CW_FORM_MOST_BYTES (1024 * 1024)
#define CW_FORM_MOST_LEVELS 9

typedef struct
{
  char *label;
  char *descriptor; /* what one would see at this level */
} CwFormLevel;

typedef struct
{
  char *key; /* a-z, 0-9 and -; stays with the item over all versions of the form */
  char *label;
  const char *core; /* "teacher", "student", "task" */
  const char *kind; /* "seen" (seen, not seen, not observable) or "levels" */
  char *counts;
  char *not_counts;
  char *example;
  GPtrArray *levels; /* of CwFormLevel, the first is level 1; none unless "levels" */
} CwFormItem;

typedef struct
{
  char *key; /* one tool of a form has it, whatever its kind */
  char *label;
  char *letter;     /* a to z: Alt and it count, start or stop; or "" */
  const char *core; /* as of an item, or NULL */
  char *counts;
  char *not_counts;
  char *example;
  const char *mode; /* of a scan: "momentary", "partial", "whole"; else NULL */
  gint64 n;         /* of a scan: how many students are looked at; else 0 */
  gint64 seconds;   /* of a scan: from one to the next; else 0 */
} CwFormTool;

/* What the visit screen shows beside the look-fors: each list may be empty. */
typedef struct
{
  gint64 signal_seconds; /* between two quiet signals; 0 for none */
  GPtrArray *counters;   /* all five of CwFormTool */
  GPtrArray *stopwatches;
  GPtrArray *scans;      /* k of n */
  GPtrArray *questions;  /* asked of students */
  const char *code_mode; /* how codes are taken down, as a scan's mode; NULL without codes */
  gint64 code_seconds;   /* the interval of the codes; 0 without codes */
  GPtrArray *codes;      /* of what goes on in an interval */
} CwFormTools;

typedef struct
{
  gint64 format; /* CW_FORM_FORMAT */
  char *key;     /* a-z, 0-9 and -; over all versions */
  gint64 version;
  char *title;
  char *language; /* "en", "es-419" */
  char *license;
  char *source; /* whose words these are */
  gboolean not_for_evaluation;
  char *purpose;
  char *when_to_use;
  CwFormTools tools;
  GPtrArray *items; /* of CwFormItem */
} CwFormDocument;

/** cw_form_document_free: frees @document and what it holds; %NULL is allowed. */
void cw_form_document_free (CwFormDocument *document);

/**
 * cw_form_document_parse:
 * @length: bytes of @text
 *
 * Reads a form that has no mistake; what cw_form_document_check() only warns of is passed over.
 *
 * Returns: (transfer full): the form, or %NULL on %CW_ERROR_FORMAT with the first mistake,
 *   "line L, column C: CAUSE".
 */
CwFormDocument *cw_form_document_parse (const char *text, gsize length, GError **error);

typedef struct
{
  guint line;          /* from 1 */
  guint column;        /* from 1, in characters */
  gboolean is_mistake; /* FALSE: a warning, the form can be used */
  char *text;
} CwFormRemark;

/** cw_form_remark_free: frees @remark and its text; %NULL is allowed. */
void cw_form_remark_free (CwFormRemark *remark);

/**
 * cw_form_document_check:
 * @length: bytes of @text
 *
 * Looks for all that is wrong with a form. Mistakes: what is missing, of the wrong kind, too long,
 * twice, or against itself. Warnings: names that nobody knows, with the nearest that is known; tools
 * that do not say what counts; words that grade people in a form which is not for evaluation.
 *
 * Returns: (transfer full) (element-type CwFormRemark): in the order of the text, none for a form
 *   that is as it should be; free with g_ptr_array_unref().
 */
GPtrArray *cw_form_document_check (const char *text, gsize length);

/**
 * cw_form_document_dup_text:
 *
 * Returns: (transfer full): the form for people: indented, in the order of this header, what is
 *   empty left out, a line feed at the end. Reading it gives the same form.
 */
char *cw_form_document_dup_text (const CwFormDocument *document);

/**
 * cw_form_document_dup_canonical:
 *
 * Returns: (transfer full): the form's one text: names sorted by their bytes, no white space, what
 *   is empty left out, only those escapes that JSON must have.
 */
char *cw_form_document_dup_canonical (const CwFormDocument *document);

/**
 * cw_form_document_dup_hash:
 *
 * Returns: (transfer full): BLAKE2b of the canonical text, 256 bits as 64 lower-case hexadecimal
 *   digits: the identity of this version.
 */
char *cw_form_document_dup_hash (const CwFormDocument *document);

/** cw_form_document_item: Returns: (transfer none): the item named @key, or %NULL. */
const CwFormItem *cw_form_document_item (const CwFormDocument *document, const char *key);

/**
 * cw_form_built_in_list:
 *
 * Returns: (transfer full) (element-type CwFormDocument): the forms that come with Corewalk, in the
 *   order in which they are shown; free with g_ptr_array_unref().
 */
GPtrArray *cw_form_built_in_list (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFormDocument, cw_form_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFormRemark, cw_form_remark_free)

G_END_DECLS
