// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "confine/rog-worker-process.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-warden.h"
#include "confine/rog-worker-protocol.h"

struct _RogWorkerProcess
{
  GObject parent_instance;

  GSubprocess         *subprocess; /* (owned) */
  GDBusConnection     *connection; /* (owned) */
  RogWorkerConfinement confinement;
  int                  pid;
  gboolean             misbehaved; /* atomic: it spoke without being asked */
  gboolean             asked;      /* atomic: a call waits for its answer */
  GMutex               turn;       /* one call at a time, so that a deadline is for that call */
};

G_DEFINE_FINAL_TYPE (RogWorkerProcess, rog_worker_process, G_TYPE_OBJECT)

static void
rog_worker_process_finalize (GObject *object)
{
  RogWorkerProcess *self = ROG_WORKER_PROCESS (object);

  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
  g_clear_object (&self->connection);
  g_clear_object (&self->subprocess);
  g_mutex_clear (&self->turn);

  G_OBJECT_CLASS (rog_worker_process_parent_class)->finalize (object);
}

static void
rog_worker_process_class_init (RogWorkerProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_worker_process_finalize;
}

static void
rog_worker_process_init (RogWorkerProcess *self)
{
  g_mutex_init (&self->turn);
}

/**
 * rog_worker_find_program:
 *
 * The worker is where this program's own files are. A program that runs from its build tree
 * (tests, `make run`) uses the one built beside it; whether it does is read from the kernel's
 * name of the running program, never from the environment or an argument.
 *
 * Returns: (transfer full): the path of the worker
 */
char *
rog_worker_find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  if (self != NULL && g_str_has_prefix (self, ROG_BUILD_ROOT "/"))
    return g_strdup (ROG_BUILD_ROOT "/app/worker/rogatory-worker");
  return g_strdup (LIBEXECDIR "/rogatory-worker");
}

static GSubprocess *
start_process (const char *program,
               int         fd,
               GError    **error)
{
  static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
  const char *const        argv[] = { program, NULL };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_set_environ (launcher, (char **)environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_fd (launcher, fd, ROG_WORKER_FD);

  return rog_warden_spawn (launcher, argv, error);
}

/* A worker only ever answers, and what it was asked. One that calls, signals or answers what nobody asked is not
 * what we started; each word of it would keep a thread here busy. */
static GDBusMessage *
filter_cb (GDBusConnection *connection,
           GDBusMessage    *message,
           gboolean         incoming,
           gpointer         data)
{
  GWeakRef        *weak = data;
  GDBusMessageType type = g_dbus_message_get_message_type (message);
  gboolean         answer = type == G_DBUS_MESSAGE_TYPE_METHOD_RETURN || type == G_DBUS_MESSAGE_TYPE_ERROR;
  g_autoptr (RogWorkerProcess) self = g_weak_ref_get (weak);

  if (!incoming || (answer && self != NULL && g_atomic_int_get (&self->asked)))
    return message;

  if (self != NULL)
    {
      g_atomic_int_set (&self->misbehaved, TRUE);
      g_subprocess_force_exit (self->subprocess);
    }
  g_object_unref (message);
  return NULL;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
connect_to (RogWorkerProcess *self,
            int               fd,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketConnection) stream = NULL;
  RogWatch *watch = rog_warden_watch (self->subprocess, ROG_WORKER_START_DEADLINE);
  GWeakRef *weak;
  gboolean  late;

  socket = g_socket_new_from_fd (fd, error);
  if (socket == NULL)
    {
      close (fd);
      (void)rog_warden_release (watch);
      return FALSE;
    }
  stream = g_socket_connection_factory_create_connection (socket);
  self->connection = g_dbus_connection_new_sync (
      G_IO_STREAM (stream), NULL,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
      NULL, cancellable, error);
  late = rog_warden_release (watch);
  if (late)
    {
      g_clear_error (error);
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_TIMED_OUT, "The worker did not start in time");
      g_clear_object (&self->connection);
    }
  if (self->connection == NULL)
    return FALSE;

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  g_dbus_connection_add_filter (self->connection, filter_cb, weak, weak_ref_free);
  g_dbus_connection_start_message_processing (self->connection);

  return TRUE;
}

