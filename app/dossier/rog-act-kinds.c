// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-act-kinds.h"

#include <glib/gi18n-lib.h>

#include "dossier/rog-capacity.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-challenge.h"
#include "dossier/rog-decision.h"
#include "dossier/rog-document.h"
#include "dossier/rog-event.h"
#include "dossier/rog-information-request.h"
#include "dossier/rog-item.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-opening.h"
#include "dossier/rog-person.h"
#include "dossier/rog-proposal.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-request.h"
#include "dossier/rog-secrecy.h"

static const char *const audiences[] = { "register", "bench", "person", "own", NULL };

static const RogField root_fields[] = {
  { "record", ROG_FIELD_ID, TRUE },
  { "size", ROG_FIELD_INT, TRUE },
  { "root", ROG_FIELD_HASH, TRUE },
  {},
};

/* The life of a record: rog-record-kinds.h of the record library writes these bodies. No act says
 * of which dossier, or for whom, a record is: that is known to its keeper alone. */
static const RogField record_opened_fields[] = {
  { "audience", ROG_FIELD_CHOICE, TRUE, NULL, audiences },
  { "keeper", ROG_FIELD_TEXT, TRUE },
  { "previous", ROG_FIELD_OBJECT, FALSE, root_fields },
  {},
};

static const RogField words_erased_fields[] = {
  { "words", ROG_FIELD_ID, TRUE },
  { "basis", ROG_FIELD_TEXT },
  {},
};

static const RogField entry_erased_fields[] = {
  { "seq", ROG_FIELD_INT, TRUE },
  { "leaf", ROG_FIELD_HASH, TRUE },
  { "basis", ROG_FIELD_TEXT },
  {},
};

static const RogField dossier_fields[] = {
  { "dossier", ROG_FIELD_ID, TRUE },
  { "bench", ROG_FIELD_ID },
  { "practice", ROG_FIELD_BOOL },
  { "reason", ROG_FIELD_TEXT },
  {},
};

static const RogField access_fields[] = {
  { "dossier", ROG_FIELD_ID },
  { "documents", ROG_FIELD_IDS },
  { "what", ROG_FIELD_TEXT },
  { "words", ROG_FIELD_WORDS },
  { "pages", ROG_FIELD_TEXT },
  { "reason", ROG_FIELD_TEXT },
  {},
};

static const RogField backup_fields[] = {
  { "size", ROG_FIELD_INT },
  { "hash", ROG_FIELD_HASH },
  {},
};

static const RogField restored_fields[] = {
  { "found", ROG_FIELD_OBJECT, FALSE, root_fields },
  { "restored", ROG_FIELD_OBJECT, TRUE, root_fields },
  { "continues", ROG_FIELD_OBJECTS, FALSE, root_fields },
  { "reason", ROG_FIELD_TEXT },
  {},
};

static const RogField identity_fields[] = {
  { "name", ROG_FIELD_TEXT, TRUE },
  { "role", ROG_FIELD_TOKEN, TRUE },
  { "office", ROG_FIELD_TEXT },
  { "acting", ROG_FIELD_TEXT, TRUE },
  { "signing", ROG_FIELD_TEXT, TRUE },
  { "receiving", ROG_FIELD_TEXT },
  { "replaces", ROG_FIELD_TEXT },
  { "statement", ROG_FIELD_TEXT },
  { "practice", ROG_FIELD_BOOL },
  {},
};

static const RogField keeper_fields[] = {
  { "keeper", ROG_FIELD_TEXT, TRUE },
  { "reason", ROG_FIELD_TEXT },
  {},
};

static const RogField filing_fields[] = {
  { "person", ROG_FIELD_ID, TRUE },
  { "document", ROG_FIELD_ID, TRUE },
  { "challenge", ROG_FIELD_ID },
  { "received", ROG_FIELD_MOMENT, TRUE },
  { "how", ROG_FIELD_TEXT },
  { "from", ROG_FIELD_TEXT },
  {},
};

