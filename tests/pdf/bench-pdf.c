// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench-pdf [FILE]: figures of the confined reader, as lines `name value unit`. Without a
// file it reads 60 pages of text that it makes itself.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>

#include "confine/rog-confined-pdf.h"
#include "confine/rog-memfd.h"
#include "pdf-maker.h"
#include "pdf/rog-pdf.h"
#include "wait.h"

#define PAGES 60
#define SPAWNS 20

static double
ms_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static double
percentile (GArray *values,
            double  fraction)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint)((values->len - 1) * fraction));
}

static void
report (const char *name,
        double      value,
        const char *unit)
{
  printf ("%s %.2f %s\n", name, value, unit);
}

static GBytes *
make_document (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  const char *pages[PAGES];

  for (int line = 0; line < 50; line++)
    g_string_append_printf (page, "%d. It is asked that the account at Harbour Bank be looked into, for the year %d.\n", line + 1, 1970 + line);
  for (int i = 0; i < PAGES; i++)
    pages[i] = page->str;
  return pdf_make_text (pages, PAGES, "");
}

static double
resident_mb (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *content = NULL;
  const char      *line;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return 0;
  line = strstr (content, "\nPss:");
  return line != NULL ? g_ascii_strtod (line + 5, NULL) / 1024.0 : 0;
}

static void
bench_spawn (const char *program)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < SPAWNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RogWorkerProcess) process = rog_worker_process_spawn (program, NULL, NULL);
      double ms = ms_since (start);

      if (process == NULL)
        exit (1);
      g_array_append_val (times, ms);
    }
  report ("worker-spawn-p50", percentile (times, 0.5), "ms");
  report ("worker-spawn-p95", percentile (times, 0.95), "ms");
}

static void
draw (RogPdf *pdf,
      guint   page,
      double  scale)
{
  g_auto (Wait) wait;
  g_autoptr (RogPageImage) image = NULL;

  wait_init (&wait);
  rog_pdf_render_async (pdf, page, scale, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, NULL, wait_cb, &wait);
  image = rog_pdf_render_finish (pdf, wait_for (&wait), NULL);
}

static void
bench_first_page (RogWorkerPool *pool,
                  GBytes        *bytes,
                  const char    *name)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RogPdf) pdf = rog_pdf_open (pool, bytes, NULL, NULL, NULL);

  if (pdf == NULL)
    exit (1);
  draw (pdf, 1, 1.5);
  report (name, ms_since (start), "ms");
}

static void
bench_pages (RogWorkerPool *pool,
             GBytes        *bytes)
{
  g_autofree char *name = NULL;
  g_autoptr (RogPdf) pdf = rog_pdf_open (pool, bytes, NULL, NULL, NULL);
  g_autoptr (GArray) render = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_pages = MIN (PAGES, rog_pdf_get_n_pages (pdf));

  rog_pdf_set_cache_budget (pdf, 32 * 1024 * 1024);
  for (guint page = 1; page <= n_pages; page++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RogPageText) words = NULL;
      double ms;

      draw (pdf, page, 1.5);
      ms = ms_since (start);
      g_array_append_val (render, ms);

      start = g_get_monotonic_time ();
      words = rog_pdf_get_text (pdf, page, NULL, NULL);
      ms = ms_since (start);
      g_array_append_val (text, ms);
    }
  report ("page-render-108dpi-p50", percentile (render, 0.5), "ms");
  report ("page-render-108dpi-p95", percentile (render, 0.95), "ms");
  report ("page-text-p50", percentile (text, 0.5), "ms");
  report ("reader-memory-pss", resident_mb (getpid ()), "MB");
}

static void
bench_worker_memory (RogWorkerPool *pool,
                     GBytes        *bytes)
{
  int fd = rog_memfd_new_sealed (bytes, NULL);
  g_autoptr (RogConfinedPdf) pdf = rog_confined_pdf_open (pool, fd, NULL, ROG_CONFINE_OPEN_DEADLINE, NULL, NULL);

  close (fd);
  if (pdf == NULL)
    exit (1);
  report ("worker-memory-pss", resident_mb (rog_confined_pdf_get_pid (pdf)), "MB");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = rog_worker_find_program ();
  g_autoptr (RogWorkerPool) cold = rog_worker_pool_new ();
  g_autoptr (RogWorkerPool) pool = rog_worker_pool_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *content = NULL;
  gsize            size;

  if (argc > 1 && g_file_get_contents (argv[1], &content, &size, NULL))
    bytes = g_bytes_new (content, size);
  else if (argc > 1)
    return 2;
  else
    bytes = make_document ();

  bench_spawn (program);
  bench_first_page (cold, bytes, "open-to-first-page-cold");
  g_usleep (G_USEC_PER_SEC / 2); /* as before a click: a fresh worker waits in the pool */
  bench_first_page (cold, bytes, "open-to-first-page-warm");
  bench_pages (pool, bytes);
  bench_worker_memory (pool, bytes);

  return 0;
}
