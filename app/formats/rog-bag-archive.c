// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-bag-archive.h"

static gboolean
next_member (gpointer      user_data,
             char        **name,
             GBytes      **bytes,
             GCancellable *cancellable,
             GError      **error)
{
  return rog_archive_next (user_data, name, bytes, cancellable, error);
}

/**
 * rog_bag_source_new_archive:
 * @archive: an archive no member of which was taken yet
 *
 * Returns: (transfer full): its files, bag or not, or %NULL with an error of formats or confine
 */
RogBagSource *
rog_bag_source_new_archive (RogArchive   *archive,
                            GCancellable *cancellable,
                            GError      **error)
{
  return rog_bag_source_new_members (next_member, archive, cancellable, error);
}

/**
 * rog_bag_open_archive:
 * @archive: an archive no member of which was taken yet
 *
 * As rog_bag_open(), for a zip that is unpacked in a worker.
 *
 * Returns: (transfer full): the bag, or %NULL with an error of formats or confine
 */
RogBag *
rog_bag_open_archive (RogArchive   *archive,
                      GCancellable *cancellable,
                      GError      **error)
{
  return rog_bag_open_members (next_member, archive, cancellable, error);
}
