// SPDX-License-Identifier: GPL-3.0-or-later
//
// Challenges in the ruling, who signs and who is served: with a real desk and the practice dossier.

#include <adwaita.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-content.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling-desk.h"
#include "ruling/rog-ruling-about.h"
#include "ruling/rog-ruling-answer.h"
#include "ruling/rog-ruling-item-card.h"
#include "ruling/rog-sign-dialog.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

/* A challenge of the whole request. */
static char *
enter_challenge (RulingDesk *desk)
{
  Case            *c = &desk->c;
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','label':'C1','by':{'kind':'counsel','name':'Henrik Vaal'},'targets':[{'kind':'request'}],"
                                           "'grounds':[{'id':'" GROUND "','ground':'G07','title':'Nothing was explained'}],'relief':[{'kind':'inform'}],"
                                           "'filed':{'at':'2026-10-20','how':'post'}}",
                                           case_get_person (c, "Miriam Solde"));
  g_autoptr (JsonObject) challenge = at_desk_json (text);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  char *id;

  rog_work_enter_challenge_async (c->work, challenge, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return id;
}

static char *
uphold (RulingDesk *desk,
        const char *challenge,
        RogItem    *item)
{
  char            *key = rog_pair_make_key (challenge, GROUND, case_id_of (item));
  g_autofree char *card = g_strconcat ("pair:", key, NULL);
  g_autoptr (JsonObject) answer = at_desk_json ("{'answer':'upheld'}");

  rog_ruling_draft_set_answer (case_get_ruling (&desk->c), key, answer);
  case_put_reason (&desk->c, card, "She is to be told why.");

  return key;
}

static gboolean
confirms (RulingDesk *desk,
          const char *code)
{
  g_autoptr (GPtrArray) found = rog_work_find_confirmations (desk->c.work);

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (rog_blocker_get_code (g_ptr_array_index (found, i)), code))
      return TRUE;

  return FALSE;
}

static JsonObject *
peek_order (RulingDesk *desk)
{
  return json_array_get_object_element (rog_ruling_draft_peek_list (case_get_ruling (&desk->c), "lines"), 0);
}

/* An order says on which challenge it is made, beside the item of whose card it is. */
static void
test_order (void)
{
  RulingDesk       desk = { 0 };
  RogItem         *item;
  GtkWidget       *card, *about, *add;
  JsonArray       *named;
  g_autofree char *challenge = NULL, *key = NULL;
  g_autoptr (RogRulingPaper) paper = NULL;

  ruling_desk_set_up (&desk, "answers-order", "judge");
  item = case_get_item (&desk.c, 3);
  rog_ruling_draft_include (case_get_ruling (&desk.c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute");
  challenge = enter_challenge (&desk);
  key = uphold (&desk, challenge, item);
  g_assert_true (confirms (&desk, "relief-missing"));

  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  card = g_object_ref_sink (rog_ruling_item_card_new (paper, item));
  add = rog_test_find (card, GTK_TYPE_BUTTON, "label", "Add Order…");
  g_signal_emit_by_name (add, "clicked");
  about = rog_test_first (card, ROG_TYPE_RULING_ABOUT);
  g_assert_true (gtk_widget_get_visible (about));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (about)), ==, 0);
  g_assert_null (rog_json_peek_array (rog_json_peek_object (peek_order (&desk), "about"), "challenges"));
  json_object_set_string_member (peek_order (&desk), "order", "destroy");
  g_assert_true (confirms (&desk, "relief-missing"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (about), 1);
  named = rog_json_peek_array (rog_json_peek_object (peek_order (&desk), "about"), "challenges");
  g_assert_cmpstr (json_array_get_string_element (named, 0), ==, challenge);
  g_assert_true (rog_json_array_has (rog_json_peek_array (rog_json_peek_object (peek_order (&desk), "about"), "items"), case_id_of (item)));
  g_assert_false (confirms (&desk, "relief-missing"));
  rog_ruling_item_card_update (ROG_RULING_ITEM_CARD (card));
  g_assert_true (rog_test_first (card, ROG_TYPE_RULING_ABOUT) == about);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (about)), ==, 1);
  g_assert_finalize_object (card);
  g_clear_object (&paper);
  ruling_desk_tear_down (&desk);
}

static GtkWidget *
make_answer (RogRulingPaper *paper,
             const char     *key)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (rog_ruling_paper_get_dossier (paper), rog_ruling_paper_get_draft (paper));

  for (guint i = 0; i < pairs->len; i++)
    if (g_str_equal (rog_pair_get_key (g_ptr_array_index (pairs, i)), key))
      return g_object_ref_sink (rog_ruling_answer_new (paper, g_ptr_array_index (pairs, i)));
  g_assert_not_reached ();
}

