notifications-title = Notices
notifications-lead = Everything we have told you is here, even when a letter or a text message did not arrive.
notifications-filter = Show
notifications-all = All
notifications-filter-action = Your answer is needed
notifications-filter-status = Progress
notifications-filter-document = Documents
notifications-filter-account = Sign-in and security
notifications-kind-action = Your answer is needed
notifications-kind-status = Progress
notifications-kind-document = Document
notifications-kind-account = Sign-in and security
notifications-unread = New
notifications-unread-count =
    { $n ->
        [one] { $n } new notice
       *[other] { $n } new notices
    }
notifications-unread-none = No new notices
notifications-read-all = Mark as read
notifications-newest = All notices
notifications-empty = No notices yet
notifications-empty-text = When an application moves on or a document arrives, you will see it here.
notifications-empty-kind = No notices of this kind
notifications-empty-kind-text = Look at all notices or choose another kind.
notifications-empty-services = Find a service
notifications-email-leaving = The letter is on its way.
notifications-email-waiting = The letter has not left yet: the mail server does not answer. We are trying again.
notifications-email-refused = The letter was not delivered: the mail server did not accept the address. Check it under “Security”.
notifications-sms-leaving = The text message is on its way.
notifications-sms-waiting = The text message has not left yet: the operator does not answer. We are trying again.
notifications-sms-refused = The text message was not delivered: the operator did not accept the number. Check it under “Security”.
notifications-letter =
    { $text }

    Open it in the cabinet:
    { $link }

    { $portal }
    This letter was sent automatically, you do not need to answer. We never ask for your password or a code.

notice-account-blocked-title = Sign-in is closed for a while
notice-account-blocked-text = A wrong password or code was typed several times in a row, so sign-in is closed for a while. To open it at once, choose “Get back in” on the sign-in page and type the code from the SMS. If it was not you, check the sessions under “Security”.
notice-account-blocked-sms = Cabinet: sign-in is closed for a while after wrong passwords. To open it at once, choose “Get back in” on the sign-in page.
notice-account-registered-title = Your cabinet is ready
notice-account-registered-text = Add your data to the profile: we will compare them with the registers, and applications will fill themselves in.

notice-application-amended-title = Application No. { $number } was changed
notice-application-amended-text = “{ $title }”: the new version was taken, the earlier one is kept. The checks are made anew.
notice-application-approved-title = Application No. { $number } is approved
notice-application-approved-text = “{ $title }”: the decision is positive. We are making the document and will tell you when it is under “Documents”.
notice-application-approved-sms = Cabinet: application No. { $number } is approved. We are making the document.
notice-application-draft_expiring-title = A draft will soon go: “{ $title }”
notice-application-draft_expiring-text = “{ $title }”: the draft is kept until { $until }. Go on with it or keep it longer under “Applications”. After that day it lies in the bin for a while.
notice-application-message_replied-title = The officer has answered about application No. { $number }
notice-application-message_replied-text = “{ $title }”: there is a new message of the officer.
notice-application-message_replied-sms = Cabinet: the officer has answered about application No. { $number }. The message is in the cabinet.
notice-application-question_asked-title = Application No. { $number } needs your answer
notice-application-question_asked-text =
    { $question ->
        [absent] “{ $title }”: the office needs more information. Open the application to read the question and answer it.
       *[other] “{ $title }”: the office needs more information. Question: { $question }
    }
notice-application-question_asked-mail = “{ $title }”: the office needs more information. Open the application to read the question and answer it.
notice-application-question_asked-sms = Cabinet: application No. { $number } needs your answer. The question is in the cabinet.
notice-application-refused-title = Application No. { $number } is refused
notice-application-refused-text =
    { $reason ->
        [absent] “{ $title }”: the service was refused. The reason and what you can do next are in the application.
       *[other] “{ $title }”: the service was refused. Reason: { $reason }
    }
notice-application-refused-mail = “{ $title }”: the service was refused. The reason and what you can do next are in the application.
notice-application-refused-sms = Cabinet: application No. { $number } is refused. The reason is in the cabinet.
notice-application-submitted-title = Application No. { $number } is sent
notice-application-submitted-text =
    { $sent ->
        [absent] “{ $title }”: the application is accepted. We will tell you when its state changes.
       *[other] “{ $title }”: the application was accepted on { $sent }. The receipt and the next steps are in the application. We will write when its state changes.
    }
