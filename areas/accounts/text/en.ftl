# Registration
accounts-register-title = Register
accounts-register-lead = You sign in with your e-mail and phone and hear about decisions there. It takes two minutes.
accounts-register-late = The time for confirming is over
accounts-register-late-text = Fill in the form again: we will send a new letter and a new code.
accounts-register-submit = Create a cabinet
accounts-register-have = Already have a cabinet?
accounts-email-label = E-mail
accounts-email-hint = A link and later notices are sent here
accounts-email-empty = Write your e-mail address, for example ivanova@example.com
accounts-email-no-at = There is no @ in the address. Write all of it, for example ivanova@example.com
accounts-email-second-at = There are two @ in the address. Keep one
accounts-email-space = There is a space in the address. Remove it
accounts-email-letters = Before the @ only Latin letters are possible. Check the keyboard layout
accounts-email-sign = There is a sign in the address that does not belong there
accounts-email-name = Something is missing before the @. Check the points and the beginning
accounts-email-domain = After the @ a site name with a dot is needed, for example example.com
accounts-email-too-long = The address is too long. Check that nothing is pasted twice
accounts-phone-label = Mobile phone
accounts-phone-hint = With the country code, for example +7 921 555-01-42. A code is sent here
accounts-phone-empty = Write your phone number, for example +7 921 555-01-42
accounts-phone-letters = There are letters in the phone number. Keep the digits only
accounts-phone-sign = There is a sign in the phone number that does not belong there. Write, for example, +7 921 555-01-42
accounts-phone-too-short = Digits are missing in the phone number
accounts-phone-too-long = There are too many digits in the phone number
accounts-phone-country = Begin the number with its country code, for example +7 921 555-01-42
accounts-phone-area = There is no such operator or city code. Check the digits after the country code
accounts-password-label = Password
accounts-password-new-label = Choose a password
accounts-password-again-label = Password once more
accounts-password-hint = A phrase of four words is fine. A password manager is a good place for it
accounts-password-missing = Write the password
accounts-password-differs = The passwords differ. Write the same password once more
accounts-password-broken = Another password is needed: { $rules }
accounts-password-rule-length = at least { $count } characters
accounts-password-rule-too-long = at most { $count } characters
accounts-password-rule-classes = { $count ->
    [4] lower- and upper-case letters, digits and signs such as @ # $, or { $phrase } characters and longer
   *[other] at least { $count } of four: small letters, capital letters, digits, signs such as @ # $; or { $phrase } characters and longer
}
accounts-password-rule-repeat = { $count ->
    [one] no character more than once running
   *[other] no character more than { $count } times running
}
accounts-password-rule-run = no run of keys or digits such as qwerty and 12345
accounts-password-rule-date = no dates such as a birthday
accounts-password-rule-own = without your own name, e-mail and phone
accounts-password-rule-common = without words that are easy to guess
accounts-terms-accept = I accept the
accounts-terms-accept-link = terms of use
accounts-terms-accept-data = and the use of my data that the cabinet needs to work
accounts-terms-link = How we treat your data
accounts-terms-missing = Tick the terms: a cabinet cannot be created without them

# Confirmation
accounts-activate-title = Confirm your e-mail or phone
accounts-activate-sent = We sent a letter to { $email } and an SMS to { $phone }. Open the link in the letter or type the code from the SMS: the cabinet opens, and the other one can be confirmed later.
accounts-activate-nothing = Nothing has come? Look into the spam folder and check how the e-mail and the phone are written.
accounts-activate-change = Correct the e-mail or the phone
accounts-activate-submit = Open the cabinet
accounts-activate-taken = This phone has been confirmed in another cabinet
accounts-activate-taken-text = Sign in to that cabinet, or register with another number.
accounts-resend-both = Send the letter and the code again
accounts-demo-inbox = This is a trial portal: letters and SMS arrive in a common inbox
accounts-code-label = Code from the SMS
accounts-code-label-mail = Code from the letter
accounts-code-hint = Six digits, valid for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
accounts-code-missing = Type the six digits of the code
accounts-code-wrong = { $left ->
    [one] The code does not fit. { $left } try left
   *[other] The code does not fit. { $left } tries left
}
accounts-code-expired = The code is too old or has been used. Ask for a new one
accounts-code-exhausted = The code was typed wrong too many times and is no longer valid. Ask for a new one
accounts-code-wait = You can ask for a new code in { $seconds } s.
accounts-code-resend = Send a new code
accounts-contact-taken = This phone, e-mail, SNILS or INN has been confirmed in another cabinet. Sign in there or turn to help
accounts-link-title = Link from the letter
accounts-link-opens = Open the cabinet
accounts-link-opens-text = You confirm the e-mail and enter the cabinet with the phone { $phone }. If you did not register, close the page: nothing will happen.
accounts-link-opens-submit = Open the cabinet
accounts-link-confirms = Confirm the e-mail
accounts-link-confirms-text = The e-mail will be confirmed for the cabinet with the phone { $phone }. If that is not your cabinet, close the page.
accounts-link-confirms-submit = Confirm the e-mail
accounts-link-confirmed = The e-mail is confirmed
accounts-link-confirmed-text = Notices are sent there now, and you can sign in with it.
accounts-link-taken = This e-mail has been confirmed in another cabinet
accounts-link-taken-text = Sign in to that cabinet. If it is not yours, write to help.
accounts-link-dead = The link is no longer valid
accounts-link-dead-text = It has been used, a newer one has replaced it, or its time has run out. Sign in or register again.

# Messages
accounts-letter-registration-subject = { $portal }: confirm your e-mail
accounts-letter-registration =
    Hello.

    Somebody, probably you, is creating a cabinet on the portal "{ $portal }" with this e-mail.
    To open the cabinet, follow the link and press the button:

    { $url }

    The link works once within { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }. If it was not you, do nothing: without confirmation there will be no cabinet.
accounts-letter-known-subject = { $portal }: you already have a cabinet
accounts-letter-known =
    Hello.

    Somebody, probably you, is creating a cabinet on the portal "{ $portal }" with this e-mail, but you already have one.
    Sign in to it:

    { $url }

    If it was not you, do nothing: nothing has changed in your cabinet.
accounts-letter-email-subject = { $portal }: confirm your e-mail
accounts-letter-email =
    Hello.

    To confirm this e-mail for your cabinet on the portal "{ $portal }", follow the link and press the button:

    { $url }

    The link works once within { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }.
accounts-letter-sign-in-subject = { $portal }: code for signing in
accounts-letter-sign-in =
    Code for signing in to "{ $portal }": { $code }

    Valid for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Tell it to nobody. If you are not signing in, change the password: somebody knows it.
accounts-sms-registration = { $code } is the code for registering and confirming your phone. Tell it to nobody
accounts-sms-phone = { $code } is the code for confirming your phone. Tell it to nobody
accounts-sms-known = This number already has a cabinet. Sign in: { $url }. If you did not register, do nothing
accounts-sms-sign-in = { $code } is the code for signing in to "{ $portal }". Tell it to nobody

