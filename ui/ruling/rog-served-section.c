// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-served-section.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-work-signature.h"
#include "widgets/rog-chip.h"

struct _RogServedSection
{
  RogSection parent_instance;

  GtkStack *stack;
  GtkBox   *cards;

  GHashTable *shown; /* (owned): document id → button that opens it, which is its card's */
  guint       update_id;
};

G_DEFINE_FINAL_TYPE (RogServedSection, rog_served_section, ROG_TYPE_SECTION)

/*
 * What is known
 */

static RogDossier *
get_dossier (RogServedSection *self)
{
  return rog_work_get_dossier (rog_section_get_work (ROG_SECTION (self)));
}

static gboolean
is_service (RogEvent *event)
{
  return g_strcmp0 (rog_event_get_kind (event), "served") == 0;
}

/* Whether an event tells of the service of a document: it names it, or the document is its proof. */
static gboolean
is_service_of (RogEvent   *event,
               RogDossier *dossier,
               const char *document)
{
  JsonObject *proof = rog_entity_peek_object (ROG_ENTITY (event), "proof");
  g_auto (GStrv) named = is_service (event) ? rog_event_dup_documents (event, dossier) : NULL;

  return named != NULL && (g_strv_contains ((const char *const *)named, document) ||
                           (proof != NULL && g_strcmp0 (rog_json_peek_string (proof, "document"), document) == 0));
}

static gboolean
is_decision (RogDocument *document,
             RogDossier  *dossier)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (document));
  GListModel *events = rog_dossier_get_events (dossier);
  gboolean    found = g_strcmp0 (rog_document_get_role (document), "decision") == 0;

  for (guint i = 0; !found && i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (events, i);

      found = is_service_of (event, dossier, id);
    }

  return found;
}

static char *
dup_names (RogDossier *dossier,
           RogEvent   *event)
{
  g_auto (GStrv) persons = rog_entity_dup_strings (ROG_ENTITY (event), "persons");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (char **id = persons; id != NULL && *id != NULL; id++)
    {
      RogPerson *person = rog_dossier_find_person (dossier, *id);

      if (person != NULL)
        g_strv_builder_add (names, rog_person_get_name (person));
    }
  if (rog_event_get_whom (event) != NULL)
    g_strv_builder_add (names, rog_event_get_whom (event));
  list = g_strv_builder_end (names);

  return g_strjoinv (", ", list);
}

/*
 * Cards
 */

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/*
 * The signature that came with it
 */

/* A self-made certificate proves sameness, not office: nothing here says that a judge signed. */
static void
append_certificate (RogServedSection   *self,
                    GtkWidget          *box,
                    RogSignatureReport *report)
{
  g_autofree char *utc = report->at >= 0 ? rog_time_to_utc (report->at) : NULL;
  g_autofree char *when = utc != NULL ? rog_moment_format (get_dossier (self), utc) : NULL;
  // Translators: the name and the court or firm in a certificate.
  g_autofree char *who = report->organization != NULL ? g_strdup_printf (_("%s, %s"), report->name, report->organization) : g_strdup (report->name);
  // Translators: who signed, and when; that time is the signer's own.
  g_autofree char *signed_by = when != NULL ? g_strdup_printf (_("Signed in the name of %s, on %s as their clock had it."), who, when) : g_strdup_printf (_("Signed in the name of %s."), who);
  GtkWidget       *fingerprint;

  append_label (box, signed_by, "row-text");
  if (report->practice)
    append_label (box, _("Practice: not a decision"), "row-text");
  append_label (box, report->self_made ? _("The certificate is self-made: compare the fingerprint with the court.")
                                       : _("Who issued the certificate is not checked here: compare the fingerprint with the court."), "row-text");
  fingerprint = append_label (box, report->fingerprint, "identifier");
  gtk_label_set_selectable (GTK_LABEL (fingerprint), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fingerprint), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fingerprint of the certificate"), -1);
}

static void
show_report (RogServedSection   *self,
             GtkWidget          *box,
             RogChip            *mark,
             RogSignatureReport *report)
{
  switch (report->state)
    {
    case ROG_SIGNATURE_GOOD:
      rog_chip_set (mark, ROG_CHIP_GREEN, "object-select-symbolic", _("The signature fits this file"));
      append_certificate (self, box, report);
      break;
    case ROG_SIGNATURE_BROKEN:
      rog_chip_set (mark, ROG_CHIP_RED, "dialog-warning-symbolic", _("The signature does not hold"));
      append_label (box, _("What came is not what was signed: the file or its signature was changed, or they do not belong together. Ask the court for both again."), "row-text");
      break;
    case ROG_SIGNATURE_UNKNOWN:
      rog_chip_set (mark, ROG_CHIP_NEUTRAL, NULL, _("The signature is not checked"));
      append_label (box, _("It is of a kind that this program does not check."), "row-text");
      break;
    case ROG_SIGNATURE_NONE:
    default:
      rog_chip_set (mark, ROG_CHIP_NEUTRAL, NULL, _("No signature came with it"));
      break;
    }
}