notice-application-submitted-sms = Cabinet: application No. { $number } is sent. We will tell you the news.
notice-application-paid-title = The fee for application No. { $number } is paid
notice-application-paid-text = “{ $title }”: the payment is confirmed and the application goes on. The receipt is in the application.
notice-application-payment_due-title = Pay the fee for application No. { $number }
notice-application-payment_due-text = “{ $title }”: the fee is { $sum }. Pay it by { $until } at the latest, and the application goes on by itself.
notice-application-payment_due-sms = Cabinet: pay the fee of { $sum } for application No. { $number } by { $until }.
notice-application-signature_due-title = Sign application No. { $number }
notice-application-signature_due-text = “{ $title }”: the application waits for your signature until { $until }. The office does not examine it before.
notice-application-signature_due-sms = Cabinet: application No. { $number } waits for your signature until { $until }.
notice-application-signed-title = Application No. { $number } is signed
notice-application-signed-text = “{ $title }”: your signature is accepted and the application goes on. If it was not you, check the sessions under “Security”.
notice-application-visit_booked-title = Your visit for application No. { $number } is booked
notice-application-visit_booked-text = “{ $title }”: we expect you on { $when }. The address and what to bring are in the application.
notice-application-visit_due-title = Choose a day to come for application No. { $number }
notice-application-visit_due-text = “{ $title }”: you need to come to the office by { $until } at the latest. Choose a day and a time in the application.
notice-application-visit_due-sms = Cabinet: application No. { $number } needs a visit by { $until }. Choose a day in the cabinet.
notice-application-visit_missed-title = The visit for application No. { $number } did not take place
notice-application-visit_missed-text = “{ $title }”: the office has marked that nobody came. Choose another day in the application.
notice-application-visit_missed-sms = Cabinet: the visit for application No. { $number } did not take place. Choose another day in the cabinet.
notice-application-waiting-title = Application No. { $number } waits for a register
notice-application-waiting-text = “{ $title }”: a register does not answer. You need to do nothing: the application is kept, we ask again ourselves and will tell you the decision.
notice-application-withdrawn-title = Application No. { $number } is withdrawn
notice-application-withdrawn-text = “{ $title }”: you have withdrawn the application, the office does not consider it any more. If it was not you, check the sessions under “Security”.

notice-document-annulled-title =
    { $title ->
        [absent] A document is annulled
       *[other] A document is annulled: “{ $title }”
    }
notice-document-annulled-text =
    { $reason ->
        [absent] The document is not valid any more, and the check by its QR code says so.
       *[other] The document is not valid any more, and the check by its QR code says so. Reason: { $reason }
    }
notice-document-annulled-mail = The document is not valid any more, and the check by its QR code says so. The reason is in the cabinet.
notice-document-annulled-sms = Cabinet: your document is annulled. The reason is in the cabinet.
notice-document-issued-title =
    { $title ->
        [absent] Your document is ready
       *[other] Your document is ready: “{ $title }”
    }
notice-document-issued-text = The document carries an electronic signature and is under “Documents”. You can download it or show it by its QR code.
notice-document-issued-sms = Cabinet: your document is ready. It is under “Documents”.

notice-profile-confirmed-title = Your profile is confirmed
notice-profile-confirmed-text = The registers have confirmed your data. Services for a standard account are open to you now, and applications will fill themselves in.
notice-profile-confirmed-sms = Cabinet: your profile is confirmed. You can apply for services.
notice-profile-refused-title = Some of your data are not confirmed
notice-profile-refused-text = The registers have some of your data differently. Open the profile: it shows what to check and correct.
notice-profile-refused-sms = Cabinet: some of your profile data are not confirmed. Open the profile to correct them.

# Proof of identity
notice-proofing-confirmed-title = Profile confirmed
notice-proofing-confirmed-text = Your identity is proved. Every service of the cabinet is open to you.
notice-proofing-confirmed-sms = Cabinet: your profile is confirmed. Every service is open to you.
notice-proofing-refused-title = Your identity is not proved yet
notice-proofing-refused-text = Something is to be mended. Open “Proof of identity”: it shows what and why.
notice-proofing-refused-sms = Cabinet: your identity is not proved yet. The cabinet shows what to mend.
notice-proofing-section_opened-title = The section “Electronic services (SEP)” is open
notice-proofing-section_opened-text = Every document of the set was checked. The section is open to you.

notifications-not-me =
    If it was not you, open the link: every session ends and you choose a new password.
    { $url }