# Signing in
accounts-sign-in-title = Sign in
accounts-sign-in-lead = Certificates, applications, documents
accounts-sign-in-asked = Sign in to go on
accounts-sign-in-asked-text = Afterwards you return to where you were. Drafts are kept.
accounts-sign-in-out = You have signed out
accounts-login-label = Phone, e-mail or SNILS
accounts-login-hint = INN works too once the register has confirmed it
accounts-login-wrong = Write the whole phone, e-mail, SNILS or INN, for example +7 921 555-01-42
accounts-sign-in-submit = Sign in
accounts-sign-in-none = No cabinet yet?
accounts-sign-in-cannot = Cannot sign in?
accounts-sign-in-register = Register
accounts-sign-in-wrong-title = Signing in did not work
accounts-sign-in-wrong = { $left ->
    [one] The name or the password does not fit. { $left } try left, then signing in is closed for { $minutes } minutes
   *[other] The name or the password does not fit. { $left } tries left, then signing in is closed for { $minutes } minutes
}
accounts-sign-in-blocked-title = Signing in is closed for a while
accounts-sign-in-blocked = Too many tries failed, so signing in from here is closed until { $until }. This keeps the cabinet from people who guess passwords; every further pause is twice as long. Try again then. You can sign in now on a device that you have used before, or end the pause with a code: “Cannot sign in”.
accounts-sign-in-sprayed = This password is being tried on many cabinets at present, so nobody can sign in with it. If it is yours, strangers know it: sign in on a device that you have used before, or choose a new password through “Cannot sign in”.
accounts-code-title = Code for signing in
accounts-code-sent-sms = We sent an SMS with the code to { $to }.
accounts-code-sent-mail = We sent a letter with the code to { $to }.
accounts-code-submit = Sign in
accounts-code-back = Sign in under another name

# Security
accounts-security-title = Security
accounts-back-profile = Profile
accounts-contacts-title = E-mail and phone
accounts-contact-confirmed = Confirmed
accounts-contact-unconfirmed = Not confirmed
accounts-phone-title = Confirm the phone
accounts-phone-text = The code was sent to { $phone } at registration. If it is too old, ask for a new one.
accounts-phone-submit = Confirm the phone
accounts-phone-later = Later
accounts-phone-confirm = Confirm the phone by a code
accounts-letter-resend = Send the letter again
accounts-letter-sent = The letter is on its way
accounts-letter-sent-text = Open it and follow the link. No letter? Look among the spam.
accounts-letter-wait = { $seconds ->
    [one] Another letter can be sent in { $seconds } second
   *[other] Another letter can be sent in { $seconds } seconds
}
accounts-how-title = How you sign in
accounts-how-password = Password
accounts-how-password-text = First step
accounts-how-sms = Code from an SMS
accounts-how-sms-text = Second step
accounts-how-on = On
accounts-sessions-title = Where the cabinet is open
accounts-session-present = This one. Opened { $opened }
accounts-session-seen = Opened { $opened }, last used { $seen }
accounts-session-end = End
accounts-sessions-end-others = End all but this one
accounts-sessions-rule = A session ends after { $minutes } minutes without activity and after { $hours } hours in any case.
accounts-device-unknown = Unknown browser
accounts-sign-ins-title = Journal of sign-ins
accounts-sign-ins-text = Sign-ins, failed tries and ends
accounts-sign-ins-all = The whole journal
accounts-sign-ins-none = No entries yet
accounts-sign-in-advice = If it was not you, end the sessions you do not know and tell nobody the codes from SMS
accounts-sign-out = Sign out

# Journal
journal-account-registered = Cabinet created
journal-account-contact_confirmed = E-mail or phone confirmed
journal-account-signed_in = Signed in
journal-account-sign_in_failed = Failed try to sign in
journal-account-blocked = Signing in closed for a while after failed tries
journal-account-signed_out = Signed out
journal-account-session_ended = A session on another device ended
journal-account-sessions_ended = All sessions but one ended

# Devices, restrictions, journal of sign-ins
accounts-devices-title = Devices and sign-ins
accounts-devices-lead = Where your cabinet is open and in which browsers it was. End what is not yours at once.
accounts-level-a1 = Signed in by one proof
accounts-level-a2 = Signed in in two steps
accounts-level-a3 = Signed in by a key
accounts-place = Address { $address }
accounts-place-here = Address { $address }, the network you are in now
accounts-known-title = Known devices
accounts-known-text =
    { $days ->
        [one] On a trusted device the second step of signing in is left out for { $days } day. Signing and important changes are always confirmed.
       *[other] On a trusted device the second step of signing in is left out for { $days } days. Signing and important changes are always confirmed.
    }
accounts-known-text-never = We tell you when somebody signs in on a device that is not on this list.
accounts-known-none = The browsers in which you sign in will stand here.
accounts-device-seen = First sign-in { $first }, last { $last }
accounts-device-this = This device
accounts-device-trusted-until = Trusted until { $until }
accounts-device-change = Change: { $device }
accounts-device-name = What to call the device
accounts-device-rename = Save the name
accounts-device-trust = Trust this device
accounts-device-distrust = Stop trusting
accounts-device-remove = Remove and sign out there
accounts-devices-more = More protection
accounts-freeze-title = Freeze the cabinet
accounts-freeze-text = Every session ends and nobody can sign in. Your data and applications are kept. To thaw it, sign in and type the code from an e-mail.
accounts-freeze-text-sms = Every session ends and nobody can sign in. Your data and applications are kept. To thaw it, sign in and type one more code from an SMS.
accounts-freeze-until = For how long
accounts-freeze-open = Until I thaw it
accounts-freeze-day = For a day
accounts-freeze-week = For a week
accounts-freeze-submit = Freeze
accounts-save = Save
accounts-saved = Your changes are saved
accounts-new-password = Choose a new password

accounts-access-title = Where you can sign in from
accounts-access-note = Your addresses, trusted devices
accounts-access-remote-off = Remote access is off: trusted devices only
accounts-access-lead = Usually you can sign in from anywhere. If you use the cabinet only at home or on your own phone, you can close the rest.
accounts-access-way-out = If you are somewhere else you can still get in: besides the password and the second step you will need a code from your e-mail.
accounts-addresses-title = Your addresses
accounts-addresses-text = You are in the network { $here } now.
accounts-addresses-none = There are no addresses on the list yet.
accounts-address-here = You are here now
accounts-address-remove = Remove
accounts-address-add-here = Add the network { $here }
accounts-address-label = Another address or network
accounts-address-hint = For example 192.0.2.7 or 192.0.2.0/24
accounts-address-add = Add the address
accounts-address-wrong = Write the whole address, for example 192.0.2.7, or a network 192.0.2.0/24
accounts-door-label = Who is let in
accounts-door-anywhere = From anywhere
accounts-door-anywhere-hint = We tell you about a sign-in on a new device
accounts-door-addresses = Only from my addresses
accounts-door-addresses-hint = From the list above
accounts-door-devices = Only on trusted devices
accounts-door-devices-hint = Remote access from other devices is off
accounts-door-no-address = Add at least one address first, otherwise you could not sign in yourself
accounts-door-no-device = Trust at least one device first, otherwise you could not sign in yourself
accounts-rule-label = If the address changes while the cabinet is open
accounts-rule-off = Do nothing
accounts-rule-off-hint = For phones: their address changes often
accounts-rule-prefix = End the session when the network changes
accounts-rule-prefix-hint = For internet at home
accounts-rule-strict = End the session when the address changes at all
accounts-rule-strict-hint = For a fixed address

accounts-alerts-title = Messages about sign-ins
accounts-alerts-note = Which sign-ins to tell you about, and where
accounts-alerts-lead = A change of password, e-mail, phone or ways to sign in is always told.
accounts-alerts-entries = Which sign-ins to tell you about
accounts-alerts-new = Sign-ins on new devices
accounts-alerts-new-hint = Several in a row come as one message
accounts-alerts-every = Every sign-in
accounts-alerts-every-hint = On known devices too
accounts-alerts-none = None
accounts-alerts-none-hint = Sign-ins still stand in the journal
accounts-alerts-attempts = Tell me about failed tries on unknown devices
accounts-alerts-ways = Where to tell you
accounts-alerts-feed = A message always stands among the notices of the cabinet.
accounts-alerts-email = By e-mail
accounts-alerts-sms = By SMS
accounts-alerts-no-way = Tick e-mail or SMS, otherwise you would learn of a stranger too late

