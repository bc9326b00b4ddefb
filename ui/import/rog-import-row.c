// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rog-import-row.h"

#include <glib/gi18n.h>

#include "widgets/rog-row-name.h"

struct _RogImportRow
{
  GtkListBoxRow parent_instance;

  GtkStack *mark;
  GtkImage *mark_image;
  GtkLabel *note;

  RogImportFile *file; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogImportRow, rog_import_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_FILE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_mark (RogImportRow *self,
           const char   *icon,
           const char   *css)
{
  gtk_stack_set_visible_child_name (self->mark, icon != NULL ? "done" : "busy");
  gtk_image_set_from_icon_name (self->mark_image, icon);
  gtk_widget_remove_css_class (GTK_WIDGET (self->mark_image), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->mark_image), "warning");
  if (css != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->mark_image), css);
}

static void
update (RogImportRow *self)
{
  int              state, pages;
  gint64           size;
  g_autofree char *reason = NULL, *text = NULL, *bytes = NULL;

  g_object_get (self->file, "state", &state, "reason", &reason, "pages", &pages, "size", &size, NULL);
  bytes = g_format_size ((guint64)MAX (size, 0));

  switch ((RogImportFileState)state)
    {
    case ROG_IMPORT_FILE_WAITING:
      show_mark (self, "content-loading-symbolic", NULL);
      text = g_strdup (_("Waiting"));
      break;

    case ROG_IMPORT_FILE_READING:
      show_mark (self, NULL, NULL);
      text = g_strdup (_("Reading and encrypting"));
      break;

    case ROG_IMPORT_FILE_READY:
      show_mark (self, "object-select-symbolic", "success");
      text = pages > 0 ? g_strdup_printf (g_dngettext (NULL, "%d page, %s", "%d pages, %s", (gulong)pages), pages, bytes) : g_strdup (bytes);
      break;

    case ROG_IMPORT_FILE_KEPT:
      show_mark (self, "object-select-symbolic", "success");
      text = g_strdup_printf (_("%s, not a PDF: kept as it is, listed and exportable"), bytes);
      break;

    case ROG_IMPORT_FILE_DUPLICATE:
      show_mark (self, "dialog-information-symbolic", NULL);
      text = g_strdup (reason);
      break;

    case ROG_IMPORT_FILE_PASSWORD:
      show_mark (self, "dialog-password-symbolic", "warning");
      text = g_strdup (reason);
      break;

    case ROG_IMPORT_FILE_DAMAGED:
    default:
      show_mark (self, "dialog-warning-symbolic", "warning");
      text = g_strdup (reason);
    }

  gtk_label_set_label (self->note, text);
}

static void
rog_import_row_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILE:
      g_value_set_object (value, ROG_IMPORT_ROW (object)->file);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_import_row_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_FILE:
      ROG_IMPORT_ROW (object)->file = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_import_row_constructed (GObject *object)
{
  RogImportRow *self = ROG_IMPORT_ROW (object);

  G_OBJECT_CLASS (rog_import_row_parent_class)->constructed (object);

  g_signal_connect_object (self->file, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
rog_import_row_dispose (GObject *object)
{
  RogImportRow *self = ROG_IMPORT_ROW (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (rog_import_row_parent_class)->dispose (object);
}

static void
rog_import_row_class_init (RogImportRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_import_row_get_property;
  object_class->set_property = rog_import_row_set_property;
  object_class->constructed = rog_import_row_constructed;
  object_class->dispose = rog_import_row_dispose;

  properties[PROP_FILE] =
      g_param_spec_object ("file", NULL, NULL, ROG_TYPE_IMPORT_FILE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RogImportRow, mark);
  gtk_widget_class_bind_template_child (widget_class, RogImportRow, mark_image);
  gtk_widget_class_bind_template_child (widget_class, RogImportRow, note);
}

static void
rog_import_row_init (RogImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_by_label (GTK_WIDGET (self));
}

/**
 * rog_import_row_new:
 * @file: a file of an import
 *
 * Returns: (transfer floating): a row that follows @file
 */
GtkWidget *
rog_import_row_new (RogImportFile *file)
{
  return g_object_new (ROG_TYPE_IMPORT_ROW, "file", file, NULL);
}
