// SPDX-License-Identifier: GPL-3.0-or-later
//
// rog-record DIRECTORY COMMAND [ARG …]: runs a command and keeps every byte that it, or
// anything it starts, writes to a file: of files that are deleted, renamed or emptied
// afterwards too. Works as any user: it traces, and each write waits until it is kept.
//
// DIRECTORY gets `index`, one line a file (number, program, path when it was first written
// or opened for writing), and NUMBER.written with all that was written, in order, and, for
// what reaches a file by other ways (mappings, copies in the kernel), NUMBER.content.
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/fs.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <linux/ptrace.h>

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "rog-record does not know this machine's system calls"
#endif

typedef struct
{
  guint  number;
  int    fd;      /* keeps the file, deleted or not; -1 where it cannot be read */
  int    written; /* NUMBER.written */
  gint64 copied;  /* whether NUMBER.content is wanted */
} File;

static const char *directory;
static GHashTable *files; /* (owned) "device:inode path" → File */
static FILE       *list;
static gboolean    failed;

static void
fail (const char *what,
      pid_t       pid)
{
  fprintf (list, "!\t%d\t%s: %s\n", (int)pid, what, g_strerror (errno));
  fflush (list);
  failed = TRUE;
}

static char *
program_of (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/comm", (int)pid);
  char            *name = NULL;

  if (!g_file_get_contents (path, &name, NULL, NULL))
    return g_strdup ("?");

  return g_strdelimit (g_strchomp (name), "\t\n", ' ');
}

static int
open_kept (guint       number,
           const char *ending)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.%s", directory, number, ending);

  return open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The process that a thread is of; the thread itself where nothing is known of it any more. */
static pid_t
process_of (pid_t thread)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int)thread);
  g_autofree char *status = NULL;
  const char      *found;

  if (!g_file_get_contents (path, &status, NULL, NULL) || (found = strstr (status, "\nTgid:\t")) == NULL)
    return thread;

  return (pid_t)g_ascii_strtoll (found + 7, NULL, 10);
}

/* A descriptor of the traced process as one of our own, or -1. Links in /proc are no way to it: those of a
 * program that hides its memory are root's. */
static int
borrow (pid_t pid,
        int   fd)
{
  int thread = (int)syscall (SYS_pidfd_open, pid, O_EXCL); /* PIDFD_THREAD, since Linux 6.9 */
  int process = thread != -1 ? thread : (int)syscall (SYS_pidfd_open, process_of (pid), 0);
  int own = process == -1 ? -1 : (int)syscall (SYS_pidfd_getfd, process, fd, 0);

  if (own == -1 && (errno == EACCES || errno == EPERM))
    fail ("a descriptor that cannot be looked at", pid);
  if (process != -1)
    close (process);

  return own;
}

/* The file behind a borrowed descriptor, or %NULL where it is none on a disk. */
static File *
find_file (pid_t pid,
           int   own)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", own);
  g_autofree char *path = g_file_read_link (link, NULL);
  g_autofree char *key = NULL;
  struct stat      status;
  File            *file;

  if (path == NULL || fstat (own, &status) != 0)
    {
      fail ("a descriptor that cannot be looked at", pid);
      return NULL;
    }
  if (!S_ISREG (status.st_mode) || g_str_has_prefix (path, "/memfd:") || g_str_has_prefix (path, "/proc/") || g_str_has_prefix (path, "/sys/"))
    return NULL;

  key = g_strdup_printf ("%llx:%llx %s", (unsigned long long)status.st_dev, (unsigned long long)status.st_ino, path);
  file = g_hash_table_lookup (files, key);
  if (file == NULL)
    {
      g_autofree char *program = program_of (pid);
      g_autofree char *shown = g_strescape (path, NULL);

      file = g_new0 (File, 1);
      file->number = g_hash_table_size (files);
      file->fd = open (link, O_RDONLY | O_CLOEXEC);
      file->written = open_kept (file->number, "written");
      g_hash_table_insert (files, g_steal_pointer (&key), file);
      fprintf (list, "%u\t%s\t%s\n", file->number, program, shown);
      fflush (list);
    }

  return file;
}

static File *
file_of (pid_t pid,
         int   fd)
{
  int   own = borrow (pid, fd);
  File *file = own == -1 ? NULL : find_file (pid, own);

  if (own != -1)
    close (own);

  return file;
}

static void
keep (File       *file,
      const void *data,
      gsize       length)
{
  const char *at = data;

  while (length > 0)
    {
      gssize kept = write (file->written, at, length);

      if (kept <= 0)
        {
          fail ("a write that could not be kept", 0);
          return;
        }
      at += kept;
      length -= (gsize)kept;
    }
}

