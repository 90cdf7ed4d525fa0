privacy-archive = the journal: what happened to your data and when, who saw them
privacy-data-title = My data
privacy-data-lead = The data about you are yours: take all of them away, see who has looked at them, and delete them together with the account.
privacy-data-journal = Who has seen my data
privacy-data-journal-note = The journal: who looked, when and why
privacy-data-rules = How the portal keeps data
privacy-data-rules-note = What is kept, how it is encrypted and for how long
privacy-data-deletion-note = What goes, what stays and why
privacy-consents-title = Consents
privacy-consent-terms = Terms of the portal, edition { $version }
privacy-archive-title = All my data in one archive
privacy-archive-text = Personal data, applications, documents, files, notices and the journal, in one file. The portal will make the archive and tell you when it is ready.
privacy-archive-order = Order the archive
privacy-archive-anew = Make it anew
privacy-archive-take = Download the archive
privacy-archive-look = Refresh
privacy-archive-making = The archive is being made
privacy-archive-making-text = Ordered { $at }. It usually takes a minute. You can close the page: you will be told when it is ready.
privacy-archive-ready = The archive is ready
privacy-archive-ready-text = { $size }. It can be downloaded until { $until }.
privacy-archive-past-text = The last archive was made { $at } and has been removed from the portal.
privacy-archive-lead = The archive will hold everything that the portal knows about you. Its files open on any computer.
privacy-archive-inside = What is inside
privacy-archive-signed = The list of files is signed with the portal's seal, which shows that nobody has changed the archive.
privacy-archive-replaces = A new archive takes the place of the one that is ready
privacy-archive-days = { $days ->
    [one] A ready archive is kept for { $days } day, then it is removed from the portal.
   *[other] A ready archive is kept for { $days } days, then it is removed from the portal.
}
privacy-archive-make = Make the archive
privacy-archive-busy = Ordering…
privacy-deletion-title = Delete the account
privacy-deletion-lead = Read what will happen. After the deletion nobody can bring the data back, support neither.
privacy-deletion-go = Go on with the deletion
privacy-deletion-stay = Keep the account
privacy-matters-title = Applications that are still being decided
privacy-goes-title = What goes
privacy-goes-text = For good, together with the key that encrypts these data.
privacy-stays-title = What stays
privacy-stays-text = The portal must keep this. There are no personal data of yours in these records, except in applications that you sent.
privacy-stays-term = Kept: { $term }
privacy-after-title = How it goes
privacy-after-wait = { $days ->
    [one] The account will be deleted in { $days } day. Until then you can cancel that here or by the link in any message about it.
   *[other] The account will be deleted in { $days } days. Until then you can cancel that here or by the link in any message about it.
}
privacy-after-now = The account will be deleted at once. This cannot be cancelled.
privacy-after-text = We will remind you a day before. After the deletion the phone, e-mail and SNILS can be used to register again.
privacy-after-backups = In the portal's backups the encrypted data remain until the backups themselves grow old and are removed.
privacy-first-archive = Take your data first
privacy-first-archive-note = An archive with all documents and applications
privacy-due-title = The account will be deleted: { $due }
privacy-due-text = Until then everything works as usual, and the deletion can be cancelled.
privacy-due-cancel = Cancel the deletion
privacy-order-title = Delete the account?
privacy-order-understood = I understand that the data cannot be brought back
privacy-order-missing = Tick that you understand: the data cannot be brought back
privacy-order-submit = Delete the account
privacy-cancel-title = Cancelling a deletion
privacy-cancel-asks = Cancel the deletion of the account?
privacy-cancel-lead = Somebody signed in to the cabinet and asked for the account to be deleted. It has not happened yet.
privacy-cancel-nothing = If it was you and you have not changed your mind, just close the page.
privacy-cancelled = The deletion was cancelled
privacy-cancelled-text = The account stays, nothing is lost. If it was not you who asked, change the password and end other people's sessions.
privacy-cancelled-security = Open “Security”
privacy-cancel-dead = This link no longer works
privacy-cancel-dead-text = The link has run out, or the account is deleted already.
privacy-cancel-help = Help
privacy-told-asked-subject = You asked for the account to be deleted
privacy-told-asked-letter =
    Hello!

    Somebody asked in your cabinet on “{ $portal }” for the account to be deleted. This will happen: { $when }.

    Until then you can cancel it, without signing in:
    { $url }

    If it was not you, cancel it now and change the password.
privacy-told-asked-sms = The account will be deleted: { $when }. Cancel: { $url }
privacy-told-soon-subject = The account will soon be deleted
privacy-told-soon-letter =
    Hello!

    The account on “{ $portal }” will be deleted: { $when }. After that the data cannot be brought back.

    If you have changed your mind, cancel the deletion, without signing in:
    { $url }
privacy-told-soon-sms = The account will soon be deleted: { $when }. Cancel: { $url }
privacy-told-done-subject = The account was deleted
privacy-told-done-letter =
    Hello!

    The account on “{ $portal }” was deleted, as you asked. Your personal data are destroyed. The phone, e-mail and SNILS can be used to register again.

    This is the last message: your address is not kept here any more.
privacy-told-done-sms = { $portal }: the account was deleted, the personal data are destroyed.
privacy-held-archive = Archives of your data that the portal has made
privacy-held-journal = The journal: what happened and when, without the details that speak of you
privacy-held-journal-why = By these records anybody can see that the portal's journal was not rewritten. The details become unreadable.
privacy-head-at = When
privacy-head-who = Who
privacy-head-what = What happened
privacy-head-about = To what
privacy-head-reason = Why
privacy-head-from = Where from
privacy-who-you = You
privacy-who-portal = The portal
privacy-who-stranger = Not signed in
privacy-who-staff = Staff
privacy-who-staff-of = Staff: { $agency }
privacy-guide-head =
    All your data on “{ $portal }”
    Made: { $at }
privacy-guide-folders = What lies where:
privacy-guide-formats =
    Files .json are data for programs. Files .jsonl are the same, one record in a line.
    Files .csv open in spreadsheets (Excel, LibreOffice): UTF-8, a comma between cells.
    An apostrophe at the beginning of a cell keeps a spreadsheet from taking the text for a formula.
    Documents and attached files are as they were.
privacy-guide-list = manifest.json lists every file: path, size and SHA-256. manifest.json.p7s is the portal's seal over that list.
privacy-guide-check =
    How to see that the archive was not changed. Download the portal's certificate:
    { $seal }
    put it beside the list and run (OpenSSL):
privacy-guide-keep = Your personal data are in this archive. Keep it where nobody else can get at it.
journal-privacy-export_asked = An archive of all data was ordered
journal-privacy-export_ready = The archive of all data was made
journal-privacy-export_taken = The archive of all data was downloaded
journal-privacy-deletion_asked = The deletion of the account was asked for
journal-privacy-deletion_soon = Reminder: the account will soon be deleted
journal-privacy-deletion_cancelled = The deletion of the account was cancelled
journal-privacy-erased = The account was deleted, the personal data were destroyed
