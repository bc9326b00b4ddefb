// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form for what bare PDFs do not say: what it needs, and what it makes of what is entered.

#include <adwaita.h>

#include "core/rog-json.h"
#include "formats/rog-request-file.h"
#include "import/rog-request-form.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "service/rog-import.h"

#define NOBODY "No person is chosen yet"

/* A file of an import, as the form knows it. */
typedef struct
{
  GObject parent_instance;
} TestFile;

typedef GObjectClass TestFileClass;

GType test_file_get_type (void);

G_DEFINE_TYPE (TestFile, test_file, G_TYPE_OBJECT)

static void
test_file_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (id == 3)
    g_value_set_int (value, ROG_IMPORT_FILE_READY);
  else
    g_value_set_string (value, id == 1 ? "letter.pdf" : "letter");
}

static void
test_file_class_init (TestFileClass *klass)
{
  klass->get_property = test_file_get_property;
  g_object_class_install_property (klass, 1, g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE));
  g_object_class_install_property (klass, 2, g_param_spec_string ("role", NULL, NULL, NULL, G_PARAM_READABLE));
  g_object_class_install_property (klass, 3, g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE));
}

static void
test_file_init (TestFile *self)
{
}

static GtkWidget *
make_form (const char *court)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) file = g_object_new (test_file_get_type (), NULL);

  g_list_store_append (files, file);

  return GTK_WIDGET (g_object_ref_sink (rog_request_form_new (NULL, G_LIST_MODEL (files), court)));
}

static void
click (GtkWidget  *form,
       const char *tooltip)
{
  g_signal_emit_by_name (rog_test_find (form, GTK_TYPE_BUTTON, "tooltip-text", tooltip), "clicked");
}

/* The last one of that title: of cards, the one that was added last. */
static GtkWidget *
find_row (GtkWidget  *within,
          const char *title)
{
  g_autoptr (GPtrArray) rows = rog_test_find_all (within, ADW_TYPE_PREFERENCES_ROW);

  for (guint i = rows->len; i > 0; i--)
    if (g_strcmp0 (adw_preferences_row_get_title (g_ptr_array_index (rows, i - 1)), title) == 0)
      return g_ptr_array_index (rows, i - 1);

  return NULL;
}

static void
type (GtkWidget  *within,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (within, title)), text);
}

static void
choose (GtkWidget  *within,
        const char *title,
        const char *words)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (within, title));
  GListModel  *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), words))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_error ("“%s” cannot be chosen at “%s”", words, title);
}

static void
fill_in (GtkWidget *form)
{
  type (form, "What it is about", "Objects from a depot");
  type (form, "Requesting authority", "Examining Magistrate");
  type (form, "Our reference", "MLA 204/2026");
  choose (form, "Instrument", "Domestic law, on reciprocity");
}

static void
add_person (GtkWidget  *form,
            const char *name)
{
  click (form, "Add a Person");
  type (form, "Name", name);
  choose (form, "Kind", "Natural person");
}

static GtkWidget *
add_item (GtkWidget  *form,
          const char *title)
{
  click (form, "Add an Item");
  type (form, "Item, in words", title);
  choose (form, "Measure", "Search of premises");

  return rog_test_find (form, ADW_TYPE_EXPANDER_ROW, "title", title);
}

static JsonObject *
nth (JsonObject *request,
     const char *list,
     guint       n)
{
  return json_array_get_object_element (rog_json_peek_array (request, list), n);
}

static JsonArray *
persons_of (JsonObject *request,
            guint       item)
{
  return rog_json_peek_array (rog_json_peek_object (nth (request, "items", item), "scope"), "persons");
}