static void
keep_memory (pid_t   pid,
             File   *file,
             guint64 address,
             gsize   length)
{
  char buffer[65536];

  while (length > 0)
    {
      struct iovec here = { buffer, MIN (length, sizeof buffer) };
      struct iovec there = { (void *)(guintptr)address, here.iov_len };
      gssize       got = process_vm_readv (pid, &here, 1, &there, 1, 0);

      if (got <= 0)
        {
          /* Memory that the kernel cannot read either: the write will fail as well. */
          if (errno != EFAULT)
            fail ("memory that cannot be read", pid);
          return;
        }
      keep (file, buffer, (gsize)got);
      address += (guint64)got;
      length -= (gsize)got;
    }
}

static void
keep_vector (pid_t   pid,
             File   *file,
             guint64 address,
             gsize   count)
{
  struct iovec parts[64];

  for (gsize done = 0; done < MIN (count, 1024); done += G_N_ELEMENTS (parts))
    {
      gsize        now = MIN (G_N_ELEMENTS (parts), count - done);
      struct iovec here = { parts, now * sizeof parts[0] };
      struct iovec there = { (void *)(guintptr)(address + done * sizeof parts[0]), here.iov_len };

      if (process_vm_readv (pid, &here, 1, &there, 1, 0) != (gssize)here.iov_len)
        return;
      for (gsize i = 0; i < now; i++)
        keep_memory (pid, file, (guint64)(guintptr)parts[i].iov_base, parts[i].iov_len);
    }
}

/* What came into a file by other ways than a write. */
static void
keep_content (File *file)
{
  char   buffer[65536];
  int    to;
  gint64 offset = 0;
  gssize got;

  if (file->copied == 0 || file->fd == -1)
    return;

  to = open_kept (file->number, "content");
  while ((got = pread (file->fd, buffer, sizeof buffer, offset)) > 0 && offset < G_GINT64_CONSTANT (0x20000000))
    {
      if (write (to, buffer, (gsize)got) != got)
        fail ("a file that could not be kept", 0);
      offset += got;
    }
  close (to);
}

static void
keep_all_contents (void)
{
  GHashTableIter iter;
  gpointer       file;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    keep_content (file);
}

static void
mark_copied (pid_t pid,
             int   fd)
{
  File *file = file_of (pid, fd);

  if (file != NULL)
    file->copied = 1;
}

/* Whether the end of the call is of interest as well. */
static gboolean
on_entry (pid_t                       pid,
          struct ptrace_syscall_info *info)
{
  const guint64 *args = (const guint64 *)info->seccomp.args;
  File          *file;

  switch (info->seccomp.nr)
    {
    case __NR_write:
    case __NR_pwrite64:
      file = file_of (pid, (int)args[0]);
      if (file != NULL)
        keep_memory (pid, file, args[1], args[2]);
      return FALSE;
    case __NR_writev:
    case __NR_pwritev:
    case __NR_pwritev2:
      file = file_of (pid, (int)args[0]);
      if (file != NULL)
        keep_vector (pid, file, args[1], args[2]);
      return FALSE;
    case __NR_mmap:
      if ((args[3] & MAP_TYPE) != MAP_PRIVATE && (args[2] & PROT_WRITE) != 0 && (args[3] & MAP_ANONYMOUS) == 0)
        mark_copied (pid, (int)args[4]);
      return FALSE;
    case __NR_sendfile:
    case __NR_ioctl:
      mark_copied (pid, (int)args[0]);
      return FALSE;
    case __NR_copy_file_range:
    case __NR_splice:
      mark_copied (pid, (int)args[2]);
      return FALSE;
    case __NR_openat:
    case __NR_openat2:
#ifdef __NR_open
    case __NR_open:
    case __NR_creat:
#endif
      return TRUE;
    default:
      /* unlink, rename, truncate, munmap: what is in the files is about to go */
      keep_all_contents ();
      return FALSE;
    }
}

/* After an open: only descriptors that can be written to. */
static void
on_exit_of_open (pid_t  pid,
                 gint64 fd)
{
  int own = fd < 0 ? -1 : borrow (pid, (int)fd);

  if (own == -1)
    return;

  if ((fcntl (own, F_GETFL) & O_ACCMODE) != O_RDONLY)
    find_file (pid, own);
  close (own);
}

