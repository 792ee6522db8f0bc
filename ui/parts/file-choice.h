/* file-choice.h - asks a person for files: the desktop's own dialog, with what Corewalk exchanges */
#pragma once

#include <gtk/gtk.h>

typedef enum
{
  CW_FILE_CHOICE_BUNDLE,   /* *.walk */
  CW_FILE_CHOICE_RECEIPT,  /* *.receipt */
  CW_FILE_CHOICE_CARD,     /* *.txt */
  CW_FILE_CHOICE_BACKUP,   /* *.backup */
  CW_FILE_CHOICE_FORM,     /* *.json */
  CW_FILE_CHOICE_TEXT,     /* *.txt */
  CW_FILE_CHOICE_TABLE,    /* *.csv */
  CW_FILE_CHOICE_PICTURE,  /* *.png */
  CW_FILE_CHOICE_DRAWING,  /* *.svg */
  CW_FILE_CHOICE_PDF,      /* *.pdf */
  CW_FILE_CHOICE_DATA,     /* *.jsonl */
  CW_FILE_CHOICE_CALENDAR, /* *.ics */
} CwFileChoiceKind;

/* @files: names, at least one, ended by NULL. @user_data: the widget that asked. */
typedef void (*CwFileChosen) (const char *const *files, gpointer user_data);

/* @chosen is called unless the person chose nothing or @asker is gone. */
void cw_file_choice_open (GtkWidget *asker,
                          const char *title,
                          CwFileChoiceKind kind,
                          gboolean is_multiple,
                          CwFileChosen chosen);

/* @name: proposed. A file that is there is replaced only after a question. */
void cw_file_choice_save (GtkWidget *asker,
                          const char *title,
                          const char *name,
                          CwFileChoiceKind kind,
                          CwFileChosen chosen);

/* A folder that is there. */
void cw_file_choice_folder (GtkWidget *asker, const char *title, CwFileChosen chosen);
