applications-yes = Да
applications-no = Нет
applications-too-long = Сократите текст: не больше { $max } знаков
applications-not-answered = Не указано
applications-page-error-title = Ошибка: { $title }
applications-number = № { $number }

## Главная
applications-landing-title = Государственные услуги в одном кабинете
applications-landing-lead = Подайте заявление, следите за решением и получите документ с электронной печатью.
applications-landing-register = Зарегистрироваться
applications-landing-sign-in = Войти
applications-landing-find = Найти услугу
applications-landing-verify = Проверить документ
applications-landing-verify-text = По коду или QR на документе. Вход не нужен.
applications-landing-services = За чем приходят чаще всего
applications-landing-how = Как это работает
applications-landing-how-1 = Заполните профиль один раз
applications-landing-how-1-note = Данные сверим с реестрами, паспорт никуда везти не нужно
applications-landing-how-2 = Выберите услугу и проверьте заявление
applications-landing-how-2-note = Форма уже заполнена из профиля, черновик сохраняется сам
applications-landing-how-3 = Подтвердите отправку и следите за решением
applications-landing-how-3-note = Видно, у кого дело и когда ждать ответа. Документ с печатью придёт сюда
applications-landing-begin = Откройте свой кабинет
applications-landing-begin-text = Нужны почта и телефон. Займёт две минуты.
applications-home-title = Главная
applications-home-morning = Доброе утро
applications-home-day = Добрый день
applications-home-evening = Добрый вечер
applications-home-night = Доброй ночи
applications-home-summary = { $waiting ->
        [0] { $working ->
            [0] Сейчас ничего делать не нужно.
            [one] { $working } заявление идёт без вашего участия.
            [few] { $working } заявления идут без вашего участия.
           *[many] { $working } заявлений идут без вашего участия.
        }
        [one] { $waiting } дело ждёт вас.
        [few] { $waiting } дела ждут вас.
       *[many] { $waiting } дел ждут вас.
    }
applications-home-search = Услуга, документ или код
applications-home-find = Найти
applications-home-quick = Частые услуги
applications-home-attention = Нужно ваше участие
applications-home-working = Заявления в работе
applications-home-all = Все заявления
applications-home-documents = Документы под рукой
applications-home-all-documents = Все документы
applications-home-nearby = Ещё в кабинете
applications-home-profile = Мой профиль
applications-home-profile-note = Данные, которые подставляем в заявления
applications-home-journal = Журнал
applications-home-journal-note = Кто и зачем смотрел ваши данные
applications-home-verify = Проверить документ
applications-home-verify-note = По коду или QR, без входа
applications-home-idle = Сейчас заявлений в работе нет
applications-home-empty = У вас пока нет заявлений
applications-home-empty-text = Выберите услугу: форма заполнится из вашего профиля.
applications-home-empty-action = Выбрать услугу
applications-attention-question = Ответьте на вопрос специалиста
applications-attention-answer = Ответить
applications-attention-password = Паролю больше { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    }
applications-attention-password-why = Советуем сменить его: так спокойнее, если старый кто-то узнал.
applications-attention-password-change = Сменить пароль
applications-document-valid = Действует до { $date }
applications-document-issued = Выдан { $date }

## Начало
applications-level-title = Для этой услуги нужен другой уровень записи
applications-level-lead = Услуга «{ $title }» доступна с уровнем «{ $needed }». Сейчас у вас «{ $present }».
applications-level-how = Заполните профиль: мы сверим данные с реестрами, и уровень повысится сам. Если этого мало, подтвердите личность любым удобным способом.
applications-level-action = Повысить уровень
applications-level-back = Вернуться к услуге
applications-level-simplified = упрощённый
applications-level-standard = стандартный
applications-level-confirmed = подтверждённый
applications-choose-title = У вас уже есть черновик
applications-choose-lead = «{ $title }»: продолжите начатое или заполните новое заявление.
applications-choose-new = Начать новое заявление

