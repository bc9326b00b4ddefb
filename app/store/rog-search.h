// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

/* Around each found word in a passage: control characters, which no page's text has. */
#define ROG_SEARCH_BEGIN "\002"
#define ROG_SEARCH_END "\003"

/**
 * RogSearchHit:
 * @document: a document's uuid
 * @page: from 1
 * @passage: the words around, found ones between %ROG_SEARCH_BEGIN and %ROG_SEARCH_END
 *
 * A page that has what was sought.
 */
typedef struct
{
  char *document;
  guint page;
  char *passage;
} RogSearchHit;

/**
 * RogSearchPage:
 * @dossier: the dossier it is in
 * @document: a document's uuid
 * @page: from 1
 * @text: the whole page, found words between %ROG_SEARCH_BEGIN and %ROG_SEARCH_END
 * @rank: how well it fits what was sought, the best the lowest
 *
 * A page of any dossier that has what was sought.
 */
typedef struct
{
  char  *dossier;
  char  *document;
  guint  page;
  char  *text;
  double rank;
} RogSearchPage;

/**
 * RogSearchExtent:
 * @n_dossiers: how many dossiers there are
 * @n_pages: how many pages their documents have
 * @n_unread: how many of their PDF documents have no text
 *
 * What is searched.
 */
typedef struct
{
  guint n_dossiers;
  guint n_pages;
  guint n_unread;
} RogSearchExtent;

typedef void (*RogSearchPageFunc) (const char *document,
                                   guint       page,
                                   const char *text,
                                   gpointer    data);

void rog_search_hit_free (RogSearchHit *hit);
void rog_search_page_free (RogSearchPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogSearchHit, rog_search_hit_free)

gboolean   rog_search_begin_document (RogDatabase *database,
                                      const char  *dossier,
                                      const char  *document,
                                      guint        n_pages,
                                      GError     **error);
gboolean   rog_search_add_page (RogDatabase *database,
                                const char  *document,
                                guint        page,
                                const char  *text,
                                GError     **error);
gboolean   rog_search_add_identifier (RogDatabase *database,
                                      const char  *dossier,
                                      const char  *document,
                                      guint        page,
                                      const char  *kind,
                                      const char  *value,
                                      GError     **error);
gboolean   rog_search_remove_document (RogDatabase *database,
                                       const char  *document,
                                       GError     **error);
char      *rog_search_query (const char *words);
GPtrArray *rog_search_pages (RogDatabase *database,
                             const char  *dossier,
                             const char  *document,
                             const char  *words,
                             guint        limit,
                             GError     **error);
GPtrArray *rog_search_everywhere (RogDatabase  *database,
                                  gboolean      practice,
                                  const char   *words,
                                  guint         limit,
                                  GCancellable *cancellable,
                                  GError      **error);
char      *rog_search_get_page (RogDatabase *database,
                                const char  *document,
                                guint        page,
                                GError     **error);
gboolean   rog_search_foreach_page (RogDatabase      *database,
                                    const char       *dossier,
                                    RogSearchPageFunc func,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean   rog_search_measure (RogDatabase     *database,
                               gboolean         practice,
                               RogSearchExtent *extent,
                               GError         **error);
GPtrArray *rog_search_identifiers (RogDatabase *database,
                                   const char  *dossier,
                                   const char  *part,
                                   guint        limit,
                                   GError     **error);

G_END_DECLS
