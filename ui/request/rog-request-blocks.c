// SPDX-License-Identifier: GPL-3.0-or-later
//
// Before a judge can rule: what stands in the way of signing, and the way to each.
#include "request/rog-request-blocks.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <inttypes.h>

#include "dossier/rog-dossier-query.h"
#include "dossier/rog-dossier-tell.h"
#include "dossier/rog-scope-format.h"
#include "dossier/rog-section-kinds.h"
#include "service/rog-drafts.h"
#include "service/rog-work-sign.h"
#include "widgets/rog-plain-row.h"

static const RogSectionKind *
find_kind (const char *section)
{
  guint                 n_kinds;
  const RogSectionKind *kinds = rog_section_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].id, section) == 0)
      return &kinds[i];

  return NULL;
}

/* The one button that moves it on; none where its place is this section. */
static GtkWidget *
make_button (const char *sentence,
             const char *section,
             const char *object)
{
  const RogSectionKind *kind = find_kind (section);
  g_autofree char      *label = NULL;
  GtkWidget            *button;

  if (kind == NULL || g_str_equal (section, "request"))
    return NULL;

  // Translators: a button that goes to a section: "Open Scope".
  label = g_strdup_printf (_("Open %s"), rog_section_kind_get_title (kind));
  button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", section, object != NULL ? object : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);

  return button;
}

static void
append_row (GtkWidget  *list,
            gboolean    narrow,
            const char *sentence,
            const char *section,
            const char *object)
{
  GtkWidget *box = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, narrow ? 6 : 12);
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *button = make_button (sentence, section, object);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "row-text");
  gtk_widget_add_css_class (box, "card-row");
  gtk_box_append (GTK_BOX (box), label);
  if (button != NULL)
    {
      gtk_widget_set_halign (button, narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (box));
}

/* (nullable): what is still to be decided of an item: of what was postponed nothing before its review date. */
static char *
describe_item (RogDossier *dossier,
               RogItem    *item,
               gint64      now)
{
  const char      *review = rog_dossier_get_review (dossier, rog_entity_get_id (ROG_ENTITY (item)));
  g_autofree char *before = rog_dossier_dup_before (dossier, item);
  g_autofree char *date = review != NULL ? rog_moment_format (dossier, review) : NULL;
  gint64           at;

  if (review != NULL)
    return rog_dossier_get_day (dossier, review, &at) && at <= now
        // Translators: the number and title of an item, a date.
        ? g_strdup_printf (_("Item %" PRId64 ", %s: postponed, to be looked at again on %s"), rog_item_get_number (item), rog_item_get_title (item), date)
        : NULL;
  if (!rog_dossier_item_is_undecided (dossier, item))
    return NULL;

  return before != NULL
      // Translators: the number and title of an item, a sentence on what was decided of it before.
      ? g_strdup_printf (_("Item %" PRId64 ", %s: to be decided again. %s"), rog_item_get_number (item), rog_item_get_title (item), before)
      : g_strdup_printf (_("Item %" PRId64 ", %s: not decided yet"), rog_item_get_number (item), rog_item_get_title (item));
}

/* Before a decision is begun nothing but the items themselves stands in its way. */
static void
append_undecided (GtkWidget  *list,
                  gboolean    narrow,
                  RogDossier *dossier,
                  gint64      now)
{
  GListModel *items = rog_dossier_get_items (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      g_autofree char *sentence = describe_item (dossier, item, now);

      if (sentence != NULL)
        append_row (list, narrow, sentence, "ruling", rog_entity_get_id (ROG_ENTITY (item)));
    }
}

static void
append_blocks (GtkWidget *list,
               gboolean   narrow,
               RogWork   *work)
{
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (work);

  for (guint i = 0; i < blocks->len; i++)
    {
      RogBlocker *block = g_ptr_array_index (blocks, i);

      append_row (list, narrow, rog_blocker_get_sentence (block), rog_blocker_get_section (block), rog_blocker_get_object (block));
    }
}

/**
 * rog_request_blocks_new:
 * @work: the work on a dossier
 * @now: UTC seconds
 * @narrow: whether there is little room: the buttons stand below their sentences then
 *
 * Returns: (transfer floating): what blocks signing, each with the one button that moves it on; hidden when nothing does
 */
GtkWidget *
rog_request_blocks_new (RogWork *work,
                        gint64   now,
                        gboolean narrow)
{
  g_auto (GStrv) begun = rog_ruling_draft_dup_items (rog_drafts_get_ruling (rog_work_get_drafts (work)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (rog_work_is_judge (work) ? _("Before you can rule") : _("Before a judge can rule"));
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "card-heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  if (begun == NULL || *begun == NULL)
    append_undecided (list, narrow, rog_work_get_dossier (work), now);
  else
    append_blocks (list, narrow, work);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_visible (box, gtk_widget_get_first_child (list) != NULL);

  return box;
}