static void
on_stop (pid_t pid,
         int   status)
{
  struct ptrace_syscall_info info = { 0 };
  int                        signal_number = WSTOPSIG (status);
  int                        event = status >> 16;

  if (event == PTRACE_EVENT_SECCOMP || (event == 0 && signal_number == (SIGTRAP | 0x80)))
    {
      if (ptrace (PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0)
        return; /* killed meanwhile */
      if (event == PTRACE_EVENT_SECCOMP)
        {
          ptrace (on_entry (pid, &info) ? PTRACE_SYSCALL : PTRACE_CONT, pid, 0, 0);
          return;
        }
      if (info.op == PTRACE_SYSCALL_INFO_EXIT)
        on_exit_of_open (pid, info.exit.rval);
      ptrace (info.op == PTRACE_SYSCALL_INFO_EXIT ? PTRACE_CONT : PTRACE_SYSCALL, pid, 0, 0);
    }
  else
    ptrace (PTRACE_CONT, pid, 0, event != 0 ? 0 : signal_number);
}

#define TRACE(nr)                                          \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (__u32)(nr), 0, 1), \
      BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_TRACE)

static gboolean
ask_to_be_stopped (void)
{
  struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    TRACE (__NR_write),
    TRACE (__NR_pwrite64),
    TRACE (__NR_writev),
    TRACE (__NR_pwritev),
    TRACE (__NR_pwritev2),
    TRACE (__NR_openat),
    TRACE (__NR_openat2),
    TRACE (__NR_mmap),
    TRACE (__NR_sendfile),
    TRACE (__NR_copy_file_range),
    TRACE (__NR_splice),
    TRACE (__NR_unlinkat),
    TRACE (__NR_renameat),
    TRACE (__NR_renameat2),
    TRACE (__NR_truncate),
    TRACE (__NR_ftruncate),
    TRACE (__NR_exit_group),
#ifdef __NR_open
    TRACE (__NR_open),
    TRACE (__NR_creat),
    TRACE (__NR_unlink),
    TRACE (__NR_rename),
#endif
    /* files cloned in the kernel */
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_ioctl, 0, 4),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[1])),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, FICLONE, 1, 0),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, FICLONERANGE, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_TRACE),
    /* io_uring would write unseen */
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_io_uring_setup, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static gboolean
write_line (const char *path,
            const char *line)
{
  int      fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = fd != -1 && write (fd, line, strlen (line)) == (gssize)strlen (line);

  if (fd != -1)
    close (fd);

  return written;
}

/*
 * A program that lets no one look at its memory hides its descriptors too, from all but whoever may trace
 * anything in the user namespace that it was started in: that is this one, for a user who is not root.
 */
static gboolean
enter_own_user_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("%u %u 1", geteuid (), geteuid ());
  g_autofree char *groups = g_strdup_printf ("%u %u 1", getegid (), getegid ());

  return unshare (CLONE_NEWUSER) == 0 && write_line ("/proc/self/setgroups", "deny") &&
         write_line ("/proc/self/uid_map", users) && write_line ("/proc/self/gid_map", groups);
}

static pid_t
start (char **command)
{
  int   ready[2];
  char  byte = 0;
  pid_t pid;

  if (pipe (ready) != 0)
    return -1;
  pid = fork ();
  if (pid == 0)
    {
      close (ready[1]);
      if (read (ready[0], &byte, 1) != 1 || !ask_to_be_stopped ())
        _exit (125);
      close (ready[0]);
      execvp (command[0], command);
      _exit (127);
    }

  close (ready[0]);
  if (ptrace (PTRACE_SEIZE, pid, 0,
              PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
                  PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL) != 0)
    {
      fprintf (stderr, "rog-record: this system forbids tracing: %s\n", g_strerror (errno));
      _exit (125);
    }
  if (write (ready[1], &byte, 1) != 1)
    return -1;
  close (ready[1]);

  return pid;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  pid_t            first;
  pid_t            pid;
  int              status;
  int              result = 125;

  if (argc < 3 || g_mkdir_with_parents (argv[1], 0700) != 0)
    {
      fprintf (stderr, "usage: rog-record DIRECTORY COMMAND [ARG …]\n");
      return 125;
    }
  directory = argv[1];
  path = g_build_filename (directory, "index", NULL);
  list = fopen (path, "we");
  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  signal (SIGINT, SIG_IGN);
  if (geteuid () != 0 && !enter_own_user_namespace ())
    fprintf (stderr, "rog-record: no user namespace (%s): a program that hides its descriptors will be refused\n", g_strerror (errno));

  first = start (argv + 2);
  while (list != NULL && (pid = waitpid (-1, &status, __WALL)) > 0)
    {
      if (WIFSTOPPED (status))
        on_stop (pid, status);
      else if (pid == first)
        result = WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
    }
  keep_all_contents ();
  if (list != NULL)
    fclose (list);

  return failed && result == 0 ? 125 : result;
}
