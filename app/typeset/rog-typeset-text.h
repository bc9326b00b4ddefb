// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document-model.h"
#include "typeset/rog-typesetting.h"

G_BEGIN_DECLS

RogTypesetDocument *rog_typeset_document_new_from_text (RogTextDocument *text,
                                                        gint64           created,
                                                        const char      *author,
                                                        const char      *watermark);
RogTypesetting     *rog_typeset_text (RogTextDocument *text,
                                      gint64           created,
                                      const char      *author,
                                      const char      *watermark,
                                      GError         **error);
GBytes             *rog_typeset_text_to_pdf (RogTextDocument *text,
                                             gint64           created,
                                             const char      *author,
                                             const char      *watermark,
                                             GError         **error);

G_END_DECLS
