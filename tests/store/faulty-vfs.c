// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulty-vfs.h"

#include <sqlcipher/sqlite3.h>

/* Wraps each file's methods: the real file lies behind ours. */
typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
} File;

static sqlite3_vfs       *real_vfs;
static sqlite3_vfs        vfs;
static sqlite3_io_methods methods;
static guint              count, fail_at;
static int                fail_code;
static gboolean           fail_for_good, armed;

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *)file)->real;
}

static int
fault (void)
{
  count++;
  if (!armed || count < fail_at || (count > fail_at && !fail_for_good))
    return SQLITE_OK;
  return fail_code;
}

static int
f_close (sqlite3_file *f)
{
  return real (f)->pMethods->xClose (real (f));
}

static int
f_read (sqlite3_file *f, void *data, int n, sqlite3_int64 at)
{
  return real (f)->pMethods->xRead (real (f), data, n, at);
}

/* Half of what should be written is, as when the power or the disk goes. */
static int
f_write (sqlite3_file *f, const void *data, int n, sqlite3_int64 at)
{
  int code = fault ();

  if (code == SQLITE_OK)
    return real (f)->pMethods->xWrite (real (f), data, n, at);
  if (n > 1)
    real (f)->pMethods->xWrite (real (f), data, n / 2, at);
  return code;
}

static int
f_truncate (sqlite3_file *f, sqlite3_int64 size)
{
  int code = fault ();

  return code == SQLITE_OK ? real (f)->pMethods->xTruncate (real (f), size) : SQLITE_IOERR_TRUNCATE;
}

static int
f_sync (sqlite3_file *f, int flags)
{
  int code = fault ();

  return code == SQLITE_OK ? real (f)->pMethods->xSync (real (f), flags) : SQLITE_IOERR_FSYNC;
}

static int
f_size (sqlite3_file *f, sqlite3_int64 *size)
{
  return real (f)->pMethods->xFileSize (real (f), size);
}

static int
f_lock (sqlite3_file *f, int level)
{
  return real (f)->pMethods->xLock (real (f), level);
}

static int
f_unlock (sqlite3_file *f, int level)
{
  return real (f)->pMethods->xUnlock (real (f), level);
}

static int
f_check (sqlite3_file *f, int *out)
{
  return real (f)->pMethods->xCheckReservedLock (real (f), out);
}

static int
f_control (sqlite3_file *f, int op, void *arg)
{
  return real (f)->pMethods->xFileControl (real (f), op, arg);
}

static int
f_sector (sqlite3_file *f)
{
  return real (f)->pMethods->xSectorSize (real (f));
}

static int
f_device (sqlite3_file *f)
{
  return real (f)->pMethods->xDeviceCharacteristics (real (f));
}

static int
f_shm_map (sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
  return real (f)->pMethods->xShmMap (real (f), page, size, extend, out);
}

static int
f_shm_lock (sqlite3_file *f, int offset, int n, int flags)
{
  return real (f)->pMethods->xShmLock (real (f), offset, n, flags);
}

static void
f_shm_barrier (sqlite3_file *f)
{
  real (f)->pMethods->xShmBarrier (real (f));
}

static int
f_shm_unmap (sqlite3_file *f, int delete)
{
  return real (f)->pMethods->xShmUnmap (real (f), delete);
}

static int
v_open (sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
  File *file = (File *)f;
  int   code;

  file->real = (sqlite3_file *)&file[1];
  code = real_vfs->xOpen (real_vfs, name, file->real, flags, out);
  file->base.pMethods = file->real->pMethods != NULL ? &methods : NULL;

  return code;
}

void
faulty_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  methods = (sqlite3_io_methods){ 2, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock, f_check, f_control, f_sector, f_device, f_shm_map, f_shm_lock, f_shm_barrier, f_shm_unmap, NULL, NULL };
  vfs = *real_vfs;
  vfs.zName = "faulty";
  vfs.szOsFile = (int)sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = v_open;
  sqlite3_vfs_register (&vfs, 1);
}

void
faulty_vfs_arm (guint n, int code, gboolean for_good)
{
  count = 0;
  fail_at = n;
  fail_code = code;
  fail_for_good = for_good;
  armed = TRUE;
}

/* How many writes there were since it was armed. */
guint
faulty_vfs_disarm (void)
{
  armed = FALSE;
  return count;
}
