// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-reasons.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-pin-link.h"
#include "ruling/rog-ruling-extracts.h"

struct _RogRulingReasons
{
  AdwBin parent_instance;

  GtkBox         *box;
  GtkBox         *views;
  GtkWidget      *add;
  GtkMenuButton  *insert;
  RogRulingPaper *paper;      /* (owned) */
  char           *card;       /* (owned) */
  char           *label;      /* (owned) */
  GPtrArray      *paragraphs; /* (owned): Paragraph */
};

G_DEFINE_FINAL_TYPE (RogRulingReasons, rog_ruling_reasons, ADW_TYPE_BIN)

/* One paragraph on the screen; `id` is NULL until something is written. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *view;
  GtkWidget *extracts; /* in whose extract it is */
  char      *id;
  char      *state; /* text and pins as the draft has them */
} Paragraph;

static void
paragraph_free (gpointer data)
{
  Paragraph *self = data;

  g_free (self->id);
  g_free (self->state);
  g_free (self);
}

static Paragraph *
find_paragraph (RogRulingReasons *self,
                GtkWidget        *widget)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      Paragraph *paragraph = g_ptr_array_index (self->paragraphs, i);

      if (gtk_widget_is_ancestor (widget, paragraph->row))
        return paragraph;
    }

  return NULL;
}

static char *
describe (const char *text,
          JsonArray  *pins)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), pins);
  g_autofree char *written = json_to_string (node, FALSE);

  return g_strconcat (text != NULL ? text : "", "\n", written, NULL);
}

static void
view_changed_cb (GtkWidget        *view,
                 RogRulingReasons *self)
{
  Paragraph      *paragraph = find_paragraph (self, view);
  RogRulingDraft *draft = rog_ruling_paper_get_draft (self->paper);
  g_autoptr (JsonArray) runs = rog_cite_view_get_runs (ROG_CITE_VIEW (view));
  g_autoptr (JsonArray) pins = NULL;
  g_autofree char *text = rog_pin_link_read_runs (runs, &pins);
  g_autofree char *id = NULL;

  if (paragraph == NULL)
    return;
  if (text[strspn (text, " \n\t")] == '\0')
    {
      id = g_steal_pointer (&paragraph->id);
      g_clear_pointer (&paragraph->state, g_free);
      if (id != NULL)
        rog_ruling_draft_remove_paragraph (draft, id);
      return;
    }

  if (paragraph->id == NULL)
    {
      paragraph->id = rog_uuid_new ();
      rog_ruling_paper_add_place (self->paper, paragraph->id, view);
    }
  g_free (paragraph->state);
  paragraph->state = describe (text, pins);
  id = rog_ruling_draft_put_paragraph (draft, paragraph->id, self->card, text, pins, NULL, rog_ruling_paper_now (self->paper));
}

static void
remove_cb (GtkWidget        *button,
           RogRulingReasons *self)
{
  Paragraph       *paragraph = find_paragraph (self, button);
  g_autofree char *id = paragraph != NULL ? g_strdup (paragraph->id) : NULL;

  if (paragraph == NULL)
    return;
  gtk_box_remove (self->views, paragraph->row);
  g_ptr_array_remove (self->paragraphs, paragraph);
  if (id != NULL)
    rog_ruling_draft_remove_paragraph (rog_ruling_paper_get_draft (self->paper), id);
  rog_ruling_reasons_update (self);
  gtk_widget_grab_focus (self->add);
}

static void put_cb (RogRulingExtracts *extracts,
                    const char        *person,
                    gboolean           in,
                    RogRulingReasons  *self);