notifications-not-me-sms = Not you? { $url }

notice-account-access_changed-title = Changed where one can sign in from
notice-account-access_changed-text = In “Security” it was changed from which addresses and devices one can sign in to your cabinet.
notice-account-alerts_changed-title = Changed the messages about sign-ins
notice-account-alerts_changed-text = In “Security” it was changed of which sign-ins we tell you, and where.
notice-account-alerts_changed-sms = Cabinet: it was changed of which sign-ins we tell you.
notice-account-attempts-title = Somebody tried to sign in to your cabinet
notice-account-attempts-text = The password or the code did not fit. If it was not you, tell nobody your codes and look at the journal of sign-ins.
notice-account-contact_confirmed-title = E-mail or phone confirmed
notice-account-contact_confirmed-text = Messages go there now, and you can sign in by it.
notice-account-data_check-title = Are your data still right?
notice-account-data_check-text = Look at the documents, address, e-mail and phone in your profile. If everything is right there is nothing to do.
notice-account-password_old-title = It is time to change your password
notice-account-password_old-text = Your password has not changed for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. You can change it under “Security”. We never send links for changing a password: a letter with such a link is not from us.
notice-account-device_trusted-title = A device was marked as trusted
notice-account-device_trusted-text = For a while the second step of signing in is left out on it. The list of devices is in “Security”.
notice-account-disavowed-title = The cabinet is closed: you told us of a stranger
notice-account-disavowed-text = Every session has ended and the old password does not work. Choose a new one on the sign-in page.
notice-account-disavowed-sms = Cabinet: all sessions ended, the old password does not work. Choose a new one on the sign-in page.
notice-account-provider_linked-title = Sign-in with another system was linked
notice-account-provider_linked-text = Your cabinet can now be opened with that system too. If this was not you, unlink it under “Security” and change your password.
notice-account-provider_linked-sms = Kabinet: sign-in with another system was linked. If this was not you, open “Security”.
notice-account-provider_removed-title = Sign-in with another system was unlinked
notice-account-provider_removed-text = That system no longer opens your cabinet. If this was not you, change your password and look at “Security”.
notice-account-frozen-title = The cabinet is frozen
notice-account-frozen-text = Every session has ended and nobody can get in. To thaw it, sign in and confirm with a code from your e-mail.
notice-account-frozen-sms = The cabinet is frozen, all sessions ended. You can thaw it when you sign in.
notice-account-let_in-title = A sign-in from a new place was confirmed
notice-account-let_in-text = You let people in only from your addresses or devices, but a sign-in from another place was confirmed by a code.
notice-account-let_in-sms = Cabinet: a sign-in from a new place was confirmed by a code.
notice-account-new_device-title = Sign-in on a new device
notice-account-new_device-text = Somebody signed in on a device that was not used before. If it was not you, freeze the cabinet in “Security”.
notice-account-session_ended_by_risk-title = We ended a suspicious session
notice-account-session_ended_by_risk-text = An open session came from another browser or address, and we closed it. If it was you, just sign in again.
notice-account-session_ended_by_risk-sms = Cabinet: we ended a suspicious session. If it was you, just sign in again.
notice-account-thawed-title = The cabinet was thawed
notice-account-thawed-text = A sign-in was confirmed with one more code, and the cabinet is open again.
notice-account-thawed-sms = Cabinet: the cabinet was thawed and somebody signed in.

# Ways to confirm (factors)
notice-factor-added-title = A way to confirm sign-in was connected
notice-factor-added-text = { $factor ->
        [totp] An app with codes was connected.
        [passkey] Sign-in by fingerprint, face or PIN was connected.
        [hardware_key] A security key was connected.
        [fob] A fob with codes was connected.
       *[push] Approval on a device was connected.
    } If it was not you, remove it under “Security” and change your password.
notice-factor-added-sms = Cabinet: a new way to confirm sign-in was connected. If it was not you, open “Security”.
notice-factor-removed-title = A way to confirm sign-in was removed
notice-factor-removed-text = { $factor ->
        [totp] The app with codes no longer serves for sign-in.
        [passkey] Sign-in by fingerprint, face or PIN no longer works.
        [hardware_key] The security key no longer serves for sign-in.
        [fob] The fob with codes no longer serves for sign-in.
       *[push] Approval on the device no longer works.
    } If it was not you, change your password and check “Security”.
