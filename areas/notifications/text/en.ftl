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
notice-account-blocked-text = A wrong password or code was typed several times in a row, so sign-in is closed for a while. If it was not you, check the sessions under “Security”.
notice-account-blocked-sms = Cabinet: sign-in is closed for a while after wrong passwords. If it was not you, check “Security”.
notice-account-registered-title = Your cabinet is ready
notice-account-registered-text = Add your data to the profile: we will compare them with the registers, and applications will fill themselves in.

notice-application-approved-title = Application No. { $number } is approved
notice-application-approved-text = “{ $title }”: the decision is positive. We are making the document and will tell you when it is under “Documents”.
notice-application-approved-sms = Cabinet: application No. { $number } is approved. We are making the document.
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
        [absent] “{ $title }”: the office has refused. The reason and what you can do next are in the application.
       *[other] “{ $title }”: the office has refused. Reason: { $reason }
    }
notice-application-refused-mail = “{ $title }”: the office has refused. The reason and what you can do next are in the application.
notice-application-refused-sms = Cabinet: application No. { $number } is refused. The reason is in the cabinet.
notice-application-submitted-title = Application No. { $number } is sent
notice-application-submitted-text = “{ $title }”: the application is accepted. We will tell you when its state changes.
notice-application-submitted-sms = Cabinet: application No. { $number } is sent. We will tell you the news.
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
