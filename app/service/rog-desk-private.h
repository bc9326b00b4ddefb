// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "confine/rog-worker-pool.h"
#include "crypto/rog-x509-verifier.h"
#include "identity/rog-identity.h"
#include "identity/rog-keyring.h"
#include "service/rog-desk.h"
#include "service/rog-profile.h"
#include "store/rog-records.h"
#include "store/rog-store.h"

G_BEGIN_DECLS

/* Everything that is there while the register is open, made on a thread of its own and
 * handed to the desk whole. */
typedef struct
{
  RogIdentity         *identity;         /* (owned) */
  RogStore            *store;            /* (owned) */
  RogRecords          *records;          /* (owned) */
  char                *register_uuid;    /* (owned) */
  RogSecret           *recovery_key;     /* (owned) (nullable): until the sheet is confirmed */
  RogRecordsComparison comparison;       /* the register against the keyring's checkpoint */
  RogCheckpoint       *known;            /* (owned) (nullable): the keyring's checkpoint, as it was found */
  guint                n_missing;        /* documents whose files are gone */
  gboolean             recovered;        /* opened by the recovery sheet, with nothing to compare it with */
  gboolean             sheet_is_old;     /* the recovery sheet brings back keys that were replaced since */
  gboolean             sheet_is_damaged; /* the file beside the register is not as it was written, and cannot be written */
  JsonObject          *court;            /* (owned): the court's settings */
  GPtrArray           *dossiers;         /* (owned): RogDossierRow, to begin with */
} RogRegister;

void rog_register_free (RogRegister *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogRegister, rog_register_free)

/* What looking at keyring and disk found. */
typedef struct
{
  RogDeskState state;
  RogRegister *open;    /* (owned) (nullable) */
  GError      *problem; /* (owned) (nullable) */
  char        *keyring; /* (owned) (nullable): the name of the one that does not give the key */
} RogDeskFound;

RogDeskFound *rog_desk_found_new (RogDeskState state,
                                  RogRegister *open,
                                  GError      *problem);
void          rog_desk_found_free (RogDeskFound *found);

/* What a notice about the register can be about. */
typedef enum
{
  ROG_NOTICE_COMPARISON, /* the register against the keyring's checkpoint */
  ROG_NOTICE_CHECK,      /* its entries */
  ROG_NOTICE_VAULT,      /* documents whose files are gone */
  ROG_NOTICE_SHEET,      /* the file that the recovery sheet opens */
  ROG_NOTICE_KEYRING,    /* the keyring did not take the checkpoint */
  ROG_NOTICE_RECOVERED,  /* the recovery sheet opened it */
  ROG_N_NOTICES,
} RogNotice;

struct _RogDesk
{
  GObject parent_instance;

  char          *profile; /* (owned) */
  char          *folder;  /* (owned) */
  RogClock      *clock;   /* (owned) */
  RogKeyring    *keyring; /* (owned) */
  RogLaw        *law;     /* (owned) */
  RogWorkerPool *pool;    /* (owned) (nullable): made when first needed */

  RogDeskState  state;
  GError       *problem;                /* (owned) (nullable) */
  char         *keyring_label;          /* (owned) (nullable): of the keyring that does not give the key */
  char         *notices[ROG_N_NOTICES]; /* (owned) (nullable) */
  char         *register_notice;        /* (owned) (nullable): all of them */
  RogOperation *check;                  /* (owned) (nullable): the check that runs */
  GHashTable   *broken;                 /* (owned): dossiers whose records do not hold; "" for the register's own */
  RogRegister  *open;                   /* (owned) (nullable): the open register */
  GListStore   *dossiers;               /* (owned) */
  GListStore   *works;                  /* (owned): the open RogWork */
  char         *name;                   /* (owned) (nullable): of the person, kept while locked */
  char         *office;                 /* (owned) (nullable) */
  char         *role;                   /* (owned) (nullable) */

  guint    n_left;             /* how often the person left */
  guint    asked[2];           /* which two words of the recovery sheet are asked for */
  gboolean checkpoint_running; /* the keyring is being told the register's checkpoint */
  gboolean checkpoint_again;   /* and has to be told again afterwards */
};

void     rog_desk_set_state (RogDesk     *self,
                             RogDeskState state);
void     rog_desk_set_problem (RogDesk *self,
                               GError  *problem);
void     rog_desk_take_register (RogDesk     *self,
                                 RogRegister *open);
gboolean rog_desk_check_open (RogDesk *self,
                              GTask   *task);
void     rog_desk_keep_checkpoint (RogDesk *self);

void     rog_desk_set_notice (RogDesk  *self,
                              RogNotice which,
                              char     *sentence);
void     rog_desk_say_opened (RogDesk *self);
void     rog_desk_notify_notice (RogDesk *self);
void     rog_desk_begin_check (RogDesk *self);
void     rog_desk_end_check (RogDesk *self);
void     rog_desk_notify_checking (RogDesk *self);
void     rog_desk_note_broken (RogDesk    *self,
                               const char *dossier,
                               gboolean    broken);
gboolean rog_desk_is_sound (RogDesk    *self,
                            const char *dossier);
gboolean rog_desk_check_sound (RogDesk    *self,
                               const char *dossier,
                               GTask      *task);
gboolean rog_register_is_compared (RogRegister *open);

void rog_desk_add_row (RogDesk    *self,
                       const char *dossier,
                       gboolean    practice);

void     rog_desk_remove_row (RogDesk    *self,
                              const char *dossier);
void     rog_desk_close_work (RogDesk    *self,
                              const char *dossier);
gboolean rog_desk_is_practice (RogDesk    *self,
                               const char *dossier);

/* What a thread needs of a desk that it must not touch. */
typedef struct
{
  RogKeyring   *keyring;
  RogClock     *clock;
  RogLaw       *law; /* does not change once it is made */
  char         *folder;
  char         *database;
  char         *recovery;
  char         *name;
  char         *office;
  char         *role;
  char         *words;
  char         *backup;
  guint         n_left; /* when it began */
  RogSecret    *pin;
  RogOperation *operation;
} RogDeskJob;

RogDeskJob *rog_desk_job_new (RogDesk *self);
void        rog_desk_job_free (RogDeskJob *job);

void rog_desk_run_job (RogDesk            *self,
                       RogDeskJob         *job,
                       GTaskThreadFunc     func,
                       gpointer            tag,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data);

RogRegister *rog_register_open (RogDeskJob   *job,
                                RogIdentity  *identity,
                                GCancellable *cancellable,
                                GError      **error);
RogRegister *rog_register_make (RogDeskJob   *job,
                                RogIdentity  *identity,
                                GCancellable *cancellable,
                                GError      **error);
char        *rog_register_continue (const RogRegister *open,
                                    RogDatabase       *database,
                                    RogClock          *clock,
                                    GError           **error);
gboolean     rog_register_renew_recovery (RogDeskJob  *job,
                                          RogRegister *open,
                                          GError     **error);

G_END_DECLS
