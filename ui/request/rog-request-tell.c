// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is to be told of what was kept from them until a day that has come (casework § 2): nothing opens by itself.
#include <glib/gi18n.h>
#include <inttypes.h>

#include "dossier/rog-dossier-tell.h"
#include "dossier/rog-scope-format.h"
#include "dossier/rog-secrecy.h"
#include "request/rog-request-cards.h"

static char *
describe (const RogRequestView *view,
          const RogToTell      *one)
{
  RogItem         *item = one->item != NULL ? rog_dossier_find_item (view->dossier, one->item) : NULL;
  g_autofree char *date = NULL;

  if (!ROG_IS_DECISION (one->source))
    return rog_request_describe_secrecy (view->dossier, one->source);

  date = rog_moment_format (view->dossier, rog_decision_get_date (ROG_DECISION (one->source)));

  // Translators: the number of an item, the date of a decision.
  return g_strdup_printf (_("Not heard on item %" PRId64 " before the decision of %s"), item != NULL ? rog_item_get_number (item) : 0, date);
}

/**
 * rog_request_cards_new_to_tell:
 * @view: what is shown
 *
 * Returns: (transfer floating): the persons to be told, each with what of; hidden as long as there is none; for a desk of
 *   the bench
 */
GtkWidget *
rog_request_cards_new_to_tell (const RogRequestView *view)
{
  g_autoptr (GPtrArray) to_tell = rog_dossier_find_to_tell (view->dossier);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = rog_request_card_new (box, _("Persons to be told"));

  for (guint i = 0; i < to_tell->len; i++)
    {
      const RogToTell *one = g_ptr_array_index (to_tell, i);
      g_autofree char *note = one->at <= view->now ? describe (view, one) : NULL;

      if (note != NULL)
        rog_request_append_fact (list, view, one->person != NULL ? rog_person_get_name (one->person) : _("A person concerned"), note, NULL, NULL);
    }
  gtk_widget_set_visible (box, gtk_widget_get_first_child (list) != NULL);
  rog_request_append_entering (list, _("Enter Event…"), "request.event", NULL);

  return box;
}