static RogActKind kinds[] = {
  { "request.entered" },
  { "request.changed" },
  { "request.withdrawn" },
  { "document.entered" },
  { "document.changed" },
  { "person.entered" },
  { "person.changed" },
  { "item.entered" },
  { "item.supplemented" },
  { "item.corrected" },
  { "item.withdrawn" },
  { "capacity.set" },
  { "representation.set" },
  { "limit.set" },
  { "limit.changed" },
  { "event.entered" },
  { "event.changed" },
  { "secrecy.set" },
  { "secrecy.lifted" },
  { "opening.made" },
  { "scope.proposed" },
  { "challenge.filed" },
  { "challenge.entered" },
  { "challenge.indexed" },
  { "challenge.supplemented" },
  { "challenge.withdrawn" },
  { "decision.signed" },
  { "decision.entered" },
  { "information.asked" },
  { "information.answered" },
  { "filing.entered", G_TYPE_INVALID, filing_fields },
  { "record.opened", G_TYPE_INVALID, record_opened_fields },
  { "record.handed-over", G_TYPE_INVALID, keeper_fields },
  { "words.erased", G_TYPE_INVALID, words_erased_fields },
  { "entry.erased", G_TYPE_INVALID, entry_erased_fields },
  { "dossier.opened", G_TYPE_INVALID, dossier_fields },
  { "record.appended", G_TYPE_INVALID, root_fields, TRUE },
  { "dossier.deleted", G_TYPE_INVALID, dossier_fields, TRUE },
  { "access.opened", G_TYPE_INVALID, access_fields, TRUE },
  { "access.printed", G_TYPE_INVALID, access_fields, TRUE },
  { "access.exported", G_TYPE_INVALID, access_fields, TRUE },
  { "access.searched", G_TYPE_INVALID, access_fields, TRUE },
  { "register.backed-up", G_TYPE_INVALID, backup_fields, TRUE },
  { "register.restored", G_TYPE_INVALID, restored_fields, TRUE },
  { "identity.made", G_TYPE_INVALID, identity_fields, TRUE },
  { "identity.replaced", G_TYPE_INVALID, identity_fields, TRUE },
};

/* The part of a kind's name before the dot says what its object is; two words say more. */
static GType
type_of (const char *name)
{
  if (g_str_equal (name, "challenge.supplemented") || g_str_equal (name, "challenge.withdrawn"))
    return ROG_TYPE_CHALLENGE_STEP;
  if (g_str_has_prefix (name, "request."))
    return ROG_TYPE_REQUEST;
  if (g_str_has_prefix (name, "document."))
    return ROG_TYPE_DOCUMENT;
  if (g_str_has_prefix (name, "person."))
    return ROG_TYPE_PERSON;
  if (g_str_has_prefix (name, "item."))
    return ROG_TYPE_ITEM;
  if (g_str_has_prefix (name, "capacity."))
    return ROG_TYPE_CAPACITY;
  if (g_str_has_prefix (name, "representation."))
    return ROG_TYPE_REPRESENTATION;
  if (g_str_has_prefix (name, "limit."))
    return ROG_TYPE_LIMIT;
  if (g_str_has_prefix (name, "event."))
    return ROG_TYPE_EVENT;
  if (g_str_has_prefix (name, "secrecy."))
    return ROG_TYPE_SECRECY;
  if (g_str_has_prefix (name, "opening."))
    return ROG_TYPE_OPENING;
  if (g_str_has_prefix (name, "scope."))
    return ROG_TYPE_PROPOSAL;
  if (g_str_has_prefix (name, "challenge."))
    return ROG_TYPE_CHALLENGE;
  if (g_str_has_prefix (name, "decision."))
    return ROG_TYPE_DECISION;

  return ROG_TYPE_INFORMATION_REQUEST;
}

static void
fill_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].fields != NULL)
        continue;
      kinds[i].type = type_of (kinds[i].name);
      kinds[i].fields = rog_entity_type_get_fields (kinds[i].type);
    }
}