accounts-journal-title = Journal of sign-ins
accounts-journal-note = Time, address, device, result
accounts-journal-lead = Who signed in to your cabinet or tried to, and from where.
accounts-journal-filter = What to show
accounts-journal-period = Over what time
accounts-journal-period-week = A week
accounts-journal-period-month = A month
accounts-journal-period-quarter = Three months
accounts-journal-period-all = All the time
accounts-journal-result = Result
accounts-journal-result-any = Any
accounts-journal-result-done = Done
accounts-journal-result-refused = Refused
accounts-journal-place = Address or device
accounts-journal-place-hint = For example 192.0.2 or Firefox
accounts-journal-show = Show
accounts-journal-all = Show all the time
accounts-journal-none = No entries
accounts-journal-none-text = Nobody signed in or tried to in this time.
accounts-journal-none-filtered = Try another time, result or address.
accounts-journal-done = Done
accounts-journal-refused = Refused
accounts-journal-strange = Do you see a stranger?
accounts-journal-strange-text = Freeze the cabinet: every session ends at once. Then change the password.
accounts-reason-password = The password did not fit
accounts-reason-code = The code did not fit
accounts-reason-blocked = Too many failed tries in a row
accounts-advice-blocked = If it was not you, somebody is guessing the password. Set up a key to sign in and change the password.
accounts-advice-new-device = If it was not you, open the link “this was not me” in the message or freeze the cabinet.
accounts-advice-attempts = If it was not you, the password still holds. Tell nobody your codes, and change the password if you use it elsewhere.
accounts-advice-session-ended-by-risk = If you changed the network or the browser yourself, just sign in again. If not, change the password.
accounts-advice-disavowed = Choose a new password: the old one no longer works.

accounts-ended-title = You have been signed out
accounts-ended-idle = Nothing was done for a while, so the cabinet closed by itself. Your drafts are saved.
accounts-ended-hours = The session was open for long, so it closed by itself. Your drafts are saved.
accounts-ended-elsewhere = This session was ended from another device of yours.
accounts-ended-crowd = The cabinet is open on many devices, so the oldest session ended.
accounts-ended-address = The address changed, and you asked to hold the session to one. Please sign in again.
accounts-ended-browser = Another browser showed this session. We closed it so that nobody gets in instead of you.
accounts-ended-mark = This session came from a browser in which it was not opened. We closed it so that nobody gets in instead of you.
accounts-ended-frozen = The cabinet is frozen and every session has ended. To thaw it, sign in and confirm with a code from your e-mail.
accounts-ended-disavowed = You told us of a stranger, and we ended every session. Choose a new password.
accounts-ended-password = The password was changed, so the other sessions have ended.
accounts-ended-recovery = Access was recovered, so earlier sessions have ended.

accounts-held-frozen-title = The cabinet is frozen
accounts-held-frozen-text = You froze the cabinet. To open it, confirm that it is you in one more way.
accounts-held-elsewhere-title = You cannot sign in from here
accounts-held-elsewhere-text = You let people in only from your addresses or trusted devices. To sign in from here, confirm that it is you in one more way.
accounts-held-disavowed-title = A new password is needed
accounts-held-disavowed-text = You told us that a sign-in was not yours. The old password no longer opens the cabinet: somebody else may know it.
accounts-held-send-mail = Send a code to { $to }
accounts-held-send-sms = Send a code to { $to }
accounts-held-sent-mail = We sent a code to { $to }.
accounts-held-sent-sms = We sent an SMS with a code to { $to }.
accounts-held-keep = Add the network { $network } to my addresses
accounts-held-thaw = Thaw the cabinet
accounts-held-let-in = Sign in
accounts-held-leave = Do not sign in
accounts-held-frozen-subject = { $portal }: code to thaw your cabinet
accounts-held-frozen-letter =
    The code to thaw your cabinet at “{ $portal }”: { $code }

    It works for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Tell it to nobody. If you did not ask for it, change the password: somebody knows it.
accounts-held-frozen-sms = { $code } is the code to thaw your cabinet. Tell it to nobody
accounts-held-elsewhere-subject = { $portal }: code to sign in from a new place
accounts-held-elsewhere-letter =
    The code to sign in to “{ $portal }” from a new place: { $code }

    It works for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Tell it to nobody. If you are not signing in, change the password: somebody knows it.
accounts-held-elsewhere-sms = { $code } is the code to sign in from a new place. Tell it to nobody

accounts-not-me-title = This was not me
accounts-not-me-asks = Was it not you?
accounts-not-me-about = The message said: “{ $about }”.
accounts-not-me-what = If it was not you, press the button. Then:
accounts-not-me-ends = every session ends, the stranger’s too;
accounts-not-me-providers = sign-in with other systems is unlinked;
accounts-not-me-trust = no device is trusted any more;
accounts-not-me-password = the old password stops working and you choose a new one.
accounts-not-me-nothing = If it was you, close this page: nothing will happen.
accounts-not-me-submit = This was not me
accounts-not-me-done = The cabinet is closed to everybody
accounts-not-me-done-text = Every session has ended and the old password does not work. Now choose a new password that only you know.
accounts-not-me-dead = This link no longer works
accounts-not-me-dead-text = Its time has run out, or the link was not copied whole. Sign in and look at the journal of sign-ins, or choose a new password.

accounts-told-new-device-subject = { $portal }: sign-in on a new device
accounts-told-new-device-letter =
    Hello.

    Somebody signed in to your cabinet at “{ $portal }” on a device that was not used before:

    { $lines }

    If it was you, do nothing.

    This was not me:
    { $url }

    The link ends every session and lets you choose a new password.
accounts-told-new-device-sms =
    { $count ->
        [one] Cabinet: sign-in on a new device. Not you? { $url }
       *[other] Cabinet: sign-ins on new devices. Not you? { $url }
    }
accounts-told-attempts-subject = { $portal }: somebody tried to sign in to your cabinet
accounts-told-attempts-letter =
    Hello.

    Somebody tried to sign in to your cabinet at “{ $portal }” on an unknown device, but the password or the code did not fit:

    { $lines }

    If it was you, do nothing. If not, tell nobody your codes.

    This was not me:
    { $url }

    The link ends every session and lets you choose a new password.
accounts-told-attempts-sms = Cabinet: somebody tried to sign in on an unknown device. Not you? { $url }

journal-account-new_device = We told you about a sign-in on a new device
journal-account-attempts = We told you about tries on an unknown device
journal-account-session_ended_by_risk = The portal ended a session that seemed to be in other hands
journal-account-disavowed = You said “this was not me”
journal-account-frozen = The cabinet was frozen
journal-account-thawed = The cabinet was thawed
journal-account-let_in = A sign-in from a new place was confirmed by a code
journal-account-device_trusted = A device was marked as trusted
journal-account-device_distrusted = A device is no longer trusted
journal-account-device_removed = A device was removed and signed out
journal-account-access_changed = Changed where one can sign in from
journal-account-alerts_changed = Changed the messages about sign-ins
journal-account-data_check = Asked whether the data are still right
journal-account-password_old = Reminded that the password is old