/* "Ours" is the court's: counsel is asked for it under its right name, and may not know it yet. */
static void
test_head (void)
{
  static const struct
  {
    const char *court;
    const char *row;
    const char *other;
    const char *missing;
  } cases[] = {
    { "", "Our reference", "Reference of the court", "Of the request, its subject, authority and our reference are needed" },
    { NULL, "Reference of the court", "Our reference", "Of the request, its subject and authority are needed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *form = make_form (cases[i].court);

      g_assert_nonnull (find_row (form, cases[i].row));
      g_assert_null (find_row (form, cases[i].other));
      g_assert_true (rog_test_says (form, cases[i].missing));
      g_assert_finalize_object (form);
    }
}

/* An item touches whom somebody chose, in the capacity stated for that item; nobody else, and nobody at first. */
static void
test_persons (void)
{
  GtkWidget *form = make_form ("Court"), *search, *hearing;
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (GError) error = NULL;
  const char *finch, *marlow;

  fill_in (form);
  add_person (form, "Leopold Finch");
  search = add_item (form, "Search of the store");
  hearing = add_item (form, "Hearing of a witness");
  add_person (form, "Ada Marlow");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (search)), ==, NOBODY);
  g_assert_true (rog_test_says (form, "2 items touch no person so far"));

  choose (search, "Leopold Finch", "suspect");
  choose (search, "Ada Marlow", "person concerned");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (search)), ==, "Touches 2 persons");
  g_assert_true (rog_test_says (form, "1 item touches no person so far"));
  choose (hearing, "Leopold Finch", "witness");
  g_assert_false (rog_test_says (form, "no person so far"));
  g_assert_true (gtk_widget_get_sensitive (rog_test_find (form, GTK_TYPE_BUTTON, "label", "Open Dossier")));

  request = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_true (rog_request_file_check (request, &error));
  g_assert_no_error (error);
  finch = rog_json_peek_string (nth (request, "persons", 0), "id");
  marlow = rog_json_peek_string (nth (request, "persons", 1), "id");
  g_assert_cmpuint (json_array_get_length (persons_of (request, 0)), ==, 2);
  g_assert_true (rog_json_array_has (persons_of (request, 0), finch));
  g_assert_true (rog_json_array_has (persons_of (request, 0), marlow));
  g_assert_cmpuint (json_array_get_length (persons_of (request, 1)), ==, 1);
  g_assert_true (rog_json_array_has (persons_of (request, 1), finch));

  /* Whose capacity is not stated has none. */
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (request, "capacities")), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *capacity = nth (request, "capacities", i);

      g_assert_cmpstr (rog_json_peek_string (capacity, "person"), ==, finch);
      g_assert_cmpstr (rog_json_peek_string (capacity, "item"), ==, rog_json_peek_string (nth (request, "items", i), "id"));
      g_assert_cmpstr (rog_json_peek_string (capacity, "capacity"), ==, i == 0 ? "suspect" : "witness");
      g_assert_cmpstr (rog_json_peek_string (capacity, "source"), ==, "authority");
    }
  g_assert_finalize_object (form);
}

/* A person's row at an item is called as the person is, keeps what was chosen, and goes when the person does. */
static void
test_persons_follow (void)
{
  GtkWidget *form = make_form ("Court"), *item;
  g_autoptr (JsonObject) request = NULL;

  fill_in (form);
  item = add_item (form, "Search of the store");
  g_assert_true (rog_test_says (item, "Nobody is entered under Persons yet"));
  add_person (form, "Leopold Finhc");
  choose (item, "Leopold Finhc", "user");
  type (form, "Name", "Leopold Finch & Sons");
  g_assert_null (find_row (item, "Leopold Finhc"));
  g_assert_nonnull (find_row (item, "Leopold Finch & Sons"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (item)), ==, "Touches 1 person");

  click (form, "Remove");
  g_assert_null (find_row (item, "Leopold Finch & Sons"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (item)), ==, NOBODY);
  request = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_null (persons_of (request, 0));
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (request, "capacities")), ==, 0);
  g_assert_finalize_object (form);
}

static gboolean
can_open (GtkWidget *form)
{
  return gtk_widget_get_sensitive (rog_test_find (form, GTK_TYPE_BUTTON, "label", "Open Dossier"));
}

/* The country of the court is the one whose holidays count: one of those whose holidays are known, and no other by itself. */
static void
test_country (void)
{
  GtkWidget *form = make_form ("");
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;

  add_item (form, "Search of the store");
  fill_in (form);
  g_assert_true (can_open (form)); /* the instrument was chosen last */
  before = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_null (rog_json_peek_object (rog_json_peek_object (before, "request"), "court"));

  choose (form, "Country of the court", "Luxembourg");
  g_assert_true (rog_test_says (form, "The court whose country is chosen needs its name"));
  g_assert_false (can_open (form));
  type (form, "Court", "District Court");
  g_assert_true (can_open (form));
  after = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_true (rog_request_file_check (after, NULL));
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (rog_json_peek_object (after, "request"), "court"), "country"), ==, "LU");
  g_assert_finalize_object (form);
}

static void
add_fact (GtkWidget  *form,
          const char *fact)
{
  click (form, "Add an Intake Fact");
  choose (form, "Which fact", fact);
}

