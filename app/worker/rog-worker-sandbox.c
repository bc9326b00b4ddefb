// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "worker/rog-worker-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confine/rog-worker-protocol.h"
#include "worker/rog-worker-fonts.h"

#define ADDRESS_SPACE (2048UL * 1024 * 1024)
#define CPU_SECONDS 1800
#define DESCRIPTORS 128
#define DESCRIPTORS_WITH_FONTS 4096

#if !SANITIZED

/* ---- Landlock ---- */

#define FS_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* Everything the running kernel can forbid: the newest right of each version of the interface. */
static guint64
file_rights_of (int abi)
{
  if (abi >= 5)
    return (LANDLOCK_ACCESS_FS_IOCTL_DEV << 1) - 1;
  if (abi >= 3)
    return (LANDLOCK_ACCESS_FS_TRUNCATE << 1) - 1;
  if (abi >= 2)
    return (LANDLOCK_ACCESS_FS_REFER << 1) - 1;
  return (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
}

static gboolean
allow_reading (int         ruleset,
               const char *path)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = FS_READ };
  struct stat                       info;
  long                              status;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return errno == ENOENT || errno == EACCES || errno == ENOTDIR;
  if (fstat (rule.parent_fd, &info) == 0 && !S_ISDIR (info.st_mode))
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  status = syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (rule.parent_fd);

  return status == 0;
}

static gboolean
enter_landlock (int abi)
{
  struct landlock_ruleset_attr attr = { .handled_access_fs = file_rights_of (abi) };
  g_autoptr (GPtrArray) paths = rog_worker_fonts_get_paths ();
  gboolean ok = TRUE;
  int      ruleset;

  if (abi >= 4)
    attr.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
  if (abi >= 6)
    attr.scoped = LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;

  ruleset = (int)syscall (SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; ok && i < paths->len; i++)
    ok = allow_reading (ruleset, g_ptr_array_index (paths, i));
  ok = ok && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);

  return ok;
}

/* ---- seccomp ---- */

/* What drawing, reading text, unpacking and GDBus need once everything is loaded. */
static const int allowed_calls[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (close),
  SCMP_SYS (dup),
  SCMP_SYS (eventfd2),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (fstat),
  SCMP_SYS (ftruncate),
  SCMP_SYS (futex),
  SCMP_SYS (getegid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (getrusage),
  SCMP_SYS (getsockname),
  SCMP_SYS (getpeername),
  SCMP_SYS (getsockopt),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (getuid),
  SCMP_SYS (lseek),
  SCMP_SYS (madvise),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (nanosleep),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (pread64),
  SCMP_SYS (pwrite64),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (recvfrom),
  SCMP_SYS (recvmsg),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rseq),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sendmsg),
  SCMP_SYS (sendto),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (setsockopt),
  SCMP_SYS (shutdown),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (write),
  SCMP_SYS (writev),
};

/* What only a hijacked worker asks for: it ends there. */
static const int deadly_calls[] = {
  SCMP_SYS (accept),
  SCMP_SYS (accept4),
  SCMP_SYS (bind),
  SCMP_SYS (bpf),
  SCMP_SYS (chroot),
  SCMP_SYS (connect),
  SCMP_SYS (execve),
  SCMP_SYS (execveat),
  SCMP_SYS (finit_module),
  SCMP_SYS (fork),
  SCMP_SYS (init_module),
  SCMP_SYS (io_uring_setup),
  SCMP_SYS (keyctl),
  SCMP_SYS (kill),
  SCMP_SYS (listen),
  SCMP_SYS (mount),
  SCMP_SYS (perf_event_open),
  SCMP_SYS (pidfd_getfd),
  SCMP_SYS (pidfd_send_signal),
  SCMP_SYS (pivot_root),
  SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev),
  SCMP_SYS (ptrace),
  SCMP_SYS (rt_sigqueueinfo),
  SCMP_SYS (rt_tgsigqueueinfo),
  SCMP_SYS (setns),
  SCMP_SYS (tkill),
  SCMP_SYS (unshare),
  SCMP_SYS (userfaultfd),
  SCMP_SYS (vfork),
};

static const int allowed_fcntl[] = {
  F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, F_DUPFD_CLOEXEC, F_GET_SEALS
};

