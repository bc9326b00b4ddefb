// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-slots.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-memfd.h"
#include "confine/rog-worker-protocol.h"

typedef struct
{
  int      fd;
  gpointer pixels; /* mapped */
  gsize    size;
  gboolean taken;
} Slot;

struct _RogSlots
{
  gatomicrefcount ref_count;

  gsize  budget;
  GMutex lock; /* guards those below */
  Slot   slots[ROG_WORKER_MAX_SLOTS];
  int    n_slots;
  gsize  total;
};

/**
 * rog_slots_new:
 * @budget: bytes of all slots together
 *
 * Returns: (transfer full): no slots yet; they are made as they are needed
 */
RogSlots *
rog_slots_new (gsize budget)
{
  RogSlots *self = g_new0 (RogSlots, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->budget = budget;

  return self;
}

RogSlots *
rog_slots_ref (RogSlots *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rog_slots_unref (RogSlots *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int i = 0; i < self->n_slots; i++)
    {
      munmap (self->slots[i].pixels, self->slots[i].size);
      close (self->slots[i].fd);
    }
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Sizes in steps of two, so that a slot fits the pages of a document at nearby scales. */
static gsize
round_size (gsize size)
{
  gsize step = 1024 * 1024;

  while (step < size && step < 16 * 1024 * 1024)
    step *= 2;
  return MIN ((size + step - 1) / step * step, (gsize)ROG_WORKER_MAX_PIXELS * 4);
}

static gboolean
make_slot (Slot    *slot,
           gsize    size,
           GError **error)
{
  int fd = rog_memfd_new (error);

  if (fd < 0)
    return FALSE;
  slot->pixels = MAP_FAILED;
  /* The worker must not be able to pull the memory away from under a page that is shown. */
  if (ftruncate (fd, (off_t)size) == 0 && fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
    slot->pixels = mmap (NULL, size, PROT_READ, MAP_SHARED, fd, 0);
  if (slot->pixels == MAP_FAILED)
    {
      close (fd);
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "No memory for a page");
      return FALSE;
    }
  slot->fd = fd;
  slot->size = size;
  slot->taken = TRUE;

  return TRUE;
}

static int
smallest_free (RogSlots *self,
               gsize     size)
{
  int best = -1;

  for (int i = 0; i < self->n_slots; i++)
    {
      const Slot *slot = &self->slots[i];

      if (!slot->taken && slot->size >= size && (best < 0 || slot->size < self->slots[best].size))
        best = i;
    }
  return best;
}

/**
 * rog_slots_take:
 * @self: the slots
 * @size: bytes needed
 * @error: where an error goes
 *
 * Returns: the index of a slot of at least that size, or -1 with %ROG_CONFINE_ERROR_LIMIT
 *   where all are in use
 */
int
rog_slots_take (RogSlots *self,
                gsize     size,
                GError  **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize rounded = round_size (size);
  int   index = smallest_free (self, size);

  /* One that is far too large is better kept for what needs it. */
  if (index >= 0 && (self->slots[index].size <= rounded * 4 || self->total + rounded > self->budget))
    {
      self->slots[index].taken = TRUE;
      return index;
    }
  if (size > (gsize)ROG_WORKER_MAX_PIXELS * 4 || self->n_slots == ROG_WORKER_MAX_SLOTS || self->total + rounded > self->budget)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "Too many pages are held at once");
      return -1;
    }
  if (!make_slot (&self->slots[self->n_slots], rounded, error))
    return -1;
  self->total += rounded;

  return self->n_slots++;
}

/**
 * rog_slots_put_back:
 * @self: the slots
 * @slot: one that was taken
 */
void
rog_slots_put_back (RogSlots *self,
                    int       slot)
{
  g_mutex_lock (&self->lock);
  self->slots[slot].taken = FALSE;
  g_mutex_unlock (&self->lock);
}

int
rog_slots_get_fd (RogSlots *self,
                  int       slot)
{
  return self->slots[slot].fd;
}

gsize
rog_slots_get_size (RogSlots *self,
                    int       slot)
{
  return self->slots[slot].size;
}

typedef struct
{
  RogSlots *slots;
  int       slot;
} Loan;

static void
loan_free (gpointer data)
{
  Loan *loan = data;

  rog_slots_put_back (loan->slots, loan->slot);
  rog_slots_unref (loan->slots);
  g_free (loan);
}

/**
 * rog_slots_wrap:
 * @self: the slots
 * @slot: one that was taken and drawn into
 * @length: bytes of the drawing
 *
 * Returns: (transfer full): the pixels, without a copy; the slot is put back when they are freed
 */
GBytes *
rog_slots_wrap (RogSlots *self,
                int       slot,
                gsize     length)
{
  Loan *loan = g_new (Loan, 1);

  *loan = (Loan){ rog_slots_ref (self), slot };
  return g_bytes_new_with_free_func (self->slots[slot].pixels, MIN (length, self->slots[slot].size), loan_free, loan);
}
