// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-date-entry.h"

struct _RogDateEntry
{
  GtkBox parent_instance;

  GDate      date;
  gboolean   valid;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *calendar;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogDateEntry, rog_date_entry, GTK_TYPE_BOX)

static gboolean
parse_iso (const char *text,
           GDate      *date)
{
  unsigned year, month, day;
  char     rest;

  if (sscanf (text, "%4u-%2u-%2u%c", &year, &month, &day, &rest) != 3 ||
      !g_date_valid_dmy ((GDateDay)MIN (day, 40), (GDateMonth)MIN (month, 13), (GDateYear)year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

/* Whether @folded has the month of @date in words, as strftime()'s @pattern writes it in this language. */
static gboolean
has_month (const char  *folded,
           const GDate *date,
           const char  *pattern)
{
  char             month[128];
  g_autofree char *name = NULL;
  gsize            length;

  if (g_date_strftime (month, sizeof month, pattern, date) == 0)
    return FALSE;
  name = g_utf8_casefold (month, -1);
  length = strlen (name);
  if (length > 0 && name[length - 1] == '.')
    name[length - 1] = '\0';
  return *name != '\0' && strstr (folded, name) != NULL;
}

/* g_date_set_parse() takes a missing month, or one in a word that it does not know, for January: a wrong day that nobody
   typed. So the month has to stand there, as a number or by its name. */
static gboolean
says_month (const char  *text,
            const GDate *date)
{
  static const char *const patterns[] = { "%B", "%b", "%OB", "%Ob" };
  g_autofree char         *folded = g_utf8_casefold (text, -1);
  guint                    numbers = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) && (at == text || !g_ascii_isdigit (at[-1])))
      numbers++;
  if (numbers >= 3)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (has_month (folded, date, patterns[i]))
      return TRUE;
  return FALSE;
}

/**
 * rog_date_parse:
 * @text: a day, as ISO or as the locale writes it; its month as a number, or by its name in this language
 * @date: (out caller-allocates): the day
 *
 * Returns: whether @text is one, between the years 1800 and 2200
 */
gboolean
rog_date_parse (const char *text,
                GDate      *date)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  g_date_clear (date, 1);
  if (*stripped == '\0')
    return FALSE;
  if (!parse_iso (stripped, date))
    {
      g_date_set_parse (date, stripped);
      if (g_date_valid (date) && !says_month (stripped, date))
        g_date_clear (date, 1);
    }
  if (g_date_valid (date) && g_date_get_year (date) >= 1800 && g_date_get_year (date) <= 2200)
    return TRUE;
  g_date_clear (date, 1);
  return FALSE;
}

static void typed_cb (RogDateEntry *self);

static char *
format (const GDate *date,
        const char  *pattern)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (date), (gint)g_date_get_month (date), g_date_get_day (date), 0, 0, 0);

  return g_date_time_format (time, pattern);
}

/**
 * rog_date_format:
 *
 * Returns: (transfer full): "30 November 2024"
 */
char *
rog_date_format (const GDate *date)
{
  /* Translators: a day with its month in full, g_date_time_format() pattern: "30 November 2024". */
  return format (date, C_("date format", "%-d %B %Y"));
}

/**
 * rog_date_format_short:
 *
 * Returns: (transfer full): "30 Nov 2024"
 */
char *
rog_date_format_short (const GDate *date)
{
  /* Translators: a day with its month in short, g_date_time_format() pattern: "30 Nov 2024". */
  return format (date, C_("date format", "%-d %b %Y"));
}

