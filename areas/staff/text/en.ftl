staff-sign-in-title = Sign in for staff
staff-sign-in-lead = This is where members of staff work. Citizens sign in elsewhere.
staff-sign-in-asked = Sign in first
staff-sign-in-asked-text = After that you come back to the same page.
staff-sign-in-citizens = Sign in for citizens
staff-sign-in-email = Work e-mail
staff-sign-in-password = Password
staff-sign-in-submit = Sign in
staff-sign-in-email-missing = Enter your work e-mail
staff-sign-in-password-missing = Enter the password
staff-sign-in-wrong = E-mail or password do not fit. After { $tries } mistakes in a row the sign-in closes for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  }
staff-sign-in-closed = The sign-in is closed for a while: there were too many mistakes in a row. The first time it closes for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  }, then for longer. Try later or ask the administrator
staff-sign-in-lost = Lost your password, phone or key? The administrator sends a new link to your e-mail, and you set everything again.
staff-sign-in-ready = All set
staff-sign-in-ready-text = Password and second factor are in place. Sign in.
staff-code-title = Confirm the sign-in
staff-code-lead = We have sent a code to { $phone }. It soon stops working, enter it now.
staff-code-field = Six-digit code
staff-code-submit = Sign in
staff-code-again = Send the code again
staff-code-wait = You can ask for a new code in { $seconds } s.
staff-code-sms = { $code } is the code for a staff sign-in to Kabinet. Tell it to nobody.

# The second step
staff-step-app-lead = Open your authenticator app and enter the code for this portal.
staff-step-key-lead = Touch the sensor, show your face, enter the PIN or plug in the key: the browser will tell you.
staff-step-key-submit = Ask the key
staff-step-key-missing = The browser did not ask the key: JavaScript is needed for that. Switch it on or choose another way
staff-step-key-without = Keys do not work here
staff-step-key-without-text = A key needs a new browser and JavaScript switched on.
staff-step-none = No second factor is set up
staff-step-none-text = The password fits, but a password alone is not enough. Ask the administrator for a new link: there you set a password and an app or a key.
staff-step-to-key = Sign in with a key
staff-step-to-app = Enter a code from the app
staff-step-to-sms = Get a code by SMS

# The invitation
staff-invitation-title = Invitation
staff-invitation-hello = Hello, { $name }
staff-invitation-lead = Choose a password, then set up a second factor. Nobody will know them, not even the administrator.
staff-invitation-password = New password
staff-invitation-next = Continue
staff-invitation-dead = This link no longer works
staff-invitation-dead-text = It was used, its time is over, or a newer one was sent. Ask the administrator for another.
staff-enrol-title = Set up a second factor
staff-enrol-lead = You will confirm every sign-in with an app or a key. Choose one.
staff-enrol-qr = Code for the app
staff-enrol-scan = Open an authenticator app on your phone and point it at the picture.
staff-enrol-here = The app is on this device: open it
staff-enrol-by-hand = Or type the key by hand:
staff-enrol-first = Enter the first code that the app shows
staff-enrol-app-submit = Set up the app
staff-enrol-key-submit = Set up the key
staff-enrol-app-name = Authenticator app
staff-enrol-key-name = Key
staff-letter-subject = Invitation to { $portal }
staff-letter = Hello!

    You are invited to work on the portal “{ $portal }”. Open the link, choose a password and set up a second factor:

    { $url }

    The link works for { $hours } { $hours ->
        [one] hour
       *[other] hours
      } and only once. Forward it to nobody. If this letter reached you by mistake, delete it.

# My sign-in
staff-security-title = My sign-in
staff-security-desk = Work
staff-security-lead = What you confirm a sign-in with. Add a second way for the day when the first one is lost.
staff-security-factors = Second step
staff-security-best = Safe from fake sites
staff-security-used = Last used { $at }
staff-security-since = Added { $at }
staff-security-stale = Sign in again to change something
staff-security-stale-text = Ways to sign in can be changed for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  } after a sign-in, so that nobody who sits down at your desk changes them.
staff-security-again = Sign in again
staff-security-change = Change: { $name }
staff-security-name = Name
staff-security-name-missing = Enter a name, for example “Work laptop”
staff-security-rename = Rename
staff-security-remove = Remove this way
staff-security-last = This is the only way to confirm a sign-in. Add another one first
staff-security-add = Add another one
staff-security-added = The way was added
staff-security-renamed = The name was changed
staff-security-removed = The way was removed
staff-security-lost = Forgot the password or lost every way? An administrator sends a new link to your e-mail.

# Roles
staff-role-officer = Officer of an agency
staff-role-officer-text = Decides applications of the agency
staff-role-proofing_officer = Identity officer
staff-role-proofing_officer-text = Checks pictures of documents
staff-role-centre_operator = Service centre operator
staff-role-centre_operator-text = Receives people with their passports
staff-role-support = Support
staff-role-support-text = Helps people back in, always together with a colleague
staff-role-editor = Editor
staff-role-editor-text = Writes the portal's words
staff-role-auditor = Auditor
staff-role-auditor-text = Reads the journal, changes nothing
staff-role-administrator = Administrator
staff-role-administrator-text = Invites staff, sees no citizen's data