typedef struct
{
  RogServedSection *section; /* (owned) */
  GtkWidget        *box;     /* (owned): where it is said */
  RogChip          *mark;    /* in the box */
} Asking;

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Asking *asking = data;
  g_autoptr (RogServedSection) self = asking->section;
  g_autoptr (GtkWidget) box = asking->box;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSignatureReport) report = rog_work_check_signature_finish (ROG_WORK (object), result, &error);

  if (report != NULL)
    show_report (self, box, asking->mark, report);
  else
    rog_chip_set (asking->mark, ROG_CHIP_NEUTRAL, NULL, _("The signature is not checked"));
}

static void
append_signature (RogServedSection *self,
                  GtkWidget        *card,
                  const char       *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *mark = rog_chip_new (ROG_CHIP_NEUTRAL, NULL, _("Checking the signature"));
  Asking    *asking = g_new0 (Asking, 1);

  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (card), box);
  asking->section = g_object_ref (self);
  asking->box = g_object_ref (box);
  asking->mark = ROG_CHIP (mark);
  rog_work_check_signature_async (rog_section_get_work (ROG_SECTION (self)), document, NULL, checked_cb, asking);
}

/* When, on whom, how much of it; and what was said of the remedy. */
static void
append_service (GtkWidget  *box,
                RogDossier *dossier,
                RogEvent   *event)
{
  const char      *extent = rog_entity_get_string (ROG_ENTITY (event), "extent");
  const char      *remedy = rog_entity_get_string (ROG_ENTITY (event), "remedy_information");
  g_autofree char *when = rog_moment_format (dossier, rog_event_get_at (event));
  g_autofree char *whom = dup_names (dossier, event);
  // Translators: when a decision was served, and on whom.
  g_autofree char *served = g_strdup_printf (_("Served %s on %s"), when, whom);

  append_label (box, served, "row-text");
  if (extent != NULL)
    append_label (box, g_str_equal (extent, "whole") ? _("The whole decision") : _("An extract"), "row-text");
  if (remedy != NULL)
    {
      g_autofree char *told = g_strdup_printf (_("Remedy: %s"), remedy);

      append_label (box, told, "row-text");
    }
}

static void
read_cb (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "document.open", "(sb)", g_object_get_data (G_OBJECT (button), "document"), TRUE);
}

static GtkWidget *
make_card (RogServedSection *self,
           RogDocument      *document)
{
  RogDossier *dossier = get_dossier (self);
  GListModel *events = rog_dossier_get_events (dossier);
  const char *id = rog_entity_get_id (ROG_ENTITY (document));
  GtkWidget  *card = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget  *button = gtk_button_new_with_label (_("Read Decision"));
  gboolean    served = FALSE;

  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  append_label (box, rog_document_get_name (document), "heading");
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (events, i);

      if (is_service_of (event, dossier, id))
        append_service (box, dossier, event);
      served = served || is_service_of (event, dossier, id);
    }
  if (!served)
    append_label (box, _("When it was served is not entered"), "dim-label");
  append_signature (self, box, id);
  g_object_set_data_full (G_OBJECT (button), "document", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (read_cb), NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 4);
  gtk_box_append (GTK_BOX (box), button);
  g_hash_table_insert (self->shown, g_strdup (id), button);
  gtk_widget_add_css_class (card, "ruling-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_document_get_name (document), -1);
  adw_bin_set_child (ADW_BIN (card), box);

  return card;
}

static void
update (RogServedSection *self)
{
  GListModel *documents = rog_dossier_get_documents (get_dossier (self));
  GtkWidget  *child;

  g_hash_table_remove_all (self->shown);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (is_decision (document, get_dossier (self)))
        gtk_box_append (self->cards, make_card (self, document));
    }
  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (self->shown) > 0 ? "list" : "empty");
}

static gboolean
update_cb (gpointer data)
{
  RogServedSection *self = data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (RogServedSection *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
rog_served_section_show_object (RogSection *section,
                                const char *object)
{
  GtkWidget *button = g_hash_table_lookup (ROG_SERVED_SECTION (section)->shown, object);

  if (button != NULL)
    gtk_widget_grab_focus (button);
}

/*
 * Object
 */

static void
rog_served_section_constructed (GObject *object)
{
  RogServedSection *self = ROG_SERVED_SECTION (object);

  G_OBJECT_CLASS (rog_served_section_parent_class)->constructed (object);

  g_signal_connect_object (get_dossier (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
rog_served_section_dispose (GObject *object)
{
  g_clear_handle_id (&ROG_SERVED_SECTION (object)->update_id, g_source_remove);

  G_OBJECT_CLASS (rog_served_section_parent_class)->dispose (object);
}

static void
rog_served_section_finalize (GObject *object)
{
  g_hash_table_unref (ROG_SERVED_SECTION (object)->shown);

  G_OBJECT_CLASS (rog_served_section_parent_class)->finalize (object);
}

static void
rog_served_section_class_init (RogServedSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_served_section_constructed;
  object_class->dispose = rog_served_section_dispose;
  object_class->finalize = rog_served_section_finalize;
  ROG_SECTION_CLASS (klass)->show_object = rog_served_section_show_object;

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-served-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogServedSection, stack);
  gtk_widget_class_bind_template_child (widget_class, RogServedSection, cards);
}

static void
rog_served_section_init (RogServedSection *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