# Rules of accounts
accounts-policy-title = Rules of accounts
accounts-policy-lead = What passwords must be, how long sessions last, what happens after failed tries to sign in, and how to regain access. These rules hold now, and every change is written into the portal's journal.
accounts-policy-since = In force since { $date }
accounts-policy-citizens = citizens
accounts-policy-simplified = simplified account
accounts-policy-standard = standard account
accounts-policy-confirmed = confirmed account
accounts-policy-staff = staff
journal-policy-changed = The rules of accounts changed

# Second step of signing in, and confirming acts
accounts-step-title = Second step
accounts-step-by-phone = The code from the SMS was right. You have added another way, so it is needed too.
accounts-step-others = Another way
accounts-step-trust = This is my device: do not ask for the second step for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
accounts-step-app = Open the app with codes and type the code for this cabinet.
accounts-step-app-label = Code from the app
accounts-step-app-hint = Six digits, a new one every half minute
accounts-step-fob = Press the button on the fob and type the code from its screen.
accounts-step-fob-label = Code from the fob
accounts-step-fob-hint = Each code is good once
accounts-step-fob-resync = The code does not fit
accounts-step-fob-next-hint = Press the button again and type the next code: two codes in a row tell us how often it was pressed
accounts-code-enough = As many codes as possible have been sent within an hour. The next one can leave after { $at }. Until then the last code serves while it lives, or another way
accounts-step-backup = Type any of the backup codes you have kept. Each serves once.
accounts-step-backup-label = Backup code
accounts-step-backup-hint = Twelve letters and digits, for example 7K3M-Q2VX-0D9F
accounts-step-password = You came in by a code from an SMS, so the password is needed now.
accounts-step-passkey = Use your finger, face, PIN or plug in the key: the browser shows how.
accounts-step-passkey-submit = Ask the key
accounts-step-push = We send a question to your device. Answer there with the number that appears here.
accounts-step-push-ask = Send the question
accounts-step-push-sent = Open the question on your device and type this number. Then this page goes on by itself.
accounts-step-push-number = Number for the other device:
accounts-step-push-done = I have answered, go on
accounts-step-push-again = Send again
accounts-step-push-waiting = The device has not answered yet. Answer there and press again
accounts-step-push-refused = The device said “It is not me”, or another number was typed. Send the question again or choose another way
accounts-step-push-over = The question waits no longer. Send a new one
accounts-step-wrong-password = The password does not fit
accounts-step-missing-sms = Type the six digits of the code
accounts-step-missing-email = Type the six digits of the code
accounts-step-missing-app = Type the six digits from the app
accounts-step-missing-fob = Type the code from the screen of the fob
accounts-step-missing-backup = Type a backup code
accounts-step-missing-password = Write the password
accounts-step-missing-passkey = The browser did not ask the key: that needs JavaScript. Switch it on or choose another way
accounts-step-missing-push = Send the question to the device
accounts-code-send = Send a code
accounts-code-send-sms = We send a code by SMS to { $to }.
accounts-code-send-mail = We send a code by e-mail to { $to }.
accounts-way-passkey = Fingerprint, face or key
accounts-way-passkey-note = Your phone or computer knows you
accounts-way-push = Answer on another device
accounts-way-push-note = A question comes, answer with a number
accounts-way-app = Code from an app
accounts-way-app-note = Works without a network too
accounts-way-fob = Code from a fob
accounts-way-fob-note = A fob with a screen and a button
accounts-way-sms = Code from an SMS
accounts-way-email = Code by e-mail
accounts-way-password = Password
accounts-way-password-note = The one you made for the cabinet
accounts-way-backup = Backup code
accounts-way-backup-note = One of those you keep on paper
accounts-confirmation-title = Confirm that it is you
accounts-confirmation-why = To { $act }, a confirmation is needed.
accounts-confirmation-minutes = { $minutes ->
    [one] It is good for { $minutes } minute.
   *[other] It is good for { $minutes } minutes.
}
accounts-confirmation-submit = Confirm
accounts-confirmation-back = Back
accounts-confirmation-blocked-title = Confirming is closed for a while
accounts-confirmation-blocked = Too many tries in a row failed. Try again at { $until }: this keeps the cabinet from people who guess. What you typed before is kept.
accounts-confirmation-nothing = There is nothing to confirm with yet
accounts-confirmation-nothing-text = It takes a second way to know you, besides the one you came in by. Confirm your phone: a code from an SMS will do.
accounts-confirmation-no-key = A key or a fingerprint is needed here
accounts-confirmation-no-key-text = This is opened only by ways that cannot be lured out of you on a forged site. Add one: it takes a minute.
accounts-act-contacts = change the phone or the e-mail
accounts-act-security = change the security settings
accounts-act-sign = sign a document
accounts-act-pay = pay
accounts-act-export = get a copy of all data
accounts-act-erase = delete the cabinet
accounts-act-access = open your data to others
accounts-act-two-factors = open what needs signing in with two steps
accounts-act-passkey = open what needs the safest way of signing in
accounts-sms-confirm = { $code } is the code to { $act } on "{ $portal }". Tell it to nobody
accounts-letter-confirm-subject = { $portal }: code of confirmation
accounts-letter-confirm =
    Code to { $act } on "{ $portal }": { $code }

    Valid for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Tell it to nobody. If it is not you, change the password: somebody is in your cabinet.
accounts-push-sign-in = Signing in to the cabinet
accounts-push-confirm = Confirmation to { $act }
accounts-push-enrol = Adding this device to the cabinet

# Signing in by phone and by key
accounts-or = or without a password
accounts-sign-in-passkey = Passkey
accounts-sign-in-passkey-note = Fingerprint, face or PIN
accounts-sign-in-phone = Code by SMS
accounts-sign-in-phone-note = To your confirmed number
accounts-by-phone-title = Sign in with a code from an SMS
accounts-by-phone-lead = No password needed: write the phone that is confirmed in your cabinet.
accounts-by-phone-hint = With the country code, for example +7 921 555-01-42
accounts-by-phone-submit = Get a code
accounts-by-phone-level = This opens applications and notices. Where two steps are needed, we ask for the password as well.
accounts-by-phone-code-title = Code for signing in
accounts-by-phone-sent = If the number { $to } has a cabinet, an SMS with a code comes to it.
accounts-by-phone-change = Change the number
accounts-by-phone-nothing = No SMS? Check the number. There may be no cabinet with it yet.
accounts-passkey-refused = The key was not taken
accounts-passkey-of-staff = This key belongs to a member of staff. Sign in on the page for staff.
accounts-passkey-no-script = The browser did not ask the key: that needs JavaScript. Switch it on or choose another way
accounts-passkey-without = Keys do not work here
accounts-passkey-without-text = They need a recent browser and JavaScript. Choose another way.

