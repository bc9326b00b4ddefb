// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said about each code of each domain: tables, nothing else.
#include "rog-error-sentences.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "confine/rog-confine-error.h"
#include "core/rog-core-error.h"
#include "crypto/rog-crypto-error.h"
#include "dossier/rog-dossier-error.h"
#include "formats/rog-formats-error.h"
#include "identity/rog-identity-error.h"
#include "law/rog-law-error.h"
#include "record/rog-record-error.h"
#include "service/rog-profile.h"
#include "store/rog-store-error.h"
#include "typeset/rog-typeset-error.h"

/* Said in more than one domain. */
#define FAULT N_ ("This is a fault of the program, not of what you did.")
#define REPORT N_ ("Try again; if it happens again, give the details to whoever helps you.")
#define DISK_FULL N_ ("The disk is full; nothing was half written.")
#define MAKE_SPACE N_ ("Free some space and try again.")
#define NOTHING_TAKEN N_ ("Nothing of it was taken in.")
#define ASK_SENDER N_ ("Ask the sender for it again.")
#define REGISTER_WHOLE N_ ("The register is here, encrypted and whole.")
#define NOTHING_CHANGED N_ ("Nothing was changed.")
#define NOT_CHANGED N_ ("Nothing in the register was changed.")
#define KEEP_COPY N_ ("Keep a copy of the register’s folder before anything else, then restore a backup.")
#define READ_AGAIN N_ ("Open it again. If it happens again, import the document anew from its source.")

