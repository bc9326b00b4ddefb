// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-peek.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "service/rog-paper.h"

struct _RogDossierPeek
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *words;

  const RogSectionKind *kind;
  RogWork              *work; /* (owned) (nullable): whose note is shown */
  char                 *note; /* (owned) (nullable): its id */
};

G_DEFINE_FINAL_TYPE (RogDossierPeek, rog_dossier_peek, ADW_TYPE_BIN)

static void
show (RogDossierPeek *self,
      const char     *icon_name,
      const char     *title,
      const char     *words)
{
  g_autofree char *line = words != NULL ? g_strdelimit (g_strdup (words), "\n\r\t", ' ') : NULL;

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), line != NULL && *line != '\0');
}

/* What the papers say now: a note that is gone leaves the section. */
static void
show_note (RogDossierPeek *self)
{
  GListModel *papers = rog_work_get_papers (self->work, "note");

  for (guint i = 0; self->note != NULL && i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);
      JsonObject      *content = rog_paper_get_content (paper), *pin = rog_json_peek_object (content, "pin");
      const char      *text = rog_json_peek_string (content, "text");
      g_autofree char *where = pin != NULL ? rog_dossier_format_pin (rog_work_get_dossier (self->work), pin, FALSE) : NULL;

      if (g_strcmp0 (rog_paper_get_id (paper), self->note) != 0)
        continue;
      if (text == NULL && pin != NULL)
        text = rog_json_peek_string (pin, "quote");
      show (self, "rog-highlight-symbolic", where != NULL ? where : C_("section", "Notes"), text);
      return;
    }

  if (self->note != NULL && self->kind != NULL)
    rog_dossier_peek_show_section (self, self->kind);
}

/**
 * rog_dossier_peek_show_section:
 * @self: the peek
 * @kind: the section on the desk
 */
void
rog_dossier_peek_show_section (RogDossierPeek       *self,
                               const RogSectionKind *kind)
{
  g_return_if_fail (ROG_IS_DOSSIER_PEEK (self));

  self->kind = kind;
  g_clear_pointer (&self->note, g_free);
  show (self, kind->icon_name, rog_section_kind_get_title (kind), NULL);
}

/**
 * rog_dossier_peek_show_note:
 * @self: the peek
 * @work: the work on the dossier
 * @id: a note
 *
 * Shows what the note says; where it is a highlight only, the words that it marks.
 */
void
rog_dossier_peek_show_note (RogDossierPeek *self,
                            RogWork        *work,
                            const char     *id)
{
  g_return_if_fail (ROG_IS_DOSSIER_PEEK (self));

  g_set_str (&self->note, id);
  if (g_set_object (&self->work, work))
    g_signal_connect_object (rog_work_get_papers (work, "note"), "items-changed", G_CALLBACK (show_note), self, G_CONNECT_SWAPPED);
  show_note (self);
}

/**
 * rog_dossier_peek_show_pin:
 * @self: the peek
 * @work: the work on the dossier
 * @pin: where the document was opened
 */
void
rog_dossier_peek_show_pin (RogDossierPeek *self,
                           RogWork        *work,
                           JsonObject     *pin)
{
  g_autofree char *where = rog_dossier_format_pin (rog_work_get_dossier (work), pin, FALSE);

  g_return_if_fail (ROG_IS_DOSSIER_PEEK (self));

  g_clear_pointer (&self->note, g_free);
  show (self, "rog-quote-symbolic", where, rog_json_peek_string (pin, "quote"));
}

static void
rog_dossier_peek_dispose (GObject *object)
{
  g_clear_object (&ROG_DOSSIER_PEEK (object)->work);

  G_OBJECT_CLASS (rog_dossier_peek_parent_class)->dispose (object);
}

static void
rog_dossier_peek_finalize (GObject *object)
{
  g_free (ROG_DOSSIER_PEEK (object)->note);

  G_OBJECT_CLASS (rog_dossier_peek_parent_class)->finalize (object);
}

static void
rog_dossier_peek_class_init (RogDossierPeekClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_dossier_peek_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_dossier_peek_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-dossier-peek.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDossierPeek, icon);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPeek, title);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPeek, words);
}

static void
rog_dossier_peek_init (RogDossierPeek *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
