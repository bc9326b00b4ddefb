// SPDX-License-Identifier: GPL-3.0-or-later
/* This file defines open() and fopen() themselves; the headers must not rename them. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "config.h"

#include "worker/rog-worker-fonts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>

/* Read by poppler for Asian scripts, and by what Flatpak gives for the host's fonts. */
static const char *const other_paths[] = {
  "/usr/share/poppler",
  "/run/host/fonts",
  "/run/host/local-fonts",
  "/run/host/user-fonts",
  "/run/host/fonts-cache",
  "/run/host/user-fonts-cache",
};

/* path → descriptor + 1, once fonts are held open; NULL in the ordinary case */
static GHashTable *held;

/**
 * rog_worker_fonts_init:
 *
 * Reads the font configuration and matches one font, so that everything that is loaded
 * once has been loaded before the process confines itself.
 *
 * Returns: whether there is a usable font configuration
 */
gboolean
rog_worker_fonts_init (void)
{
  FcPattern *pattern, *match;
  FcResult   result;

  if (!FcInit ())
    return FALSE;

  pattern = FcNameParse ((const FcChar8 *)"Helvetica");
  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  match = FcFontMatch (NULL, pattern, &result);
  FcPatternDestroy (pattern);
  if (match != NULL)
    FcPatternDestroy (match);

  return match != NULL;
}

static void
add_list (GPtrArray *paths,
          FcStrList *list)
{
  const FcChar8 *path;

  if (list == NULL)
    return;
  while ((path = FcStrListNext (list)) != NULL)
    g_ptr_array_add (paths, g_strdup ((const char *)path));
  FcStrListDone (list);
}

/**
 * rog_worker_fonts_get_paths:
 *
 * Returns: (transfer full) (element-type utf8): files and folders that drawing text reads:
 *   fonts, their caches and configuration, character maps
 */
GPtrArray *
rog_worker_fonts_get_paths (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  add_list (paths, FcConfigGetFontDirs (NULL));
  add_list (paths, FcConfigGetCacheDirs (NULL));
  add_list (paths, FcConfigGetConfigFiles (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (other_paths); i++)
    g_ptr_array_add (paths, g_strdup (other_paths[i]));

  return paths;
}

/**
 * rog_worker_fonts_hold_open:
 *
 * Where files cannot be opened later (no Landlock), every font is opened now, and open()
 * below hands out the descriptors. Call before any thread is made.
 */
void
rog_worker_fonts_hold_open (void)
{
  FcFontSet  *set = FcConfigGetFonts (NULL, FcSetSystem);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; set != NULL && i < set->nfont; i++)
    {
      FcChar8 *file;
      int      fd;

      if (FcPatternGetString (set->fonts[i], FC_FILE, 0, &file) != FcResultMatch ||
          g_hash_table_contains (table, file))
        continue;
      fd = open ((const char *)file, O_RDONLY | O_CLOEXEC);
      if (fd >= 0)
        g_hash_table_insert (table, g_strdup ((const char *)file), GINT_TO_POINTER (fd + 1));
    }
  held = table;
}

#if !SANITIZED /* whose runtime defines these itself, and whose worker is not confined */

/* A descriptor of a held font, at its beginning, for one reader at a time: fonts are
 * mapped or read whole as they are opened, all on the one thread that draws. */
static int
take_held (const char *path)
{
  int fd = held != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (held, path)) - 1 : -1;

  if (fd < 0)
    return -1;
  lseek (fd, 0, SEEK_SET);
  return fcntl (fd, F_DUPFD_CLOEXEC, 0);
}

/*
 * FreeType opens fonts by open(), poppler by fopen(); the program's own definitions come
 * before libc's for every library in it.
 */
int
open (const char *path,
      int         flags,
      ...)
{
  int     fd = (flags & O_ACCMODE) == O_RDONLY ? take_held (path) : -1;
  va_list args;
  int     mode;

  if (fd >= 0)
    return fd;

  va_start (args, flags);
  mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg (args, int) : 0;
  va_end (args);

  return (int)syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64 (const char *path,
            int         flags,
            ...) __attribute__ ((alias ("open")));

/* The worker writes no file, so neither does this. */
FILE *
fopen (const char *path,
       const char *mode)
{
  FILE *file;
  int   fd;

  if (mode[0] != 'r' || strchr (mode, '+') != NULL)
    {
      errno = EACCES;
      return NULL;
    }
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return NULL;
  file = fdopen (fd, "r");
  if (file == NULL)
    close (fd);

  return file;
}

FILE *fopen64 (const char *path,
               const char *mode) __attribute__ ((alias ("fopen")));

#endif