## Форма
applications-draft-saved = Черновик сохранён { $at }
applications-draft-saved-today = Черновик сохранён в { $at }
applications-draft-kept = Черновик хранится до { $date }, продолжить можно на любом устройстве.
applications-draft-until = Хранится до { $date }
applications-draft-progress = { $all ->
        [one] Заполнено { $done } из { $all } шага
       *[other] Заполнено { $done } из { $all } шагов
    }
applications-draft-busy = Черновик сохраняют сразу в нескольких вкладках. Подождите немного и повторите: ответы на месте.
applications-draft-remove = Удалить черновик
applications-form-step = Шаг { $step } из { $all }
applications-form-steps = Шаги заявления
applications-form-back = Назад
applications-form-continue = Продолжить
applications-form-exit = Сохранить и выйти
applications-form-optional = необязательно
applications-form-remove-entry = Убрать: { $title }
applications-form-upload = Загрузить
applications-form-unfile = Удалить файл { $name }
applications-form-file-note = Файл загрузится, когда вы нажмёте «Загрузить» или «Продолжить».
applications-form-postcode = Индекс
applications-source-register = ваш профиль, сверено с реестром «{ $register }» { $at }
applications-source-centre = ваш профиль, подтверждено по документам в центре обслуживания { $at }
applications-source-profile = ваш профиль, записано { $at }
applications-register-identity = Население, паспорта, налоги
applications-register-population = Население
applications-register-passport = Паспорта
applications-register-passports = Паспорта
applications-register-tax = Налоги
applications-register-convictions = Судимости
applications-register-residence = Регистрация по месту жительства
applications-register-family = Состав семьи
applications-register-other = Государственный реестр
applications-answer-confirmed = Из профиля, сверено с реестром { $at }
applications-answer-typed = Из профиля, записано { $at }
applications-conflict = В другой вкладке этот ответ изменён: «{ $other }». Если верен ваш вариант, нажмите «Продолжить» ещё раз
applications-conflict-plain = В другой вкладке этот ответ изменён. Если верен ваш вариант, нажмите «Продолжить» ещё раз
applications-conflict-autosave = Этот ответ изменён в другой вкладке. Нажмите «Продолжить», чтобы выбрать один из вариантов
applications-file-too-many = Файл «{ $name }» не добавлен: здесь помещается файлов { $max }. Сначала удалите лишний

## Проверка и отправка
applications-check-step = Проверка и отправка
applications-check-title = Проверьте ответы и отправьте
applications-check-lead = Пока это черновик. Ведомство увидит заявление только после отправки.
applications-check-gaps = Не хватает ответов
applications-check-next = Что будет после отправки
applications-check-next-number = Сразу получите номер и квитанцию о приёме
applications-check-term = Ответ обещаем до { $date }: { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[many] { $days } рабочих дней
    }
applications-check-term-now = Документ появится сразу, обычно за несколько секунд
applications-check-consent = Разрешаю проверить мои данные в реестрах для этой услуги
applications-consent-missing = Отметьте, что разрешаете проверить данные: без этого ведомство не сможет ответить
applications-check-submit = Отправить заявление
applications-check-code-note = Попросим код из СМС.
applications-check-no-fee = Пошлины нет.
applications-check-fee = Пошлина { $fee }.
applications-confirm-title = Подтвердите отправку
applications-confirm-lead = Отправили код на номер { $phone }. Он действует 10 минут.
applications-confirm-field = Код из шести цифр
applications-confirm-submit = Отправить заявление
applications-confirm-again = Отправить код ещё раз
applications-confirm-wait = Новый код можно запросить через { $seconds } с.
applications-confirm-draft = Это ещё черновик: заявление уйдёт, когда вы введёте код.
applications-code-sms = { $code } — код для отправки заявления «{ $title }». Никому его не говорите.
applications-no-phone = К записи не привязан номер телефона. Добавьте его в профиле, и заявление можно будет отправить
applications-received-title = Заявление отправлено
applications-received-number = Номер заявления
applications-received-at = Принято { $at }
applications-received-next = Что дальше
applications-received-term = Ответ обещаем до { $date }. Напишем в СМС и на почту, когда что-то изменится.
applications-received-now = Документ появится в разделе «Документы» через несколько секунд.
applications-received-follow = Следить за заявлением
applications-received-receipt = Скачать квитанцию
applications-received-home = На главную

