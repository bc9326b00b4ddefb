// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-section-private.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-query.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-pin-link.h"
#include "ruling/rog-letter-card.h"
#include "ruling/rog-letter-dialog.h"
#include "ruling/rog-ruling-done.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-item-card.h"
#include "ruling/rog-ruling-missing.h"
#include "ruling/rog-ruling-paper.h"
#include "ruling/rog-ruling-parts.h"
#include "ruling/rog-ruling-preview.h"
#include "ruling/rog-sign-dialog.h"
#include "service/rog-drafts.h"
#include "service/rog-work-sign.h"
#include "widgets/rog-section-title.h"
#include "window/rog-window.h"

struct _RogRulingSection
{
  RogSection parent_instance;

  RogSectionTitle *title;
  GtkWidget       *sign;
  GtkStack        *stack;
  GtkWidget       *drafting;
  AdwStatusPage   *signed_page;
  AdwBin          *signed_decision;
  GtkBox          *cards;

  RogRulingPaper   *paper; /* (owned) */
  RogRulingMissing *missing;
  GtkWidget        *elsewhere;
  RogRulingParts   *parts;
  GtkBox           *decisions;
  char             *decided; /* (owned): the decisions that have a card, and what became of them */
  GtkBox           *letters;
  char             *asked; /* (owned): the letters that have a card, and whether they were answered */
  GPtrArray        *items; /* RogRulingItemCard, in their order */
  char             *shown; /* (owned): the ids of the items that have a card */

  guint update_id;
};

G_DEFINE_FINAL_TYPE (RogRulingSection, rog_ruling_section, ROG_TYPE_SECTION)

/*
 * Cards
 */

static GPtrArray *
find_items (RogRulingSection *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  GListModel *items = rog_dossier_get_items (dossier);
  GPtrArray  *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      gboolean covered = rog_ruling_draft_covers (rog_ruling_paper_get_draft (self->paper), rog_entity_get_id (ROG_ENTITY (item)));

      if (covered || rog_dossier_item_is_undecided (dossier, item))
        g_ptr_array_add (found, g_steal_pointer (&item));
    }

  return found;
}

static void
rebuild_cards (RogRulingSection *self,
               GPtrArray        *items)
{
  for (guint i = 0; i < self->items->len; i++)
    gtk_box_remove (self->cards, g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *card = rog_ruling_item_card_new (self->paper, g_ptr_array_index (items, i));
      GtkWidget *after = i > 0 ? g_ptr_array_index (self->items, i - 1) : self->elsewhere;

      g_ptr_array_add (self->items, card);
      if (i == 0)
        rog_ruling_paper_add_place (self->paper, "items", rog_ruling_item_card_get_check (ROG_RULING_ITEM_CARD (card)));
      gtk_box_insert_child_after (self->cards, card, after);
    }
}

static void
update_cards (RogRulingSection *self)
{
  g_autoptr (GPtrArray) items = find_items (self);
  g_autoptr (GString) ids = g_string_new (NULL);

  /* An item that changed has a new title, rests on something new, or is open after something else: its card is made anew. */
  for (guint i = 0; i < items->len; i++)
    {
      RogItem         *item = g_ptr_array_index (items, i);
      g_autofree char *requested = rog_item_get_requested_hash (item);
      g_autofree char *before = rog_dossier_dup_before (rog_ruling_paper_get_dossier (self->paper), item);

      g_string_append_printf (ids, "%s %s %s %s\n", rog_entity_get_id (ROG_ENTITY (item)), requested, rog_item_get_title (item), before != NULL ? before : "");
    }
  if (g_set_str (&self->shown, ids->str))
    rebuild_cards (self, items);
  for (guint i = 0; i < self->items->len; i++)
    rog_ruling_item_card_update (g_ptr_array_index (self->items, i));
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The decisions that were signed, each with its export, below what is being worked on. A card is made anew where what became
 * of its decision did. */
static void
update_decisions (RogRulingSection *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  GListModel *decisions = rog_dossier_get_decisions (dossier);
  g_autoptr (GString) now = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogDecision) decision = g_list_model_get_item (decisions, i);
      g_autofree char *after = rog_ruling_done_describe (dossier, decision);

      g_string_append_printf (now, "%s %s\n", rog_entity_get_id (ROG_ENTITY (decision)), after != NULL ? after : "");
    }
  if (!g_set_str (&self->decided, now->str))
    return;
  clear (self->decisions);
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogDecision) decision = g_list_model_get_item (decisions, i);

      gtk_box_append (self->decisions, rog_ruling_done_new (self->paper, decision));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), *self->decided != '\0');
}

