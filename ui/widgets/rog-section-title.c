// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-section-title.h"

enum
{
  WHOLE,
  SHORTER,
  N_LINES
};

struct _RogSectionTitle
{
  GtkWidget parent;

  GtkWidget *title;
  GtkWidget *lines[N_LINES]; /* from the one that says most; an empty one is not there */
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (RogSectionTitle, rog_section_title, GTK_TYPE_WIDGET)

static int
get_size (GtkWidget     *widget,
          GtkOrientation orientation,
          int           *minimum)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, minimum, &natural, NULL, NULL);

  return natural;
}

static void
rog_section_title_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  RogSectionTitle *self = ROG_SECTION_TITLE (widget);
  int              line = 0;

  *natural = get_size (self->title, orientation, minimum);
  for (guint i = 0; i < N_LINES; i++)
    {
      int ignored;

      if (gtk_widget_get_visible (self->lines[i]))
        line = MAX (line, get_size (self->lines[i], orientation, &ignored));
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*natural, line);
  else
    *minimum = *natural += line;
}

static void
allocate_at (GtkWidget *widget,
             int        width,
             int        y,
             int       *height)
{
  int ignored;

  *height = get_size (widget, GTK_ORIENTATION_VERTICAL, &ignored);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ 0, y, width, *height }, -1);
}

static void
rog_section_title_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  RogSectionTitle *self = ROG_SECTION_TITLE (widget);
  GtkWidget       *fits = NULL;
  int              ignored, line = 0, title;

  for (guint i = 0; i < N_LINES; i++)
    {
      gboolean chosen = fits == NULL && gtk_widget_get_visible (self->lines[i]) && get_size (self->lines[i], GTK_ORIENTATION_HORIZONTAL, &ignored) <= width;

      gtk_widget_set_child_visible (self->lines[i], chosen);
      if (chosen)
        fits = self->lines[i];
    }

  title = get_size (self->title, GTK_ORIENTATION_VERTICAL, &ignored);
  if (fits != NULL)
    line = get_size (fits, GTK_ORIENTATION_VERTICAL, &ignored);
  allocate_at (self->title, width, (height - title - line) / 2, &title);
  if (fits != NULL)
    allocate_at (fits, width, (height - title - line) / 2 + title, &line);
}

static void
rog_section_title_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RogSectionTitle *self = ROG_SECTION_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_section_title_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RogSectionTitle *self = ROG_SECTION_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->title), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_section_title_dispose (GObject *object)
{
  RogSectionTitle *self = ROG_SECTION_TITLE (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&self->lines[i], gtk_widget_unparent);

  G_OBJECT_CLASS (rog_section_title_parent_class)->dispose (object);
}

static void
rog_section_title_class_init (RogSectionTitleClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_section_title_get_property;
  object_class->set_property = rog_section_title_set_property;
  object_class->dispose = rog_section_title_dispose;
  widget_class->measure = rog_section_title_measure;
  widget_class->size_allocate = rog_section_title_size_allocate;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* As AdwWindowTitle, whose style it has. */
  gtk_widget_class_set_css_name (widget_class, "windowtitle");
}

static GtkWidget *
add_label (RogSectionTitle *self,
           const char      *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
rog_section_title_init (RogSectionTitle *self)
{
  self->title = add_label (self, "title");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  for (guint i = 0; i < N_LINES; i++)
    {
      self->lines[i] = add_label (self, "subtitle");
      gtk_widget_set_visible (self->lines[i], FALSE);
    }
}

/**
 * rog_section_title_set_line:
 * @self: a section's title
 * @whole: (nullable): the line below it; %NULL for none
 * @shorter: (nullable): what is said where there is no room for that; %NULL for nothing
 *
 * Shows whichever there is room for.
 */
void
rog_section_title_set_line (RogSectionTitle *self,
                            const char      *whole,
                            const char      *shorter)
{
  const char *words[N_LINES] = { whole, shorter };

  g_return_if_fail (ROG_IS_SECTION_TITLE (self));

  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_label_set_label (GTK_LABEL (self->lines[i]), words[i] != NULL ? words[i] : "");
      gtk_widget_set_visible (self->lines[i], words[i] != NULL && *words[i] != '\0');
    }
}