## Заявления
applications-list-title = Заявления
applications-list-open = В работе
applications-list-closed = Завершённые
applications-list-drafts = Черновики
applications-list-empty = Заявлений пока нет
applications-list-empty-text = Здесь будут заявления, которые вы отправите, и их ход.
applications-list-find = Найти услугу
applications-state-draft = Черновик
applications-state-processing = В обработке
applications-state-asked = Запрос дополнительных данных
applications-state-approved = Одобрено
applications-state-refused = Отклонено
applications-state-completed = Завершено
applications-state-withdrawn = Отозвано
applications-sent-on = от { $date }
applications-changed-on = Изменено { $at }
applications-expected = Ожидаем до { $date }
applications-card-step = Шаг { $step } из { $all }
applications-now-waiting = Ждём ответ реестра
applications-now-processing = Заявление в обработке
applications-now-asked = Специалист ждёт вашего ответа
applications-now-approved = Готовим документ
applications-now-refused = Ведомство отказало
applications-now-completed = Документ готов
applications-now-withdrawn = Вы отозвали заявление

## Одно заявление
applications-follow-all = Все заявления
applications-follow-now = Сейчас, шаг { $step } из { $all }
applications-note-processing = Вам ничего делать не нужно. Мы напишем в СМС и на почту, когда статус изменится.
applications-note-asked = Ответьте на вопрос ниже: до вашего ответа срок не идёт.
applications-note-approved = Вам ничего делать не нужно. Документ появится здесь и в разделе «Документы».
applications-note-refused = Причина и что можно сделать написаны ниже.
applications-note-completed = Документ лежит в разделе «Документы», его можно скачать и показать.
applications-note-withdrawn = Ведомство больше не рассматривает это заявление.
applications-fact-holder = Заявление сейчас у
applications-fact-term = Ожидаем результат
applications-fact-decided = Кто завершил
applications-fact-ended = Когда
applications-fact-next = Что дальше
applications-holder-you = вас
applications-holder-check = Сверяем данные автоматически
applications-holder-portal = Кабинета
applications-term-stands = Срок стоит, пока вы не ответите
applications-term-stands-note = После ответа он пойдёт дальше
applications-term-until = до { $date }
applications-term-note = Это обещанный срок
applications-term-now = Сразу после проверки
applications-next-result = Документ появится здесь
applications-next-completed = Откройте документ: его можно скачать и показать
applications-next-refused = Исправьте то, что названо в причине, и подайте снова
applications-next-withdrawn = Можно подать новое заявление
applications-next-note = Об этом напишем
applications-waiting-title = Ждём ответ реестра «{ $register }»: { $at }
applications-waiting-text = { $tries ->
        [one] Спросили { $tries } раз, следующий запрос в { $next }. Ничего делать не нужно: спросим сами, заявление не потеряется.
        [few] Спросили { $tries } раза, следующий запрос в { $next }. Ничего делать не нужно: спросим сами, заявление не потеряется.
       *[many] Спросили { $tries } раз, следующий запрос в { $next }. Ничего делать не нужно: спросим сами, заявление не потеряется.
    }
applications-waiting-plain = Спросим ещё раз сами. Ничего делать не нужно, заявление не потеряется.
applications-ending-title = Результат
applications-ending-completed-title = Ваш документ
applications-ending-completed-open = Открыть документ
applications-ending-refused-title = Заявление отклонено
applications-ending-refused-remedy = Исправьте то, что названо в причине, и подайте заявление снова: форма заполнится за вас. Если не согласны с решением, обратитесь в ведомство.
applications-ending-withdrawn-title = Заявление отозвано
applications-ending-withdrawn-text = Подать такое же заявление можно в любой день.
applications-ending-again = Подать такое же ещё раз
applications-questions = Вопросы специалиста
applications-question-by = { $name }, специалист, { $at }
applications-question-send = Ответить
applications-question-answered = Ответ получен { $at }
applications-question-open = Ждём ответа
applications-timeline = Ход заявления
applications-timeline-checked = Ответил реестр «{ $register }»
applications-by-you = Вы
applications-by-applicant = Заявитель
applications-by-portal = Кабинет, автоматически
applications-by-officer = { $name }, специалист
applications-by-somebody = Сотрудник
applications-files = Файлы
applications-answers = Что вы отправили
applications-receipt = Квитанция о приёме
applications-receipt-text = Доказывает, что заявление принято { $at }, даже если ведомство его потеряет.
applications-receipt-download = Скачать квитанцию
applications-receipt-statement = Скачать само заявление
applications-withdraw = Отозвать заявление
applications-withdraw-title = Отозвать заявление?
applications-withdraw-text = Ведомство перестанет рассматривать «{ $title }», № { $number }. Вернуть заявление нельзя, но можно подать новое.
applications-withdraw-do = Отозвать
applications-withdraw-not = Не отзывать
applications-changed-meanwhile = Заявление изменилось, пока вы были на странице. Откройте его ещё раз

