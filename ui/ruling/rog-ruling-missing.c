// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-missing.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-blocker.h"

#define SHOWN 4 /* the others come when asked for */
#define NARROW_CHARS 38

struct _RogRulingMissing
{
  AdwBin parent_instance;

  RogRulingPaper *paper; /* (owned) */
  GtkImage       *icon;
  GtkLabel       *title;
  AdwWrapBox     *list;
  GtkButton      *all;
  char           *shown;  /* (owned) (nullable): what is, with its places */
  GPtrArray      *blocks; /* (owned) (nullable) */
  gboolean        show_all;
};

G_DEFINE_FINAL_TYPE (RogRulingMissing, rog_ruling_missing, ADW_TYPE_BIN)

/* In the scope, what is missing of a change: "ITEM/FIELD/reason". */
static void
go_to_scope (RogRulingMissing *self,
             RogBlocker       *block)
{
  static const char *const codes[][2] = {
    { "change-reason-missing", "reason" },
    { "change-rest-missing", "rest" },
    { "change-route-missing", "route" },
    { "change-route-incomplete", "route" },
  };
  const char      *field = rog_blocker_get_field (block);
  const char      *part = "value";
  g_autofree char *place = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i][0], rog_blocker_get_code (block)))
      part = codes[i][1];
  place = g_strjoin ("/", rog_blocker_get_object (block), field != NULL ? field : "", part, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.show", "(ss)", "scope", place);
}

/**
 * rog_ruling_missing_go_to:
 * @self: what stands in the way
 * @block: something that is missing, or to be confirmed
 *
 * Goes to the most exact place that there is for it, in the ruling or in another section.
 */
void
rog_ruling_missing_go_to (RogRulingMissing *self,
                          RogBlocker       *block)
{
  const char      *section = rog_blocker_get_section (block);
  const char      *object = rog_blocker_get_object (block);
  const char      *field = rog_blocker_get_field (block);
  g_autofree char *both = object != NULL && field != NULL ? g_strconcat (object, "/", field, NULL) : NULL;

  if (g_strcmp0 (section, "scope") == 0)
    {
      go_to_scope (self, block);
      return;
    }
  if (g_strcmp0 (section, "ruling") != 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "dossier.show", "(ss)", section, object != NULL ? object : "");
      return;
    }
  if (g_str_equal (rog_blocker_get_code (block), "part-unconfirmed"))
    {
      g_autofree char *confirmed = g_strconcat ("confirmed/", field, NULL);

      rog_ruling_paper_go_to (self->paper, confirmed);
      return;
    }
  if ((both != NULL && rog_ruling_paper_go_to (self->paper, both)) || (field != NULL && rog_ruling_paper_go_to (self->paper, field)))
    return;
  if (object != NULL)
    rog_ruling_paper_go_to (self->paper, object);
}

static void
clicked_cb (GtkButton        *button,
            RogRulingMissing *self)
{
  rog_ruling_missing_go_to (self, g_object_get_data (G_OBJECT (button), "block"));
}

static GtkWidget *
make_button (RogRulingMissing *self,
             RogBlocker       *block)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (rog_blocker_get_sentence (block));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* From right to left AdwWrapBox 1.7 puts what would be wider than its line beyond the edge. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), NARROW_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-jump-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_blocker_get_sentence (block), -1);
  gtk_widget_add_css_class (button, "missing");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "block", g_object_ref (block), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);

  return button;
}

static void
rebuild (RogRulingMissing *self)
{
  guint      n = self->blocks != NULL ? self->blocks->len : 0;
  guint      shown = self->show_all ? n : MIN (n, SHOWN);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    adw_wrap_box_remove (self->list, child);
  for (guint i = 0; i < shown; i++)
    adw_wrap_box_append (self->list, make_button (self, g_ptr_array_index (self->blocks, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all), n > SHOWN);
  gtk_button_set_label (self->all, self->show_all ? _("Show Fewer") : _("Show All"));
}

static void
all_cb (RogRulingMissing *self)
{
  self->show_all = !self->show_all;
  rebuild (self);
}

/**
 * rog_ruling_missing_describe:
 * @blocks: (element-type RogBlocker): what stands in the way
 *
 * Returns: (transfer full): the sentences, a line each
 */
char *
rog_ruling_missing_describe (GPtrArray *blocks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", rog_blocker_get_sentence (g_ptr_array_index (blocks, i)));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Sentences and where each leads: one sentence may have another place after a choice. */
static char *
describe_with_places (GPtrArray *blocks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      RogBlocker *block = g_ptr_array_index (blocks, i);
      const char *object = rog_blocker_get_object (block);
      const char *field = rog_blocker_get_field (block);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", rog_blocker_get_sentence (block), rog_blocker_get_section (block), object != NULL ? object : "", field != NULL ? field : "");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* A decision that was written elsewhere is entered, not signed here. */
static char *
dup_title (RogRulingMissing *self,
           GPtrArray        *blocks)
{
  JsonObject *state = rog_ruling_draft_peek_state (rog_ruling_paper_get_draft (self->paper));
  gboolean    elsewhere = g_strcmp0 (rog_json_peek_string (state, "original"), "other") == 0;

  if (blocks->len == 0)
    return g_strdup (elsewhere ? _("Nothing stands in the way of entering it") : _("Nothing stands in the way of signing"));
  if (g_str_equal (rog_blocker_get_code (g_ptr_array_index (blocks, 0)), "nothing-left"))
    return g_strdup (elsewhere ? _("Nothing to enter") : _("Nothing to sign"));
  if (blocks->len == 1 && g_str_equal (rog_blocker_get_code (g_ptr_array_index (blocks, 0)), "signer"))
    return g_strdup (_("Nothing stands in the way of signing by hand"));
  if (elsewhere)
    return g_strdup_printf (ngettext ("%u thing before you can enter it", "%u things before you can enter it", blocks->len), blocks->len);

  return g_strdup_printf (ngettext ("%u thing before you can sign", "%u things before you can sign", blocks->len), blocks->len);
}

/**
 * rog_ruling_missing_update:
 * @self: the card
 * @blocks: (element-type RogBlocker): what stands in the way
 */
void
rog_ruling_missing_update (RogRulingMissing *self,
                           GPtrArray        *blocks)
{
  g_autofree char *places = describe_with_places (blocks);
  g_autofree char *title = dup_title (self, blocks);
  g_autofree char *shown = g_strconcat (title, "\n", places, NULL);

  if (!g_set_str (&self->shown, shown))
    return;

  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = g_ptr_array_ref (blocks);
  gtk_label_set_label (self->title, title);
  gtk_image_set_from_icon_name (self->icon, blocks->len > 0 ? "rog-gavel-symbolic" : "object-select-symbolic");
  rebuild (self);
}

static void
rog_ruling_missing_finalize (GObject *object)
{
  RogRulingMissing *self = ROG_RULING_MISSING (object);

  g_clear_object (&self->paper);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self->shown);

  G_OBJECT_CLASS (rog_ruling_missing_parent_class)->finalize (object);
}

static void
rog_ruling_missing_class_init (RogRulingMissingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_missing_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_ruling_missing_init (RogRulingMissing *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->list = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->list, 6);
  adw_wrap_box_set_line_spacing (self->list, 4);
  self->all = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->all), "flat");
  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self), "ruling-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * rog_ruling_missing_new:
 * @paper: the paper
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
rog_ruling_missing_new (RogRulingPaper *paper)
{
  RogRulingMissing *self = g_object_new (ROG_TYPE_RULING_MISSING, NULL);

  self->paper = g_object_ref (paper);

  return GTK_WIDGET (self);
}