/* The letters that were signed, likewise. */
static void
update_letters (RogRulingSection *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  GListModel *letters = rog_dossier_get_information_requests (dossier);
  g_autoptr (GString) now = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (letters); i++)
    {
      g_autoptr (RogInformationRequest) letter = g_list_model_get_item (letters, i);
      g_autofree char *state = rog_letter_card_describe (dossier, letter);

      g_string_append_printf (now, "%s %s\n", rog_entity_get_id (ROG_ENTITY (letter)), state);
    }
  if (!g_set_str (&self->asked, now->str))
    return;
  clear (self->letters);
  for (guint i = 0; i < g_list_model_get_n_items (letters); i++)
    {
      g_autoptr (RogInformationRequest) letter = g_list_model_get_item (letters, i);

      gtk_box_append (self->letters, rog_letter_card_new (self->paper, letter));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->letters), *self->asked != '\0');
}

/* What is missing is said where the button is, to the eye and to assistive technology. What only the key cannot sign
 * can be signed by hand: @with_key has that too. */
static void
update_sign (RogRulingSection *self,
             GPtrArray        *blocks,
             GPtrArray        *with_key)
{
  g_autofree char *missing = rog_ruling_missing_describe (with_key);
  gboolean         judge = g_strcmp0 (rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self))), "judge") == 0;
  gboolean         drafting = gtk_stack_get_visible_child (self->stack) == self->drafting;
  gboolean         here = !rog_ruling_is_elsewhere (self->paper);

  gtk_widget_set_visible (self->sign, judge && drafting);
  gtk_button_set_label (GTK_BUTTON (self->sign), here ? _("Sign and Record…") : _("Enter and Record…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ruling.elsewhere", drafting && here);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ruling.sign", judge && drafting && with_key->len == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ruling.scan", judge && drafting && here && blocks->len == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ruling.print", drafting && here && blocks->len == 0);
  gtk_widget_set_tooltip_text (self->sign, with_key->len > 0 ? missing : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, missing, -1);
}

static void
failed_cb (RogRulingSection *self,
           const GError     *error)
{
  rog_window_show_unsaved (GTK_WIDGET (self), error);
}

static void
update_title (RogRulingSection *self)
{
  g_autofree char *saved = rog_ruling_paper_dup_saved (self->paper);
  RogRulingDraft  *draft = rog_ruling_paper_get_draft (self->paper);
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);
  gboolean incident = g_strcmp0 (rog_ruling_draft_get_kind (draft), "incident") == 0;

  rog_section_title_set_line (self->title, saved, NULL);
  rog_section_set_count (ROG_SECTION (self), items[0] != NULL || incident ? C_("section", "Draft") : NULL);
}

static void
update (RogRulingSection *self)
{
  RogWork *work = rog_section_get_work (ROG_SECTION (self));
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (work);
  g_autoptr (GPtrArray) with_key = rog_work_find_key_blocks (work, blocks);

  rog_ruling_missing_update (self->missing, with_key);
  rog_ruling_elsewhere_update (ROG_RULING_ELSEWHERE (self->elsewhere));
  update_cards (self);
  rog_ruling_parts_update (self->parts);
  update_decisions (self);
  update_letters (self);
  update_sign (self, blocks, with_key);
  update_title (self);
}