# Ways of confirming
accounts-factors-title = Ways of confirming
accounts-factors-lead = With these you take the second step and confirm what matters. The safer the way, the harder it is to come in as you.
accounts-factors-mine = Added
accounts-factors-add = Add another
accounts-factors-add-text = One way can break or get lost: have two.
accounts-factors-add-passkey = Fingerprint, face or PIN
accounts-factors-add-app = App with codes
accounts-factors-add-key = Security key or smart card
accounts-factors-add-fob = Fob with codes
accounts-factors-add-push = Answer on another device
accounts-factors-add-another = Add another
accounts-factors-added = The way is added
accounts-factors-renamed = The name is changed
accounts-factors-removed = The way is removed
accounts-factors-lost = The lost fob confirms nothing any more. Add another way if only one is left
accounts-factors-then-backup = Keep backup codes: they help when the device is lost.
accounts-factors-used = Last used { $at }
accounts-factors-since = Added { $at }
accounts-factors-best = Safest
accounts-factors-off = Off
accounts-factors-rename = Name
accounts-factors-remove = Remove
accounts-factors-phone-waits = The phone is not confirmed, so a code to it does not count yet
accounts-factors-codes = Codes from SMS and letters
accounts-factors-codes-are-on = SMS and letters can be intercepted. If you have something safer, switch them off for signing in.
accounts-factors-codes-backup-first = Keep backup codes first: without them a lost device closes the door.
accounts-factors-codes-are-off = Codes from SMS and letters are off for signing in: without an added device or a backup code nobody comes in.
accounts-factors-codes-off = Sign in without codes from SMS and letters
accounts-factors-codes-on = Take codes from SMS and letters again
accounts-factors-codes-need = First add an app, a key or a device: otherwise there would be nothing to sign in with
accounts-factors-steps = How to add one
accounts-factors-step-1 = Open “Security” and “Ways of confirming”
accounts-factors-step-2 = Choose a way
accounts-factors-step-3 = Confirm that it is you
accounts-factors-step-4 = Connect the device and type the code from it
accounts-factors-step-5 = Save
accounts-factors-steps-then = From then on we ask for it at each sign-in.
accounts-factors-name-title = Name of the way
accounts-factors-name-label = What to call it
accounts-factors-name-hint = To tell it from others, for example “My phone”
accounts-factors-name-any = You may leave it empty. A name helps to tell it from others, for example “My phone”
accounts-factors-name-missing = Write a name, for example “My phone”
accounts-factors-save = Save
accounts-factors-removal-title = Remove this way?
accounts-factors-removal-text = You can no longer sign in or confirm with it. The others stay.
accounts-factors-removal-submit = Remove the way
accounts-factors-removal-no = Keep it
accounts-factors-last-title = This is the last safe way
accounts-factors-last = It cannot be removed while there is no other: the cabinet would be left with codes that can be intercepted. Add another, then remove this one.
accounts-app-qr = QR code for the app
accounts-app-scan = Point the camera of the app at this code.
accounts-app-here = Open the app on this device
accounts-app-by-hand = No camera? Type this key in the app:
accounts-app-first = The six digits that the app shows now
accounts-passkey-submit = Add it
accounts-key-submit = Add the key
accounts-push-submit = Add this device
accounts-push-again = Begin anew
accounts-push-without = Not possible on this device
accounts-push-no-script = The browser did not allow notices: that needs JavaScript
accounts-push-enrol-answer = A question has come to this device. Open it and type this number.
accounts-backup-title = Backup codes
accounts-backup-open = Open
accounts-backup-none = Not made yet. They help when the phone is lost
accounts-backup-left = { $left } of { $of } left
accounts-backup-make = Make backup codes
accounts-backup-make-new = Make new ones
accounts-backup-new-kills = New codes replace the old ones: the old ones no longer serve.
accounts-backup-once = Keep the codes now
accounts-backup-once-text = We show them only once. Print the page or write the codes down, and keep them apart from the phone. Each serves once.
accounts-backup-kept = I have kept the codes
accounts-guide-challenge = How to do it
accounts-guide-sms-1 = Wait for the SMS: it usually comes within a minute.
accounts-guide-sms-2 = Read what the code is for: the SMS says it.
accounts-guide-sms-3 = Type the six digits. Tell them to nobody, not even to the portal's staff.
accounts-guide-email-1 = Open your mail. If nothing came, look into the spam folder.
accounts-guide-email-2 = Read what the code is for: the letter says it.
accounts-guide-email-3 = Type the six digits and tell them to nobody.
accounts-guide-app-1 = Install an app with codes, for example Google Authenticator.
accounts-guide-app-2 = Add the cabinet in it by the QR code. This is done once.
accounts-guide-app-3 = When you sign in, type the six digits it shows.
accounts-guide-passkey-1 = Press the button: the browser asks which key to use.
accounts-guide-passkey-2 = Use your finger, your face or the PIN of the device.
accounts-guide-passkey-3 = Fingerprint and face stay on the device: the portal never gets them.
accounts-guide-key-1 = Plug in the USB key, hold the key to the phone, or put the FIDO2 smart card into its reader.
accounts-guide-key-2 = Press the button on the page, then touch the key.
accounts-guide-key-3 = If the key asks for a PIN, type it.
accounts-guide-fob-1 = Press the button on the fob: a code appears on its screen.
accounts-guide-fob-2 = Type it at once: the next press shows another one.
accounts-guide-fob-3 = The fob needs neither a network nor a clock. If you lose it, report that here or at a service centre.
accounts-fob-centre = A service centre hands out fobs
accounts-fob-centre-text = Come with your passport: the operator connects it at once. Here you can connect only a fob of your own.
accounts-fob-own = A fob of your own
accounts-fob-key-label = Key of the fob
accounts-fob-key-hint = From the maker's letter: digits and letters A–F, or Latin letters and digits 2–7
accounts-fob-key-wrong = Check the key: it has 32 or more characters 0–9 and A–F, or Latin letters and digits 2–7
accounts-fob-first-label = Code on the screen
accounts-fob-first-hint = Press the button and type the code: 6, 7 or 8 digits
accounts-fob-next-label = The next code
accounts-fob-next-hint = Press the button again
accounts-fob-lost-too = Lost the fob?
accounts-fob-loss-link = Report it lost
accounts-fob-loss-title = Is the fob lost?
accounts-fob-loss-text = We disconnect it at once: its codes serve nobody. A fob that is found can be brought to a service centre, but it will not work again.
accounts-fob-loss-submit = Disconnect the fob
accounts-fob-loss-no = Do not disconnect
accounts-guide-push-1 = Press the button: a question comes to your device.
accounts-guide-push-2 = Check there who signs in and from where.
accounts-guide-push-3 = Type there the number you see here. A question you did not ask for: press “It is not me”.
accounts-guide-backup-1 = Take the sheet with the ten codes.
accounts-guide-backup-2 = Type any that is not crossed out.
accounts-guide-backup-3 = Cross it out: it does not serve twice.
accounts-guide-password-1 = Type the password of the cabinet.
accounts-guide-password-2 = Check the keyboard layout and the capitals.
accounts-guide-password-3 = If you do not remember it, change it on the sign-in page.
journal-account-confirmed = An important act was confirmed
journal-account-codes_switched = Whether codes from SMS and letters are taken was changed
accounts-how-stronger = Signing in can be made safer
accounts-how-stronger-text = An SMS can be intercepted, a fingerprint or a face cannot. Adding one takes a minute.
accounts-how-stronger-add = Add it
accounts-how-open = Set up

# Activation with a code that an operator gave
accounts-activation-title = Activate your cabinet
accounts-activation-lead = Enter your SNILS and the code you were given at the service centre. The code works once.
accounts-activation-login = SNILS, INN, phone or e-mail
accounts-activation-login-wrong = Check the number: all digits are needed
accounts-activation-code = Activation code
accounts-activation-code-hint = Twelve characters, for example 7K3M-Q2VX-0D9F
accounts-activation-code-wrong = The code has twelve letters and digits. Check how it is printed
accounts-activation-wrong = The number and the code do not belong together, or the code is too old. Check both or ask for a new code where you got it
accounts-activation-next = Continue
accounts-activation-password-title = Choose your own password
accounts-activation-password-lead = Only you will know the password. All earlier sessions end then.
accounts-activation-phone = We have sent a code to { $phone }: that tells us that the phone is yours.
accounts-activation-password = New password
accounts-activation-finish = Open the cabinet
accounts-activation-phone-taken = This number is confirmed in another cabinet already. Go back to where you got the code and give another number
journal-account-activated = The cabinet was opened with an activation code, a new password was chosen

