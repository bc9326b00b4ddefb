// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-docket-search.h"

#include <glib/gi18n.h>

#include "docket/rog-found-card.h"
#include "rog-error-text.h"
#include "service/rog-desk-search.h"
#include "widgets/rog-toggles.h"

/* A search by name that stands for so long is one, and not a step on the way to another. */
#define NOTE_SECONDS 2

struct _RogDocketSearch
{
  AdwBin parent_instance;

  GtkStack       *stack;
  AdwStatusPage  *nothing;
  GtkBox         *page;
  GtkBox         *heading;
  GtkLabel       *summary;
  GtkLabel       *extent;
  AdwToggleGroup *kinds;
  GtkBox         *cards;

  RogDesk      *desk;        /* (owned) */
  char         *words;       /* (owned): what is sought */
  gboolean      practice;    /* in the practice dossiers, else in the real ones */
  GCancellable *cancellable; /* (owned) (nullable): of the search that runs */
  RogFound     *found;       /* (owned) (nullable) */
  char         *by_name;     /* (owned) (nullable): words that named a person, and that are not noted yet */
  guint         note_id;
  gboolean      narrow;
};

G_DEFINE_FINAL_TYPE (RogDocketSearch, rog_docket_search, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Searches by name
 */

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* A register that takes no entries says so in its banner already. */
  if (!rog_desk_note_search_finish (ROG_DESK (source), result, &error))
    g_warning ("A search by name was not noted: %s", error->message);
}

static void
note_now (RogDocketSearch *self)
{
  g_clear_handle_id (&self->note_id, g_source_remove);
  if (self->by_name == NULL)
    return;

  rog_desk_note_search_async (self->desk, self->by_name, NULL, noted_cb, NULL);
  g_clear_pointer (&self->by_name, g_free);
}

static gboolean
note_cb (gpointer data)
{
  RogDocketSearch *self = data;

  self->note_id = 0;
  note_now (self);

  return G_SOURCE_REMOVE;
}

static void
note_later (RogDocketSearch *self)
{
  g_set_str (&self->by_name, self->words);
  g_clear_handle_id (&self->note_id, g_source_remove);
  self->note_id = g_timeout_add_seconds (NOTE_SECONDS, note_cb, self);
}

/*
 * What is shown
 */

static gboolean
is_of_kind (const RogFoundPassage *passage,
            const char            *kinds)
{
  if (kinds == NULL || g_str_equal (kinds, "all"))
    return TRUE;
  if (g_str_equal (kinds, "notes"))
    return passage->kind == ROG_FOUND_NOTE;
  if (g_str_equal (kinds, "rulings"))
    return passage->kind == ROG_FOUND_RULING;

  return passage->kind == ROG_FOUND_DOCUMENT || passage->kind == ROG_FOUND_TEXT;
}

static RogDossierRow *
find_dossier (RogDocketSearch *self,
              const char      *id)
{
  GListModel *dossiers = rog_desk_get_dossiers (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (dossiers, i);

      if (g_str_equal (rog_dossier_row_get_id (row), id))
        return row; /* the list holds it */
    }

  return NULL;
}

static guint
add_card (RogDocketSearch     *self,
          const RogFoundGroup *group)
{
  const char    *kinds = adw_toggle_group_get_active_name (self->kinds);
  RogDossierRow *dossier = find_dossier (self, group->dossier);
  g_autoptr (GPtrArray) passages = g_ptr_array_new ();
  GtkWidget *card;

  for (guint i = 0; i < group->passages->len; i++)
    {
      if (is_of_kind (g_ptr_array_index (group->passages, i), kinds))
        g_ptr_array_add (passages, g_ptr_array_index (group->passages, i));
    }
  if (dossier == NULL || passages->len == 0)
    return 0;

  card = rog_found_card_new (dossier, passages, rog_clock_now (rog_desk_get_clock (self->desk)));
  rog_found_card_set_narrow (ROG_FOUND_CARD (card), self->narrow);
  gtk_box_append (self->cards, card);

  return passages->len;
}

static void
remove_cards (RogDocketSearch *self)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
}