## Рабочее место
applications-queue-title = Моя очередь
applications-queue-empty = Очередь пуста
applications-queue-empty-text = Новые дела появятся здесь сами.
applications-queue-choose = Выберите дело из очереди
applications-queue-count-overdue = Просрочено
applications-queue-count-today = Решить сегодня
applications-queue-count-all = Всего в очереди
applications-queue-choose-text = Имя заявителя и данные видны только в открытом деле: гражданин узнает, кто и зачем его открывал.
applications-queue-overdue = { $days ->
        [one] просрочено на { $days } день
        [few] просрочено на { $days } дня
       *[many] просрочено на { $days } дней
    }
applications-queue-today = решение сегодня
applications-queue-tomorrow = до завтра
applications-queue-until = до { $date }
applications-queue-stopped = срок стоит
applications-opening-title = Открыть дело
applications-opening-lead = Чтобы увидеть личные данные, укажите причину. Её увидит заявитель в своём журнале.
applications-opening-reason = Зачем открываете
applications-opening-reason-missing = Выберите причину
applications-opening-note = Пояснение
applications-opening-submit = Открыть дело
applications-reason-decision = Рассмотрение заявления
applications-reason-answer = Проверка ответа заявителя
applications-reason-call = Обращение заявителя
applications-reason-check = Контроль качества
applications-reason-file = Скачивание файла из дела
applications-case-submitted = Подано { $at }
applications-case-parts = Части дела
applications-case-compare = Сверка
applications-case-statement = Заявление
applications-case-files = Файлы
applications-case-questions = Вопросы
applications-case-timeline = Ход дела
applications-case-differs = { $differs ->
        [one] { $differs } строка расходится с реестрами
        [few] { $differs } строки расходятся с реестрами
       *[many] { $differs } строк расходятся с реестрами
    }
applications-case-same = { $same ->
        [one] Совпала { $same } строка.
        [few] Совпали { $same } строки.
       *[many] Совпало { $same } строк.
    }
