// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-act-dialog.h"

#include <glib/gi18n.h>

#include "form/rog-form-card.h"
#include "rog-error-text.h"
#include "window/rog-window.h"

struct _RogActDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
  GtkButton          *go;
  GtkLabel           *missing;

  RogWork    *work;      /* (owned) */
  const char *kind;      /* of the act */
  GPtrArray  *rows;      /* of the fields; the rows are their parent's */
  GPtrArray  *persons;   /* check rows, each with the id of a person */
  GPtrArray  *items;     /* of an item */
  GPtrArray  *documents; /* of a document */
  gboolean    opening;
  gboolean    busy;
};

G_DEFINE_FINAL_TYPE (RogActDialog, rog_act_dialog, ADW_TYPE_DIALOG)

static const RogFormField event_fields[] = {
  { "kind", N_ ("What happened"), ROG_FORM_CHOICE, TRUE, "event-kinds", NULL },
  { "at", N_ ("When"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "whom", N_ ("Whom, in words"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "due", N_ ("Until, for a period that is set"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "text", N_ ("In words"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "proof/reason", N_ ("How that is known"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField opening_fields[] = {
  { "at", N_ ("From"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "how", N_ ("How it is shown"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "reason", N_ ("Reason"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

/*
 * What is chosen
 */

static JsonArray *
get_checked (GPtrArray *rows)
{
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (rows, i)))
      json_array_add_string_element (ids, g_object_get_data (g_ptr_array_index (rows, i), "id"));

  return ids;
}

static guint
count_checked (GPtrArray *rows)
{
  g_autoptr (JsonArray) ids = get_checked (rows);

  return json_array_get_length (ids);
}

static const char *
find_missing (RogActDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      return self->opening ? _("A date and the reason are needed") : _("A date, and how it is known, are needed");
  if (self->opening && count_checked (self->persons) == 0)
    return _("Choose to whom it is opened");
  if (self->opening && count_checked (self->items) + count_checked (self->documents) == 0)
    return _("Choose what is opened");

  return NULL;
}

static void
update (RogActDialog *self)
{
  const char *missing = find_missing (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
}

static void
take_checked (JsonObject *body,
              const char *member,
              GPtrArray  *rows)
{
  JsonArray *ids = get_checked (rows);

  if (json_array_get_length (ids) > 0)
    json_object_set_array_member (body, member, ids);
  else
    json_array_unref (ids);
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogActDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_act_finish (ROG_WORK (object), result, &error);

  self->busy = FALSE;
  if (id != NULL)
    {
      rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (self->opening ? _("Opened and entered in the record") : _("Event entered in the record")));
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (RogErrorText) text = rog_error_text_new (error, _("It was not entered."));
      g_autofree char *line = rog_error_text_to_line (text);

      gtk_label_set_label (self->missing, line);
    }
}

static void
go_cb (RogActDialog *self)
{
  g_autoptr (JsonObject) body = json_object_new ();

  if (self->busy || find_missing (self) != NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), body);
  take_checked (body, "persons", self->persons);
  take_checked (body, "items", self->items);
  take_checked (body, "documents", self->documents);
  self->busy = TRUE;
  update (self);
  rog_work_act_async (self->work, self->kind, NULL, body, NULL, entered_cb, g_object_ref (self));
}

/*
 * Making it
 */

static void
add_fields (RogActDialog       *self,
            const RogFormField *fields)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (JsonObject) empty = json_object_new ();

  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&fields[i], empty);

      g_signal_connect_object (row, ADW_IS_COMBO_ROW (row) ? "notify::selected" : "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
add_switch (RogActDialog *self,
            GtkWidget    *group,
            GPtrArray    *rows,
            RogEntity    *entity,
            const char   *title)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (rog_entity_get_id (entity)), g_free);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* One switch for each person, item or document of the dossier. */
static void
add_switches (RogActDialog *self,
              const char   *title,
              GPtrArray    *rows,
              GListModel   *entities,
              const char   *member)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);

      add_switch (self, group, rows, entity, rog_entity_get_string (entity, member));
    }
  if (g_list_model_get_n_items (entities) > 0)
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  else
    g_object_ref_sink (group), g_object_unref (group);
}

static void
rog_act_dialog_finalize (GObject *object)
{
  RogActDialog *self = ROG_ACT_DIALOG (object);

  g_clear_object (&self->work);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->documents);

  G_OBJECT_CLASS (rog_act_dialog_parent_class)->finalize (object);
}

static void
rog_act_dialog_class_init (RogActDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_act_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-act-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogActDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RogActDialog, go);
  gtk_widget_class_bind_template_child (widget_class, RogActDialog, missing);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_act_dialog_init (RogActDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->persons = g_ptr_array_new ();
  self->items = g_ptr_array_new ();
  self->documents = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static RogActDialog *
make_dialog (RogWork            *work,
             const char         *kind,
             const char         *title,
             const char         *button,
             const RogFormField *fields)
{
  RogActDialog *self = g_object_new (ROG_TYPE_ACT_DIALOG, "title", title, NULL);

  self->work = g_object_ref (work);
  self->kind = kind;
  gtk_button_set_label (self->go, button);
  add_fields (self, fields);

  return self;
}

/**
 * rog_act_dialog_new_event:
 * @work: the work on a dossier
 *
 * Returns: (transfer floating): the form for what happened elsewhere
 */
AdwDialog *
rog_act_dialog_new_event (RogWork *work)
{
  RogActDialog *self = make_dialog (work, "event.entered", _("Enter Event"), _("Enter in Record"), event_fields);
  RogDossier   *dossier = rog_work_get_dossier (work);

  add_switches (self, _("Persons"), self->persons, rog_dossier_get_persons (dossier), "name");
  add_switches (self, _("Items"), self->items, rog_dossier_get_items (dossier), "title");
  update (self);

  return ADW_DIALOG (self);
}

/**
 * rog_act_dialog_new_opening:
 * @work: the work on a dossier
 *
 * Returns: (transfer floating): the form that opens items and documents to persons
 */
AdwDialog *
rog_act_dialog_new_opening (RogWork *work)
{
  RogActDialog *self = make_dialog (work, "opening.made", _("Open to"), _("Open and Record"), opening_fields);
  RogDossier   *dossier = rog_work_get_dossier (work);

  self->opening = TRUE;
  add_switches (self, _("To whom"), self->persons, rog_dossier_get_persons (dossier), "name");
  add_switches (self, _("Items"), self->items, rog_dossier_get_items (dossier), "title");
  add_switches (self, _("Documents"), self->documents, rog_dossier_get_documents (dossier), "name");
  update (self);

  return ADW_DIALOG (self);
}