static char *
describe_found (guint n_passages,
                guint n_dossiers)
{
  g_autofree char *passages = g_strdup_printf (g_dngettext (NULL, "%'u passage", "%'u passages", n_passages), n_passages);

  // Translators: "30 passages in 3 dossiers"; the first %s is "30 passages".
  return g_strdup_printf (g_dngettext (NULL, "%s in %'u dossier", "%s in %'u dossiers", n_dossiers), passages, n_dossiers);
}

static char *
describe_extent (const RogFound *found)
{
  g_autofree char *dossiers = g_strdup_printf (g_dngettext (NULL, "%'u dossier", "%'u dossiers", found->n_dossiers), found->n_dossiers);
  g_autofree char *pages = g_strdup_printf (g_dngettext (NULL, "%'u page", "%'u pages", found->n_pages), found->n_pages);
  // Translators: "Searched 118 dossiers and 4 206 pages on this computer".
  g_autofree char *searched = g_strdup_printf (_("Searched %s and %s on this computer"), dossiers, pages);

  if (!found->is_cut)
    return g_steal_pointer (&searched);

  // Translators: what was searched, and that not all is shown.
  return g_strdup_printf (_("%s · the pages that fit best are shown"), searched);
}

static gboolean
has_practice (RogDocketSearch *self)
{
  GListModel *dossiers = rog_desk_get_dossiers (self->desk);
  gboolean    practice = FALSE;

  for (guint i = 0; !practice && i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (dossiers, i);

      g_object_get (row, "practice", &practice, NULL);
    }

  return practice;
}

static void
describe_nothing (RogDocketSearch *self)
{
  const RogFound  *found = self->found;
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "Nothing found in %'u dossier", "Nothing found in %'u dossiers", found->n_dossiers), found->n_dossiers);
  g_autofree char *unread = g_strdup_printf (g_dngettext (NULL, "%'u document has no text.", "%'u documents have no text.", found->n_unread), found->n_unread);
  g_autoptr (GString) description = g_string_new (NULL);

  if (found->n_unread > 0)
    g_string_append (description, unread);
  if (!self->practice && has_practice (self))
    g_string_append_printf (description, "%s%s", description->len > 0 ? "\n" : "", _("Practice dossiers are searched while Practice is chosen."));
  adw_status_page_set_title (self->nothing, found->n_dossiers > 0 ? title : _("No dossiers to search"));
  adw_status_page_set_description (self->nothing, description->str);
}

static void
show_found (RogDocketSearch *self)
{
  guint            n_passages = 0, n_dossiers = 0;
  g_autofree char *summary = NULL, *extent = NULL;

  remove_cards (self);
  if (self->found->n_passages == 0)
    {
      describe_nothing (self);
      gtk_label_set_label (self->summary, adw_status_page_get_title (self->nothing));
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  for (guint i = 0; i < self->found->groups->len; i++)
    {
      guint n = add_card (self, g_ptr_array_index (self->found->groups, i));

      n_passages += n;
      n_dossiers += n > 0 ? 1 : 0;
    }
  summary = describe_found (n_passages, n_dossiers);
  extent = describe_extent (self->found);
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->extent, extent);
  gtk_stack_set_visible_child_name (self->stack, "found");
}

static void
kinds_cb (RogDocketSearch *self)
{
  if (self->found == NULL)
    return;

  show_found (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/*
 * Searching
 */

static void
show_problem (RogDocketSearch *self,
              const GError    *error)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, _("The search could not be made."));

  remove_cards (self);
  adw_status_page_set_title (self->nothing, text->happened);
  adw_status_page_set_description (self->nothing, text->todo);
  gtk_label_set_label (self->summary, text->happened);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogDocketSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  RogFound *found = rog_desk_search_finish (ROG_DESK (source), result, &error);

  if (found == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  remove_cards (self); /* they show what goes now */
  g_clear_pointer (&self->found, rog_found_free);
  self->found = found;
  if (found == NULL)
    show_problem (self, error);
  else
    show_found (self);
  if (found != NULL && found->names_person && !self->practice)
    note_later (self);
  else
    g_clear_pointer (&self->by_name, g_free); /* it went on to other words */
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (RogDocketSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
rog_docket_search_unmap (GtkWidget *widget)
{
  note_now (ROG_DOCKET_SEARCH (widget));

  GTK_WIDGET_CLASS (rog_docket_search_parent_class)->unmap (widget);
}

static void
rog_docket_search_dispose (GObject *object)
{
  RogDocketSearch *self = ROG_DOCKET_SEARCH (object);

  stop (self);
  g_clear_handle_id (&self->note_id, g_source_remove);
  remove_cards (self);
  g_clear_pointer (&self->found, rog_found_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_docket_search_parent_class)->dispose (object);
}

static void
rog_docket_search_finalize (GObject *object)
{
  RogDocketSearch *self = ROG_DOCKET_SEARCH (object);

  g_free (self->words);
  g_free (self->by_name);

  G_OBJECT_CLASS (rog_docket_search_parent_class)->finalize (object);
}

static void
rog_docket_search_class_init (RogDocketSearchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rog_docket_search_dispose;
  object_class->finalize = rog_docket_search_finalize;
  widget_class->unmap = rog_docket_search_unmap;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_DOCKET_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ROG_TYPE_TOGGLES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-docket-search.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, nothing);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, page);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, heading);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, summary);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, extent);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, kinds);
  gtk_widget_class_bind_template_child (widget_class, RogDocketSearch, cards);
  gtk_widget_class_bind_template_callback (widget_class, kinds_cb);
}

