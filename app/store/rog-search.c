// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-search.h"

#include <string.h>

#include "store/rog-statement.h"

#define MAX_TERMS 64

/**
 * rog_search_hit_free:
 * @hit: (nullable) (transfer full): a hit
 */
void
rog_search_hit_free (RogSearchHit *hit)
{
  if (hit == NULL)
    return;

  g_free (hit->document);
  g_free (hit->passage);
  g_free (hit);
}

/**
 * rog_search_page_free:
 * @page: (nullable) (transfer full): a page
 */
void
rog_search_page_free (RogSearchPage *page)
{
  if (page == NULL)
    return;

  g_free (page->dossier);
  g_free (page->document);
  g_free (page->text);
  g_free (page);
}

/*
 * The index
 */

/**
 * rog_search_begin_document:
 * @database: the database
 * @dossier: the dossier it is in
 * @document: a document that is not indexed yet
 * @n_pages: how many pages it has
 * @error: where an error goes
 *
 * Sets aside a range of rows for the document's pages. Add the pages in batches, in
 * transactions of about fifty.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_EXISTS where it is indexed, or another error
 */
gboolean
rog_search_begin_document (RogDatabase *database,
                           const char  *dossier,
                           const char  *document,
                           guint        n_pages,
                           GError     **error)
{
  return rog_database_run (database, error,
                           "INSERT INTO page_range (document, dossier, first, count) "
                           "VALUES (?, ?, (SELECT ifnull(max(first + count), 1) FROM page_range), ?)",
                           "tti", document, dossier, (gint64)n_pages);
}

/**
 * rog_search_add_page:
 * @database: the database
 * @document: a document that was begun
 * @page: from 1
 * @text: the page's text
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_NOT_FOUND where the document was not begun or has no
 *   such page, _EXISTS where the page is indexed, or another error
 */
gboolean
rog_search_add_page (RogDatabase *database,
                     const char  *document,
                     guint        page,
                     const char  *text,
                     GError     **error)
{
  if (!rog_database_run (database, error,
                         "INSERT INTO page_text (rowid, text) SELECT first + ?1 - 1, ?3 FROM page_range WHERE document = ?2 AND ?1 BETWEEN 1 AND count", "itt",
                         (gint64)page, document, text))
    return FALSE;
  if (rog_database_changes (database) > 0)
    return TRUE;

  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, "The document has no such page");
  return FALSE;
}

/**
 * rog_search_add_identifier:
 * @database: the database
 * @dossier: the dossier
 * @document: the document it stands in
 * @page: from 1
 * @kind: "account", "phone", "plate", "case", "name"
 * @value: the identifier
 * @error: where an error goes
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_search_add_identifier (RogDatabase *database,
                           const char  *dossier,
                           const char  *document,
                           guint        page,
                           const char  *kind,
                           const char  *value,
                           GError     **error)
{
  return rog_database_run (database, error, "INSERT INTO identifier (value, kind, dossier, document, page) VALUES (?, ?, ?, ?, ?)", "tttti",
                           value, kind, dossier, document, (gint64)page);
}

/**
 * rog_search_remove_document:
 * @database: the database
 * @document: a document, indexed or not
 * @error: where an error goes
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_search_remove_document (RogDatabase *database,
                            const char  *document,
                            GError     **error)
{
  return rog_database_run (database, error,
                           "DELETE FROM page_text WHERE rowid BETWEEN (SELECT first FROM page_range WHERE document = ?1) "
                           "AND (SELECT first + count - 1 FROM page_range WHERE document = ?1)",
                           "t", document) &&
         rog_database_run (database, error, "DELETE FROM identifier WHERE document = ?", "t", document) &&
         rog_database_run (database, error, "DELETE FROM page_range WHERE document = ?", "t", document);
}

/*
 * Asking
 */

static void
append_term (GString    *query,
             const char *start,
             gsize       length,
             gboolean    prefix)
{
  if (length == 0)
    return;

  if (query->len > 0)
    g_string_append_c (query, ' ');
  g_string_append_c (query, '"');
  g_string_append_len (query, start, (gssize)length);
  g_string_append (query, prefix ? "\"*" : "\"");
}

/**
 * rog_search_query:
 * @words: what a person typed
 *
 * Nothing typed is taken as the index's own language: words are sought as they stand, all
 * of them, "several in quotes" as one phrase; the last word may be the beginning of one. Of
 * a text that was pasted, the first %MAX_TERMS words are.
 *
 * Returns: (transfer full): an FTS5 expression, empty where there is nothing to seek
 */