static void
ensure_table (void)
{
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      fill_table ();
      g_once_init_leave (&filled, 1);
    }
}

guint
rog_act_kinds_get_count (void)
{
  return G_N_ELEMENTS (kinds);
}

/**
 * rog_act_kinds_get:
 * @index: below rog_act_kinds_get_count()
 *
 * Returns: (transfer none): the kind
 */
const RogActKind *
rog_act_kinds_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kinds), NULL);

  ensure_table ();

  return &kinds[index];
}

/**
 * rog_act_kinds_find:
 * @name: (nullable): an act's kind, from any source
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL where this version does not know it
 */
const RogActKind *
rog_act_kinds_find (const char *name)
{
  ensure_table ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].name, name) == 0)
        return &kinds[i];
    }

  return NULL;
}

/**
 * rog_act_kind_get_title:
 * @name: an act's kind
 *
 * Returns: (transfer none): what the record says of it, in the user's language; @name itself where it is unknown
 */
const char *
rog_act_kind_get_title (const char *name)
{
  static const struct
  {
    const char *name;
    const char *title;
  } titles[] = {
    { "request.entered", N_ ("Request received") },
    { "request.changed", N_ ("Facts of the request entered or corrected") },
    { "request.withdrawn", N_ ("Request withdrawn") },
    { "document.entered", N_ ("Document entered") },
    { "document.changed", N_ ("Description of a document changed") },
    { "person.entered", N_ ("Person entered") },
    { "person.changed", N_ ("Details of a person changed") },
    { "item.entered", N_ ("Item entered") },
    { "item.supplemented", N_ ("Item supplemented by the authority") },
    { "item.corrected", N_ ("Item corrected by the authority") },
    { "item.withdrawn", N_ ("Item withdrawn by the authority") },
    { "capacity.set", N_ ("Capacity of a person set") },
    { "representation.set", N_ ("Counsel entered") },
    { "limit.set", N_ ("Time limit set") },
    { "limit.changed", N_ ("Time limit changed") },
    { "event.entered", N_ ("Event entered") },
    { "event.changed", N_ ("Event corrected") },
    { "secrecy.set", N_ ("Secrecy set") },
    { "secrecy.lifted", N_ ("Secrecy lifted") },
    { "opening.made", N_ ("Opened to a person") },
    { "scope.proposed", N_ ("Scope proposed") },
    { "challenge.filed", N_ ("Challenge signed, or its filing entered") },
    { "challenge.entered", N_ ("Challenge entered from paper") },
    { "challenge.indexed", N_ ("Index of a challenge changed") },
    { "challenge.supplemented", N_ ("Challenge supplemented") },
    { "challenge.withdrawn", N_ ("Challenge withdrawn") },
    { "decision.signed", N_ ("Decision signed") },
    { "decision.entered", N_ ("Decision entered that was signed by hand or written elsewhere") },
    { "information.asked", N_ ("Information asked for") },
    { "information.answered", N_ ("Answer received") },
    { "filing.entered", N_ ("Filing entered") },
    { "record.opened", N_ ("Record opened") },
    { "record.handed-over", N_ ("Record handed over") },
    { "words.erased", N_ ("Passage erased") },
    { "entry.erased", N_ ("Entry erased") },
    { "dossier.opened", N_ ("Dossier opened") },
    { "record.appended", N_ ("Record continued") },
    { "dossier.deleted", N_ ("Dossier deleted") },
    { "access.opened", N_ ("Opened for reading") },
    { "access.printed", N_ ("Printed") },
    { "access.exported", N_ ("Exported") },
    { "access.searched", N_ ("Searched by name") },
    { "register.backed-up", N_ ("Backup made") },
    { "register.restored", N_ ("Register restored") },
    { "identity.made", N_ ("Identity made") },
    { "identity.replaced", N_ ("Identity replaced") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_strcmp0 (titles[i].name, name) == 0)
        return _ (titles[i].title);
    }

  return name;
}