# Restrictions by staff
accounts-restrictions-title = Restrictions
accounts-restrictions-none = No restrictions
accounts-restrictions-none-text = Everything in the cabinet is open to you. If a member of staff restricts something, the reason, the term and the place to object will stand here.
accounts-restrictions-why = Reason: { $why }
accounts-restrictions-until = It holds until { $until } and ends by itself then.
accounts-restrictions-appeal = If you disagree, say why
accounts-restrictions-appeal-hint = A member of staff who can lift the restriction reads it
accounts-restrictions-appeal-missing = Say why you disagree, in at most 2000 characters
accounts-restrictions-submit = Send the appeal
accounts-restrictions-appealed = The appeal was sent { $at }.
accounts-restrictions-answer-soon = A member of staff will read it. The answer comes as a notice and stands here.
accounts-restrictions-answered = Answered { $at }. The restriction stays.
accounts-restricted-now = Part of your cabinet is shut for a time
accounts-restricted-now-text = See what is shut, why, and until when. If you disagree, write an appeal.
accounts-restricted-open = See the restrictions
accounts-restriction-account = The cabinet is shut
accounts-restriction-sending = Applications cannot be filled in or sent
accounts-restriction-profile = The profile cannot be changed
journal-account-restricted = A member of staff restricted the access
journal-account-unrestricted = A restriction was lifted
journal-account-appealed = An appeal against a restriction was sent
journal-account-appeal_answered = An appeal against a restriction was answered

# Password, phone and e-mail in the cabinet
accounts-own-password-title = New password
accounts-own-password-lead = Choose a password that you use nowhere else.
accounts-own-password-old = Your password is more than { $days ->
        [one] { $days } day
       *[other] { $days } days
    } old
accounts-own-password-old-text = We advise to change it. If not now, the cabinet works as usual.
accounts-own-password-old-must = The rules of this portal ask you to change it. After that all other sections open again.
accounts-own-password-present = Present password
accounts-password-present-missing = Write the present password
accounts-password-same = This is the present password. Choose another
accounts-new-password-label = New password
accounts-own-password-submit = Save the password
accounts-own-password-ends = Sessions on all other devices will end. Here you stay in the cabinet.
accounts-own-password-saved = The password is changed
accounts-own-password-saved-text = Sessions on other devices have ended. We tell you about it by e-mail and phone.
accounts-own-password-back = To security
accounts-own-password-change = Change
accounts-change = Change
accounts-changed = Saved
accounts-changed-text = Messages now come to the new address. We have told the former one that it was replaced.
accounts-change-phone-title = New phone
accounts-change-phone-lead = The cabinet has { $present } now. Type the new number: we send codes to both.
accounts-change-phone-label = New number
accounts-change-phone-same = This number is in the cabinet already
accounts-change-phone-code-title = Confirm the new phone
accounts-change-phone-old = { $code } is the code to change the cabinet’s phone. If it is not you, tell nobody
accounts-change-phone-new = { $code } is the code to add this phone to the cabinet. Tell nobody
accounts-change-phone-subject = { $portal }
accounts-change-email-title = New e-mail
accounts-change-email-lead = The cabinet has { $present } now. Type the new address: we send codes to both.
accounts-change-email-label = New address
accounts-change-email-same = This address is in the cabinet already
accounts-change-email-code-title = Confirm the new e-mail
accounts-change-email-subject = { $portal }: code to change the e-mail
accounts-change-email-old =
    { $code } is the code to change the e-mail of the cabinet “{ $portal }”.

    If it is not you who changes it, tell nobody and change your password.
accounts-change-email-new =
    { $code } is the code to add this address to the cabinet “{ $portal }”.

    If you did not ask for it, do nothing.
accounts-change-submit = Get the codes
accounts-change-back = Back
accounts-change-both-lead = We sent two codes: to where we wrote before and to the new place. Type both, so we know both are yours.
accounts-change-one-lead = We sent a code. Type it, so we know this is yours.
accounts-change-code-old = Code that came to { $to }
accounts-change-code-new = Code that came to { $to }
accounts-change-no-old = I no longer have the former one, no code will come from there.
accounts-change-no-old-drops = After that you prove again who you are.
accounts-change-old-lost = I cannot get a code where you wrote before
accounts-change-finish = Save
accounts-change-taken = This is confirmed in another cabinet. Type another phone or e-mail
accounts-former-subject = { $portal }: this address is no longer in the cabinet
accounts-former-letter =
    In the cabinet “{ $portal }” this address was replaced by another.

    If it was not you, open the link: all sessions end and the old password stops working.
    { $url }
accounts-former-sms = This phone was replaced in the cabinet. Not you? { $url }
journal-account-password_changed = The password was changed
journal-account-contact_changed = The phone or the e-mail was changed

# Ways back in
accounts-act-recover = get back in
accounts-recovery-forgot = Forgot the password?
accounts-recovery-title = Get back in
accounts-recovery-lead = What happened? Choose the cause, and we show the shortest way.
accounts-recovery-back = Back
accounts-recovery-next = Continue
accounts-recovery-door-forgot = The password is forgotten
accounts-recovery-door-forgot-note = A code to phone or e-mail, then a new password
accounts-recovery-door-blocked = Sign-in is closed after mistakes
accounts-recovery-door-blocked-note = A code by SMS opens it at once
accounts-recovery-door-blocked-open = Open sign-in by a code from an SMS
accounts-recovery-door-phone = The phone number has changed
accounts-recovery-door-phone-note = Sign in another way and type the new number
accounts-recovery-door-email = No access to the mailbox
accounts-recovery-door-email-note = The phone is enough to name a new e-mail
accounts-recovery-door-lost = Everything is lost
accounts-recovery-door-lost-note = No phone, no mailbox, no password
accounts-recovery-door-stranger = Somebody else got in
accounts-recovery-door-stranger-note = Close the cabinet for everybody and choose a new password
accounts-recovery-contact-title = Forgot the password?
accounts-recovery-contact-lead = Type the phone or the e-mail that is confirmed in the cabinet. We send a code.
accounts-recovery-contact-label = Phone or e-mail
accounts-recovery-contact-hint = For example +7 921 555-01-42 or name@example.org
accounts-recovery-contact-wrong = Type the phone with the country code, or the whole e-mail address
accounts-recovery-by-number = By SNILS, INN or passport number
accounts-recovery-by-contact = By phone or e-mail only
accounts-recovery-no-contact = I have neither the phone nor the mailbox
accounts-recovery-number-title = Back in by a document
accounts-recovery-number-lead = Type the number of the document and the phone of the cabinet. The code comes to the phone.
accounts-recovery-number-label = SNILS, INN or passport number
accounts-recovery-number-hint = Digits only: 11 of SNILS, 12 of INN, 10 of the passport’s series and number
accounts-recovery-number-wrong = Check the number: 11 digits of SNILS, 12 of INN or 10 of the passport
accounts-recovery-phone-label = Phone of the cabinet
accounts-recovery-unlock-title = Sign-in is closed after mistakes
accounts-recovery-unlock-lead = Type the phone of the cabinet. The code from the SMS shows that it is you, and sign-in opens at once.
accounts-recovery-code-title = Type the code
accounts-recovery-sent = If everything is right and there is a cabinet, an SMS with a code comes to { $to }.
accounts-recovery-sent-mail = If everything is right and there is a cabinet, a letter with a code comes to { $to }.
accounts-recovery-sent-reset = We have sent an SMS with a code to { $to }.
accounts-recovery-nothing = No code? Check what you typed. There may be no cabinet with it.
accounts-recovery-factor-title = One more confirmation
accounts-recovery-factor-why = The code is right. So that nobody opens the cabinet with somebody else’s phone, confirm one more way.
accounts-recovery-no-factor = I have no other way left
accounts-recovery-password-title = New password
accounts-recovery-password-lead = Choose a password. Then all sessions end, sign-in with other systems is unlinked, and you sign in with the new password.
accounts-recovery-drops = You will have to prove again who you are
accounts-recovery-drops-text = The cabinet has no other way to show that it is you. So its level is simplified until you prove again who you are. Applications and documents stay.
accounts-recovery-done-title = The password is changed
accounts-recovery-done-lead = All former sessions have ended. If you used to sign in with another system, link it again under “Security”. We have told the cabinet’s phone and e-mail.
accounts-recovery-open-title = Sign-in is open again
accounts-recovery-open-lead = You have shown that it is you. The password is the same as before.
accounts-recovery-door-go-in = Sign in
accounts-recovery-door-go-in-note = To the sign-in page
accounts-recovery-phone-title = The phone number has changed
accounts-recovery-phone-lead = Choose what you still have.
accounts-recovery-door-phone-in = I know the password
accounts-recovery-door-phone-in-note = Sign in with a code by e-mail, an app, a key or a backup code and type the new number
accounts-recovery-door-phone-mail = I have the mailbox
accounts-recovery-door-phone-mail-note = The code comes by e-mail, then an app, a key or a backup code is needed
accounts-recovery-door-wait = Ask and wait
accounts-recovery-door-wait-note = { $hours ->
    [one] After { $hours } hour a link comes to the new phone
   *[other] After { $hours } hours a link comes to the new phone
 }