char *
rog_search_query (const char *words)
{
  GString    *query = g_string_new (NULL);
  const char *at = words;

  for (guint n = 0; *at != '\0' && n < MAX_TERMS;)
    {
      gsize length;

      n += g_ascii_isspace (*at) ? 0 : 1;
      if (g_ascii_isspace (*at))
        {
          at++;
        }
      else if (*at == '"')
        {
          at++;
          length = strcspn (at, "\"");
          append_term (query, at, length, FALSE);
          at += length + (at[length] == '"');
        }
      else
        {
          length = strcspn (at, " \t\n\r\v\f\"");
          append_term (query, at, length, at[length] == '\0');
          at += length;
        }
    }

  return g_string_free_and_steal (query);
}

static GPtrArray *
collect (RogStatement *statement,
         GError      **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_search_hit_free);
  gboolean row;

  if (statement == NULL)
    return NULL;

  for (;;)
    {
      RogSearchHit *hit;

      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hits);
      hit = g_new0 (RogSearchHit, 1);
      hit->document = g_strdup (rog_statement_get_text (statement, 0));
      hit->page = (guint)rog_statement_get_int (statement, 1);
      hit->passage = g_strdup (rog_statement_get_text (statement, 2));
      g_ptr_array_add (hits, hit);
    }
}

/**
 * rog_search_pages:
 * @database: the database
 * @dossier: the dossier that is searched
 * @document: (nullable): one document of it; %NULL searches all
 * @words: what a person typed
 * @limit: how many hits at most
 * @error: where an error goes
 *
 * In the order of documents and pages: nothing is ranked.
 *
 * Returns: (transfer full) (nullable) (element-type RogSearchHit): the pages
 */
GPtrArray *
rog_search_pages (RogDatabase *database,
                  const char  *dossier,
                  const char  *document,
                  const char  *words,
                  guint        limit,
                  GError     **error)
{
  g_autofree char *query = rog_search_query (words);
  g_autoptr (RogStatement) statement = NULL;

  if (*query == '\0')
    return g_ptr_array_new_with_free_func ((GDestroyNotify)rog_search_hit_free);

  if (document != NULL)
    statement = rog_statement_new (database, error,
                                   "SELECT r.document, t.rowid - r.first + 1, snippet(page_text, 0, char(2), char(3), '…', 24) "
                                   "FROM page_range r JOIN page_text t ON t.rowid BETWEEN r.first AND r.first + r.count - 1 "
                                   "WHERE page_text MATCH ? AND r.document = ? AND r.dossier = ? ORDER BY t.rowid LIMIT ?",
                                   "ttti", query, document, dossier, (gint64)limit);
  else
    statement = rog_statement_new (database, error,
                                   "SELECT r.document, t.rowid - r.first + 1, snippet(page_text, 0, char(2), char(3), '…', 24) "
                                   "FROM page_range r JOIN page_text t ON t.rowid BETWEEN r.first AND r.first + r.count - 1 "
                                   "WHERE page_text MATCH ? AND r.dossier = ? ORDER BY t.rowid LIMIT ?",
                                   "tti", query, dossier, (gint64)limit);

  return collect (statement, error);
}

/**
 * rog_search_everywhere:
 * @database: the database
 * @practice: whether the practice dossiers are searched, else the real ones: never both
 * @words: what a person typed
 * @limit: how many pages at most
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogSearchPage): the pages, best first
 */
GPtrArray *
rog_search_everywhere (RogDatabase  *database,
                       gboolean      practice,
                       const char   *words,
                       guint         limit,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char *query = rog_search_query (words);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_search_page_free);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row = TRUE;

  if (*query == '\0')
    return g_steal_pointer (&pages);

  statement = rog_statement_new (database, error,
                                 "SELECT r.dossier, r.document, t.rowid - r.first + 1, highlight(page_text, 0, char(2), char(3)), "
                                 "CAST(t.rank * 1000000 AS INTEGER) FROM page_text t "
                                 "JOIN page_range r ON r.first = (SELECT max(first) FROM page_range WHERE first <= t.rowid) "
                                 "JOIN dossier d ON d.id = r.dossier WHERE page_text MATCH ? AND d.practice = ? ORDER BY t.rank LIMIT ?",
                                 "tii", query, (gint64)practice, (gint64)limit);
  while (statement != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) && rog_statement_step (statement, &row, error))
    {
      RogSearchPage *page;

      if (!row)
        return g_steal_pointer (&pages);
      page = g_new0 (RogSearchPage, 1);
      page->dossier = g_strdup (rog_statement_get_text (statement, 0));
      page->document = g_strdup (rog_statement_get_text (statement, 1));
      page->page = (guint)rog_statement_get_int (statement, 2);
      page->text = g_strdup (rog_statement_get_text (statement, 3));
      page->rank = (double)rog_statement_get_int (statement, 4) / 1000000;
      g_ptr_array_add (pages, page);
    }

  return NULL;
}