static void
rog_docket_search_init (RogDocketSearch *self)
{
  self->words = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rog_docket_search_new (void)
{
  return g_object_new (ROG_TYPE_DOCKET_SEARCH, NULL);
}

void
rog_docket_search_set_desk (RogDocketSearch *self,
                            RogDesk         *desk)
{
  g_return_if_fail (ROG_IS_DOCKET_SEARCH (self));

  g_set_object (&self->desk, desk);
}

/**
 * rog_docket_search_set_words:
 * @self: the search
 * @words: what is sought from now on; of fewer than two letters nothing is
 * @practice: whether in the practice dossiers, else in the real ones
 *
 * What was found before stays until something else is.
 */
void
rog_docket_search_set_words (RogDocketSearch *self,
                             const char      *words,
                             gboolean         practice)
{
  g_return_if_fail (ROG_IS_DOCKET_SEARCH (self));

  if (self->practice == practice && g_str_equal (self->words, words))
    return;

  /* Whoever goes on typing has not searched yet. */
  if (self->by_name != NULL && g_str_has_prefix (words, self->by_name))
    g_clear_handle_id (&self->note_id, g_source_remove);
  else
    note_now (self);
  stop (self);
  g_set_str (&self->words, words);
  self->practice = practice;
  if (g_utf8_strlen (words, 2) < 2)
    {
      remove_cards (self);
      g_clear_pointer (&self->found, rog_found_free);
      gtk_stack_set_visible_child_name (self->stack, "waiting");
      return;
    }

  self->cancellable = g_cancellable_new ();
  rog_desk_search_async (self->desk, words, practice, self->cancellable, found_cb, g_object_ref (self));
}

/**
 * rog_docket_search_get_summary:
 * @self: the search
 *
 * Returns: (transfer none): "30 passages in 3 dossiers", "Nothing found in 118 dossiers"
 */
const char *
rog_docket_search_get_summary (RogDocketSearch *self)
{
  g_return_val_if_fail (ROG_IS_DOCKET_SEARCH (self), NULL);

  return gtk_label_get_label (self->summary);
}

/**
 * rog_docket_search_set_narrow:
 * @self: the search
 * @narrow: whether there is room for the essential alone
 */
void
rog_docket_search_set_narrow (RogDocketSearch *self,
                              gboolean         narrow)
{
  g_return_if_fail (ROG_IS_DOCKET_SEARCH (self));

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heading), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_margin_start (GTK_WIDGET (self->page), narrow ? 12 : 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->page), narrow ? 12 : 24);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL; card = gtk_widget_get_next_sibling (card))
    rog_found_card_set_narrow (ROG_FOUND_CARD (card), narrow);
}

/**
 * rog_docket_search_focus_first:
 * @self: the search
 *
 * Returns: whether the first passage took the focus
 */
gboolean
rog_docket_search_focus_first (RogDocketSearch *self)
{
  GtkWidget *card;

  g_return_val_if_fail (ROG_IS_DOCKET_SEARCH (self), FALSE);

  card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  return card != NULL && rog_found_card_focus_first (ROG_FOUND_CARD (card));
}
