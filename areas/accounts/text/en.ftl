# Registration
accounts-register-title = Register
accounts-register-lead = You sign in with your e-mail and phone and hear about decisions there. It takes two minutes.
accounts-register-late = The time for confirming is over
accounts-register-late-text = Fill in the form again: the letter is valid for a day, the code for ten minutes.
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
accounts-email-domain = After the @ a site name with a point is needed, for example example.com
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
accounts-password-new-label = Think of a password
accounts-password-again-label = Password once more
accounts-password-hint = A phrase of four words is fine. A password manager is a good place for it
accounts-password-missing = Write the password
accounts-password-differs = The passwords differ. Write the same password once more
accounts-password-broken = Another password is needed: { $rules }
accounts-password-rule-length = at least 12 characters
accounts-password-rule-too-long = at most 256 characters
accounts-password-rule-classes = small and capital letters, digits and signs such as @ # $, or 20 characters and longer
accounts-password-rule-repeat = no character more than three times running
accounts-password-rule-run = no run of keys or digits such as qwerty and 12345
accounts-password-rule-own = without your own e-mail and phone
accounts-password-rule-common = without words that are easy to guess
accounts-terms-label = I accept the terms of use and the processing of data that the cabinet needs to work
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
accounts-code-hint = Six digits, valid for 10 minutes
accounts-code-missing = Type the six digits of the code
accounts-code-wrong = { $left ->
    [one] The code does not fit. { $left } try left
   *[other] The code does not fit. { $left } tries left
}
accounts-code-expired = The code is too old or has been used. Ask for a new one
accounts-code-exhausted = The code was typed wrong five times and is no longer valid. Ask for a new one
accounts-code-wait = { $seconds ->
    [one] A new code can be sent in { $seconds } second
   *[other] A new code can be sent in { $seconds } seconds
}
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
accounts-link-dead-text = It has been used, a newer one has replaced it, or a day has passed. Sign in or register again.

# Messages
accounts-letter-registration-subject = { $portal }: confirm your e-mail
accounts-letter-registration =
    Hello.

    Somebody, probably you, is creating a cabinet on the portal "{ $portal }" with this e-mail.
    To open the cabinet, follow the link and press the button:

    { $url }

    The link is valid for a day and once. If it was not you, do nothing: without confirmation there will be no cabinet.
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

    The link is valid for a day and once.
accounts-letter-sign-in-subject = { $portal }: code for signing in
accounts-letter-sign-in =
    Code for signing in to "{ $portal }": { $code }

    Valid for 10 minutes. Tell it to nobody. If you are not signing in, change the password: somebody knows it.
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
accounts-login-hint = INN works too. SNILS and INN once they are confirmed in the profile
accounts-login-wrong = Write the whole phone, e-mail, SNILS or INN, for example +7 921 555-01-42
accounts-sign-in-submit = Sign in
accounts-sign-in-none = No cabinet yet?
accounts-sign-in-register = Register
accounts-sign-in-wrong-title = Signing in did not work
accounts-sign-in-wrong = { $left ->
    [one] The name or the password does not fit. { $left } try left, then signing in is closed for 15 minutes
   *[other] The name or the password does not fit. { $left } tries left, then signing in is closed for 15 minutes
}
accounts-sign-in-blocked-title = Signing in is closed for 15 minutes
accounts-sign-in-blocked = Five tries in a row failed, so signing in from here is closed until { $until }. This keeps the cabinet from people who guess passwords. Try again then. From another network you can sign in now.
accounts-code-title = Code for signing in
accounts-code-sent-sms = We sent an SMS with the code for signing in to { $to }.
accounts-code-sent-mail = The phone is not confirmed yet, so the code for signing in was sent to { $to }.
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
accounts-letter-sent-text = Open the link in it: it is valid for a day.
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
accounts-sessions-rule = A session ends after 15 minutes without activity and after 12 hours in any case.
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
journal-account-blocked = Signing in closed for 15 minutes after five failed tries
journal-account-signed_out = Signed out
journal-account-session_ended = A session on another device ended
journal-account-sessions_ended = All sessions but one ended