notice-factor-removed-sms = Cabinet: a way to confirm sign-in was removed. If it was not you, open “Security”.
notice-centre-fob-given-title = A fob with codes was handed out to you
notice-centre-fob-given-text = A service centre connected a fob with codes. If you were not there, remove it under “Security” and change the password.
notice-centre-fob-given-sms = Cabinet: a service centre handed out a fob with codes. If it was not you, open “Security”.
notice-centre-fob-lost-title = A fob with codes is disconnected
notice-centre-fob-lost-text = A service centre recorded the fob as lost. Its codes are good no more.
notice-centre-fob-lost-sms = Cabinet: the lost fob with codes is disconnected.
notice-centre-fob-returned-title = A fob with codes is given back
notice-centre-fob-returned-text = A service centre took the fob back. Its codes are good no more.
notice-centre-fob-returned-sms = Cabinet: the fob with codes was given back to a service centre.
notice-factor-fob_lost-title = A fob with codes is disconnected
notice-factor-fob_lost-text = You reported the fob lost. Its codes are good no more. If it was not you, change the password and look at “Security”.
notice-factor-fob_lost-sms = Cabinet: the lost fob with codes is disconnected. If it was not you, open “Security”.
notice-factor-all_removed-title = All ways to confirm sign-in were removed
notice-factor-all_removed-text = Apps, keys, devices and backup codes no longer serve for sign-in. Connect them again under “Security”.
notice-factor-all_removed-sms = Cabinet: all ways to confirm sign-in were removed. Connect them again under “Security”.
notice-factor-codes_made-title = Backup codes were made
notice-factor-codes_made-text = Earlier codes are dead. If it was not you, change your password and make new codes.
notice-factor-code_spent-title = A backup code was used
notice-factor-code_spent-text = Codes left: { $left }. If it was not you, change your password and make new codes under “Security”.
notice-factor-code_spent-sms = Cabinet: a backup code was used, { $left } left. If it was not you, open “Security”.
notice-factor-cloned-title = We did not accept one of your keys
notice-factor-cloned-text = There seems to be a copy of it. Remove it under “Security” and connect another one.
notice-factor-cloned-sms = Cabinet: a key was not accepted, there seems to be a copy. Remove it under “Security”.
notice-factor-push_refused-title = Somebody began to sign in, and a device refused
notice-factor-push_refused-text = If it was not you, somebody knows your password: change it now. If you mistyped the number, sign in again.
notice-factor-push_refused-sms = Cabinet: a device refused a sign-in. If you did not begin it, change your password.

# Objections
notice-objection-answered-title = Answer to your objection
notice-objection-answered-text = We have checked the look at your data to which you objected. The answer stands in your journal beside that look.
notice-account-restricted-title = Your access is restricted for a time
notice-account-restricted-text = { $what }. { $reason ->
    [absent] {""}
   *[other] Reason: { $reason }.
} The restriction holds until { $until }. If you disagree, open “Security” in the cabinet, then “Restrictions”, and write an appeal.
notice-account-restricted-mail = { $what }. The restriction holds until { $until }. Sign in with your password and code as usual: you will see the reason and can write an appeal.
notice-account-restricted-sms = Access to your cabinet is restricted for a time. Reason and appeal: in the cabinet, section “Restrictions”.
notice-centre-confirmed-title = Your identity was confirmed at a service centre
notice-centre-confirmed-text = An operator compared your passport with you. Every service of the cabinet is open to you. If it was not you at the centre, tell us now.
notice-centre-confirmed-sms = Cabinet: your identity was confirmed at a service centre by your passport. If it was not you, sign in and tell us.
notice-centre-exception-confirmed-title = Two members of staff of a centre confirmed your identity
notice-centre-exception-confirmed-text = A register did not confirm your data, so two members of staff of a service centre checked your papers. The data are accepted, every service of the cabinet is open to you. If it was not you at the centre, tell us now.
notice-centre-exception-confirmed-sms = Cabinet: two members of staff of a service centre confirmed your identity by your papers. If it was not you, sign in and tell us.
notice-account-appeal_answered-title = Answer to your appeal
notice-account-appeal_answered-text = { $verdict ->
    [lifted] The restriction was lifted.
   *[kept] The restriction stays until it ends by itself.
} { $reason ->
    [absent] {""}
   *[other] The answer of staff: { $reason }
}
notice-account-appeal_answered-mail = { $verdict ->
    [lifted] The restriction was lifted.
   *[kept] The restriction stays until it ends by itself.
} Read the answer of staff in your cabinet.
notice-account-appeal_answered-sms = { $verdict ->
    [lifted] Kabinet: your appeal was answered, the restriction was lifted.
   *[kept] Kabinet: your appeal was answered, the restriction stays. The answer is in your cabinet.
}
notice-account-unrestricted-title = A restriction was lifted
notice-account-unrestricted-text = Everything that this restriction had shut is open again.
notice-account-unrestricted-sms = Kabinet: a restriction of your access was lifted.