/* A ground on the whole request is answered once for all items, where a person says so, and by itself again. */
static void
test_alike (void)
{
  RulingDesk       desk = { 0 };
  GtkWidget       *first, *second, *alike, *write;
  g_autofree char *challenge = NULL, *key = NULL, *other = NULL;
  g_autoptr (RogRulingPaper) paper = NULL;

  ruling_desk_set_up (&desk, "answers-alike", "judge");
  rog_ruling_draft_include (case_get_ruling (&desk.c), case_get_item (&desk.c, 3));
  rog_ruling_draft_include (case_get_ruling (&desk.c), case_get_item (&desk.c, 4));
  challenge = enter_challenge (&desk);
  key = uphold (&desk, challenge, case_get_item (&desk.c, 3));
  other = rog_pair_make_key (challenge, GROUND, case_id_of (case_get_item (&desk.c, 4)));
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  first = make_answer (paper, key);
  second = make_answer (paper, other);
  alike = rog_test_find (first, GTK_TYPE_BUTTON, "label", "Answer the Same on the Other Items");
  write = rog_test_find (second, GTK_TYPE_BUTTON, "label", "Write Here");
  g_assert_true (gtk_widget_get_visible (alike));
  g_assert_false (gtk_widget_get_visible (rog_test_find (second, GTK_TYPE_BUTTON, "label", "Answer the Same on the Other Items")));
  g_assert_null (rog_ruling_draft_peek_answer (case_get_ruling (&desk.c), other));

  g_signal_emit_by_name (alike, "clicked");
  rog_ruling_answer_update (ROG_RULING_ANSWER (first));
  rog_ruling_answer_update (ROG_RULING_ANSWER (second));
  g_assert_false (gtk_widget_get_visible (alike));
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_answer (case_get_ruling (&desk.c), other), "answer"), ==, "upheld");
  g_assert_true (rog_test_says (second, "For the reasons given on “"));
  g_signal_emit_by_name (write, "clicked");
  g_assert_null (rog_ruling_peek_answers_as (case_get_dossier (&desk.c), case_get_ruling (&desk.c), other));
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_answer (case_get_ruling (&desk.c), other), "answer"), ==, "upheld");
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
  g_clear_object (&paper);
  ruling_desk_tear_down (&desk);
}

/*
 * Who signs, who is served
 */

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

/* It is said before the PIN, where the button is; by hand it can be signed. */
static void
assert_by_hand (RulingDesk *desk,
                const char *json,
                const char *sentence)
{
  g_autoptr (JsonNode) signers = at_desk_node (json);
  Waiting    waiting = { desk, sentence };
  GtkWidget *button, *focus;

  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "signers", json_node_get_array (signers));
  rog_test_wait (is_said, &waiting);
  g_assert_false (gtk_widget_get_sensitive (desk->sign));
  g_assert_true (rog_test_says (desk->section, "Nothing stands in the way of signing by hand"));
  button = ruling_desk_find_missing (desk, sentence);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW))), ==, "Name");
  case_assert_free (&desk->c);
}

static void
test_signers (void)
{
  RulingDesk       desk = { 0 };
  g_autofree char *other = NULL;

  ruling_desk_set_up (&desk, "answers-signers", "judge");
  ruling_desk_prepare (&desk, case_get_item (&desk.c, 3));
  assert_by_hand (&desk, "[{'name':'Ana Brekke','office':'Judge'},{'name':'Ben Ode','office':'Registrar'}]",
                  "More than one person signs this decision, and this desk signs for one: print it, have it signed by hand, and import the scan");
  other = g_strdup_printf ("The decision names Ben Ode as who signs it, and this desk signs for %s: correct the name, or print it, have it signed by hand, and import the scan", rog_desk_get_name (desk.c.desk));
  assert_by_hand (&desk, "[{'name':'Ben Ode','office':'Judge'}]", other);
  ruling_desk_tear_down (&desk);
}

static void
set_served (RulingDesk *desk,
            const char *person,
            const char *what)
{
  g_autofree char *json = g_strdup_printf ("{'served':[{'person':'%s',%s}]}", person, what);
  g_autoptr (JsonObject) holder = at_desk_json (json);

  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "served", json_object_get_array_member (holder, "served"));
}

/* What the dialog says that a person is served. */
static void
assert_served (RogRulingPaper *paper,
               const char     *name,
               const char     *says)
{
  GtkWidget       *dialog = g_object_ref_sink (GTK_WIDGET (rog_sign_dialog_new (paper)));
  g_autofree char *title = g_strdup_printf ("Served on %s", name);
  GtkWidget       *row = rog_test_find (rog_test_child (dialog, "content"), ADW_TYPE_ACTION_ROW, "title", title);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, says);
  g_object_unref (dialog);
}

static void
test_served (void)
{
  RulingDesk  desk = { 0 };
  RogItem    *item;
  const char *name;
  g_auto (GStrv) persons = NULL;
  g_autoptr (RogRulingPaper) paper = NULL;
  g_autoptr (JsonObject) not_heard = at_desk_json ("{'heard':false,'basis':'secrecy','until':{'event':'the search is over'},'told_when':'then','told_by':'the court'}");

  ruling_desk_set_up (&desk, "answers-served", "judge");
  item = case_get_item (&desk.c, 3);
  ruling_desk_prepare (&desk, item);
  persons = rog_dossier_dup_item_persons (case_get_dossier (&desk.c), case_id_of (item));
  name = rog_person_get_name (rog_dossier_find_person (case_get_dossier (&desk.c), persons[0]));
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);

  g_assert_true (confirms (&desk, "service-unsaid"));
  assert_served (paper, name, "Not said");
  set_served (&desk, persons[0], "'what':'whole'");
  assert_served (paper, name, "The whole decision");
  set_served (&desk, persons[0], "'what':'nothing'");
  ruling_desk_assert_blocked (&desk, "need-missing");
  set_served (&desk, persons[0], "'what':'nothing','until':'the search is over'");
  rog_ruling_draft_set_heard (case_get_ruling (&desk.c), case_id_of (item), persons[0], not_heard);
  ruling_desk_assert_free (&desk);
  assert_served (paper, name, "Nothing until the search is over\nNot heard: because of secrecy");
  g_clear_object (&paper);
  ruling_desk_tear_down (&desk);
}

int
main (int argc, char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();
  g_test_add_func ("/ruling-answers/order", test_order);
  g_test_add_func ("/ruling-answers/alike", test_alike);
  g_test_add_func ("/ruling-answers/signers", test_signers);
  g_test_add_func ("/ruling-answers/served", test_served);

  return g_test_run ();
}