static Paragraph *
add_view (RogRulingReasons *self,
          JsonObject       *object)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  paragraph->row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  paragraph->extracts = rog_ruling_extracts_new (self->paper);
  paragraph->view = rog_cite_view_new ();
  gtk_widget_set_hexpand (paragraph->view, TRUE);
  rog_cite_view_set_label (ROG_CITE_VIEW (paragraph->view), self->label);
  rog_cite_view_set_placeholder (ROG_CITE_VIEW (paragraph->view), _("Type the reasons; @ cites a passage"));
  rog_cite_view_set_pins (ROG_CITE_VIEW (paragraph->view), rog_ruling_paper_get_pins (self->paper));
  gtk_widget_set_tooltip_text (button, _("Remove Paragraph"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (line), paragraph->view);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (paragraph->row), line);
  gtk_box_append (GTK_BOX (paragraph->row), paragraph->extracts);
  if (object != NULL)
    {
      const char *text = rog_json_peek_string (object, "text");
      JsonArray  *pins = rog_json_peek_array (object, "pins");
      g_autoptr (JsonArray) runs = rog_pin_link_make_runs (rog_ruling_paper_get_dossier (self->paper), text, pins);
      g_autoptr (JsonArray) none = json_array_new ();

      paragraph->id = g_strdup (rog_json_peek_string (object, "id"));
      paragraph->state = describe (text, pins != NULL ? pins : none);
      rog_cite_view_set_runs (ROG_CITE_VIEW (paragraph->view), runs);
      rog_ruling_paper_add_place (self->paper, paragraph->id, paragraph->view);
    }
  rog_ruling_paper_watch_text (self->paper, ROG_CITE_VIEW (paragraph->view));
  g_signal_connect_object (paragraph->view, "changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect_object (paragraph->extracts, "put", G_CALLBACK (put_cb), self, 0);
  g_ptr_array_add (self->paragraphs, paragraph);
  gtk_box_append (self->views, paragraph->row);

  return paragraph;
}

/* Whether the screen shows the paragraphs of the draft, and nothing beside them but an empty one. */
static gboolean
shows (RogRulingReasons *self,
       GPtrArray        *wanted)
{
  guint written = 0;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      Paragraph  *paragraph = g_ptr_array_index (self->paragraphs, i);
      JsonObject *object;
      JsonArray  *pins;
      g_autoptr (JsonArray) none = json_array_new ();
      g_autofree char *state = NULL;

      if (paragraph->id == NULL)
        continue;
      if (written >= wanted->len)
        return FALSE;
      object = g_ptr_array_index (wanted, written++);
      pins = rog_json_peek_array (object, "pins");
      state = describe (rog_json_peek_string (object, "text"), pins != NULL ? pins : none);
      if (g_strcmp0 (rog_json_peek_string (object, "id"), paragraph->id) != 0 || g_strcmp0 (state, paragraph->state) != 0)
        return FALSE;
    }

  return written == wanted->len && self->paragraphs->len > 0;
}

static void
rebuild (RogRulingReasons *self,
         GPtrArray        *wanted)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    gtk_box_remove (self->views, ((Paragraph *)g_ptr_array_index (self->paragraphs, i))->row);
  g_ptr_array_set_size (self->paragraphs, 0);
  for (guint i = 0; i < wanted->len; i++)
    add_view (self, g_ptr_array_index (wanted, i));
  if (wanted->len == 0)
    add_view (self, NULL);
}

/*
 * What is in no extract until the judge puts it there
 */

static void
put_cb (RogRulingExtracts *extracts,
        const char        *person,
        gboolean           in,
        RogRulingReasons  *self)
{
  Paragraph *paragraph = find_paragraph (self, GTK_WIDGET (extracts));

  if (paragraph != NULL && paragraph->id != NULL)
    rog_ruling_draft_set_in_extract (rog_ruling_paper_get_draft (self->paper), paragraph->id, person, in);
}

static void
update_extracts (RogRulingReasons *self,
                 GPtrArray        *wanted)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      Paragraph *paragraph = g_ptr_array_index (self->paragraphs, i);
      g_autoptr (JsonObject) object = NULL;

      for (guint j = 0; paragraph->id != NULL && j < wanted->len && object == NULL; j++)
        if (g_strcmp0 (rog_json_peek_string (g_ptr_array_index (wanted, j), "id"), paragraph->id) == 0)
          object = rog_decision_make_paragraph (rog_ruling_paper_get_dossier (self->paper), rog_ruling_paper_get_draft (self->paper), g_ptr_array_index (wanted, j));
      rog_ruling_extracts_update (ROG_RULING_EXTRACTS (paragraph->extracts), object);
    }
}