applications-case-no-differences = Расхождений нет
applications-case-nothing = Сверять не с чем
applications-case-nothing-text = Реестр сообщил то, о чём в заявлении не спрашивали. Его ответ ниже.
applications-case-not-stated = не спрашивали
applications-case-sources = Совпавшие строки сверены: { $sources }
applications-case-no-answers = Реестры ещё не отвечали
applications-case-field = Поле
applications-case-stated = В заявлении
applications-case-register = В реестре
applications-case-outcome = Итог
applications-outcome-same = Совпало
applications-outcome-differs = Расходится
applications-outcome-note = Сведения реестра
applications-case-no-files = Файлов нет
applications-case-no-questions = Вопросов не задавали
applications-case-ask = Запросить данные
applications-case-about = О чём спросить
applications-case-about-choose = Выберите
applications-case-question = Вопрос заявителю
applications-case-question-hint = Заявитель увидит эти слова и ответит только на выбранный вопрос. Срок остановится до ответа.
applications-case-ask-submit = Отправить вопрос
applications-case-decide = Решение
applications-case-words = Слова для заявителя
applications-case-words-hint = При отказе: причина и что исправить
applications-case-approve = Одобрить
applications-case-refuse = Отказать
applications-case-seen = Заявитель видит, что вы открыли дело
applications-question-about-missing = Выберите, о чём спросить
applications-question-words-missing = Напишите вопрос
applications-decision-missing = Выберите решение
applications-decision-words-missing = Напишите причину отказа и что можно исправить
applications-decided-approved = Одобрено: { $name }, { $at }
applications-decided-refused = Отклонено: { $name }, { $at }
applications-desk-decided = По этому делу уже принято решение. Ваше не записано
applications-desk-changed = Дело изменилось, пока вы его смотрели. Проверьте и повторите
applications-desk-waiting = Реестр не отвечает: { $at }
applications-field-clear = Судимостей нет
applications-field-found = Сведения найдены
applications-field-records = Записи реестра
applications-field-registered = Регистрация есть
applications-field-address = Адрес регистрации
applications-field-postcode = Индекс
applications-field-since = С какого дня
applications-field-kind = Вид регистрации
applications-field-count = Сколько человек
applications-field-members = Состав семьи
applications-field-surname = Фамилия
applications-field-name = Имя
applications-field-patronymic = Отчество
applications-field-birth-date = Дата рождения
applications-field-snils = СНИЛС
applications-field-record-number = Номер записи
applications-field-recorded-on = День записи
applications-field-office = Где записано
applications-field-birth-place = Место рождения
applications-field-mother = Мать
applications-field-father = Отец
applications-field-children = Дети
applications-field-surname-before = Фамилия до брака
applications-field-surname-after = Фамилия после брака
applications-field-paid = Оплачено
applications-field-number = Номер
applications-field-amount = Сумма
applications-field-on = Когда
applications-field-year = Год
applications-field-income = Доход
applications-field-withheld = Удержано налога
applications-field-place = Место
applications-field-fine = Штраф
applications-field-due = Положено
applications-field-subsidy = Субсидия в месяц
applications-field-family-income = Доход семьи в месяц
applications-field-standard-cost = Плата по нормам
applications-field-clear-to-apply = Запрета нет
applications-field-withdrawn-on = Прежняя лицензия отозвана
applications-field-in-order = Всё в порядке
applications-field-weapons = Оружие
applications-admin-title = Услуги и заявления
applications-admin-lead = Администратор видит услуги и числа. Личных данных граждан здесь нет.
applications-admin-only = Эта страница для администратора
applications-admin-service = Услуга
applications-admin-services = Услуги
applications-admin-agency = Ведомство
applications-admin-open = В работе
applications-admin-completed = Завершено
applications-admin-refused = Отклонено
applications-admin-all = Всего
applications-admin-revision = Редакция

## Журнал
journal-application-submitted = Заявление отправлено
journal-application-checked = Реестр ответил
journal-application-waiting = Реестр не отвечает, ждём
journal-application-in_review = Заявление у специалиста
journal-application-read_by_staff = Специалист открыл дело
journal-application-question_asked = Специалист задал вопрос
journal-application-answered = Ответ на вопрос специалиста
journal-application-approved = Ведомство одобрило заявление
journal-application-refused = Ведомство отказало
journal-application-completed = Документ готов
journal-application-withdrawn = Заявление отозвано
applications-case-erased = Заявитель удалил учётную запись
applications-case-erased-text = Учётная запись удалена { $at }. Это запись для ведомства: ответы и решение хранятся до { $until }, приложенные файлы уничтожены.
applications-archive = заявления и черновики: ответы, решения, вопросы ведомств, приложенные файлы
applications-held-drafts = Черновики
applications-held-files = Файлы, приложенные к заявлениям
applications-held-sent = Отправленные заявления: ответы, решения, вопросы
applications-held-sent-why = Ведомство отвечает за решения, которые приняло. Запись лежит в зашифрованном виде отдельно от учётной записи, её открывают только с указанием причины.
applications-matter-note = Ещё рассматривается. Если удалить учётную запись, заявление будет отозвано и документа не будет. Нужен документ — дождитесь решения.
applications-head-number = Номер
applications-head-service = Услуга
applications-head-state = Состояние
applications-head-submitted = Отправлено
applications-head-changed = Изменено
