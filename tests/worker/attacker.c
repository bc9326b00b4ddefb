// SPDX-License-Identifier: GPL-3.0-or-later
//
// attacker MODE ATTACK [PATH]: confines itself by the worker's own code, then does what a
// hijacked worker would try. Exit 0: refused; 1: it worked; 2: the sandbox could not be entered.
// MODE is `full`, or `seccomp` for a kernel without Landlock.
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>

#include "worker/rog-worker-fonts.h"
#include "worker/rog-worker-sandbox.h"

/* Each answers whether it got what it wanted. */
typedef gboolean (*AttackFunc) (const char *path);

static gboolean
opened (int fd)
{
  char c;

  return fd >= 0 && read (fd, &c, 1) >= 0;
}

static gboolean
read_path (const char *path)
{
  return opened (open (path, O_RDONLY));
}

static gboolean
read_by_fopen (const char *path)
{
  return fopen (path, "r") != NULL;
}

static gboolean
read_by_openat2 (const char *path)
{
  guint64 how[3] = { O_RDONLY, 0, 0 };

  return syscall (SYS_openat2, AT_FDCWD, path, how, sizeof how) >= 0;
}

static gboolean
read_proc (const char *path)
{
  return read_path ("/proc/self/status") || read_path ("/proc/self/environ") || read_path ("/proc/1/cmdline") ||
         read_path ("/proc/version");
}

static gboolean
read_system (const char *path)
{
  return read_path ("/etc/passwd") || read_path ("/etc/hostname") || read_path ("/") || read_path ("/root") ||
         read_path ("/home") || read_path ("/tmp") || read_path ("/dev/urandom") || read_path ("/sys");
}

static gboolean
write_path (const char *path)
{
  int fd = open (path, O_WRONLY);

  return fd >= 0 || open (path, O_RDWR | O_APPEND) >= 0 || open (path, O_RDONLY | O_TRUNC) >= 0 ||
         truncate (path, 0) == 0;
}

static gboolean
make_file (const char *path)
{
  g_autofree char *other = g_strconcat (path, "-new", NULL);

  return open (other, O_CREAT | O_WRONLY, 0600) >= 0 || mkdir (other, 0700) == 0 || symlink ("/", other) == 0 ||
         mknod (other, S_IFIFO | 0600, 0) == 0 || link (path, other) == 0 || open ("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0;
}

static gboolean
change_file (const char *path)
{
  g_autofree char *other = g_strconcat (path, "-moved", NULL);

  return chmod (path, 0777) == 0 || chown (path, 0, 0) == 0 || rename (path, other) == 0 || unlink (path) == 0 ||
         utimensat (AT_FDCWD, path, NULL, 0) == 0;
}

static gboolean
look_at_file (const char *path)
{
  struct stat info;
  char        target[64];

  return stat (path, &info) == 0 || syscall (SYS_newfstatat, AT_FDCWD, path, &info, AT_EMPTY_PATH) == 0 || access (path, F_OK) == 0 || readlink ("/proc/self/exe", target, sizeof target) >= 0 ||
         chdir ("/") == 0;
}

static gboolean
make_socket (const char *path)
{
  int fds[2];

  return socket (AF_UNIX, SOCK_STREAM, 0) >= 0 || socket (AF_INET, SOCK_STREAM, 0) >= 0 ||
         socket (AF_NETLINK, SOCK_RAW, 0) >= 0 || socketpair (AF_UNIX, SOCK_STREAM, 0, fds) == 0;
}

static gboolean
connect_out (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/run/dbus/system_bus_socket" };

  return connect (3, (struct sockaddr *)&address, sizeof address) == 0;
}

static gboolean
bind_name (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };

  return bind (3, (struct sockaddr *)&address, sizeof (sa_family_t)) == 0;
}

static gboolean
fork_process (const char *path)
{
  return fork () >= 0;
}

static gboolean
clone_process (const char *path)
{
  return syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0;
}

static gboolean
clone3_process (const char *path)
{
  guint64 args[11] = { 0 };

  args[4] = SIGCHLD;
  return syscall (SYS_clone3, args, sizeof args) >= 0;
}

static gboolean
exec_shell (const char *path)
{
  char *const argv[] = { (char *)"sh", NULL };

  execv ("/bin/sh", argv);
  return FALSE;
}

static gboolean
exec_own_memory (const char *path)
{
  char *const argv[] = { (char *)"x", NULL };

  return syscall (SYS_execveat, 3, "", argv, NULL, AT_EMPTY_PATH) == 0;
}

static gboolean
kill_parent (const char *path)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
tgkill_parent (const char *path)
{
  return syscall (SYS_tgkill, getppid (), getppid (), 0) == 0;
}

static gboolean
signal_by_owner (const char *path)
{
  return fcntl (3, F_SETOWN, getppid ()) == 0;
}