accounts-recovery-door-operators = Write to the operators
accounts-recovery-door-operators-note = They check your data and hand over an activation code
accounts-recovery-email-title = No access to the mailbox
accounts-recovery-email-lead = The e-mail can be changed while you have the phone.
accounts-recovery-door-email-in = I know the password
accounts-recovery-door-email-in-note = Sign in with a code from an SMS and type the new e-mail
accounts-recovery-door-email-sms = The password is forgotten, the phone is with me
accounts-recovery-door-email-sms-note = A code from an SMS, then an app, a key or a backup code
accounts-recovery-lost-title = Everything is lost
accounts-recovery-lost-lead = There is a way back without phone, mailbox and password. It takes longer, so that nobody else takes it.
accounts-recovery-door-backup = I have a backup code
accounts-recovery-door-backup-note = Type the password, and the code from paper instead of the one from an SMS
accounts-recovery-door-centre = Come to a service centre
accounts-recovery-door-centre-note = With passport and SNILS
accounts-recovery-centre-title = Back in at a centre
accounts-recovery-centre-lead = Take your passport, SNILS and a paper on the change of phone or e-mail. Fill in the form there and sign the consent. You are given an activation code and choose the password yourself.
accounts-recovery-stranger-title = Somebody else got in
accounts-recovery-stranger-lead = First close the cabinet: press “This was not me” in the message about the sign-in. Then choose a new password.
accounts-recovery-door-stranger-password = Choose a new password
accounts-recovery-door-stranger-password-note = All sessions end, the stranger’s as well
accounts-recovery-door-stranger-in = Sign in and check the devices
accounts-recovery-door-stranger-in-note = End strange sessions or freeze the cabinet
accounts-sms-recovery = { $code } is the code to choose a new password in “{ $portal }”. If you did not ask, tell nobody
accounts-sms-unlock = { $code } is the code to open sign-in to “{ $portal }” again. Type it on the page you came from. Tell nobody
accounts-sms-reset = { $code } is the code to confirm the new phone for “{ $portal }”. Tell nobody
accounts-letter-recovery-subject = { $portal }: code to choose a new password
accounts-letter-recovery =
    { $code } is the code to choose a new password in “{ $portal }”.

    If you did not ask, tell nobody: without the code the password does not change.
accounts-letter-unlock-subject = { $portal }: code
accounts-letter-unlock = { $code } is the code to open sign-in to “{ $portal }” again.
accounts-letter-reset-subject = { $portal }: code
accounts-letter-reset = { $code } is the code to confirm the address for “{ $portal }”.
accounts-ended-recovered = You have got back in anew, so the former sessions have ended.
journal-account-recovered = Back in, a new password was chosen
journal-account-unblocked = Sign-in was opened again by a code from an SMS
journal-account-level_dropped = You have to prove again who you are
journal-account-recovery_granted = Operators gave an activation code

# A reset that waits
accounts-reset-title = Ask to get back in
accounts-reset-lead = { $hours ->
    [one] Name the cabinet and a new phone. After { $hours } hour a link to choose a new password comes to it.
   *[other] Name the cabinet and a new phone. After { $hours } hours a link to choose a new password comes to it.
 }
accounts-reset-login = What you remember of the cabinet
accounts-reset-login-hint = Former phone, e-mail, SNILS or INN
accounts-reset-login-wrong = Type the whole former phone, e-mail, SNILS or INN
accounts-reset-phone = New phone
accounts-reset-phone-hint = The number that is with you now: a code comes to it
accounts-reset-drops-text = Former ways to sign in stop working, and the level of the cabinet is simplified. Applications and documents stay.
accounts-reset-asked-title = We have your request
accounts-reset-asked-lead = { $hours ->
    [one] If there is such a cabinet, a link comes to the new phone after { $hours } hour.
   *[other] If there is such a cabinet, a link comes to the new phone after { $hours } hours.
 }
accounts-reset-plan-wait = { $hours ->
    [one] { $hours } hour passes
   *[other] { $hours } hours pass
 }
accounts-reset-plan-wait-note = We tell all former contacts. The owner of the cabinet can cancel the request.
accounts-reset-plan-link = We send a link
accounts-reset-plan-link-note = By SMS to the new phone
accounts-reset-plan-in = You choose a password and sign in
accounts-reset-plan-in-note = Then you prove again who you are
accounts-reset-asked-unknown = Nothing came in time? Check the name of the cabinet, or write to the operators.
accounts-reset-home = To the first page
accounts-reset-begun-subject = { $portal }: somebody asks to get into your cabinet
accounts-reset-begun-letter =
    Somebody asks to get into your cabinet “{ $portal }” with a new phone.

    If it is you, do nothing: { $when } a link comes to the new phone.
    If it is not you, cancel the request:
    { $url }
accounts-reset-begun-sms = Somebody asks to get into your cabinet with a new phone. Not you? Cancel: { $url }
accounts-reset-ready-subject = { $portal }: your cabinet is about to get a new phone
accounts-reset-ready-letter =
    The waiting time is over: a link to choose a new password in “{ $portal }” was sent to the new phone.

    If it is not you, cancel the request now:
    { $url }
accounts-reset-ready-sms = The request to get into your cabinet has waited its time. Not you? Cancel: { $url }
accounts-reset-finish-sms = You can choose a new password for the cabinet: { $url }
accounts-reset-factors = Former ways to sign in stop working
accounts-reset-factors-text = The new phone takes the place of the former one. The level is simplified until you prove who you are.
accounts-reset-taken = This phone is taken
accounts-reset-taken-text = The new phone is confirmed in another cabinet. Ask anew with another number or write to the operators.
accounts-reset-cancel-title = Cancel the request
accounts-reset-cancel-asks = Cancel getting back in?
accounts-reset-cancel-lead = Somebody asks to open your cabinet with a new phone. If it is not you, cancel the request.
accounts-reset-cancel-submit = Cancel the request
accounts-reset-cancel-nothing = If it is you, close this page: the request stays.
accounts-reset-cancelled = The request is cancelled
accounts-reset-cancelled-text = The cabinet is as it was. If it was not you who asked, better choose a new password.
accounts-reset-dead-text = The time is over, or the request has ended. If you still cannot get in, begin anew.
journal-account-reset_requested = Somebody asked to get back in with a new phone
journal-account-reset_cancelled = The request to get back in was cancelled
journal-account-reset = Back in with a new phone