/* When it was received is a time in the zone that stands beside it, and each fact has a proof. */
static void
test_intake (void)
{
  GtkWidget  *form = make_form ("Court");
  JsonObject *fact;
  JsonArray  *intake;
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (GError) error = NULL;

  fill_in (form);
  add_item (form, "Search of the store");
  add_fact (form, "Received by the competent authority");
  g_assert_true (rog_test_says (form, "When it was received is needed"));
  type (form, "When", "soon");
  g_assert_true (gtk_widget_has_css_class (find_row (form, "When"), "error"));
  g_assert_false (can_open (form));
  type (form, "When", "2 June 2026, 14:30");
  type (form, "Time zone", "nowhere");
  g_assert_true (rog_test_says (form, "A time zone that is known is needed"));
  type (form, "Time zone", "+02:00");
  g_assert_true (rog_test_says (form, "An intake fact needs its proof"));
  type (form, "Name", "The letter");
  choose (form, "Document that shows it", "The letter");
  g_assert_true (can_open (form));

  add_fact (form, "Number of sheets");
  g_assert_false (gtk_widget_get_visible (find_row (form, "When")));
  g_assert_true (rog_test_says (form, "What the intake fact says is needed"));
  type (form, "What it says", "11");
  type (form, "How it is known, in words", "Counted here");
  g_assert_true (can_open (form));
  add_fact (form, "Number of sheets");
  type (form, "What it says", "12");
  type (form, "How it is known, in words", "Counted again");
  g_assert_true (rog_test_says (form, "An intake fact is entered twice"));
  choose (form, "Which fact", "Channel");

  request = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_true (rog_request_file_check (request, &error));
  g_assert_no_error (error);
  intake = rog_json_peek_array (rog_json_peek_object (request, "request"), "intake");
  g_assert_cmpuint (json_array_get_length (intake), ==, 3);
  fact = json_array_get_object_element (intake, 0);
  g_assert_cmpstr (rog_json_peek_string (fact, "fact"), ==, "received-competent");
  g_assert_cmpstr (rog_json_peek_string (fact, "at"), ==, "2026-06-02T12:30:00Z");
  g_assert_cmpstr (rog_json_peek_string (fact, "zone"), ==, "+02:00");
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (fact, "proof"), "document"), ==, rog_json_peek_string (nth (request, "documents", 0), "id"));
  fact = json_array_get_object_element (intake, 1);
  g_assert_cmpstr (rog_json_peek_string (fact, "value"), ==, "11");
  g_assert_false (json_object_has_member (fact, "at"));
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (fact, "proof"), "reason"), ==, "Counted here");
  g_assert_finalize_object (form);
}

/* What the authority asks is asked for all there is, from everyone, with the reason that it states. */
static void
test_secrecy (void)
{
  GtkWidget  *form = make_form ("Court");
  JsonObject *secrecy;
  g_autoptr (JsonObject) none = NULL;
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (GError) error = NULL;

  fill_in (form);
  add_item (form, "Search of the store");
  add_item (form, "Hearing of a witness");
  none = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (none, "secrecy")), ==, 0);

  click (form, "Add Secrecy");
  g_assert_false (can_open (form));
  g_assert_true (rog_test_says (form, "Secrecy needs the reason that the authority states"));
  type (form, "Why, as the authority states it", "Objects could be moved");
  type (form, "Until (date)", "spring");
  g_assert_true (gtk_widget_has_css_class (find_row (form, "Until (date)"), "error"));
  g_assert_false (can_open (form));
  type (form, "Until (date)", "2027-01-31");
  type (form, "Until (event, in words)", "the search has ended");
  g_assert_true (can_open (form));

  request = rog_request_form_dup_request (ROG_REQUEST_FORM (form));
  g_assert_true (rog_request_file_check (request, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (request, "secrecy")), ==, 1);
  secrecy = nth (request, "secrecy", 0);
  g_assert_cmpstr (rog_json_peek_string (secrecy, "from"), ==, "everyone");
  g_assert_cmpstr (rog_json_peek_string (secrecy, "basis"), ==, "asked");
  g_assert_cmpstr (rog_json_peek_string (secrecy, "set_by"), ==, "Examining Magistrate");
  g_assert_cmpstr (rog_json_peek_string (secrecy, "reason"), ==, "Objects could be moved");
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (secrecy, "until"), "date"), ==, "2027-01-31");
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (secrecy, "until"), "event"), ==, "the search has ended");
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (secrecy, "items")), ==, 2);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (secrecy, "documents")), ==, 1);
  g_assert_finalize_object (form);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/display/request-form/head", test_head);
  g_test_add_func ("/display/request-form/country", test_country);
  g_test_add_func ("/display/request-form/intake", test_intake);
  g_test_add_func ("/display/request-form/secrecy", test_secrecy);
  g_test_add_func ("/display/request-form/persons", test_persons);
  g_test_add_func ("/display/request-form/persons-follow", test_persons_follow);

  return g_test_run ();
}