static gboolean
say_hello (RogWorkerProcess *self,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (GVariant) reply = NULL;
  guint32 version, confinement;

  reply = rog_worker_process_call (self, "Hello", NULL, G_VARIANT_TYPE ("(uu)"), NULL, NULL,
                                   ROG_WORKER_START_DEADLINE, cancellable, error);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(uu)", &version, &confinement);
  if (version != ROG_WORKER_PROTOCOL_VERSION || confinement > ROG_WORKER_CONFINEMENT_SANITIZED ||
      (confinement == ROG_WORKER_CONFINEMENT_SANITIZED && !SANITIZED))
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX,
                           "The worker is of another version, or not confined");
      return FALSE;
    }
  self->confinement = confinement;

  return TRUE;
}

/* A worker that ends before it has said a word could not confine itself, or could not start. */
static void
explain_start (GError **error)
{
  if (error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (*error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_TIMED_OUT) ||
      g_error_matches (*error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL))
    return;
  g_clear_error (error);
  g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX,
                       "The worker could not be started, or this system cannot confine it");
}

/**
 * rog_worker_process_spawn:
 * @program: the path of the worker, as of rog_worker_find_program()
 * @cancellable: (nullable): gives up and kills the process
 * @error: where an error goes
 *
 * Starts a worker and waits until it has confined itself. Blocks (about 20 ms).
 *
 * Returns: (transfer full): the worker, or %NULL with %ROG_CONFINE_ERROR_NO_SANDBOX,
 *   %ROG_CONFINE_ERROR_TIMED_OUT or %ROG_CONFINE_ERROR_PROTOCOL
 */
