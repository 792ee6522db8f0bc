/* form-shape.h - what stands in a form, as tables: reading, writing and freeing follow them */
#pragma once

#include "corewalk/form-edit.h"

typedef enum
{
  CW_FIELD_TEXT,     /* char *, "" when absent */
  CW_FIELD_KEY,      /* char *, a-z 0-9 - */
  CW_FIELD_LETTER,   /* char *, one of a-z */
  CW_FIELD_LANGUAGE, /* char *, as BCP 47 */
  CW_FIELD_CHOICE,   /* const char *, one of choices; NULL when absent */
  CW_FIELD_NUMBER,   /* gint64, 0 when absent */
  CW_FIELD_TRUTH,    /* gboolean */
  CW_FIELD_LIST,     /* GPtrArray * of structs of one shape */
  CW_FIELD_OBJECT,   /* a struct inside, of one shape */
} CwFieldKind;

typedef enum
{
  CW_NEED_NONE,
  CW_NEED_ADVISED,  /* a warning when it is absent */
  CW_NEED_REQUIRED, /* a mistake when it is absent or empty */
} CwFieldNeed;

typedef struct _CwFormShape CwFormShape;

typedef struct
{
  const char *name;
  CwFieldKind kind;
  CwFieldNeed need;
  gsize offset;               /* in the struct */
  gint64 least;               /* of a number */
  gint64 most;                /* of a number; characters of a text; elements of a list */
  const char *const *choices; /* NULL after the last */
  const CwFormShape *shape;   /* of a list's elements, of an object */
  gboolean is_label; /* a text that names something: looked through for grading words */
} CwFormField;

struct _CwFormShape
{
  const char *noun;          /* for messages: "look-for" */
  gsize size;                /* of the struct; 0 when it only stands inside another */
  const CwFormField *fields; /* in the order of writing; name of NULL after the last */
};

extern const CwFormShape cw_form_shape;

/* cw_form_shape_list: the field of that list, CW_FORM_ITEMS or a list of the tools. */
const CwFormField *cw_form_shape_list (CwFormPart part);

/* cw_form_shape_new: the struct with every text "", every list empty. */
gpointer cw_form_shape_new (const CwFormShape *shape);
void cw_form_shape_free (const CwFormShape *shape, gpointer record);

/* cw_form_shape_find: NULL for a name that the shape does not have. */
const CwFormField *cw_form_shape_find (const CwFormShape *shape, const char *name);

/* cw_form_shape_nearest: the known name that name is probably meant to be, or NULL. */
const char *cw_form_shape_nearest (const CwFormShape *shape, const char *name);

/* cw_form_field_is_empty: whether writing leaves the field of record out. */
gboolean cw_form_field_is_empty (const CwFormField *field, gconstpointer record);

#define CW_FIELD(type, record, field) G_STRUCT_MEMBER (type, record, (field)->offset)

/* cw_form_read_unfinished: (transfer full): what can be read of a form that is being written. */
CwFormDocument *cw_form_read_unfinished (const char *text);
