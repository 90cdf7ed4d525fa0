# Kinds
factors-kind-totp = App with codes
factors-kind-passkey = Fingerprint, face or PIN
factors-kind-hardware_key = Security key
factors-kind-fob = Fob with codes
factors-kind-push = Approval on a device
factors-kind-totp-text = Codes from an app on your phone: works without a connection, too
factors-kind-passkey-text = Your phone or computer recognises you. A false site cannot lure this out of you
factors-kind-hardware_key-text = A USB key, a key for the phone (NFC) or a FIDO2 smart card, with a PIN or without
factors-kind-fob-text = A fob with a screen and a button: you press, it shows a code
factors-kind-push-text = Your phone or computer shows a question, and you type the number from the screen
factors-synced = On several of your devices

# App with codes
factors-totp-wrong = This code does not fit. Look up a new one in the app and check that the clock of your phone is right
factors-totp-spent = This code has been used. Wait half a minute and type the next one
factors-totp-late = The time for connecting the app is over. Start again
# Fobs with codes
factors-fob-wrong = This code does not fit. Press the button on the fob and type the new one. If it does not fit again, type two codes in a row
factors-fob-wrong-pair = These codes do not follow one another. Press the button, type the code, press again and type the next one
factors-fob-spent = This code has been used. Press the button on the fob and type the next one
factors-fob-late = No fob is connected. Choose another way
factors-stock-columns = a serial number and a key are needed, parted by a comma, a semicolon or a tab
factors-stock-serial = a serial number has 4 to 32 Latin letters, digits and hyphens
factors-stock-twice = this serial number stands in the list already
factors-stock-seed = the key has 32 to 128 characters 0–9 and A–F, or Latin letters and digits 2–7 (Base32)
factors-stock-digits = a code can have 6, 7 or 8 digits
factors-stock-counter = the counter is a whole number from zero
factors-stock-known = a fob with this number is in the stock already
factors-stock-empty = there is no fob in the list
factors-stock-many = there are more than 5000 fobs in the list: part it

# Keys
factors-passkey-late = The time to answer has run out, or this answer has been used. Try again
factors-passkey-unknown = This key does not belong to an account here. Choose another one or sign in with your password
factors-passkey-unverified = The key did not check that it is you. Set a PIN, fingerprint or face on it and try again
factors-passkey-cloned = There seems to be a copy of this key, so we did not accept it. Sign in another way and remove the key under “Security”
factors-passkey-known = This key is connected already
factors-passkey-too-many = You have as many keys as possible. Remove one that you do not need and try again
factors-passkey-wrong = The key answered another question. Check the address of the site and try again
factors-passkey-no-host = No key can be connected to this address: the site needs a name. Choose another way
factors-passkey-unsupported = This browser cannot work with keys. Open the site in a newer browser or choose another way
factors-passkey-cancelled = The browser got no answer from the key. Try again or choose another way
factors-passkey-elsewhere = Keys work only at the main address of the site: { $host }. Open it and try again
factors-passkey-failed = The key could not be asked. Try again or choose another way

# Backup codes
factors-backup-wrong = There is no such code, or it has been used. Check how it is written, or take another one

# Approval on a device
factors-push-too-often = We have asked several times already. The next question can be sent in { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  }; choose another way for now
factors-push-no-device = No device is connected. Choose another way
factors-push-unreadable = The browser gave no address for notifications. Try again or choose another way
factors-push-unsupported = This browser cannot show notifications of sites. On an iPhone, add the site to the Home Screen first. Or choose another way
factors-push-refused = Notifications of this site are forbidden. Allow them in the settings of the browser and try again
factors-push-failed = Notifications could not be connected. Try again or choose another way
factors-push-message-title = { $portal }: is it you?
factors-push-message = { $act }. Device: { $device }. Tap to answer.

# The page of the answer
factors-approval-title = Is it you?
factors-approval-lead = Somebody is confirming an act in your account. If it is you, type the number that the other screen shows.
factors-approval-act = What to confirm
factors-approval-device = Where it began
factors-approval-place = Place
factors-approval-time = When
factors-approval-number = Number on the other screen
factors-approval-number-hint = Two digits. There is one try
factors-approval-number-missing = Type the two digits that the other screen shows
factors-approval-yes = It is me
factors-approval-no = It is not me
factors-approval-approved = Confirmed
factors-approval-approved-text = Go back to the other screen: it goes on by itself.
factors-approval-refused = We let nobody in
factors-approval-refused-text = If it was not you, somebody knows your password: change it now. If you mistyped the number, start again on the other screen.
factors-approval-security = Open “Security”
factors-approval-over = This question no longer waits
factors-approval-over-text = The time is over, or it was started again on the other screen. If there is nothing to confirm, close this page.

# Journal
journal-factor-added = A way to confirm was connected
journal-factor-renamed = A way to confirm was renamed
journal-factor-removed = A way to confirm was removed
journal-factor-fob_lost = A fob with codes was reported lost
journal-factor-fobs_imported = Fobs with codes were taken into the stock
journal-factor-fob_back = A fob with codes is back in the stock
journal-factor-all_removed = All ways to confirm were removed
journal-factor-codes_made = Backup codes were made
journal-factor-code_spent = A backup code was used
journal-factor-cloned = A key was not accepted: there seems to be a copy of it
journal-factor-push_refused = An act was refused on a device
factors-archive = ways to confirm sign-in: names and dates, without secrets
factors-held-all = Ways to confirm sign-in: apps with codes, passkeys, backup codes