/**
 * rog_search_get_page:
 * @database: the database
 * @document: a document
 * @page: from 1
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the page's text, empty where it has none or is not indexed;
 *   %NULL with a %ROG_STORE_ERROR
 */
char *
rog_search_get_page (RogDatabase *database,
                     const char  *document,
                     guint        page,
                     GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error,
                                                          "SELECT t.text FROM page_range r JOIN page_text t ON t.rowid = r.first + ?2 - 1 "
                                                          "WHERE r.document = ?1 AND ?2 BETWEEN 1 AND r.count",
                                                          "ti", document, (gint64)page);
  gboolean row;

  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return NULL;

  return g_strdup (row ? rog_statement_get_text (statement, 0) : "");
}

/**
 * rog_search_foreach_page:
 * @database: the database
 * @dossier: a dossier
 * @func: told of each page of its documents that is indexed, document by document
 * @data: for @func
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Returns: %FALSE where it was stopped, or with a %ROG_STORE_ERROR
 */
gboolean
rog_search_foreach_page (RogDatabase      *database,
                         const char       *dossier,
                         RogSearchPageFunc func,
                         gpointer          data,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error,
                                                          "SELECT r.document, t.rowid - r.first + 1, t.text FROM page_range r "
                                                          "JOIN page_text t ON t.rowid BETWEEN r.first AND r.first + r.count - 1 "
                                                          "WHERE r.dossier = ? ORDER BY r.first, t.rowid",
                                                          "t", dossier);
  gboolean row = TRUE;

  while (statement != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) && rog_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      func (rog_statement_get_text (statement, 0), (guint)rog_statement_get_int (statement, 1), rog_statement_get_text (statement, 2), data);
    }

  return FALSE;
}

/**
 * rog_search_measure:
 * @database: the database
 * @practice: whether of the practice dossiers, else of the real ones
 * @extent: (out): how much there is to be searched
 * @error: where an error goes
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_search_measure (RogDatabase     *database,
                    gboolean         practice,
                    RogSearchExtent *extent,
                    GError         **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error,
                                                          "SELECT (SELECT count(*) FROM dossier WHERE practice = ?1), "
                                                          "(SELECT ifnull(sum(r.count), 0) FROM page_range r JOIN dossier d ON d.id = r.dossier WHERE d.practice = ?1), "
                                                          "(SELECT count(*) FROM document JOIN dossier d ON d.id = document.dossier "
                                                          "WHERE d.practice = ?1 AND document.erased IS NULL AND media_type = 'application/pdf' AND NOT EXISTS "
                                                          "(SELECT 1 FROM page_range r JOIN page_text t ON t.rowid BETWEEN r.first AND r.first + r.count - 1 "
                                                          "WHERE r.document = document.id AND trim(t.text, char(9, 10, 12, 13, 32)) <> ''))",
                                                          "i", (gint64)practice);
  gboolean row;

  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return FALSE;

  *extent = (RogSearchExtent){ (guint)rog_statement_get_int (statement, 0), (guint)rog_statement_get_int (statement, 1),
                               (guint)rog_statement_get_int (statement, 2) };

  return TRUE;
}

/**
 * rog_search_identifiers:
 * @database: the database
 * @dossier: the dossier that is searched
 * @part: any part of an identifier, three characters or more
 * @limit: how many hits at most
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogSearchHit): where they stand; the
 *   passage is the identifier
 */
GPtrArray *
rog_search_identifiers (RogDatabase *database,
                        const char  *dossier,
                        const char  *part,
                        guint        limit,
                        GError     **error)
{
  g_autoptr (GString) query = g_string_new (part);
  g_autoptr (RogStatement) statement = NULL;

  if (g_utf8_strlen (part, -1) < 3)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)rog_search_hit_free);

  g_string_replace (query, "\"", "\"\"", 0);
  g_string_prepend_c (query, '"');
  g_string_append_c (query, '"');
  statement = rog_statement_new (database, error,
                                 "SELECT document, page, value FROM identifier WHERE identifier MATCH ? AND dossier = ? ORDER BY rowid LIMIT ?", "tti",
                                 query->str, dossier, (gint64)limit);

  return collect (statement, error);
}
