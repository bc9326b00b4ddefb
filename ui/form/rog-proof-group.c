// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-proof-group.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "widgets/rog-choice-list.h"
#include "window/rog-window.h"

struct _RogProofGroup
{
  AdwPreferencesGroup parent_instance;

  RogWork   *work; /* (owned) */
  GPtrArray *pins; /* (owned): rows, each with its pin; the rows are their parent's */
  GtkWidget *none; /* the row that says how a passage comes here (nullable) */
  GtkWidget *document;
  GtkWidget *choose;
  GtkWidget *reason;
  GFile     *file; /* (owned) (nullable) */
  gboolean   optional;
};

G_DEFINE_FINAL_TYPE (RogProofGroup, rog_proof_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (RogProofGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/*
 * Passages
 */

static JsonObject *
get_pin (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "pin");
}

static void
remove_pin_cb (GtkWidget     *button,
               RogProofGroup *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_ROW);

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  g_ptr_array_remove (self->pins, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  gtk_widget_set_visible (self->none, self->pins->len == 0);
  changed_cb (self);
}

static GtkWidget *
make_pin_row (RogProofGroup *self,
              JsonObject    *pin)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *link = rog_pin_link_new (rog_work_get_dossier (self->work), pin);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (link, TRUE);
  gtk_widget_set_tooltip_text (remove, _("Remove the Passage"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (box, "card-row");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_pin_cb), self, 0);
  gtk_box_append (GTK_BOX (box), link);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "pin", rog_json_object_copy (pin), (GDestroyNotify)json_object_unref);

  return row;
}

/**
 * rog_proof_group_add_pin:
 * @self: the group
 * @pin: a passage
 */
void
rog_proof_group_add_pin (RogProofGroup *self,
                         JsonObject    *pin)
{
  GtkWidget *row;

  g_return_if_fail (ROG_IS_PROOF_GROUP (self) && self->none != NULL);

  row = make_pin_row (self, pin);
  g_ptr_array_add (self->pins, row);
  gtk_widget_set_visible (self->none, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  changed_cb (self);
}

/**
 * rog_proof_group_set_pins:
 * @self: the group
 * @pins: (nullable): passages
 */
void
rog_proof_group_set_pins (RogProofGroup *self,
                          JsonArray     *pins)
{
  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    rog_proof_group_add_pin (self, json_array_get_object_element (pins, i));
}

static void
add_passages (RogProofGroup *self)
{
  self->none = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("No passage yet"), "subtitle", _("Select it in the document, then choose Cite (Ctrl+Shift+C)"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->none);
}

/*
 * Documents and files
 */

static void
add_document (RogProofGroup *self)
{
  GListModel *documents = rog_dossier_get_documents (rog_work_get_dossier (self->work));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("document", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      gtk_string_list_append (names, rog_document_get_name (document));
    }
  self->document = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Document of the dossier"), "use-markup", FALSE, "use-subtitle", TRUE, "model", names, NULL);
  rog_choice_list_set (ADW_COMBO_ROW (self->document));
  g_signal_connect_object (self->document, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->document);
}

static RogDocument *
dup_document (RogProofGroup *self)
{
  guint selected = self->document != NULL ? adw_combo_row_get_selected (ADW_COMBO_ROW (self->document)) : 0;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (self->work)), selected - 1);
}

static void
take_file (RogProofGroup *self,
           GFile         *file)
{
  g_autofree char *name = g_file_get_basename (file);

  g_set_object (&self->file, file);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->choose), name);
  changed_cb (self);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (RogProofGroup) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL && self->work != NULL)
    take_file (self, file);
}

static void
choose_file_cb (RogProofGroup *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_dialog_set_title (dialog, _("Choose the Proof"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), rog_window_get_leaving (GTK_WIDGET (self)), file_chosen_cb, g_object_ref (self));
}

static void
add_file (RogProofGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Choose…"));

  self->choose = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("PDF that shows it"), "use-markup", FALSE, "subtitle", _("Becomes a document of the dossier"), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("PDF that shows it"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_file_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->choose), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->choose);
}

/*
 * Object
 */

static void
rog_proof_group_dispose (GObject *object)
{
  RogProofGroup *self = ROG_PROOF_GROUP (object);

  g_clear_object (&self->work);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (rog_proof_group_parent_class)->dispose (object);
}

static void
rog_proof_group_finalize (GObject *object)
{
  g_ptr_array_unref (ROG_PROOF_GROUP (object)->pins);

  G_OBJECT_CLASS (rog_proof_group_parent_class)->finalize (object);
}

static void
rog_proof_group_class_init (RogProofGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_proof_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_proof_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_PROOF_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_proof_group_init (RogProofGroup *self)
{
  self->pins = g_ptr_array_new ();
}

/**
 * rog_proof_group_new:
 * @work: the work on a dossier
 * @parts: what can show it
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
rog_proof_group_new (RogWork      *work,
                     RogProofParts parts)
{
  RogProofGroup *self = g_object_new (ROG_TYPE_PROOF_GROUP, "title", _("Proof"), NULL);

  self->work = g_object_ref (work);
  if (parts & ROG_PROOF_DOCUMENT)
    add_document (self);
  if (parts & ROG_PROOF_FILE)
    add_file (self);
  self->reason = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("How it is known, in words"), NULL);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->reason);
  if (parts & ROG_PROOF_PASSAGES)
    add_passages (self);

  return GTK_WIDGET (self);
}

/**
 * rog_proof_group_set_reason:
 * @self: the group
 * @reason: (nullable): how it is known
 */
void
rog_proof_group_set_reason (RogProofGroup *self,
                            const char    *reason)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
}