static gboolean
update_cb (gpointer data)
{
  RogRulingSection *self = data;

  self->update_id = 0;
  if (!rog_work_is_closed (rog_section_get_work (ROG_SECTION (self))))
    update (self);

  return G_SOURCE_REMOVE;
}

/* A change may come in many steps; the screen follows once for all of them. */
static void
changed_cb (RogRulingSection *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

/*
 * Actions
 */

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  RogDrafts *drafts = rog_work_get_drafts (rog_section_get_work (ROG_SECTION (widget)));

  if (g_str_equal (name, "ruling.undo"))
    rog_drafts_undo (drafts);
  else
    rog_drafts_redo (drafts);
}

/* rog_ruling_section_show_signed: the decision of that id is in the record. */
void
rog_ruling_section_show_signed (RogRulingSection *self,
                                const char       *id)
{
  RogEntity *decision = rog_dossier_find (rog_ruling_paper_get_dossier (self->paper), ROG_TYPE_DECISION, id);

  if (decision == NULL)
    return;
  /* What the pages show from now on is the next draft; beside the desk lies what was signed. */
  if (rog_section_get_beside_document (ROG_SECTION (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "document.open", "(sb)", rog_decision_get_document (ROG_DECISION (decision)), FALSE);
  adw_bin_set_child (self->signed_decision, rog_ruling_done_new (self->paper, ROG_DECISION (decision)));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->signed_page));
  changed_cb (self);
}

static void
write_elsewhere (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  RogRulingSection *self = ROG_RULING_SECTION (widget);

  rog_ruling_set_elsewhere (self->paper, TRUE);
  rog_ruling_elsewhere_update (ROG_RULING_ELSEWHERE (self->elsewhere));
  rog_ruling_paper_go_to (self->paper, "document");
}

