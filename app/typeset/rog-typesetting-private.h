// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/rog-typeset-flow.h"
#include "typeset/rog-typesetting.h"

G_BEGIN_DECLS

struct _RogTypesetting
{
  RogTypesetDocument *document;
  PangoContext       *context;
  GPtrArray          *flows;
  GPtrArray          *slips;
  GPtrArray          *repeated;
  GArray             *places;
  guint               n_pages;
};

G_END_DECLS
