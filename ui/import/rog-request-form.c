// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rog-request-form.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "form/rog-form-group.h"
#include "form/rog-form-lists.h"
#include "import/rog-intake-card.h"
#include "import/rog-item-persons.h"
#include "import/rog-request-form-parts.h"
#include "service/rog-import.h"
#include "widgets/rog-row-name.h"

struct _RogRequestForm
{
  AdwNavigationPage parent_instance;

  AdwPreferencesPage *page;
  GtkButton          *go;
  GtkLabel           *missing;

  JsonObject   *request; /* (owned): as it came */
  gboolean      at_court;
  GPtrArray    *rows; /* of the head; the rows are their parent's */
  RogFormGroup *documents;
  RogFormGroup *intake;
  RogFormGroup *offences;
  RogFormGroup *persons;
  RogFormGroup *items;
  RogFormGroup *secrecy;
  RogFormGroup *limits;
};

G_DEFINE_FINAL_TYPE (RogRequestForm, rog_request_form, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define HEAD_FIELDS(reference, needed)                                                          \
  {                                                                                             \
    { "title", N_ ("What it is about"), ROG_FORM_TEXT, TRUE, NULL, NULL },                      \
    { "instrument", N_ ("Instrument"), ROG_FORM_CHOICE, TRUE, "instruments", NULL },            \
    { "authority/name", N_ ("Requesting authority"), ROG_FORM_TEXT, TRUE, NULL, NULL },         \
    { "authority/country_name", N_ ("Its country"), ROG_FORM_TEXT, FALSE, NULL, NULL },         \
    { "court/name", N_ ("Court"), ROG_FORM_TEXT, FALSE, NULL, NULL },                           \
    { "court/country", N_ ("Country of the court"), ROG_FORM_CHOICE, FALSE, "holidays", NULL }, \
    { "their_reference", N_ ("Their reference"), ROG_FORM_TEXT, FALSE, NULL, NULL },            \
    { "our_reference", reference, ROG_FORM_TEXT, needed, NULL, NULL },                          \
    { "legal_basis", N_ ("Legal basis"), ROG_FORM_TEXT, FALSE, NULL, NULL },                    \
    { "facts_alleged", N_ ("Facts as alleged, in short"), ROG_FORM_TEXT, FALSE, NULL, NULL },   \
    { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },                                           \
  }

/* "Ours" is the court's: counsel may not know it yet. */
static const RogFormField head_fields[] = HEAD_FIELDS (N_ ("Our reference"), TRUE);
static const RogFormField head_fields_of_counsel[] = HEAD_FIELDS (N_ ("Reference of the court"), FALSE);

static const RogFormField document_fields[] = {
  { "name", N_ ("Name"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "role", N_ ("What it is"), ROG_FORM_CHOICE, TRUE, "document-roles", NULL },
  { "date", N_ ("Its date"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "language", N_ ("Language"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "valid_until", N_ ("Valid until, as it states"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField offence_fields[] = {
  { "title", N_ ("Offence alleged"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "from", N_ ("From"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "to", N_ ("To"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "source", N_ ("Legal source"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField person_fields[] = {
  { "name", N_ ("Name"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "kind", N_ ("Kind"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_person_kinds },
  { "born", N_ ("Born"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "address", N_ ("Address"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "counsel", N_ ("Counsel"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField item_fields[] = {
  { "title", N_ ("Item, in words"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "scope/measure", N_ ("Measure"), ROG_FORM_CHOICE, TRUE, "measures", NULL },
  { "from", N_ ("Period from"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "to", N_ ("Period to"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "holder", N_ ("Held by"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "identifier", N_ ("Account, number or address"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "place", N_ ("Place"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "scope/purpose", N_ ("Purpose"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField secrecy_fields[] = {
  { "reason", N_ ("Why, as the authority states it"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "until/date", N_ ("Until (date)"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "until/event", N_ ("Until (event, in words)"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "review", N_ ("To be looked at again on"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField limit_fields[] = {
  { "for", N_ ("To do"), ROG_FORM_CHOICE, TRUE, "limit-purposes", NULL },
  { "due", N_ ("By"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "source", N_ ("Where it comes from"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_limit_sources },
  { "binds", N_ ("Whom it binds"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_limit_bound },
  { "because", N_ ("Why"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

/*
 * Whether it is complete
 */

static gboolean
says (RogRequestForm *self,
      const char     *member)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (rog_form_row_get_member (g_ptr_array_index (self->rows, i)), member))
      return !rog_form_row_is_empty (g_ptr_array_index (self->rows, i));

  return FALSE;
}

/* Each fact once: it is known by which one it is. */
static const char *
find_missing_intake (RogRequestForm *self)
{
  GPtrArray *cards = rog_form_group_get_cards (self->intake);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *missing = rog_intake_card_find_missing (g_ptr_array_index (cards, i));

      if (missing != NULL)
        return missing;
      if (!g_hash_table_add (seen, rog_form_row_dup_value (rog_form_card_get_row (g_ptr_array_index (cards, i), "fact"))))
        return _("An intake fact is entered twice");
    }

  return NULL;
}

static const char *
find_missing (RogRequestForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      return self->at_court ? _("Of the request, its subject, authority and our reference are needed")
                            : _("Of the request, its subject and authority are needed");
  if (says (self, "court/country") && !says (self, "court/name"))
    return _("The court whose country is chosen needs its name");
  if (!rog_form_group_is_complete (self->documents))
    return _("A document needs its name, or its date cannot be read");
  if (find_missing_intake (self) != NULL)
    return find_missing_intake (self);
  if (rog_form_group_get_cards (self->items)->len == 0)
    return _("At least one item asked for is needed");
  if (!rog_form_group_is_complete (self->items) || !rog_form_group_is_complete (self->persons) || !rog_form_group_is_complete (self->offences))
    return _("Something in a card is missing, or a date cannot be read");
  if (!rog_form_group_is_complete (self->secrecy))
    return _("Secrecy needs the reason that the authority states, or a date of it cannot be read");
  if (!rog_form_group_is_complete (self->limits))
    return _("A time limit needs its date and why it is there");

  return NULL;
}

/* An item may touch nobody, or nobody known yet; that it does is said. */
static char *
dup_remark (RogRequestForm *self)
{
  GPtrArray *items = rog_form_group_get_cards (self->items);
  guint      n = 0;

  for (guint i = 0; i < items->len; i++)
    if (rog_item_persons_count (g_ptr_array_index (items, i)) == 0)
      n++;
  if (n == 0)
    return g_strdup ("");

  return g_strdup_printf (g_dngettext (NULL, "%u item touches no person so far", "%u items touch no person so far", n), n);
}

static void
update (RogRequestForm *self)
{
  const char      *missing = find_missing (self);
  g_autofree char *remark = missing == NULL ? dup_remark (self) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL);
  gtk_label_set_label (self->missing, missing != NULL ? missing : remark);
}

/* An intake fact has the fields of what it is, and names the documents as they are called. */
static void
show_intake (RogRequestForm *self)
{
  GPtrArray *facts = rog_form_group_get_cards (self->intake);

  for (guint i = 0; i < facts->len; i++)
    rog_intake_card_show (g_ptr_array_index (facts, i), self->documents);
  update (self);
}

/* Each item has a row for each person. */
static void
show_persons (RogRequestForm *self)
{
  GPtrArray *items = rog_form_group_get_cards (self->items);

  for (guint i = 0; i < items->len; i++)
    rog_item_persons_show (g_ptr_array_index (items, i), self->persons, self->request);
  update (self);
}

/*
 * What the cards say, as request.json has it
 */

static char *
get_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return g_strdup (g_time_zone_get_identifier (zone));
}

static JsonObject *
make_head (RogRequestForm *self)
{
  JsonObject      *before = rog_json_peek_object (self->request, "request");
  JsonObject      *head = before != NULL ? rog_json_object_copy (before) : json_object_new ();
  GPtrArray       *facts = rog_form_group_get_cards (self->intake);
  g_autofree char *zone = get_zone ();
  g_autoptr (JsonArray) intake = json_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), head);
  if (rog_json_peek_string (head, "zone") == NULL)
    json_object_set_string_member (head, "zone", zone);
  json_object_set_array_member (head, "offences", rog_form_group_to_json (self->offences));
  for (guint i = 0; i < facts->len; i++)
    json_array_add_object_element (intake, rog_intake_card_to_json (g_ptr_array_index (facts, i), self->documents));
  if (facts->len > 0)
    json_object_set_array_member (head, "intake", g_steal_pointer (&intake));

  return head;
}

/*
 * Making it
 */

static void
add_head (RogRequestForm *self,
          JsonObject     *head)
{
  GtkWidget          *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Request"), NULL);
  const RogFormField *fields = self->at_court ? head_fields : head_fields_of_counsel;

  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&fields[i], head);

      rog_form_row_connect (row, G_CALLBACK (update), self);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static RogFormGroup *
add_group (RogRequestForm     *self,
           const char         *title,
           const char         *untitled,
           const char         *add,
           const RogFormField *fields,
           JsonArray          *array)
{
  GtkWidget *group = rog_form_group_new (title, untitled, add, fields);

  rog_form_group_load (ROG_FORM_GROUP (group), array);
  g_signal_connect_object (group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));

  return ROG_FORM_GROUP (group);
}

/* Each file that was taken is a document, called as its file is until somebody says better. */
static JsonArray *
describe_files (GListModel *files)
{
  JsonArray *documents = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GObject) file = g_list_model_get_item (files, i);
      g_autofree char *name = NULL, *role = NULL, *path = NULL, *id = rog_uuid_new ();
      int              state;
      char            *dot;
      JsonObject      *document;

      g_object_get (file, "name", &name, "role", &role, "state", &state, NULL);
      if (state != ROG_IMPORT_FILE_READY && state != ROG_IMPORT_FILE_KEPT)
        continue;

      document = json_object_new ();
      path = g_strconcat ("data/", name, NULL);
      dot = strrchr (name, '.');
      if (dot != NULL && dot != name)
        *dot = '\0';
      json_object_set_string_member (document, "id", id);
      json_object_set_string_member (document, "name", name);
      json_object_set_string_member (document, "role", role);
      json_object_set_string_member (document, "file", path);
      json_array_add_object_element (documents, document);
    }

  return documents;
}

static void
go_cb (RogRequestForm *self)
{
  if (find_missing (self) == NULL)
    g_signal_emit (self, signals[DONE], 0);
}

static void
rog_request_form_finalize (GObject *object)
{
  RogRequestForm *self = ROG_REQUEST_FORM (object);

  json_object_unref (self->request);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (rog_request_form_parent_class)->finalize (object);
}

static void
rog_request_form_class_init (RogRequestFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_request_form_finalize;

  signals[DONE] = g_signal_new ("done", ROG_TYPE_REQUEST_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-request-form.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRequestForm, page);
  gtk_widget_class_bind_template_child (widget_class, RogRequestForm, go);
  gtk_widget_class_bind_template_child (widget_class, RogRequestForm, missing);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_request_form_init (RogRequestForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_request_form_new:
 * @request: (nullable): what is known already, as request.json has it
 * @files: the files of the import, #RogImportFile
 * @court: (nullable): the court whose desk this is; it stands in the form where @request names none. %NULL at counsel's
 *
 * Returns: (transfer floating): the form
 */
AdwNavigationPage *
rog_request_form_new (JsonObject *request,
                      GListModel *files,
                      const char *court)
{
  RogRequestForm  *self = g_object_new (ROG_TYPE_REQUEST_FORM, NULL);
  JsonObject      *head;
  g_autofree char *zone = get_zone ();
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonArray) documents = NULL;

  self->at_court = court != NULL;
  self->request = request != NULL ? rog_json_object_copy (request) : json_object_new ();
  request = self->request;
  head = rog_json_peek_object (request, "request");
  shown = head != NULL ? rog_json_object_copy (head) : json_object_new ();
  if (court != NULL && *court != '\0' && rog_json_peek_object (shown, "court") == NULL)
    {
      JsonObject *party = json_object_new ();

      json_object_set_string_member (party, "name", court);
      json_object_set_object_member (shown, "court", party);
    }
  add_head (self, shown);
  documents = describe_files (files);
  self->documents = add_group (self, _("Documents"), _("Document"), NULL, document_fields, documents);
  self->intake = add_group (self, _("Intake facts"), _("New fact"), _("Add an Intake Fact"), rog_intake_card_fields, NULL);
  rog_form_group_set_begin (self->intake, "zone", zone);
  self->offences = add_group (self, _("Offences alleged"), _("New offence"), _("Add an Offence"), offence_fields,
                                                                               head != NULL ? rog_json_peek_array (head, "offences") : NULL);
  self->persons = add_group (self, _("Persons"), _("New person"), _("Add a Person"), person_fields,
                                                                    rog_json_peek_array (request, "persons"));
  self->items = add_group (self, _("Items asked for"), _("New item"), _("Add an Item"), item_fields,
                                                                        rog_json_peek_array (request, "items"));
  self->secrecy = add_group (self, _("Secrecy asked by the authority"), _("Secrecy"), _("Add Secrecy"), secrecy_fields, NULL);
  rog_group_describe (ADW_PREFERENCES_GROUP (self->secrecy), _("What is entered here keeps the whole request secret from everyone. Single items, fields and persons are chosen in the dossier."));
  self->limits = add_group (self, _("Time limits"), _("New time limit"), _("Add a Time Limit"), limit_fields,
                                                                           rog_json_peek_array (request, "limits"));
  g_signal_connect_object (self->documents, "changed", G_CALLBACK (show_intake), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "changed", G_CALLBACK (show_intake), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->persons, "changed", G_CALLBACK (show_persons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->items, "changed", G_CALLBACK (show_persons), self, G_CONNECT_SWAPPED);
  show_persons (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * rog_request_form_dup_request:
 * @self: the form
 *
 * Returns: (transfer full): the request as request.json has it
 */
JsonObject *
rog_request_form_dup_request (RogRequestForm *self)
{
  JsonObject      *request;
  JsonArray       *items, *limits, *documents;
  JsonArray       *capacities = json_array_new ();
  g_autofree char *zone = get_zone ();

  g_return_val_if_fail (ROG_IS_REQUEST_FORM (self), NULL);

  request = rog_json_object_copy (self->request);
  json_object_set_int_member (request, "v", 1);
  json_object_set_object_member (request, "request", make_head (self));
  rog_request_form_finish_persons (request, rog_form_group_to_json (self->persons));

  items = rog_form_group_to_json (self->items);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      rog_request_form_finish_item (json_array_get_object_element (items, i), i + 1);
      rog_item_persons_store (g_ptr_array_index (rog_form_group_get_cards (self->items), i), json_array_get_object_element (items, i), capacities);
    }
  json_object_set_array_member (request, "capacities", capacities);
  documents = rog_form_group_to_json (self->documents);
  rog_request_form_finish_documents (documents, items);
  json_object_set_array_member (request, "documents", documents);
  json_object_set_array_member (request, "items", items);

  rog_request_form_finish_secrecy (request, rog_form_group_to_json (self->secrecy));

  limits = rog_form_group_to_json (self->limits);
  for (guint i = 0; i < json_array_get_length (limits); i++)
    json_object_set_string_member (json_array_get_object_element (limits, i), "zone", zone);
  json_object_set_array_member (request, "limits", limits);

  return request;
}