# Password, contacts, ways back in
notice-account-password_changed-title = The password was changed
notice-account-password_changed-text = There is a new password, all other sessions have ended.
notice-account-password_changed-sms = Cabinet: the password was changed, all other sessions have ended.
notice-account-contact_changed-title = { $channel ->
    [phone] The cabinet’s phone was changed
   *[other] The cabinet’s e-mail was changed
 }
notice-account-contact_changed-text = Messages and codes now come to the new address. The former one no longer opens the cabinet.
notice-account-contact_changed-sms = { $channel ->
    [phone] Cabinet: the phone was changed.
   *[other] Cabinet: the e-mail was changed.
 }
notice-account-recovered-title = You are back in
notice-account-recovered-text = There is a new password, all former sessions have ended.
notice-account-recovered-sms = Cabinet: a new password was chosen to get back in, all sessions have ended.
notice-account-level_dropped-title = Prove again who you are
notice-account-level_dropped-text = The way back was taken without a second confirmation, so the level of the cabinet is simplified. Prove who you are, and everything is open again.
notice-account-recovery_granted-title = Operators gave an activation code
notice-account-recovery_granted-text = Two operators checked the request and gave an activation code. All sessions have ended. Only the owner chooses the new password.
notice-account-recovery_granted-sms = Cabinet: an activation code was given on request, all sessions have ended.
notice-account-reset_requested-title = Somebody asks to get in with a new phone
notice-account-reset_requested-text = If it was not you, cancel the request by the link in the letter or SMS, or choose a new password under “Security”.
notice-account-reset_cancelled-title = The request to get back in is cancelled
notice-account-reset_cancelled-text = The cabinet is as it was.
notice-account-reset_cancelled-sms = Cabinet: the request to get back in is cancelled.
notice-account-reset-title = Back in with a new phone
notice-account-reset-text = There is a new password and a new phone, former ways to sign in no longer work.
notice-account-reset-sms = Cabinet: back in with a new phone, a new password was chosen.
notice-account-unblocked-title = Sign-in is open again
notice-account-unblocked-text = Sign-in was opened by a code from an SMS. The password is the same.
notice-account-unblocked-sms = Cabinet: sign-in was opened again by a code from an SMS.
notifications-archive = notices: what you were told and when
notifications-held-all = Notices and messages
notifications-head-at = When
notifications-head-title = What about
notifications-head-text = What was said
notifications-head-read = Read
notice-privacy-export_ready-title = The archive of your data is ready
notice-privacy-export_ready-text = The archive with all your data has been made. Download it in “My data” before { $until }: then it will be removed.
notice-privacy-export_taken-title = The archive of your data was downloaded
notice-privacy-export_taken-text = The archive with all your data was downloaded from the cabinet. Keep it where nobody else can get at it.
notice-privacy-deletion_asked-title = You asked for the account to be deleted
notice-privacy-deletion_asked-text = The account will be deleted on { $until }. Until then you can cancel that in “My data”.
notice-privacy-deletion_soon-title = The account will soon be deleted
notice-privacy-deletion_soon-text = The account will be deleted on { $until }. You can still cancel that in “My data”.
notice-privacy-deletion_cancelled-title = The deletion was cancelled
notice-privacy-deletion_cancelled-text = The deletion of the account was cancelled. Nothing is lost.
notice-privacy-deletion_cancelled-sms = Cabinet: the deletion of the account was cancelled, nothing is lost.

notice-application-forwarded-title = Application No. { $number } has been passed on to another office
notice-application-forwarded-text = “{ $title }”: { $agency } answers now. { $words } The term stays the same, and there is nothing for you to do.
notice-application-forwarded-mail = “{ $title }”: { $agency } answers now. The term stays the same, and there is nothing for you to do.

notice-application-profile_changed-title = The address in your profile has changed
notice-application-profile_changed-text = Application No. { $number } (“{ $title }”) has changed your profile: { $what }. Later applications take the new data. If this is wrong, you can put the earlier address back in the profile.
