# SPDX-License-Identifier: GPL-3.0-or-later
"""What a judge does with a request: narrow, take in a challenge, rule, sign."""

import re
import subprocess

from rogdrive import wait_for

from .desk import PIN, Desk
from .paper import make_scan

VERIFY = "openssl cms -verify -cades -binary -inform DER -in {0}.p7s -content {0} -CAfile {1} -purpose any -out /dev/null"


def exactly(text):
    """A pattern for a name that begins with a text."""
    return re.compile("^" + re.escape(text))


class Casework(Desk):
    """The steps of the work itself; what is typed is kept in `said`, to be found again in the decision."""

    def __init__(self, directory):
        super().__init__(directory)
        self.said, self._desk = [], None

    def desk(self):
        """The work, beside the document; looked for once, and again when it is gone."""
        if self._desk is None or self._desk.app is not self.app or not self._desk.is_showing:
            self._desk = self.app.find("grouping", "Desk")
        return self._desk

    def write(self, name, text, within=None):
        """Types something that the decision must have, letter by letter."""
        self.app.find("text", name, within=within or self.desk()).type(text)
        self.said.append(text)

    def item_card(self, title):
        """The card of an item in the ruling."""
        return self.desk().find("grouping", title)

    # Scope

    def narrow_period(self, number, reason, provision, opening):
        """The period of an item, by the keyboard: a month on either side of the alleged offence."""
        self.section("Scope")
        first = self.app.find("slider", f"Item {number}, first day kept")
        last = self.app.find("slider", f"Item {number}, last day kept")
        for handle, keys in ((first, ("Home", "shift+Left")), (last, ("End", "shift+Right"))):
            before = handle.value
            handle.point()
            wait_for(lambda at=handle: at.has_focus, "the handle has the keyboard", explain=self.app.tree)
            self.app.key(*keys)
            wait_for(lambda at=handle, was=before: at.value != was, "the handle moves")
        change = self.desk().find("grouping", "Period")
        change.find("button", exactly("Period, narrowed to")).point()
        self.app.find("text", "Period: because", within=self.desk()).type(reason)
        self.app.choose("The rest is", "refused", within=self.desk())
        self.app.choose("Route", "Our law allows only this", within=self.desk())
        self.app.find("text", "Provision of our law", within=self.desk()).type(provision)
        self.app.find("text", "Opening of the instrument to our law", within=self.desk()).type(opening)
        self.said += [reason, provision, opening]

    # Challenge

    def enter_challenge(self, person, counsel, items, ground, argument, relief, filed):
        """One that came on paper: its scan is the challenge."""
        self.section("Challenges")
        self.layout("Both")
        self.app.find("button", "Enter from Paper…").click()
        scan = self.home / "stick" / "challenge.pdf"
        make_scan(scan, [counsel[0], counsel[1], "", f"Challenge of {person}", "", *argument.split(". ")])
        desk = self.desk()
        desk.find("button", "Choose Scan…").click()
        self.app.open_file(scan)
        desk.find("button", "Scan: challenge.pdf")
        self.app.choose("For", person, within=desk)
        self.app.choose("In the capacity of", "suspect", within=desk)
        desk.find("text", "Name").fill(counsel[0])
        desk.find("text", "Office or address").fill(counsel[1])
        for item in items:
            desk.find("check box", exactly(f"{item} ")).point()
        desk.find("text", "Filed on").fill(filed)
        self.app.choose("How", "At the counter", within=desk)
        desk.find("text", "How that is known (proof)").type("Stamp of the registry")
        self.choose_ground(desk, ground)
        desk.find("text", "Argument").type(argument)
        desk.find("button", "Add Relief").point()
        self.app.choose("Asked for", "Narrow", within=desk)
        desk.find("text", "From").type(relief[0])
        desk.find("text", "To").type(relief[1])
        desk.find("check box", "Suspend transfer").point()
        self.picture("challenge")
        desk.find("button", "Enter in Record", state="sensitive").click()
        self.app.find("label", "To answer", within=self.desk())

    def choose_ground(self, desk, ground):
        """A ground of the catalogue, found by typing a part of it."""
        desk.find("button", "Add Ground").point()
        found = self.app.find("list", "Grounds")
        self.app.type(ground.split()[-1])
        found.find("list item", ground).point()
        desk.find("list", ground)

    # Ruling

    def court_settings(self, place, office, court, period):
        """Filled in once: where, who signs, which remedy."""
        self.app.key("ctrl+comma")
        self.app.find("page tab", "Court").click()
        self.app.find("text", "Place").type(place)
        self.app.find("button", "Add a Signer").click()
        self.app.find("text", "Office").type(office)
        self.app.choose("There is none here", "No")
        remedy = self.app.find("list", "Remedy")
        for name, text in (("For whom", "whoever is concerned"), ("Court", court), ("Within", period), ("From when", "service")):
            remedy.find("text", name).type(text)
            self.said.append(text)
        self.app.choose("It suspends the effect of the decision", "No", within=remedy)
        self.said += [place, office]
        self.app.key("Escape")
        self.app.gone("list", "Remedy")

    def take_item(self, title):
        """Puts an item into this decision."""
        card = self.item_card(title)
        card.find("check box", exactly("Item ")).point()
        return self.item_card(title)

    def choose_in(self, within, name, words):
        """One of a few choices: a drop-down in a narrow desk, toggles in a wide one."""
        if self.app.find_all("combo box", name, within=within):
            self.app.choose(name, words, within=within)
        else:
            within.find("grouping", name).find("radio button", words).click()

    def outcome(self, title, words, reason):
        """The outcome of an item, and why."""
        card = self.take_item(title)
        self.choose_in(card, exactly("Outcome of "), words)
        self.write(exactly("Reasons on "), reason, within=card)
        self.said.append(title)
        return card

    def answer(self, within, challenge, words, reason):
        """The answer to a pair of ground and item, and why."""
        self.choose_in(within, f"Answer to {challenge}", words)
        self.write(f"Reasons for the answer to {challenge}", reason, within=within)

    def heard(self, card, person, how, when, whom):
        """A person was heard on an item."""
        fields = card.find("list", exactly(person))
        self.app.choose(exactly(person), "Yes", within=fields)
        fields.find("text", "How").type(how)
        fields.find("text", "When").type(when)
        fields.find("text", "By whom").type(whom)
        self.said += [how, whom]

    def not_heard(self, card, person, basis, told_when, told_by):
        """A person was not heard on an item: why, and when that person will be told."""
        fields = card.find("list", exactly(person))
        self.app.choose(exactly(person), "No", within=fields)
        self.app.choose("Why not", basis, within=fields)
        fields.find("text", "To be told when").type(told_when)
        fields.find("text", "To be told by").type(told_by)
        self.said += [told_when, told_by]

    def formality(self, card, text, words, reason=None):
        """Whether a formality that is asked of an item is followed, and why not."""
        fields = card.find("list", text)
        self.app.choose(text, words, within=fields)
        if reason:
            self.write("Why not, or only in part", reason, within=fields)
        self.said += [f"this formality is {words.lower()}: “{text}”"]

    def serve(self, parts, person, until=None):
        """A person is served the whole decision, or nothing until something has happened."""
        fields = parts.find("list", f"Served on {person}")
        self.app.choose(f"Served on {person}", "Nothing until …" if until else "The whole decision", within=fields)
        if until:
            fields.find("text", "Nothing until").type(until)

    # Signing

    def sign(self, picture=None):
        """Reads what is about to be signed, confirms, types the PIN, signs."""
        self.desk().find("button", "Sign and Record…", state="sensitive").click()
        dialog = self.app.find("dialog", "Sign and Record")
        for confirmation in dialog.app.find_all("check box", within=dialog):
            confirmation.point()
        if picture:
            self.picture(picture)
        dialog.find("text", "PIN of your signing key").type(PIN)
        dialog.find("button", "Sign and Record", state="sensitive").click()
        # The page of this decision; an earlier one is below the desk, recorded and checked too.
        self.app.find("label", "Signed and recorded", timeout=60)
        self.app.find("label", "Recorded and checked")
        # Beside it lies what was signed, not the next draft.
        self.app.find("list item", exactly("Decision of "), within=self.app.find("list", "Documents"), state="selected")

    def export(self, name):
        """Decision, signature and certificate, to files; OpenSSL says what they are worth."""
        decision = self.directory / name
        self.app.find("button", "Export Decision").click()
        self.app.save_as(decision)
        signature, certificate = decision.with_name(name + ".p7s"), decision.with_name("judge.pem")
        self.chosen += [str(decision), str(signature), str(certificate)]
        wait_for(lambda: certificate.exists() and signature.exists() and decision.exists(), f"{name}, its signature and the certificate are written")
        self.app.find("label", "Decision exported")
        self.look_at_signature(decision, certificate)

    def look_at_signature(self, decision, certificate):
        """Good as it is, and not with one byte changed."""
        command = [part.format(decision, certificate) for part in VERIFY.split()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"openssl does not accept the signature:\n{done.stderr}")
        changed = self.home / "changed.pdf"
        data = bytearray(decision.read_bytes())
        data[len(data) // 2] ^= 1
        changed.write_bytes(data)
        command[command.index("-content") + 1] = str(changed)
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            raise AssertionError("openssl accepts the signature over another file")

    def look_at_decision(self, name, pages=3):
        """All that was typed stands in the decision."""
        text = subprocess.run(["pdftotext", self.directory / name, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
        if text.count("\f") < pages:
            raise AssertionError(f"{name} has {text.count(chr(12))} pages")
        plain = plainly(text)
        missing = [said for said in self.said if plainly(said) not in plain]
        if missing:
            raise AssertionError(f"{name} does not say:\n" + "\n".join(missing) + "\n\n" + text)


def plainly(text):
    """A text without what typesetting does to it: line ends, hyphens at them, spaces, ligatures."""
    text = re.sub(r"[-\u00ad\u2010]\n", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))
    return re.sub(r"[\s\-\u00ad\u2010]+", "", text)