# People
staff-people-title = Staff
staff-people-lead = Who works on the portal and on what. Nobody can sign in as another member of staff or as a citizen.
staff-state-active = Works
staff-state-invited = Invitation sent
staff-state-blocked = Access closed
staff-agency-portal = Portal
staff-invite-title = Invite a member of staff
staff-invite-lead = The link goes to the work e-mail. The person sets password and second factor without you.
staff-invite-submit = Send the invitation
staff-invite-surname = Surname
staff-invite-name = Name
staff-invite-phone = Phone
staff-invite-phone-hint = May be left out
staff-invite-email-wrong = Enter the whole e-mail, for example anna@office.example.org
staff-invite-email-taken = There is a member of staff with this e-mail already
staff-invite-phone-wrong = Check the number: country code and all digits are needed
staff-invite-name-missing = Enter the name, at most 60 characters
staff-invite-surname-missing = Enter the surname, at most 60 characters
staff-scope-role = What they do
staff-scope-role-missing = Choose what the person does
staff-scope-agency = Agency
staff-scope-agency-missing = Choose an agency from the list
staff-scope-choose = Choose
staff-scope-services = Services
staff-scope-services-hint = Nothing ticked: all services of the agency
staff-scope-services-foreign = Tick only services of the chosen agency
staff-fact-email = E-mail
staff-fact-role = Role
staff-fact-agency = Agency
staff-fact-factors = Second factor
staff-fact-none = not set up
staff-fact-since = On the portal since
staff-one-who = Who this is
staff-one-scope = What they work on
staff-one-save = Save
staff-one-access = Access
staff-one-again = Send a new link
staff-one-again-text = If the person lost password, phone or key: the old password and factors are removed, open sessions end, and a new link goes to the e-mail.
staff-one-journal = Latest entries of the journal
staff-block = Close the access
staff-block-why = Why you close the access
staff-block-why-hint = The reason stays in the journal
staff-block-why-missing = Give a reason of at most 300 characters
staff-blocked-title = The access is closed
staff-unblock = Give the access back
staff-not-oneself = This cannot be done to oneself or to the last administrator. Ask another administrator
staff-last-administrator = This is the last administrator. Appoint another one first

# Audit
staff-audit-title = Journal
staff-audit-lead = Who did what and when. Whose data they are is not shown: what is personal in an entry is locked with the person's key.
staff-audit-size = entries under the journal's latest signature
staff-audit-key = The key that verifies the signature:
staff-audit-topics = What the entries are about
staff-audit-topic-all = All
staff-audit-topic-staff = Staff
staff-audit-topic-reads = Who looked at data
staff-audit-topic-identity = Identity and access
staff-audit-topic-accounts = Accounts
staff-audit-topic-portal = Portal
staff-audit-person = Member of staff
staff-audit-everybody = Everybody
staff-audit-show = Show
staff-audit-empty = There are no such entries.
staff-audit-at = When
staff-audit-who = Who
staff-audit-what = What
staff-audit-about = About
staff-audit-leaf = No. in the tree
staff-audit-refused = Refused
staff-audit-citizen = Citizen
staff-audit-system = Portal
staff-audit-anonymous = Not signed in
staff-audit-account = Account
staff-audit-profile = Profile
staff-audit-application = Application
staff-audit-document = Document
staff-audit-portal = Portal

journal-staff-signed-in = A member of staff signed in
journal-staff-signed-out = A member of staff signed out
journal-staff-sign-in-failed = A staff sign-in failed
journal-staff-invited = A link was sent to a member of staff
journal-staff-password-chosen = A member of staff chose a password
journal-staff-joined = A member of staff set up a second factor
journal-staff-scope-changed = What a member of staff works on was changed
journal-staff-blocked = A member of staff was shut out
journal-staff-unblocked = A member of staff was let in again

# Fobs with codes
staff-fobs-title = Fobs with codes
staff-fobs-lead = The portal's stock of fobs. Service centres hand them out; who has which fob is not shown here.
staff-fobs-stock = In stock: { $count }
staff-fobs-given = Handed out: { $count }
staff-fobs-away = Not returned: { $count }
staff-fobs-lost = Lost: { $count }
staff-fobs-none = There is nothing here.
staff-fobs-since = Since { $at }
staff-fobs-back = Back in stock
staff-fobs-import = Take fobs into the stock
staff-fobs-list = The maker's list
staff-fobs-list-hint = A line for each fob: serial number, key and, where needed, the number of digits and the counter, parted by commas, semicolons or tabs. Destroy the file afterwards: the keys are kept sealed here
staff-fobs-submit = Take in
staff-fobs-nothing-taken = Nothing was taken in: correct the lines
staff-fobs-fault = Line { $line }: { $what }.
staff-fobs-faults = { $count } { $count ->
    [one] fault
   *[other] faults
  } in the list
staff-fobs-taken = { $count } { $count ->
    [one] fob was taken in
   *[other] fobs were taken in
  }
staff-role-supervisor = Supervisor
staff-role-supervisor-text = Sees the load and the terms of an agency and says where cases go. Opens no case.
