// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form for what bare PDFs do not say: what it needs, and what it makes of what is entered.

#include <adwaita.h>

#include "core/rog-json.h"
#include "formats/rog-request-file.h"
#include "import/rog-request-form.h"
#include "rog-display-test.h"
#include "rog-ui.h"

#define NOBODY "No person is chosen yet"

static GtkWidget *
make_form (const char *court)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_OBJECT);

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

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/display/request-form/head", test_head);
  g_test_add_func ("/display/request-form/persons", test_persons);
  g_test_add_func ("/display/request-form/persons-follow", test_persons_follow);

  return g_test_run ();
}
