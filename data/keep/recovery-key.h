/* recovery-key.h - the key of backups that are made by themselves
 *
 * Its secret half is kept in a small age file, which the person's passphrase opens and which lies beside
 * the backups: `age -d -i NAME.key NAME.backup` asks for the passphrase and opens one without this program.
 */
#pragma once

#include "corewalk/age.h"

#define CW_RECOVERY_KEY_END ".key"
#define CW_RECOVERY_TAG_LENGTH 6

typedef struct
{
  char *recipient;  /* its public half */
  GByteArray *file; /* what the small file holds */
} CwRecoveryKey;

/* Draws a key. @passphrase and @work as for cw_age_writer_new(), and its errors. */
CwRecoveryKey *cw_recovery_key_new (const char *passphrase, guint work, GError **error);

void cw_recovery_key_free (CwRecoveryKey *key);

/* A few letters that tell this key's files from those of anybody else in one folder. */
char *cw_recovery_key_tag (const char *recipient);

/*
 * The secret keys from the small files beside @backup that @passphrase opens. NULL on CW_ERROR_NOT_FOUND
 * when no such file lies there, CW_ERROR_SECRET when the passphrase opens none.
 */
CwAgeKeys *cw_recovery_key_find (const char *backup, const char *passphrase, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRecoveryKey, cw_recovery_key_free)
