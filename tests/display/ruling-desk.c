// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling-desk.h"

#include "rog-display-test.h"
#include "ruling/rog-ruling-missing.h"
#include "ruling/rog-ruling-section.h"
#include "service/rog-work-sign.h"

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  RulingDesk *desk = data;
  const char *section, *object;

  g_variant_get (parameter, "(&s&s)", &section, &object);
  g_free (desk->shown);
  desk->shown = g_strdup_printf ("%s %s", section, object);
}

void
ruling_desk_set_up (RulingDesk *desk,
                    const char *profile,
                    const char *role)
{
  GActionEntry entry = { .name = "show", .activate = show_cb, .parameter_type = "(ss)" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  case_set_up (&desk->c, profile, role);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, desk);
  desk->window = rog_test_window ();
  gtk_widget_insert_action_group (desk->window, "dossier", G_ACTION_GROUP (group));
  desk->section = g_object_new (ROG_TYPE_RULING_SECTION, "work", desk->c.work, "desk", desk->c.desk, NULL);
  desk->sign = rog_test_child (desk->section, "sign");
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->section);
  rog_test_present (desk->window);
}

void
ruling_desk_tear_down (RulingDesk *desk)
{
  g_object_ref (desk->section);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_assert_finalize_object (desk->section);
  g_clear_pointer (&desk->shown, g_free);
  case_tear_down (&desk->c);
}

GtkWidget *
ruling_desk_find_missing (RulingDesk *desk,
                          const char *sentence)
{
  GtkWidget *card = rog_test_first (desk->section, ROG_TYPE_RULING_MISSING);
  g_autoptr (GPtrArray) labels = NULL;

  if (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Show All") != NULL && gtk_widget_get_visible (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Show All")))
    g_signal_emit_by_name (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Show All"), "clicked");
  labels = rog_test_find_all (card, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    if (g_strcmp0 (gtk_label_get_label (g_ptr_array_index (labels, i)), sentence) == 0)
      return gtk_widget_get_ancestor (g_ptr_array_index (labels, i), GTK_TYPE_BUTTON);

  return NULL;
}

typedef struct
{
  RulingDesk *desk;
  const char *sentence;
} Waiting;

static gboolean
is_said (gpointer data)
{
  Waiting *waiting = data;

  return ruling_desk_find_missing (waiting->desk, waiting->sentence) != NULL;
}

static gboolean
can_sign (gpointer data)
{
  return gtk_widget_get_sensitive (((RulingDesk *)data)->sign);
}

RogBlocker *
ruling_desk_find_block (RulingDesk *desk,
                        const char *code)
{
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (desk->c.work);

  for (guint i = 0; i < blocks->len; i++)
    if (g_str_equal (rog_blocker_get_code (g_ptr_array_index (blocks, i)), code))
      return g_object_ref (g_ptr_array_index (blocks, i));
  g_test_message ("“%s” does not block", code);
  g_assert_not_reached ();
}

/* Whether the focus is in the ruling, and not where the button was. */
static void
assert_gone_to (RulingDesk *desk,
                RogBlocker *block)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  GtkWidget *card = rog_test_first (desk->section, ROG_TYPE_RULING_MISSING);

  if (!g_str_equal (rog_blocker_get_section (block), "ruling"))
    {
      g_assert_nonnull (desk->shown);
      g_assert_true (g_str_has_prefix (desk->shown, rog_blocker_get_section (block)));
      return;
    }
  if (focus == NULL || !gtk_widget_is_ancestor (focus, desk->section) || gtk_widget_is_ancestor (focus, card))
    g_test_message ("“%s” leads nowhere: %s %s", rog_blocker_get_sentence (block), rog_blocker_get_object (block), rog_blocker_get_field (block));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, desk->section));
  g_assert_false (gtk_widget_is_ancestor (focus, card));
}

/* Blocks through the service, and here: the button is not to be used, it is said, and the place can be gone to. */
void
ruling_desk_assert_blocked (RulingDesk *desk,
                            const char *code)
{
  g_autoptr (RogBlocker) block = ruling_desk_find_block (desk, code);
  Waiting    waiting = { desk, rog_blocker_get_sentence (block) };
  GtkWidget *button;

  case_assert_refused (&desk->c, code);
  rog_test_wait (is_said, &waiting);
  g_assert_false (gtk_widget_get_sensitive (desk->sign));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (desk->sign), waiting.sentence));
  button = ruling_desk_find_missing (desk, waiting.sentence);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, waiting.sentence);
  g_clear_pointer (&desk->shown, g_free);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  assert_gone_to (desk, block);
}

void
ruling_desk_assert_free (RulingDesk *desk)
{
  case_assert_free (&desk->c);
  rog_test_wait (can_sign, desk);
}

/* An item that is ready to be refused. */
void
ruling_desk_prepare (RulingDesk *desk,
                     RogItem    *item)
{
  Case            *c = &desk->c;
  g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);
  g_autoptr (JsonObject) ground = at_desk_json ("{'source':'other','name':'Code of Procedure, section 101'}");

  ruling_desk_assert_blocked (desk, "nothing-decided");
  rog_ruling_draft_include (case_get_ruling (c), item);
  ruling_desk_assert_blocked (desk, "outcome-missing");
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "refuse");
  ruling_desk_assert_blocked (desk, "need-missing");
  rog_ruling_draft_set_item_object (case_get_ruling (c), case_id_of (item), "ground", ground);
  ruling_desk_assert_blocked (desk, "reason-missing");
  case_put_reason (c, card, "For this reason.");
  ruling_desk_assert_blocked (desk, "heard-missing");
  case_hear_all (c, item, HEARD);
  ruling_desk_assert_blocked (desk, "part-missing");
  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "The letter came on 6 October 2026.");
  rog_ruling_draft_set_part (case_get_ruling (c), "consultation", "The authority was asked and gave no other reason.");
  rog_ruling_draft_set_part (case_get_ruling (c), "secrecy", "The others are told when it is over.");
  ruling_desk_assert_free (desk);
}