static gboolean
trace_parent (const char *path)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) == 0;
}

static gboolean
read_parent (const char *path)
{
  char         byte;
  struct iovec local = { &byte, 1 }, remote = { (gpointer)0x400000, 1 };

  return process_vm_readv (getppid (), &local, 1, &remote, 1, 0) >= 0;
}

static gboolean
allocate (const char *path)
{
  /* Written down, or the compiler takes it for granted that there is always memory. */
  void *volatile memory = malloc (8UL << 30);

  return mmap (NULL, 8UL << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED || memory != NULL;
}

static gboolean
raise_limit (const char *path)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_AS, &limit) == 0 || setrlimit (RLIMIT_CORE, &limit) == 0 || setpriority (PRIO_PROCESS, 0, -5) == 0;
}

static gboolean
memory_file (const char *path)
{
  int fd = memfd_create ("code", 0);

  return fd >= 0 || mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0) != MAP_FAILED;
}

static gboolean
code_by_mmap (const char *path)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static gboolean
code_by_mprotect (const char *path)
{
  gpointer page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return page != MAP_FAILED && mprotect (page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static gboolean
be_dumpable (const char *path)
{
  return prctl (PR_SET_DUMPABLE, 1) == 0 || prctl (PR_SET_PDEATHSIG, 0) == 0 || prctl (PR_SET_SECCOMP, 0) == 0;
}

static gboolean
io_uring (const char *path)
{
  struct io_uring_params params = { 0 };

  return syscall (SYS_io_uring_setup, 4, &params) >= 0;
}

static gboolean
new_namespace (const char *path)
{
  return unshare (CLONE_NEWUSER) == 0;
}

static gboolean
install_keys (const char *path)
{
  return syscall (SYS_keyctl, 0, -3, 1) >= 0;
}

/* ---- what must go on working: these answer TRUE where it does ---- */

static gpointer
thread_func (gpointer data)
{
  return data;
}

static gboolean
work_thread (const char *path)
{
  pthread_t thread;
  void     *result = NULL;

  return pthread_create (&thread, NULL, thread_func, &result) == 0 && pthread_join (thread, &result) == 0 && result == &result;
}

static gboolean
work_fonts (const char *path)
{
  char  magic[4];
  FILE *file = fopen (path, "rb");
  int   fd = open (path, O_RDONLY);

  return fd >= 0 && read (fd, magic, 4) == 4 && file != NULL && fread (magic, 1, 4, file) == 4 &&
         open (path, O_WRONLY) < 0;
}

static const struct
{
  const char *name;
  AttackFunc  func;
} attacks[] = {
  { "read-path", read_path },
  { "read-by-fopen", read_by_fopen },
  { "read-by-openat2", read_by_openat2 },
  { "read-proc", read_proc },
  { "read-system", read_system },
  { "write-path", write_path },
  { "make-file", make_file },
  { "change-file", change_file },
  { "look-at-file", look_at_file },
  { "make-socket", make_socket },
  { "connect", connect_out },
  { "bind", bind_name },
  { "fork", fork_process },
  { "clone", clone_process },
  { "clone3", clone3_process },
  { "exec", exec_shell },
  { "exec-memory", exec_own_memory },
  { "kill", kill_parent },
  { "tgkill", tgkill_parent },
  { "signal-by-owner", signal_by_owner },
  { "ptrace", trace_parent },
  { "read-parent", read_parent },
  { "allocate", allocate },
  { "raise-limit", raise_limit },
  { "memory-file", memory_file },
  { "code-by-mmap", code_by_mmap },
  { "code-by-mprotect", code_by_mprotect },
  { "be-dumpable", be_dumpable },
  { "io-uring", io_uring },
  { "namespace", new_namespace },
  { "keys", install_keys },
  { "work-thread", work_thread },
  { "work-fonts", work_fonts },
};

int
main (int   argc,
      char *argv[])
{
  RogWorkerSandboxFlags flags;
  RogWorkerSandbox      sandbox;

  if (argc < 3)
    return 2;
  flags = strcmp (argv[1], "seccomp") == 0 ? ROG_WORKER_SANDBOX_PRETEND_NO_LANDLOCK : ROG_WORKER_SANDBOX_NO_FLAGS;
  if (!rog_worker_sandbox_prepare () || !rog_worker_sandbox_enter (flags, &sandbox))
    return 2;
  if (sandbox != (flags != 0 ? ROG_WORKER_SANDBOX_NO_LANDLOCK : ROG_WORKER_SANDBOX_FULL))
    return 2;

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      if (strcmp (attacks[i].name, argv[2]) == 0)
        _exit (attacks[i].func (argc > 3 ? argv[3] : "") ? 1 : 0);
    }
  return 2;
}