static void
sign (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  RogRulingSection *self = ROG_RULING_SECTION (widget);
  RogSignDialog    *dialog;

  if (rog_ruling_is_elsewhere (self->paper))
    {
      rog_ruling_section_enter_elsewhere (self);
      return;
    }
  dialog = rog_sign_dialog_new (self->paper);
  g_signal_connect_object (dialog, "signed", G_CALLBACK (rog_ruling_section_show_signed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "go", G_CALLBACK (rog_ruling_missing_go_to), self->missing, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
ask (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  RogRulingSection *self = ROG_RULING_SECTION (widget);
  const char       *item = g_variant_get_string (parameter, NULL);
  g_autoptr (RogLetterDraft) draft = rog_letter_draft_new (rog_section_get_work (ROG_SECTION (self)), *item != '\0' ? item : NULL);

  adw_dialog_present (rog_letter_dialog_new (self->paper, draft), widget);
}

static void
go_on (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  RogRulingSection *self = ROG_RULING_SECTION (widget);

  gtk_stack_set_visible_child (self->stack, self->drafting);
  changed_cb (self);
}

/* A passage cited from a document goes into the text that was written in last. */
static void
add_pin (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  RogRulingSection *self = ROG_RULING_SECTION (widget);
  RogCiteView      *text = rog_ruling_paper_get_text (self->paper);
  g_autoptr (RogPin) pin = rog_pin_link_parse (g_variant_get_string (parameter, NULL), NULL);
  g_autoptr (JsonObject) object = pin != NULL ? rog_pin_to_json (pin) : NULL;
  g_autoptr (RogPinItem) item = object != NULL ? rog_pin_link_new_item (rog_ruling_paper_get_dossier (self->paper), object) : NULL;

  if (text == NULL)
    rog_window_show_toast (widget, adw_toast_new (_("Go to the reasons or the answer to cite in first")));
  else if (item != NULL)
    rog_cite_view_insert_pin (text, item);
}

static gboolean
rog_ruling_section_is_writing (RogSection *section)
{
  RogRulingSection *self = ROG_RULING_SECTION (section);

  return gtk_stack_get_visible_child (self->stack) == self->drafting && rog_ruling_paper_get_text (self->paper) != NULL;
}

static void
rog_ruling_section_show_object (RogSection *section,
                                const char *object)
{
  rog_ruling_paper_go_to (ROG_RULING_SECTION (section)->paper, object);
}

/*
 * Object
 */

static void
rog_ruling_section_constructed (GObject *object)
{
  RogRulingSection *self = ROG_RULING_SECTION (object);

  G_OBJECT_CLASS (rog_ruling_section_parent_class)->constructed (object);

  self->paper = rog_ruling_paper_new (rog_section_get_desk (ROG_SECTION (self)), rog_section_get_work (ROG_SECTION (self)));
  self->missing = ROG_RULING_MISSING (rog_ruling_missing_new (self->paper));
  self->parts = ROG_RULING_PARTS (rog_ruling_parts_new (self->paper));
  rog_section_set_source (ROG_SECTION (self), rog_ruling_preview_new (self->paper));
  g_object_bind_property (self, "beside-document", rog_section_get_source (ROG_SECTION (self)), "alone", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (self, "in-sheet", rog_section_get_source (ROG_SECTION (self)), "in-sheet", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->cards, GTK_WIDGET (self->missing));
  self->elsewhere = rog_ruling_elsewhere_new (self->paper);
  gtk_box_append (self->cards, self->elsewhere);
  gtk_box_append (self->cards, GTK_WIDGET (self->parts));
  self->decisions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), FALSE);
  gtk_box_append (self->cards, GTK_WIDGET (self->decisions));
  self->letters = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_visible (GTK_WIDGET (self->letters), FALSE);
  gtk_box_append (self->cards, GTK_WIDGET (self->letters));
  g_signal_connect_object (self->paper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paper, "saved", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_work_get_drafts (rog_section_get_work (ROG_SECTION (self))), "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
rog_ruling_section_dispose (GObject *object)
{
  RogRulingSection *self = ROG_RULING_SECTION (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->paper);

  G_OBJECT_CLASS (rog_ruling_section_parent_class)->dispose (object);
}

static void
rog_ruling_section_finalize (GObject *object)
{
  RogRulingSection *self = ROG_RULING_SECTION (object);

  g_ptr_array_unref (self->items);
  g_free (self->shown);
  g_free (self->decided);
  g_free (self->asked);

  G_OBJECT_CLASS (rog_ruling_section_parent_class)->finalize (object);
}

static void
rog_ruling_section_class_init (RogRulingSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_ruling_section_constructed;
  object_class->dispose = rog_ruling_section_dispose;
  object_class->finalize = rog_ruling_section_finalize;
  ROG_SECTION_CLASS (klass)->show_object = rog_ruling_section_show_object;
  ROG_SECTION_CLASS (klass)->is_writing = rog_ruling_section_is_writing;

  rog_ruling_section_install_by_hand (widget_class);
  gtk_widget_class_install_action (widget_class, "ruling.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "ruling.redo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "ruling.sign", NULL, sign);
  gtk_widget_class_install_action (widget_class, "ruling.continue", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "ruling.ask", "s", ask);
  gtk_widget_class_install_action (widget_class, "ruling.elsewhere", NULL, write_elsewhere);
  gtk_widget_class_install_action (widget_class, "ruling.add-pin", "s", add_pin);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_SECTION_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-ruling-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRulingSection, title);
  gtk_widget_class_bind_template_child (widget_class, RogRulingSection, cards);
  gtk_widget_class_bind_template_child (widget_class, RogRulingSection, sign);
  gtk_widget_class_bind_template_child (widget_class, RogRulingSection, stack);
  gtk_widget_class_bind_template_child (widget_class, RogRulingSection, drafting);
  gtk_widget_class_bind_template_child_full (widget_class, "signed", FALSE, G_STRUCT_OFFSET (RogRulingSection, signed_page));
  gtk_widget_class_bind_template_child (widget_class, RogRulingSection, signed_decision);
}

static void
rog_ruling_section_init (RogRulingSection *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