/**
 * rog_proof_group_set_document:
 * @self: a group of %ROG_PROOF_DOCUMENT
 * @document: (nullable): the id of a document that shows it
 */
void
rog_proof_group_set_document (RogProofGroup *self,
                              const char    *document)
{
  GListModel *documents = rog_dossier_get_documents (rog_work_get_dossier (self->work));

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) each = g_list_model_get_item (documents, i);

      if (g_strcmp0 (rog_entity_get_id (each), document) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->document), i + 1);
    }
}

/**
 * rog_proof_group_set_optional:
 * @self: the group
 *
 * Why it is so is said elsewhere in the form: only the passage may be added here.
 */
void
rog_proof_group_set_optional (RogProofGroup *self)
{
  self->optional = TRUE;
  gtk_widget_set_visible (self->reason, FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Where it is said"));
}

/**
 * rog_proof_group_is_complete:
 * @self: the group
 *
 * Returns: whether anything shows it
 */
gboolean
rog_proof_group_is_complete (RogProofGroup *self)
{
  g_autofree char *reason = rog_proof_group_dup_reason (self);
  g_autoptr (RogDocument) document = dup_document (self);

  return self->optional || self->pins->len > 0 || document != NULL || self->file != NULL || reason != NULL;
}

/**
 * rog_proof_group_dup_pins:
 * @self: the group
 *
 * Returns: (transfer full): the passages
 */
JsonArray *
rog_proof_group_dup_pins (RogProofGroup *self)
{
  JsonArray *pins = json_array_new ();

  for (guint i = 0; i < self->pins->len; i++)
    json_array_add_object_element (pins, rog_json_object_copy (get_pin (g_ptr_array_index (self->pins, i))));

  return pins;
}

/**
 * rog_proof_group_dup_reason:
 * @self: the group
 *
 * Returns: (transfer full) (nullable): how it is known
 */
char *
rog_proof_group_dup_reason (RogProofGroup *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * rog_proof_group_to_json:
 * @self: the group
 *
 * Returns: (transfer full) (nullable): a `proof` as acts have it, with the first passage; %NULL where there is none
 *   but a file
 */
JsonObject *
rog_proof_group_to_json (RogProofGroup *self)
{
  g_autoptr (JsonObject) proof = json_object_new ();
  g_autoptr (RogDocument) document = dup_document (self);
  g_autofree char *reason = rog_proof_group_dup_reason (self);

  if (document != NULL)
    json_object_set_string_member (proof, "document", rog_entity_get_id (ROG_ENTITY (document)));
  if (self->pins->len > 0)
    json_object_set_object_member (proof, "pin", rog_json_object_copy (get_pin (g_ptr_array_index (self->pins, 0))));
  if (reason != NULL)
    json_object_set_string_member (proof, "reason", reason);

  return json_object_get_size (proof) > 0 ? g_steal_pointer (&proof) : NULL;
}

/**
 * rog_proof_group_get_file:
 * @self: the group
 *
 * Returns: (transfer none) (nullable): the PDF that was chosen
 */
GFile *
rog_proof_group_get_file (RogProofGroup *self)
{
  return self->file;
}

/**
 * rog_proof_group_describe:
 * @self: the group
 *
 * Returns: (transfer full): all that it shows, to tell whether that has changed; no text for people
 */
char *
rog_proof_group_describe (RogProofGroup *self)
{
  g_autoptr (JsonArray) pins = rog_proof_group_dup_pins (self);
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), pins);
  g_autofree char *passages = json_to_string (node, FALSE);
  g_autofree char *file = self->file != NULL ? g_file_get_uri (self->file) : g_strdup ("");
  guint            document = self->document != NULL ? adw_combo_row_get_selected (ADW_COMBO_ROW (self->document)) : 0;

  return g_strdup_printf ("%s %u %s %s", passages, document, file, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
}

/**
 * rog_proof_group_dup_state:
 * @self: the group
 *
 * Returns: (transfer full): all that it shows, for rog_proof_group_set_state()
 */
JsonObject *
rog_proof_group_dup_state (RogProofGroup *self)
{
  JsonObject *state = json_object_new ();
  g_autoptr (RogDocument) document = dup_document (self);

  json_object_set_array_member (state, "pins", rog_proof_group_dup_pins (self));
  json_object_set_string_member (state, "reason", gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  if (document != NULL)
    json_object_set_string_member (state, "document", rog_entity_get_id (ROG_ENTITY (document)));
  if (self->file != NULL)
    {
      g_autofree char *file = g_file_get_uri (self->file);

      json_object_set_string_member (state, "file", file);
    }

  return state;
}

static void
choose_document (RogProofGroup *self,
                 const char    *id)
{
  GListModel *documents = rog_dossier_get_documents (rog_work_get_dossier (self->work));

  for (guint i = 0; self->document != NULL && id != NULL && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) document = g_list_model_get_item (documents, i);

      if (g_str_equal (rog_entity_get_id (document), id))
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->document), i + 1);
    }
}

/**
 * rog_proof_group_set_state:
 * @self: the group
 * @state: what rog_proof_group_dup_state() gave
 */
void
rog_proof_group_set_state (RogProofGroup *self,
                           JsonObject    *state)
{
  const char *file = rog_json_peek_string (state, "file");
  JsonArray  *pins = rog_json_peek_array (state, "pins");

  rog_proof_group_set_reason (self, rog_json_peek_string (state, "reason"));
  choose_document (self, rog_json_peek_string (state, "document"));
  if (pins != NULL && json_array_get_length (pins) > 0)
    rog_proof_group_set_pins (self, pins);
  if (file != NULL && self->choose != NULL)
    {
      g_autoptr (GFile) chosen = g_file_new_for_uri (file);

      take_file (self, chosen);
    }
}