static const RogErrorSentence io_sentences[] = {
  { G_IO_ERROR_NO_SPACE, DISK_FULL, NULL, MAKE_SPACE },
  { G_IO_ERROR_NOT_FOUND, N_ ("The file is not there any more."), NULL, N_ ("Check where it was moved and choose it again.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("The system does not allow it."), NULL, N_ ("Check who may read and write there, or choose another folder.") },
  { G_IO_ERROR_READ_ONLY, N_ ("The place cannot be written to."), NULL, N_ ("Choose another folder.") },
  { G_IO_ERROR_EXISTS, N_ ("A file of that name is there already."), NULL, N_ ("Choose another name.") },
  { G_IO_ERROR_NOT_DIRECTORY, N_ ("It is not a folder."), NULL, N_ ("Choose another place.") },
  { G_IO_ERROR_IS_DIRECTORY, N_ ("A folder of that name is there already."), NULL, N_ ("Choose another name.") },
  { G_IO_ERROR_FILENAME_TOO_LONG, N_ ("The name is too long for this disk."), NULL, N_ ("Choose a shorter name.") },
  /* Said by rog_save_check(). */
  { G_IO_ERROR_INVALID_FILENAME, NULL, NULL, N_ ("Choose another folder, best on a drive of its own.") },
  { G_IO_ERROR_TIMED_OUT, N_ ("It took too long, and was stopped."), NULL, N_ ("Try again; if it happens again, restart the computer.") },
};

static const RogErrorSentence core_sentences[] = {
  { ROG_CORE_ERROR_INVALID, N_ ("A file is not in the form it must have."), NOTHING_TAKEN, ASK_SENDER },
  { ROG_CORE_ERROR_NOT_CANONICAL, N_ ("A signed file is not spelled as it was when it was signed."), NOTHING_TAKEN, ASK_SENDER },
  { ROG_CORE_ERROR_LIMIT, N_ ("A file is larger or deeper than is read."), NOTHING_TAKEN, N_ ("Ask the sender for it in smaller parts.") },
  { ROG_CORE_ERROR_UNSAFE_PATH, N_ ("A file has a name that leads out of its folder."), NOTHING_TAKEN, N_ ("Ask the sender for it again, with plain names.") },
};

static const RogErrorSentence crypto_sentences[] = {
  { ROG_CRYPTO_ERROR_FAILED, N_ ("Encrypting or signing did not work on this computer."), NULL, N_ ("Close other programs and try again; if it happens again, restart the computer.") },
  { ROG_CRYPTO_ERROR_TAMPERED, N_ ("What was encrypted does not open: it was changed, or belongs to another key."), NULL, N_ ("Use another copy of it, or restore a backup.") },
  { ROG_CRYPTO_ERROR_WRONG_PIN, N_ ("The PIN is not the right one."), N_ ("Nothing was signed."), N_ ("Type it again. After several wrong PINs there is a wait.") },
  { ROG_CRYPTO_ERROR_BAD_CERTIFICATE, N_ ("The certificate is not the one that is needed."), N_ ("Nothing was signed."), N_ ("Check whose certificate it is, and choose the right one.") },
  { ROG_CRYPTO_ERROR_BAD_SIGNATURE, N_ ("A signature does not hold: it is over something else, or what it is over was changed."), NULL, N_ ("Do not rely on it. Use another copy, or ask whoever signed it.") },
};

static const RogErrorSentence identity_sentences[] = {
  { ROG_IDENTITY_ERROR_FAILED, N_ ("The keyring answered with an error."), REGISTER_WHOLE, N_ ("Try again; if it happens again, log out and in.") },
  { ROG_IDENTITY_ERROR_LOCKED, N_ ("The keyring is locked."), REGISTER_WHOLE, N_ ("Unlock the keyring with the password of your login.") },
  { ROG_IDENTITY_ERROR_NO_ITEM, N_ ("The keyring has no key for this register."), REGISTER_WHOLE, N_ ("Use the recovery sheet: it brings the key back.") },
  { ROG_IDENTITY_ERROR_NO_SERVICE, N_ ("No keyring answers on this computer."), REGISTER_WHOLE, N_ ("Log in again or start the keyring, then try again.") },
  { ROG_IDENTITY_ERROR_TIMED_OUT, N_ ("The keyring did not answer in time."), REGISTER_WHOLE, N_ ("Look whether it asks for its password in another window, then try again.") },
  { ROG_IDENTITY_ERROR_DENIED, N_ ("The keyring was not unlocked."), REGISTER_WHOLE, N_ ("Try again, and give the keyring its password.") },
  { ROG_IDENTITY_ERROR_DAMAGED, N_ ("The keys are not as they were put into the keyring."), NOT_CHANGED, N_ ("Use the recovery sheet.") },
  { ROG_IDENTITY_ERROR_EXISTS, N_ ("There are keys or a register here already."), N_ ("They were not replaced."), N_ ("Close this window and open the program again.") },
  { ROG_IDENTITY_ERROR_SHORT_PIN, N_ ("The PIN is too short."), N_ ("Nothing was made yet."), N_ ("Choose one of six characters or more.") },
  { ROG_IDENTITY_ERROR_WAIT, NULL, N_ ("Nothing was signed."), N_ ("Wait that long, then type the PIN again.") },
  { ROG_IDENTITY_ERROR_BAD_WORDS, NULL, NOTHING_CHANGED, N_ ("Check each word and its number on the sheet.") },
  { ROG_IDENTITY_ERROR_NOT_LISTED, FAULT, N_ ("Nothing was signed."), REPORT },
};

static const RogErrorSentence store_sentences[] = {
  { ROG_STORE_ERROR_FAILED, FAULT, NULL, REPORT },
  { ROG_STORE_ERROR_MISSING, N_ ("The register is not where it was."), N_ ("Its keys are still in the keyring."), N_ ("Bring its folder back, or restore a backup.") },
  { ROG_STORE_ERROR_EXISTS, N_ ("It is here already."), N_ ("Nothing was replaced."), N_ ("Open what is here.") },
  { ROG_STORE_ERROR_IN_USE, N_ ("The register is in use by another window of this program."), REGISTER_WHOLE, N_ ("Go to that window, or close it and try again.") },
  { ROG_STORE_ERROR_WRONG_KEY, N_ ("The key in the keyring does not open this register."), NOT_CHANGED, N_ ("Bring back the folder that belongs to the key, or use the recovery sheet of this register.") },
  { ROG_STORE_ERROR_NOT_A_REGISTER, N_ ("The file in the register’s place is something else."), NOT_CHANGED, KEEP_COPY },
  { ROG_STORE_ERROR_NEWER, N_ ("The register was made by a newer version of this program."), NOT_CHANGED, N_ ("Install that version or a later one.") },
  { ROG_STORE_ERROR_TAMPERED, N_ ("A part of the register was damaged, or changed outside this program."), N_ ("What can still be read is shown; nothing was overwritten."), KEEP_COPY },
  { ROG_STORE_ERROR_FULL, DISK_FULL, NULL, MAKE_SPACE },
  { ROG_STORE_ERROR_IO, N_ ("The disk could not be read or written."), N_ ("What was saved before stays as it is."), N_ ("Make a backup to another disk, and have this one checked.") },
  { ROG_STORE_ERROR_UNWRITABLE, N_ ("Nothing can be written into the folder of the register."), N_ ("What was saved before stays as it is."), N_ ("Have the folder made writable for you, then try again; the details name it.") },
  { ROG_STORE_ERROR_NOT_FOUND, N_ ("It is not in the register any more."), NULL, N_ ("Go back and open the dossier again.") },
  { ROG_STORE_ERROR_REFUSED, N_ ("This record is kept elsewhere, or has ended."), N_ ("Nothing was entered."), N_ ("Read it as it is.") },
  { ROG_STORE_ERROR_CLOSED, N_ ("The register was locked meanwhile."), NULL, N_ ("Unlock it and do it again.") },
};

static const RogErrorSentence record_sentences[] = {
  { ROG_RECORD_ERROR_INVALID, N_ ("An entry is not in the form that entries have."), N_ ("Entries before it are as they were."), N_ ("Look at the record of the dossier: it says which entry.") },
  { ROG_RECORD_ERROR_NOT_CANONICAL, N_ ("An entry is not spelled as it was when it was signed."), N_ ("Entries before it are as they were."), N_ ("Look at the record of the dossier: it says which entry.") },
  { ROG_RECORD_ERROR_LIMIT, N_ ("What was to be entered is larger than an entry can be."), N_ ("Nothing was entered."), N_ ("Make it shorter, or divide it.") },
  { ROG_RECORD_ERROR_SIGNATURE, N_ ("The signature of an entry does not hold."), N_ ("Entries before it are as they were."), N_ ("Do not rely on that entry. The record of the dossier says which it is.") },
  { ROG_RECORD_ERROR_MISMATCH, N_ ("An entry does not fit the record it is in."), N_ ("Entries before it are as they were."), N_ ("Do not rely on that entry. The record of the dossier says which it is.") },
  { ROG_RECORD_ERROR_PROOF, N_ ("The proof does not prove it."), NULL, N_ ("Ask for the proof again from whoever keeps the record.") },
};

static const RogErrorSentence confine_sentences[] = {
  { ROG_CONFINE_ERROR_CRASHED, N_ ("The document stopped the process that reads it."), N_ ("That process is walled off: nothing else is affected."), N_ ("Ask the sender for another copy. The file is kept and can be exported.") },
  { ROG_CONFINE_ERROR_TIMED_OUT, N_ ("Reading the document took too long, and was stopped."), N_ ("Nothing else is affected."), N_ ("Try again; if it happens again, ask the sender for another copy.") },
  { ROG_CONFINE_ERROR_REFUSED, N_ ("The archive holds a file with a name or of a kind that is not taken out."), NOTHING_TAKEN, N_ ("Ask the sender for the plain files.") },
  { ROG_CONFINE_ERROR_DAMAGED, N_ ("The file is damaged and cannot be read."), N_ ("Nothing else is affected."), ASK_SENDER },
  { ROG_CONFINE_ERROR_ENCRYPTED, N_ ("The file is protected by a password."), N_ ("Nothing else is affected."), N_ ("Save it without the password in the program it comes from, then import that copy.") },
  { ROG_CONFINE_ERROR_NOT_PDF, N_ ("The file is not what its name says: neither a PDF nor a zip archive."), N_ ("Nothing else is affected."), N_ ("Open it in the program it comes from, and save it as a PDF.") },
  { ROG_CONFINE_ERROR_LIMIT, N_ ("The file is larger, or has more pages or parts, than is read."), N_ ("Nothing else is affected."), N_ ("Ask the sender for it in smaller parts.") },
  { ROG_CONFINE_ERROR_NO_SANDBOX, N_ ("This computer does not let the reading process be walled off, and documents are never read without that."), N_ ("The file was not opened."), N_ ("Ask whoever looks after this computer; the details say what was refused.") },
  { ROG_CONFINE_ERROR_PROTOCOL, N_ ("The reading process answered nonsense and was ended."), N_ ("Nothing else is affected."), READ_AGAIN },
};

static const RogErrorSentence formats_sentences[] = {
  { ROG_FORMATS_ERROR_NOT_A_BAG, N_ ("It is not a package with manifests."), NOTHING_TAKEN, N_ ("Import its PDF files one by one, or ask for the whole folder.") },
  { ROG_FORMATS_ERROR_INVALID, N_ ("A file of the package is not in the form it must have."), NOTHING_TAKEN, ASK_SENDER },
  { ROG_FORMATS_ERROR_UNSUPPORTED, N_ ("The package is of a kind that is not read."), NOTHING_TAKEN, N_ ("Ask the sender for a BagIt folder or zip, or for plain PDFs.") },
  { ROG_FORMATS_ERROR_UNSAFE, N_ ("The package holds a name that leads elsewhere, a link, or two names that are the same."), NOTHING_TAKEN, N_ ("Ask the sender for it again, with plain names.") },
  { ROG_FORMATS_ERROR_MISSING, N_ ("A file that the package lists is not in it."), NOTHING_TAKEN, ASK_SENDER },
  { ROG_FORMATS_ERROR_EXTRA, N_ ("The package holds a file that it does not list."), NOTHING_TAKEN, ASK_SENDER },
  { ROG_FORMATS_ERROR_TAMPERED, N_ ("A file of the package is not what its manifest says: it was changed or damaged on the way."), NOTHING_TAKEN, ASK_SENDER },
  { ROG_FORMATS_ERROR_LIMIT, N_ ("The package is larger, or has more files, than is read."), NOTHING_TAKEN, N_ ("Ask the sender for it in smaller parts.") },
  { ROG_FORMATS_ERROR_IO, N_ ("The folder could not be read or written."), NULL, N_ ("Check that the disk is there and has space, then try again.") },
};

static const RogErrorSentence dossier_sentences[] = {
  { ROG_DOSSIER_ERROR_INVALID, N_ ("A value is not in the form that its field has."), N_ ("Nothing was entered."), N_ ("Look at what was typed; the details name the field.") },
  { ROG_DOSSIER_ERROR_UNKNOWN, N_ ("It names something that this dossier does not hold."), N_ ("Nothing was entered."), N_ ("Open the dossier again and choose it anew.") },
  { ROG_DOSSIER_ERROR_BLOCKED, N_ ("Something is missing before it can be signed."), N_ ("Nothing was signed; your draft is kept."), N_ ("Look at the list above the ruling: each line goes to its place.") },
};

static const RogErrorSentence law_sentences[] = {
  { ROG_LAW_ERROR_INVALID, N_ ("A catalogue of the law that came with the program is damaged."), NULL, N_ ("Install the program again.") },
  { ROG_LAW_ERROR_UNKNOWN, N_ ("It names an instrument, a ground or a time zone that is not known here."), NULL, N_ ("Choose another one, or install a newer version of the program.") },
};

static const RogErrorSentence typeset_sentences[] = {
  { ROG_TYPESET_ERROR_MARKUP, FAULT, NULL, REPORT },
  { ROG_TYPESET_ERROR_EMPTY, N_ ("There is nothing to print yet."), NULL, N_ ("Write something first.") },
  { ROG_TYPESET_ERROR_FAILED, N_ ("The PDF could not be made."), N_ ("Your draft is kept."), N_ ("Check that the disk has space, then try again.") },
  { ROG_TYPESET_ERROR_NOT_FOUND, FAULT, NULL, REPORT },
};

static const RogErrorSentence service_sentences[] = {
  { ROG_SERVICE_ERROR_PROFILE, NULL, N_ ("Nothing was opened."), N_ ("Start the program with another name.") },
  { ROG_SERVICE_ERROR_STATE, NULL, NULL, N_ ("Go back to the docket and try again.") },
  { ROG_SERVICE_ERROR_RECOVERY_WORDS, NULL, NOTHING_CHANGED, N_ ("Check each word and its number on the sheet.") },
  { ROG_SERVICE_ERROR_NOT_FOUND, NULL, NOTHING_CHANGED, N_ ("Check the place, then try again.") },
  { ROG_SERVICE_ERROR_BLOCKED, NULL, N_ ("Nothing was signed; your draft is kept."), N_ ("Put that right, then sign.") },
  { ROG_SERVICE_ERROR_IMPORT, NULL, N_ ("Nothing was imported."), N_ ("Take the file away or replace it, then import again.") },
  { ROG_SERVICE_ERROR_REFUSED, NULL, N_ ("Nothing was entered."), N_ ("Put that right, then enter it again.") },
  { ROG_SERVICE_ERROR_RECORDED, NULL, N_ ("Nothing of it is lost."), N_ ("Close the dossier and open it again.") },
  { ROG_SERVICE_ERROR_UNWRITTEN, NULL, N_ ("Nothing of it is lost."), N_ ("Save its files elsewhere, from its card.") },
  { ROG_SERVICE_ERROR_BACKUP, NULL, N_ ("Nothing was put on this computer, and the file is as it was."), N_ ("Choose another backup, or another copy of this one.") },
};

/**
 * rog_error_sentence_find:
 * @error: any error
 *
 * Returns: (nullable): what is said about it; %NULL for a domain of none of our libraries
 */
const RogErrorSentence *
rog_error_sentence_find (const GError *error)
{
  int code = error->domain == G_FILE_ERROR ? (int)g_io_error_from_file_error (error->code) : error->code;

#define TABLE(domain, sentences) { domain, sentences, G_N_ELEMENTS (sentences) }
  const struct
  {
    GQuark                  domain;
    const RogErrorSentence *sentences;
    gsize                   n_sentences;
  } tables[] = {
    TABLE (G_IO_ERROR, io_sentences),
    TABLE (ROG_CORE_ERROR, core_sentences),
    TABLE (ROG_CRYPTO_ERROR, crypto_sentences),
    TABLE (ROG_IDENTITY_ERROR, identity_sentences),
    TABLE (ROG_STORE_ERROR, store_sentences),
    TABLE (ROG_RECORD_ERROR, record_sentences),
    TABLE (ROG_CONFINE_ERROR, confine_sentences),
    TABLE (ROG_FORMATS_ERROR, formats_sentences),
    TABLE (ROG_DOSSIER_ERROR, dossier_sentences),
    TABLE (ROG_LAW_ERROR, law_sentences),
    TABLE (ROG_TYPESET_ERROR, typeset_sentences),
    TABLE (ROG_SERVICE_ERROR, service_sentences),
  };
#undef TABLE

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].domain != (error->domain == G_FILE_ERROR ? G_IO_ERROR : error->domain))
        continue;
      for (gsize j = 0; j < tables[i].n_sentences; j++)
        if (tables[i].sentences[j].code == code)
          return &tables[i].sentences[j];
    }

  return NULL;
}