/* Writes a day as the locale does, or nothing, and tells nobody. */
static void
set_text (RogDateEntry *self,
          const GDate  *date)
{
  g_autofree char *text = date != NULL ? rog_date_format (date) : g_strdup ("");

  g_signal_handlers_block_by_func (self->entry, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_signal_handlers_unblock_by_func (self->entry, typed_cb, self);
}

static void
show_valid (RogDateEntry *self)
{
  gboolean bad = !self->valid && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  if (bad)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry, bad ? _("Not a day. Write it as 2024-11-30 or 30 November 2024.") : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
take (RogDateEntry *self,
      gboolean      valid,
      const GDate  *date)
{
  gboolean changed = valid != self->valid || (valid && g_date_compare (date, &self->date) != 0);

  self->valid = valid;
  if (valid)
    self->date = *date;
  show_valid (self);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes what is typed; writes it as the locale does where it is a day. */
static void
judge (RogDateEntry *self)
{
  GDate    typed;
  gboolean valid = rog_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &typed);

  if (valid)
    set_text (self, &typed);
  take (self, valid, &typed);
}

/* Whether a day stands there to its last character: 2024-11-30, or one that ends with its year. */
static gboolean
is_whole (const char *text)
{
  size_t length = strlen (text);
  size_t digits = 0;

  while (digits < length && g_ascii_isdigit (text[length - 1 - digits]))
    digits++;

  return digits == 4 || (digits == 2 && length == strlen ("2024-11-30") && text[4] == '-');
}

/* A day counts from its last character on: a shortcut may use it while the keyboard is still here. */
static void
typed_cb (RogDateEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GDate       typed;

  if (*text == '\0')
    take (self, FALSE, NULL);
  else if (is_whole (text) && rog_date_parse (text, &typed))
    take (self, TRUE, &typed);
}

static void
day_selected_cb (RogDateEntry *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  int   year, month, day;
  GDate date;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  if (self->valid && g_date_compare (&date, &self->date) == 0)
    return;
  rog_date_entry_set_date (self, &date);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
calendar_shown_cb (RogDateEntry *self)
{
  judge (self);
  if (!self->valid)
    return;
  g_autoptr (GDateTime) time = g_date_time_new_local (g_date_get_year (&self->date), (gint)g_date_get_month (&self->date), g_date_get_day (&self->date), 12, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), time);
}

static gboolean
rog_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ROG_DATE_ENTRY (widget)->entry);
}

static void
rog_date_entry_class_init (RogDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = rog_date_entry_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "dateentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_date_entry_init (RogDateEntry *self)
{
  GtkWidget          *popover = gtk_popover_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_date_clear (&self->date, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 17);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (judge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (judge), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);

  self->calendar = gtk_calendar_new ();
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _("Choose in a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Calendar"), -1);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
rog_date_entry_new (void)
{
  return g_object_new (ROG_TYPE_DATE_ENTRY, NULL);
}

/**
 * rog_date_entry_get_date:
 * @date: (out caller-allocates): the day
 *
 * Returns: %FALSE where none, or nothing readable, is entered
 */
gboolean
rog_date_entry_get_date (RogDateEntry *self,
                         GDate        *date)
{
  *date = self->date;
  return self->valid;
}

/**
 * rog_date_entry_set_date:
 * @date: (nullable): the day, or %NULL for none. Emits nothing.
 */
void
rog_date_entry_set_date (RogDateEntry *self,
                         const GDate  *date)
{
  gboolean valid = date != NULL && g_date_valid (date);
  GDate    typed;
  gboolean stands = valid && rog_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &typed) && g_date_compare (&typed, date) == 0;

  self->valid = valid;
  if (valid)
    self->date = *date;
  else
    g_date_clear (&self->date, 1);
  /* What is being typed is not written anew under the user's hands. */
  if (!stands || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    set_text (self, valid ? date : NULL);
  show_valid (self);
}

/**
 * rog_date_entry_set_text:
 * @text: the beginning of a day, which the user goes on typing
 */
void
rog_date_entry_set_text (RogDateEntry *self,
                         const char   *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * rog_date_entry_set_label:
 * @label: what the day is, for screen readers
 */
void
rog_date_entry_set_label (RogDateEntry *self,
                          const char   *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

gboolean
rog_date_entry_is_valid (RogDateEntry *self)
{
  return self->valid;
}