RogWorkerProcess *
rog_worker_process_spawn (const char   *program,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (RogWorkerProcess) self = g_object_new (ROG_TYPE_WORKER_PROCESS, NULL);
  g_autoptr (GError) local_error = NULL;
  const char *identifier;
  int         fds[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX, "No socket for a worker");
      return NULL;
    }
  self->subprocess = start_process (program, fds[1], &local_error);
  if (self->subprocess == NULL)
    {
      close (fds[0]);
      g_set_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX, "The worker cannot be started: %s", local_error->message);
      return NULL;
    }
  identifier = g_subprocess_get_identifier (self->subprocess);
  self->pid = identifier != NULL ? atoi (identifier) : 0;
  if (!connect_to (self, fds[0], cancellable, &local_error) || !say_hello (self, cancellable, &local_error))
    {
      explain_start (&local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* What a worker says is shown at most as one short line of printable text. */
static char *
tame (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n = 0;

  for (const char *c = text; *c != '\0' && n < 200; c = g_utf8_next_char (c), n++)
    {
      gunichar ch = g_utf8_get_char (c);

      g_string_append_unichar (line, g_unichar_isprint (ch) && g_unichar_type (ch) != G_UNICODE_FORMAT ? ch : 0xfffd);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static const char *
sentence_of (int code)
{
  switch (code)
    {
    case ROG_CONFINE_ERROR_DAMAGED:
      return "The document is damaged";
    case ROG_CONFINE_ERROR_ENCRYPTED:
      return "The document is encrypted and needs its password";
    case ROG_CONFINE_ERROR_NOT_PDF:
      return "The bytes are of another kind than was expected";
    case ROG_CONFINE_ERROR_LIMIT:
      return "Larger than is read";
    case ROG_CONFINE_ERROR_REFUSED:
      return "Not taken out of the archive";
    default:
      return NULL;
    }
}

static GError *
translate (RogWorkerProcess *self,
           const GError     *from)
{
  g_autoptr (GError) plain = NULL;
  g_autofree char *said = NULL;
  const char      *sentence = from->domain == ROG_CONFINE_ERROR ? sentence_of (from->code) : NULL;

  if (g_atomic_int_get (&self->misbehaved) || g_error_matches (from, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ||
      (g_dbus_error_is_remote_error (from) && sentence == NULL))
    {
      rog_worker_process_kill (self);
      return g_error_new_literal (ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL, "The worker answered nonsense");
    }
  if (sentence == NULL)
    {
      rog_worker_process_kill (self);
      return g_error_new_literal (ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_CRASHED, "The worker ended unexpectedly");
    }
  plain = g_error_copy (from);
  g_dbus_error_strip_remote_error (plain);
  said = tame (plain->message);

  return g_error_new (ROG_CONFINE_ERROR, from->code, "%s (%s)", sentence, said);
}

/**
 * rog_worker_process_call:
 * @self: a worker
 * @method: a method of org.rogatory.Worker1
 * @parameters: (transfer floating) (nullable): its arguments
 * @reply_type: what it must answer
 * @fds: (nullable): descriptors that go with it
 * @out_fds: (out) (optional) (nullable): descriptors that came back
 * @deadline: milliseconds from when the call starts; calls on one worker wait for each other
 * @cancellable: (nullable): kills the worker: what it is doing cannot be stopped otherwise
 * @error: where an error goes
 *
 * Blocks. After any error but those the worker itself may give (damaged, encrypted, not a PDF,
 * limit, refused) the worker is dead.
 *
 * Returns: (transfer full): the answer, whose type is right and whose contents are to be checked
 */
GVariant *
rog_worker_process_call (RogWorkerProcess   *self,
                         const char         *method,
                         GVariant           *parameters,
                         const GVariantType *reply_type,
                         GUnixFDList        *fds,
                         GUnixFDList       **out_fds,
                         guint               deadline,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) arguments = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  g_autoptr (GError) local_error = NULL;
  RogWatch *watch;
  gboolean  late;

  (void)ROG_CONFINE_ERROR; /* registers the errors a worker may give */
  g_mutex_lock (&self->turn);
  watch = rog_warden_watch (self->subprocess, deadline);
  g_atomic_int_set (&self->asked, TRUE);
  reply = g_dbus_connection_call_with_unix_fd_list_sync (
      self->connection, NULL, ROG_WORKER_OBJECT, ROG_WORKER_INTERFACE, method, arguments, reply_type,
      G_DBUS_CALL_FLAGS_NO_AUTO_START, (int)MIN (deadline + 5000u, (guint)G_MAXINT), fds, out_fds, cancellable, &local_error);
  g_atomic_int_set (&self->asked, FALSE);
  late = rog_warden_release (watch);
  g_mutex_unlock (&self->turn);

  if (reply != NULL)
    return g_steal_pointer (&reply);
  if (late || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      rog_worker_process_kill (self);
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_TIMED_OUT, "The worker did not answer in time");
    }
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      rog_worker_process_kill (self);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  else
    g_propagate_error (error, translate (self, local_error));

  return NULL;
}

/**
 * rog_worker_process_kill:
 * @self: a worker
 *
 * Ends it at once. Calls that wait for it fail with %ROG_CONFINE_ERROR_CRASHED.
 */
void
rog_worker_process_kill (RogWorkerProcess *self)
{
  g_subprocess_force_exit (self->subprocess);
}

/**
 * rog_worker_process_is_alive:
 * @self: a worker
 *
 * Returns: whether the process is running and connected
 */
gboolean
rog_worker_process_is_alive (RogWorkerProcess *self)
{
  return g_subprocess_get_identifier (self->subprocess) != NULL && !g_dbus_connection_is_closed (self->connection);
}

/**
 * rog_worker_process_get_confinement:
 * @self: a worker
 *
 * Returns: how it is confined, for Troubleshooting
 */
RogWorkerConfinement
rog_worker_process_get_confinement (RogWorkerProcess *self)
{
  return self->confinement;
}

/**
 * rog_worker_process_get_pid:
 * @self: a worker
 *
 * Returns: its process id, also after its end
 */
int
rog_worker_process_get_pid (RogWorkerProcess *self)
{
  return self->pid;
}