static gboolean
add_lists (scmp_filter_ctx filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    {
      if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) != 0)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (deadly_calls); i++)
    {
      if (seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, deadly_calls[i], 0) != 0)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (allowed_fcntl); i++)
    {
      if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, allowed_fcntl[i])) != 0)
        return FALSE;
    }
  return TRUE;
}

/* No code is ever mapped again, no new process made, no limit raised. */
static gboolean
add_memory_and_threads (scmp_filter_ctx filter)
{
  const scmp_datum_t thread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;

  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, thread, thread)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prctl), 1,
                           SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2,
                           SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A2 (SCMP_CMP_EQ, 0)) == 0 &&
         /* abort() */
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                           SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t)getpid ())) == 0;
}

/* Reading only. Not newfstatat(): its paths cannot be looked at from here, and Landlock does not cover it. fstat() has a
 * call of its own since glibc 2.37. */
static gboolean
add_files (scmp_filter_ctx filter,
           gboolean        may_open)
{
  const scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | __O_TMPFILE;
  const guint32      answer = SCMP_ACT_ERRNO (EACCES);

  if (!may_open)
    return seccomp_rule_add (filter, answer, SCMP_SYS (openat), 0) == 0 &&
           seccomp_rule_add (filter, answer, SCMP_SYS (open), 0) == 0;

  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, 0)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                           SCMP_A1 (SCMP_CMP_MASKED_EQ, writing, 0)) == 0;
}

static gboolean
enter_seccomp (gboolean may_open)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (ENOSYS));
  gboolean        ok;

  if (filter == NULL)
    return FALSE;
  ok = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 &&
       seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
       seccomp_attr_set (filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 &&
       add_lists (filter) && add_memory_and_threads (filter) && add_files (filter, may_open) &&
       seccomp_load (filter) == 0;
  seccomp_release (filter);

  return ok;
}

/* ---- limits ---- */

static gboolean
set_limit (__rlimit_resource_t what,
           rlim_t              value)
{
  struct rlimit limit = { value, value };

  return setrlimit (what, &limit) == 0;
}

static gboolean
set_limits (gboolean with_fonts)
{
  return set_limit (RLIMIT_AS, ADDRESS_SPACE) && set_limit (RLIMIT_CORE, 0) &&
         set_limit (RLIMIT_NOFILE, with_fonts ? DESCRIPTORS_WITH_FONTS : DESCRIPTORS) &&
         set_limit (RLIMIT_CPU, CPU_SECONDS) && set_limit (RLIMIT_FSIZE, ROG_WORKER_MAX_MEMBER);
}

#endif

/**
 * rog_worker_sandbox_prepare:
 *
 * The first thing in main(): ties this process to the one that started it, forbids core
 * dumps and debuggers, closes what it should not have inherited, reads the fonts.
 *
 * Returns: whether all of it could be done
 */
gboolean
rog_worker_sandbox_prepare (void)
{
  signal (SIGXFSZ, SIG_IGN); /* a write past the limit is an error, not a death */
  return prctl (PR_SET_PDEATHSIG, SIGKILL) == 0 && prctl (PR_SET_DUMPABLE, 0) == 0 &&
         close_range (ROG_WORKER_FD + 1, ~0U, 0) == 0 && rog_worker_fonts_init ();
}

/**
 * rog_worker_sandbox_enter:
 * @flags: how
 * @sandbox: (out): what was reached
 *
 * Confines the process for good. Call after rog_worker_sandbox_prepare() and before any
 * thread: Landlock binds only the thread that asks for it.
 *
 * Returns: %FALSE where the kernel cannot confine the process: then no document may be read
 */
gboolean
rog_worker_sandbox_enter (RogWorkerSandboxFlags flags,
                          RogWorkerSandbox     *sandbox)
{
#if SANITIZED
  /* The sanitizers' own memory and threads do not fit into any of this. */
  *sandbox = ROG_WORKER_SANDBOX_SANITIZED;
  return TRUE;
#else
  int      abi = (int)syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  gboolean landlock = abi > 0 && (flags & ROG_WORKER_SANDBOX_PRETEND_NO_LANDLOCK) == 0;

  *sandbox = landlock ? ROG_WORKER_SANDBOX_FULL : ROG_WORKER_SANDBOX_NO_LANDLOCK;
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !set_limits (!landlock))
    return FALSE;
  if (landlock && !enter_landlock (abi))
    return FALSE;
  if (!landlock)
    rog_worker_fonts_hold_open ();

  return enter_seccomp (landlock);
#endif
}
