// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-key.h"

G_BEGIN_DECLS

/* The upper bound of each name in a certificate, in characters (RFC 5280, Appendix A). */
#define ROG_SUBJECT_MAX_LENGTH 64

/* The organizational unit of a certificate that signs practice material. */
#define ROG_CERTIFICATE_PRACTICE_UNIT "Practice: not a decision"

/**
 * RogKeyPurpose:
 * @ROG_KEY_PURPOSE_ACTING: signs acts (keyUsage digitalSignature)
 * @ROG_KEY_PURPOSE_SIGNING: signs documents (digitalSignature, nonRepudiation)
 * @ROG_KEY_PURPOSE_RECEIVING: opens packages (keyAgreement)
 */
typedef enum
{
  ROG_KEY_PURPOSE_ACTING,
  ROG_KEY_PURPOSE_SIGNING,
  ROG_KEY_PURPOSE_RECEIVING,
} RogKeyPurpose;

/**
 * RogSubject:
 * @name: the person's name (CN)
 * @organization: the court or firm (O)
 * @role: "judge", "clerk" or "counsel" (title)
 * @practice: whether it signs practice material only (OU)
 *
 * Whom a certificate names.
 */
typedef struct
{
  const char *name;
  const char *organization;
  const char *role;
  gboolean    practice;
} RogSubject;

gboolean rog_subject_check (const RogSubject *subject,
                            GError          **error);

/**
 * RogCertificate:
 *
 * An X.509 certificate. Those made here are self-made: they prove that the same key
 * signed, not that its holder has an office. Immutable; any thread.
 */
#define ROG_TYPE_CERTIFICATE (rog_certificate_get_type ())
G_DECLARE_FINAL_TYPE (RogCertificate, rog_certificate, ROG, CERTIFICATE, GObject)

RogCertificate *rog_certificate_new (RogKey           *key,
                                     const RogSubject *subject,
                                     RogKeyPurpose     purpose,
                                     gint64            now,
                                     GError          **error);
RogCertificate *rog_certificate_new_from_der (GBytes  *der,
                                              GError **error);
GBytes         *rog_certificate_get_der (RogCertificate *self);
char           *rog_certificate_to_pem (RogCertificate *self);
const char     *rog_certificate_get_name (RogCertificate *self);
const char     *rog_certificate_get_organization (RogCertificate *self);
const char     *rog_certificate_get_role (RogCertificate *self);
const char     *rog_certificate_get_key_id (RogCertificate *self);
const char     *rog_certificate_get_fingerprint (RogCertificate *self);
RogKeyPurpose   rog_certificate_get_purpose (RogCertificate *self);
gint64          rog_certificate_get_not_before (RogCertificate *self);
gint64          rog_certificate_get_not_after (RogCertificate *self);
gboolean        rog_certificate_is_self_made (RogCertificate *self);
gboolean        rog_certificate_is_practice (RogCertificate *self);
gboolean        rog_certificate_same_subject (RogCertificate *a,
                                              RogCertificate *b);
gboolean        rog_certificate_verify (RogCertificate *self,
                                        GBytes         *message,
                                        GBytes         *signature,
                                        GError        **error);

G_END_DECLS
