// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "identity/rog-identity-error.h"
#include "identity/rog-keyring-call.h"

/* How long the service may take to answer, and a person to answer the service. */
#define ANSWER_MS (15 * 1000)
#define PROMPT_MS (120 * 1000)

struct _RogKeyring
{
  GObject parent_instance;

  char *profile;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (RogKeyring, rog_keyring, G_TYPE_OBJECT)

static const char *const kinds[] = {
  [ROG_KEYRING_MASTER_KEY] = "master-key",
  [ROG_KEYRING_IDENTITY] = "identity",
  [ROG_KEYRING_CHECKPOINT] = "checkpoint",
  [ROG_KEYRING_PIN_TRIES] = "pin-tries",
};

static const SecretSchema schema = {
  "org.rogatory.Rogatory",
  SECRET_SCHEMA_NONE,
  { { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* As long as a keyring was never open since the login, gnome-keyring finds nothing in it by a schema's name. */
static const SecretSchema nameless = {
  "org.rogatory.Rogatory",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  { { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/*
 * What runs in the thread
 */

static GHashTable *
attributes_of (RogKeyringCall *call)
{
  return secret_attributes_build (&schema, "profile", call->profile, "kind", call->kind, NULL);
}

/* Finds without unlocking or loading: NULL from a lookup would mean three things. */
static gboolean
search_by (RogKeyringCall     *call,
           const SecretSchema *by,
           SecretSearchFlags   flags,
           GError            **error)
{
  g_autoptr (GHashTable) attributes = secret_attributes_build (by, "profile", call->profile, "kind", call->kind, NULL);
  GError *inner = NULL;
  GList  *items = secret_password_searchv_sync (by, attributes, flags, NULL, &inner);

  call->found = items != NULL ? ROG_KEYRING_FOUND : ROG_KEYRING_FOUND_NOTHING;
  for (GList *item = items; item != NULL; item = item->next)
    {
      if (SECRET_IS_ITEM (item->data) && secret_item_get_locked (item->data))
        call->found = ROG_KEYRING_FOUND_LOCKED;
    }
  g_list_free_full (items, g_object_unref);

  if (inner != NULL)
    g_propagate_error (error, inner);

  return inner == NULL;
}

/* By its name too, so that no other program's item is taken for ours; without it only where
 * something is locked, which is then looked at again when it is open. */
static gboolean
search (RogKeyringCall   *call,
        SecretSearchFlags flags,
        GError          **error)
{
  if (!search_by (call, &schema, flags, error))
    return FALSE;
  if (call->found != ROG_KEYRING_FOUND_NOTHING)
    return TRUE;

  if (!search_by (call, &nameless, SECRET_SEARCH_NONE, error))
    return FALSE;
  if (call->found != ROG_KEYRING_FOUND_LOCKED)
    {
      call->found = ROG_KEYRING_FOUND_NOTHING;
      return TRUE;
    }
  if ((flags & SECRET_SEARCH_UNLOCK) == 0)
    return TRUE;
  if (!search_by (call, &nameless, flags, error))
    return FALSE;

  return call->found == ROG_KEYRING_FOUND_LOCKED || search_by (call, &schema, SECRET_SEARCH_NONE, error);
}

static gboolean
run_find (RogKeyringCall *call,
          GError        **error)
{
  return search (call, SECRET_SEARCH_NONE, error);
}

static gboolean
run_unlock (RogKeyringCall *call,
            GError        **error)
{
  return search (call, SECRET_SEARCH_UNLOCK, error);
}

/* Items hold base64, as other programs show them; decoded straight into locked memory. */
static gboolean
run_lookup (RogKeyringCall *call,
            GError        **error)
{
  g_autoptr (GHashTable) attributes = attributes_of (call);
  GError *inner = NULL;
  gchar  *text = secret_password_lookupv_nonpageable_sync (&schema, attributes, NULL, &inner);
  gsize   length = text != NULL ? strlen (text) : 0;
  gint    state = 0;
  guint   save = 0;
  g_autoptr (RogSecret) decoded = NULL;

  if (text != NULL)
    {
      decoded = rog_secret_new_zeroed (length / 4 * 3 + 3);
      length = g_base64_decode_step (text, length, rog_secret_get_writable (decoded), &state, &save);
      call->secret = rog_secret_new_copy (rog_secret_get_data (decoded, NULL), length);
      secret_password_free (text);
    }
  if (inner != NULL)
    g_propagate_error (error, inner);

  return inner == NULL;
}

static char *
label_of (RogKeyringCall *call)
{
  const char *what = _ ("keys of the person");

  if (g_str_equal (call->kind, kinds[ROG_KEYRING_MASTER_KEY]))
    what = _ ("key of the register");
  else if (g_str_equal (call->kind, kinds[ROG_KEYRING_CHECKPOINT]))
    what = _ ("last state of the register");
  else if (g_str_equal (call->kind, kinds[ROG_KEYRING_PIN_TRIES]))
    what = _ ("wrong PINs");

  return g_strdup_printf (_ ("Rogatory: %s (%s)"), what, call->profile);
}

static gboolean
run_store (RogKeyringCall *call,
           GError        **error)
{
  g_autoptr (GHashTable) attributes = attributes_of (call);
  g_autofree char *label = label_of (call);
  gsize            length;
  const guint8    *data = rog_secret_get_data (call->secret, &length);
  g_autoptr (RogSecret) text = rog_secret_new_zeroed ((length / 3 + 1) * 4 + 5);
  char *at = (char *)rog_secret_get_writable (text);
  gint  state = 0, save = 0;
  gsize written;

  written = g_base64_encode_step (data, length, FALSE, at, &state, &save);
  written += g_base64_encode_close (FALSE, at + written, &state, &save);
  at[written] = '\0';

  return secret_password_storev_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, at, NULL, error);
}

static gboolean
run_remove (RogKeyringCall *call,
            GError        **error)
{
  g_autoptr (GHashTable) attributes = attributes_of (call);
  GError *inner = NULL;

  /* FALSE without an error: there was none. */
  secret_password_clearv_sync (&schema, attributes, NULL, &inner);
  if (inner != NULL)
    g_propagate_error (error, inner);

  return inner == NULL;
}

/* The keyring in which the item lies, if it is there; else the one into which it would go. */
static SecretCollection *
find_collection (RogKeyringCall *call,
                 SecretService  *service,
                 GError        **error)
{
  g_autoptr (GHashTable) attributes = secret_attributes_build (&nameless, "profile", call->profile, "kind", call->kind, NULL);
  GList            *items = secret_password_searchv_sync (&nameless, attributes, SECRET_SEARCH_NONE, NULL, NULL);
  GList            *collections = secret_service_get_collections (service);
  SecretCollection *found = NULL;

  for (GList *l = collections; l != NULL && items != NULL && SECRET_IS_ITEM (items->data); l = l->next)
    {
      g_autofree char *path = g_path_get_dirname (g_dbus_proxy_get_object_path (items->data));

      if (g_str_equal (g_dbus_proxy_get_object_path (l->data), path))
        found = l->data;
    }
  if (found != NULL)
    g_object_ref (found);
  else
    found = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, error);
  g_list_free_full (collections, g_object_unref);
  g_list_free_full (items, g_object_unref);

  return found;
}

static gboolean
run_label (RogKeyringCall *call,
           GError        **error)
{
  GError *inner = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_LOAD_COLLECTIONS, NULL, error);
  g_autoptr (SecretCollection) collection = service != NULL ? find_collection (call, service, &inner) : NULL;

  call->label = collection != NULL ? secret_collection_get_label (collection) : NULL;
  if (inner != NULL)
    g_propagate_error (error, inner);

  return service != NULL && inner == NULL;
}

/*
 * The object
 */

static void
rog_keyring_finalize (GObject *object)
{
  g_free (ROG_KEYRING (object)->profile);

  G_OBJECT_CLASS (rog_keyring_parent_class)->finalize (object);
}

static void
rog_keyring_class_init (RogKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_keyring_finalize;
}

static void
rog_keyring_init (RogKeyring *self)
{
}

static RogKeyringCall *
call_new (RogKeyring        *self,
          RogKeyringCallFunc run,
          RogKeyringKind     kind)
{
  return rog_keyring_call_new (self->profile, kinds[kind], run);
}

static guint
time_for (RogKeyring *self,
          guint       usual)
{
  return self->timeout != 0 ? self->timeout : usual;
}

/* Says in words which of the three it is. */
static gboolean
check_found (RogKeyringCall *call,
             GError        **error)
{
  if (call->found == ROG_KEYRING_FOUND)
    return TRUE;

  if (call->found == ROG_KEYRING_FOUND_LOCKED)
    g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED, "The keyring is locked");
  else
    g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM, "The keyring has no such key");

  return FALSE;
}

/**
 * rog_keyring_new:
 * @profile: the profile's name
 *
 * Asks nothing yet.
 *
 * Returns: (transfer full): the keyring of that profile
 */
RogKeyring *
rog_keyring_new (const char *profile)
{
  RogKeyring *self = g_object_new (ROG_TYPE_KEYRING, NULL);

  self->profile = g_strdup (profile);

  return self;
}

/**
 * rog_keyring_set_timeout:
 * @self: a keyring
 * @milliseconds: how long each call waits; 0 for the usual times: 15 s, or 120 s where the
 *   keyring may ask the user
 */
void
rog_keyring_set_timeout (RogKeyring *self,
                         guint       milliseconds)
{
  g_return_if_fail (ROG_IS_KEYRING (self));

  self->timeout = milliseconds;
}

/**
 * rog_keyring_get_profile:
 * @self: a keyring
 *
 * Returns: (transfer none): the profile's name
 */
const char *
rog_keyring_get_profile (RogKeyring *self)
{
  g_return_val_if_fail (ROG_IS_KEYRING (self), NULL);

  return self->profile;
}

/**
 * rog_keyring_find:
 * @self: a keyring
 * @kind: which item
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Never makes the keyring ask the user. Blocking.
 *
 * Returns: %TRUE where the item is there and can be read; else %FALSE with %ROG_IDENTITY_ERROR_LOCKED,
 *   %ROG_IDENTITY_ERROR_NO_ITEM, %ROG_IDENTITY_ERROR_NO_SERVICE or %ROG_IDENTITY_ERROR_TIMED_OUT
 */
gboolean
rog_keyring_find (RogKeyring    *self,
                  RogKeyringKind kind,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (RogKeyringCall) call = NULL;

  g_return_val_if_fail (ROG_IS_KEYRING (self), FALSE);

  call = call_new (self, run_find, kind);

  return rog_keyring_call_run (call, time_for (self, ANSWER_MS), cancellable, error) && check_found (call, error);
}

/**
 * rog_keyring_lookup:
 * @self: a keyring
 * @kind: which item
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Blocking; asks the user nothing, as it looks first with rog_keyring_find().
 *
 * Returns: (transfer full) (nullable): the item's contents, or %NULL with an error of rog_keyring_find()
 */
RogSecret *
rog_keyring_lookup (RogKeyring    *self,
                    RogKeyringKind kind,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (RogKeyringCall) call = NULL;

  g_return_val_if_fail (ROG_IS_KEYRING (self), NULL);

  if (!rog_keyring_find (self, kind, cancellable, error))
    return NULL;

  call = call_new (self, run_lookup, kind);
  if (!rog_keyring_call_run (call, time_for (self, ANSWER_MS), cancellable, error))
    return NULL;
  if (call->secret == NULL)
    {
      /* It was there and open a moment ago. */
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED, "The keyring does not give the key");
      return NULL;
    }

  return g_steal_pointer (&call->secret);
}

/**
 * rog_keyring_store:
 * @self: a keyring
 * @kind: which item; one that is there is replaced
 * @secret: its contents
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Blocking; a locked keyring asks the user for its password.
 *
 * Returns: %FALSE with %ROG_IDENTITY_ERROR_LOCKED, %ROG_IDENTITY_ERROR_DENIED, %ROG_IDENTITY_ERROR_NO_SERVICE,
 *   %ROG_IDENTITY_ERROR_TIMED_OUT or %ROG_IDENTITY_ERROR_FAILED
 */
gboolean
rog_keyring_store (RogKeyring    *self,
                   RogKeyringKind kind,
                   RogSecret     *secret,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (RogKeyringCall) call = NULL;

  g_return_val_if_fail (ROG_IS_KEYRING (self), FALSE);

  call = call_new (self, run_store, kind);
  call->secret = rog_secret_ref (secret);

  return rog_keyring_call_run (call, time_for (self, PROMPT_MS), cancellable, error);
}

/**
 * rog_keyring_remove:
 * @self: a keyring
 * @kind: which item; that there is none is no error
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Blocking; a locked keyring asks the user for its password.
 *
 * Returns: %FALSE with an error of rog_keyring_store()
 */
gboolean
rog_keyring_remove (RogKeyring    *self,
                    RogKeyringKind kind,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (RogKeyringCall) call = NULL;

  g_return_val_if_fail (ROG_IS_KEYRING (self), FALSE);

  call = call_new (self, run_remove, kind);

  return rog_keyring_call_run (call, time_for (self, PROMPT_MS), cancellable, error);
}

/**
 * rog_keyring_unlock:
 * @self: a keyring
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Makes the keyring ask the user for its password, where it is locked and has the
 * register's key: only when the user asked for it. Blocking, up to two minutes.
 *
 * Returns: %FALSE with %ROG_IDENTITY_ERROR_DENIED where the user did not, or with an
 *   error of rog_keyring_find()
 */
gboolean
rog_keyring_unlock (RogKeyring   *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (RogKeyringCall) call = NULL;

  g_return_val_if_fail (ROG_IS_KEYRING (self), FALSE);

  call = call_new (self, run_unlock, ROG_KEYRING_MASTER_KEY);
  if (!rog_keyring_call_run (call, time_for (self, PROMPT_MS), cancellable, error))
    return FALSE;

  if (rog_keyring_find (self, ROG_KEYRING_MASTER_KEY, cancellable, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED))
    (*error)->code = ROG_IDENTITY_ERROR_DENIED;

  return FALSE;
}

/**
 * rog_keyring_dup_label:
 * @self: a keyring
 * @cancellable: (nullable): stops it
 *
 * Never makes the keyring ask the user. Blocking.
 *
 * Returns: (transfer full) (nullable): the name by which the user knows the keyring that has the register's
 *   key, or would get it; %NULL where there is none, or it has no name
 */
char *
rog_keyring_dup_label (RogKeyring   *self,
                       GCancellable *cancellable)
{
  g_autoptr (RogKeyringCall) call = NULL;

  g_return_val_if_fail (ROG_IS_KEYRING (self), NULL);

  call = call_new (self, run_label, ROG_KEYRING_MASTER_KEY);
  if (!rog_keyring_call_run (call, time_for (self, ANSWER_MS), cancellable, NULL) || call->label == NULL || *call->label == '\0')
    return NULL;

  return g_steal_pointer (&call->label);
}