# A request to the operators
accounts-request-title = Write to the operators
accounts-request-lead = Write what you know about yourself. Two operators compare it: nobody gets in by answers alone.
accounts-request-door = What happened
accounts-request-door-lost = Everything is lost
accounts-request-door-phone = The phone number has changed
accounts-request-door-email = No access to the mailbox
accounts-request-door-blocked = Sign-in is closed after mistakes
accounts-request-name = Surname, name, patronymic
accounts-request-name-hint = As in the profile
accounts-request-name-wrong = Write surname and name in full
accounts-request-snils = SNILS
accounts-request-snils-wrong = Check the SNILS: it has 11 digits
accounts-request-passport = Passport series and number
accounts-request-passport-hint = 10 digits. An operator will ask to see the passport itself
accounts-request-passport-wrong = Check the passport: series and number have 10 digits
accounts-request-last-phone = Last phone in the cabinet
accounts-request-last-phone-hint = Even if you no longer have it
accounts-request-last-phone-wrong = Type the whole number with the country code
accounts-request-answer = Where to answer
accounts-request-answer-hint = A phone or e-mail that you have now
accounts-request-answer-wrong = Type a phone with the country code or an e-mail address
accounts-request-story = How it happened
accounts-request-story-hint = May be left empty
accounts-request-story-wrong = Too long: at most 2000 characters
accounts-request-submit = Send
accounts-request-no-password = Operators never ask for a password or codes.
accounts-request-sent = We have your request
accounts-request-sent-lead = We answer where you told us, in { $days ->
        [one] { $days } day
       *[other] { $days } days
    } at the latest.
accounts-request-closed-subject = Your request to get back in
accounts-request-closed = We did not manage to look at your request to get back in within { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, and have closed it. Write again: { $url }, or come to a service centre with your passport.
accounts-request-plan-one = An operator compares the data
accounts-request-plan-one-note = They may ask to see the passport
accounts-request-plan-two = A second operator confirms
accounts-request-plan-two-note = Nobody lets anybody in alone
accounts-request-plan-three = You get an activation code
accounts-request-plan-three-note = With it you choose password and phone yourself
accounts-two-operators = Another operator must confirm: who looked first cannot confirm their own decision
accounts-archive = the account: e-mail, phone, level, consents, devices, rules of sign-in
accounts-held-account = The account: e-mail, phone, password, level, consents
accounts-held-devices = Sessions, devices, rules of sign-in, restrictions
accounts-device-head-name = Name
accounts-device-head-browser = Browser
accounts-device-head-address = Address
accounts-device-head-first = First sign-in
accounts-device-head-last = Last sign-in
accounts-device-head-trusted = Trusted until

# Terms
accounts-terms-title = Terms of use
accounts-terms-lead = What we promise and what you promise when you open a cabinet. Short, without small print.
accounts-terms-version = version { $version }
accounts-terms-old = This is an earlier version
accounts-terms-old-text = It holds for those who agreed to it before. New cabinets are opened under the present one.
accounts-terms-present = Open the present one
accounts-terms-others = Other versions
accounts-terms-2026-11-1-title = What the cabinet is
accounts-terms-2026-11-1-text = In the cabinet you apply to agencies, follow your applications and receive documents. The cabinet costs nothing. Fees, where there are any, are named on the page of the service before you begin.
accounts-terms-2026-11-2-title = Your sign-in
accounts-terms-2026-11-2-text = The cabinet is yours: do not hand your password, codes and keys to others. The portal's staff never ask for them. If somebody may know them, change the password and freeze the cabinet: it is one button under “Security”.
accounts-terms-2026-11-3-title = What you tell us
accounts-terms-2026-11-3-text = Write what is true and correct what has changed. We compare it with the state's registers. Whoever knowingly gives false information answers for it.
accounts-terms-2026-11-4-title = What we do with data
accounts-terms-2026-11-4-text = Data serve the services that you ask for and nothing else. They are kept sealed under your own key. An officer opens them only with a reason, and you see that in your journal.
accounts-terms-2026-11-5-title = Applications and signature
accounts-terms-2026-11-5-text = An application is handed in when the portal has given it a number and a receipt. A confirmation by code or key takes the place of your signature where the agency allows it.
accounts-terms-2026-11-6-title = When something does not work
accounts-terms-2026-11-6-text = We announce works on the status page. Drafts and accepted applications are not lost when something fails. If a last day passed because of our failure, write to support: we confirm that to the agency.
accounts-terms-2026-11-7-title = Restrictions and objections
accounts-terms-2026-11-7-text = Access may be restricted when it looks as if somebody else were in the cabinet, or when it is used to harm others. You read the reason and how long it lasts, and may object; another officer answers.
accounts-terms-2026-11-8-title = How to leave
accounts-terms-2026-11-8-text = You may delete the cabinet on any day under “My data”; there you can also take everything along in one archive. We tell of a new version of the terms in time, earlier ones stay on this page.

# Sign-in by outside systems (LOGIN-03)
accounts-provider-enter = Sign in with “{ $name }”
accounts-provider-enter-note = Your password is not needed
accounts-provider-trouble = Signing in with the other system did not work
accounts-provider-down = That system does not answer at the moment. Sign in with your password, or try later.
accounts-provider-unfit = Its answer did not pass our check. Try again, or sign in with your password.
accounts-provider-denied = You did not allow it to say who you are. You can try again, or sign in with your password.
accounts-provider-stale = More than 15 minutes have passed, or the page was opened in another browser. Please begin again.
accounts-provider-taken = That record already opens another cabinet. Unlink it there first.
accounts-provider-new-title = One more step
accounts-provider-new-lead = “{ $name }” has recognised you, but no cabinet is linked to it yet.
accounts-provider-new-lead-named = { $who }, “{ $name }” has recognised you, but no cabinet is linked to it yet.
accounts-provider-new-register = Open a cabinet
accounts-provider-new-register-note = We fill in e-mail, phone and profile for you to check
accounts-provider-new-link = I already have a cabinet
accounts-provider-new-link-note = Sign in once with your password and we link this way in
accounts-provider-new-why = An equal phone or e-mail never links cabinets by itself, so that no stranger gets into yours.
accounts-provider-register = “{ $name }” has introduced you
accounts-provider-register-text = We have filled in your e-mail and phone. After signing in we fill in your profile too.
accounts-provider-register-link = From now on sign in to this cabinet with “{ $name }”
accounts-providers-title = Sign-in with other systems
accounts-providers-lead = When you are already signed in to one of them, your password is not needed.
accounts-providers-offers = You can link
accounts-providers-none = No system is set up here yet.
accounts-providers-added = Linked
accounts-providers-removed = Unlinked
accounts-provider-add = Link “{ $name }”
accounts-provider-remove = Unlink
accounts-provider-attach-title = Link this way in?
accounts-provider-attach-text = From then on whoever signs in to “{ $name }” under this record can begin to sign in to your cabinet.
accounts-provider-attach-submit = Link
accounts-provider-attach-no = Do not link
accounts-provider-removal-title = Unlink this way in?
accounts-provider-removal-text = Your password and your other ways in stay.
accounts-provider-removal-submit = Unlink
journal-account-provider_linked = Sign-in with another system was linked
journal-account-provider_removed = Sign-in with another system was unlinked
