# Refusals and surprises, common to all pages.
web-problem-again = Go back and try again
web-problem-home = Go to the home page
web-problem-desk = Go to your desk
web-problem-help = Help
web-problem-not-found-title = There is no such page
web-problem-not-found-text = The link may be out of date, the address may have a typing error, or the page may belong to another person. Your data are safe: find your applications and documents through the menu.
web-problem-not-found-desk = The link may be out of date, the address may have a typing error, or the case belongs to another agency. Find the case in the queue or by its number.
web-problem-signed-out-title = Sign in first
web-problem-signed-out-text = Your session has ended or you have not signed in yet. Sign in and repeat the action.
web-problem-step-up-title = Confirm that it is you
web-problem-step-up-text = This action needs a fresh confirmation of your sign-in.
web-problem-forbidden-title = You have no access to this page
web-problem-method-title = This page cannot be opened like that
web-problem-method-text = Go back to the previous page and press the button again.
web-problem-stale-title = This page is out of date
web-problem-stale-text = The form was opened too long ago, or you have signed in again in another window. Go back with the browser's button, copy what you typed, then reload the page and send it again. Your drafts are saved.
web-form-late-title = You signed in again while this page was open
web-form-late-text = Nothing has been sent yet. Everything you typed is here: check it and press the button again.
web-form-kept-title = You were signed out and have signed in again
web-form-kept-text = Everything you typed is here. Check your answers and press the button again. Choose the files you were adding once more.
web-problem-too-large-title = That is too much at once
web-problem-too-large-text = You can send up to { $size } at a time. Shorten the answer or reduce the file and send it again.
web-problem-too-often-title = Too often
web-problem-too-often-seconds = Too many requests came from you in a row. { $seconds ->
    [one] Wait { $seconds } second
   *[other] Wait { $seconds } seconds
} and try again. What you sent earlier is saved.
web-problem-too-often-minutes = Too many requests came from you in a row. { $minutes ->
    [one] Wait { $minutes } minute
   *[other] Wait { $minutes } minutes
} and try again. What you sent earlier is saved.
web-problem-erased-title = The account was deleted
web-problem-erased-text = The person deleted the account. Their personal data are destroyed and cannot be brought back. Only the records that the portal must keep are left, without personal data.
web-held-always = without end
web-held-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
web-problem-conflict-title = Something changed while you were working
web-problem-broken-title = Something went wrong on our side
web-problem-broken-text = We have recorded what happened. What you sent earlier is saved, and so are your drafts. Try again in a minute. If it does not help, tell support the error code.
web-forbidden-other-role = This section is for staff in another role. If you need it for your work, ask the portal's administrator.
web-forbidden-officers-only = This section is for officers who decide applications. An administrator runs the portal and does not see citizens' data.
