# Documents of powers of attorney (МЧД): issue, import, what is wrong with them
mchd-document = Document (МЧД)
mchd-download = Download XML
mchd-download-signature = Download signature, .sig
mchd-not-qualified = The signature is made with a key of this installation. It is not a qualified Russian signature (КЭП) and has no legal force outside of Digital ID.
mchd-authority = Certificate to verify the signature with
mchd-no-document = No document was made: the format needs the organization’s КПП and the СНИЛС of the director and the member of staff. Checks under this power of attorney work all the same.
mchd-power-imported = Power of attorney accepted
mchd-power-imported-text = The signature is ours and good: the member of staff may check already.

mchd-import = Import a МЧД
mchd-import-text = A power of attorney made in another system: an XML file of the unified format (EMCHD_1) and, if there is one, its signature.
mchd-import-button = Check and import
mchd-xml-hint = ON_EMCHD_….xml, up to 256 KB
mchd-signature-hint = Optional: a detached CMS signature. Without one that we know, the power of attorney counts only after an operator has looked at it.
field-xml = Document, XML
field-signature = Signature, .sig
mchd-refused = The document was not accepted
mchd-findings = { $n ->
    [one] { $shown } finding. Nothing was stored.
   *[other] { $shown } findings. Nothing was stored.
}
mchd-line = Line
mchd-element = Element
mchd-reason = What is wrong
mchd-whole-file = the whole file
mchd-signature-file = signature
mchd-imported = Imported documents
mchd-unconfirmed = The document waits to be confirmed
mchd-unconfirmed-text = It has no signature, or one by a certificate that we do not know. It gives no authority yet: an operator will look at it.
mchd-state-accepted = Accepted
mchd-state-unconfirmed = Unconfirmed
mchd-state-refused = Refused

mchd-waiting = Documents to decide
mchd-waiting-text = МЧД without a signature, or signed by an unknown certificate. Until you accept them they give no authority.
mchd-none-wait = Nothing waits
mchd-none-wait-text = Imported powers of attorney come here when no signature that we know vouches for them.
mchd-brought = Imported
mchd-signer = Signed by
mchd-nobody-signed = nobody
mchd-fingerprint = Fingerprint of the certificate, SHA-256
mchd-accept = Accept
mchd-refuse = Refuse
mchd-accepted = Document accepted
mchd-accepted-text = The powers of attorney in it count.
mchd-refused-by-operator = Document refused
mchd-refused-text = It gives no authority.
mchd-good = The document is good

# Findings: safe to read
mchd-too-large = The file has more than { $kb } KB
mchd-encoding = Not UTF-8: the document must be, and must say so
mchd-declaration = The document must begin with <?xml version="1.0" encoding="UTF-8"?>
mchd-illegal-character = A character that XML does not allow
mchd-doctype = A DOCTYPE: such documents are not taken
mchd-processing-instruction = A processing instruction: there may be none
mchd-entity = An unknown entity: only the five of XML are allowed
mchd-too-deep = Nested deeper than { $most }
mchd-after-root = There is something after the end of the document
mchd-duplicate-attribute = An attribute twice
mchd-not-well-formed = Here the rules of XML are broken
mchd-namespace = Not a «Доверенность» of the unified format: look at its name and namespace (urn://x-artefacts/EMCHD_1)
mchd-unreadable = The document could not be read; the fault is ours

# Findings: the schema
mchd-unknown-element = The format has no such element here
mchd-misplaced = The element is out of order
mchd-repeated = One such element too many
mchd-missing-element = Element «{ $name }» is missing
mchd-unknown-attribute = The format has no such attribute here
mchd-missing-attribute = Attribute «{ $name }» is missing
mchd-unexpected-text = There may be no text here
mchd-length = It must have { $min } to { $max } characters
mchd-not-listed = Allowed are only: { $allowed }
mchd-shape-digits = It must be digits only, and another number of them
mchd-shape-organization-inn = The ИНН of an organization has 10 digits
mchd-shape-person-inn = The ИНН of a person has 12 digits
mchd-shape-kpp = A КПП has 9 characters: four digits, two digits or letters, three digits
mchd-shape-ogrn = An ОГРН has 13 digits
mchd-shape-ogrnip = An ОГРНИП has 15 digits
mchd-shape-snils = A СНИЛС is written 112-233-445 95
mchd-shape-guid = It must be a GUID: 36 characters with hyphens
mchd-shape-date = It must be a day of the calendar, written 2026-03-01
mchd-shape-limit-id = It must be a number from 1 to 999
mchd-shape-flags = It must be eight times 0 or 1
mchd-control-inn = The control digits of the ИНН do not match: is there a typing mistake?
mchd-control-ogrn = The control digit of the ОГРН does not match: is there a typing mistake?
mchd-control-ogrnip = The control digit of the ОГРНИП does not match: is there a typing mistake?
mchd-control-snils = The control number of the СНИЛС does not match: is there a typing mistake?

# Findings: rules of the format
mchd-blank = Nothing but blanks
mchd-file-name = ИдФайл must end with the number of the power of attorney (НомДовер)
mchd-flags = The first flag and the fifth to eighth are always 0
mchd-kind-mismatch = It names one kind and describes another
mchd-head-mismatch = The flag does not fit who acts without a power of attorney
mchd-no-powers = There are no powers
mchd-powers-mismatch = The type of the powers does not fit how they are written
mchd-limit-repeated = The number of a limit twice
mchd-reversed = The last day lies before the first
mchd-too-long = Longer than ten years
mchd-in-future = Issued after today
mchd-over = It has ended
mchd-birth = The day of birth is not before the day of issue
mchd-unsupported = The format allows it, but it is not taken here
mchd-needed = The format can do without it, but here attribute «{ $name }» is needed

# Findings: the power to check
mchd-no-mandate = No power to check codes (DIGITALID_VERIFY_STATUS)
mchd-mandate-repeated = The power to check codes twice
mchd-unknown-limit = An unknown limit: to pass over it would widen the power
mchd-limit-value = The value of the limit cannot be read
mchd-limit-kind-repeated = There is such a limit already
mchd-no-scenarios = It does not say what may be checked (DIGITALID_SCENARIO)

# Findings: here and now
mchd-other-organization = Another organization gives it: ОГРН or ИНН are not yours
mchd-already-here = A power of attorney with this number is here already
mchd-unknown-person = There is no confirmed account here with this representative’s СНИЛС
mchd-branch-unknown = the organization has no such branch here: add it under “Branches” by this very name first
mchd-branch-closed = this branch is closed: there would be nowhere to check under the power of attorney

# Findings: the signature
mchd-signature-malformed = Not a CMS signature (CAdES)
mchd-signature-signers = There must be exactly one signer
mchd-signature-gost = Signed by ГОСТ algorithms: this program cannot verify them, qualified signatures (КЭП) included. Import the document without its signature: an operator will look at it.
mchd-signature-algorithm = Not ECDSA P-256 with SHA-256: others are not verified here
mchd-signature-other-content = The signature holds another document
mchd-signature-no-certificate = The certificate of the signer is not in the signature
mchd-signature-digest = The document was changed after it was signed
mchd-signature-wrong = The signature does not fit its certificate
mchd-signature-lapsed = The certificate did not count when it was signed
mchd-signature-unknown = The certificate is unknown: no authority before an operator decides