/**
 * rog_ruling_reasons_update:
 * @self: reasons
 *
 * Shows what the draft has now; what is being typed is left alone.
 */
void
rog_ruling_reasons_update (RogRulingReasons *self)
{
  g_autoptr (GPtrArray) wanted = rog_ruling_draft_get_paragraphs (rog_ruling_paper_get_draft (self->paper), self->card);

  if (!shows (self, wanted))
    rebuild (self, wanted);
  update_extracts (self, wanted);
}

static void
add_cb (RogRulingReasons *self)
{
  Paragraph *last = g_ptr_array_index (self->paragraphs, self->paragraphs->len - 1);

  if (last->id != NULL)
    last = add_view (self, NULL);
  gtk_widget_child_focus (last->view, GTK_DIR_TAB_FORWARD);
}

/*
 * Standard paragraphs
 */

static void
insert_cb (GtkButton        *button,
           RogRulingReasons *self)
{
  const char *text = g_object_get_data (G_OBJECT (button), "text");
  Paragraph  *last = g_ptr_array_index (self->paragraphs, self->paragraphs->len - 1);

  gtk_menu_button_popdown (self->insert);
  if (last->id != NULL)
    last = add_view (self, NULL);
  rog_cite_view_insert_text (ROG_CITE_VIEW (last->view), text);
  gtk_widget_child_focus (last->view, GTK_DIR_TAB_FORWARD);
}

static void
fill_menu (GtkMenuButton *menu,
           gpointer       data)
{
  RogRulingReasons *self = data;
  JsonObject       *court = rog_desk_get_court (rog_ruling_paper_get_desk (self->paper));
  JsonArray        *array = court != NULL ? rog_json_peek_array (court, "paragraphs") : NULL;
  GtkWidget        *popover = gtk_popover_new ();
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *entry = json_array_get_object_element (array, i);
      GtkWidget  *button = gtk_button_new_with_label (rog_json_peek_string (entry, "title"));

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "text", g_strdup (rog_json_peek_string (entry, "text")), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (insert_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    {
      GtkWidget *label = gtk_label_new (_("Standard paragraphs are kept in Preferences, Court"));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (menu, popover);
}

static void
rog_ruling_reasons_finalize (GObject *object)
{
  RogRulingReasons *self = ROG_RULING_REASONS (object);

  g_clear_object (&self->paper);
  g_ptr_array_unref (self->paragraphs);
  g_free (self->card);
  g_free (self->label);

  G_OBJECT_CLASS (rog_ruling_reasons_parent_class)->finalize (object);
}

static void
rog_ruling_reasons_class_init (RogRulingReasonsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_reasons_finalize;
}

static void
rog_ruling_reasons_init (RogRulingReasons *self)
{
  GtkWidget *buttons = adw_wrap_box_new ();

  self->paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->views = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->add = gtk_button_new_with_label (_("Add Paragraph"));
  self->insert = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->insert), "flat");
  gtk_menu_button_set_label (self->insert, _("Insert Standard Paragraph"));
  gtk_menu_button_set_can_shrink (self->insert, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->insert), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Insert Standard Paragraph"), -1);
  gtk_menu_button_set_create_popup_func (self->insert, fill_menu, self, NULL);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->add);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), GTK_WIDGET (self->insert));
  gtk_box_append (self->box, GTK_WIDGET (self->views));
  gtk_box_append (self->box, buttons);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * rog_ruling_reasons_new:
 * @paper: the paper
 * @card: where they are written: "item:ID", "pair:KEY", "general"
 * @label: what they are reasons of, for assistive technology
 *
 * Returns: (transfer floating): the reasons
 */
GtkWidget *
rog_ruling_reasons_new (RogRulingPaper *paper,
                        const char     *card,
                        const char     *label)
{
  RogRulingReasons *self = g_object_new (ROG_TYPE_RULING_REASONS, NULL);

  self->paper = g_object_ref (paper);
  self->card = g_strdup (card);
  self->label = g_strdup (label);
  rog_ruling_reasons_update (self);

  return GTK_WIDGET (self);
}
