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
applications-home-night = Здравствуйте
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
applications-home-quick = Быстрые действия
applications-home-attention = Нужно ваше участие
applications-home-working = Заявления в работе
applications-home-all = Все заявления
applications-home-documents = Документы под рукой
applications-home-all-documents = Все документы
applications-home-nearby = Ещё в кабинете
applications-home-guide = Подобрать услугу
applications-home-guide-note = Если не знаете, как она называется
applications-home-profile = Мой профиль
applications-home-profile-note = Данные, которые подставляем в заявления
applications-home-journal = Журнал
applications-home-journal-note = Кто и зачем смотрел ваши данные
applications-home-verify = Проверить документ
applications-home-verify-note = По коду или QR, без входа
applications-home-now = Важное сейчас
applications-home-now-at = обновлено в { $at }
applications-home-now-quiet = Сбоев и срочных сообщений нет.
applications-home-status = Как работают сервисы
applications-home-fading = Скоро удалим
applications-home-favourites = Избранное
applications-home-favourites-change = Изменить
applications-home-frequent = Частые услуги
applications-home-all-services = Все услуги
applications-home-used = Вы подавали { $date }
applications-home-terms = { $price }. { $term }
applications-home-idle = Сейчас заявлений в работе нет
applications-home-empty = У вас пока нет заявлений
applications-home-drafts = Начато, но не отправлено
applications-home-empty-text = Выберите услугу: форма заполнится из вашего профиля.
applications-home-empty-action = Выбрать услугу
applications-attention-about = { $title }, № { $number }
applications-attention-until = До { $date } включительно
applications-attention-payment = Оплатите начисление
applications-attention-pay = Оплатить
applications-attention-sign = Подписать
applications-attention-visit = Вас ждут в ведомстве
applications-attention-visit-do = Посмотреть
applications-attention-read = Прочитать
applications-attention-question = Ответьте на вопрос специалиста
applications-attention-answer = Ответить
applications-attention-profile = Заполните профиль
applications-attention-profile-why = Сверим данные с реестрами, и заявления будут заполняться сами
applications-attention-profile-fill = Заполнить
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
applications-choose-go-on = Продолжить
applications-choose-brings = Новое заявление начнётся с ответами из ссылки.
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
applications-form-unfile = Удалить
applications-form-file-note = Файл загрузится, когда вы нажмёте «Загрузить» или «Продолжить».
applications-form-postcode = Индекс
applications-source-register = ваш профиль, сверено с реестром «{ $register }» { $at }
applications-source-case = ваш профиль, изменено ведомством по вашему заявлению { $at }
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
applications-register-cabinet = Заявления в этом кабинете
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
applications-check-no-fee = Платить не нужно.
applications-check-fee = К оплате { $fee }.
applications-check-fee-nothing = ничего
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
applications-received-term = Ответ обещаем до { $date }. Напишем в СМС и на почту, как только будут новости.
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
applications-now-refused = В услуге отказано
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
applications-decided = { $what }: { $name }, { $at }
applications-desk-decided = По этому делу уже принято решение. Ваше не записано
applications-desk-changed = Дело изменилось, пока вы его смотрели. Проверьте и повторите
applications-desk-withdrawn = Заявитель отозвал заявление, пока вы смотрели дело. Решать больше нечего
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
applications-field-first = Раньше не назначали
applications-field-confirmed = Все дети подтверждены
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
applications-admin-unattended = Есть заявления, которые некому рассмотреть
applications-admin-unattended-line = { $agency }, «{ $service }»: { $n ->
    [one] { $n } заявление
    [few] { $n } заявления
   *[many] { $n } заявлений
}
applications-admin-unattended-people = Назначить специалиста
applications-admin-title = Услуги и заявления
applications-admin-lead = Администратор видит услуги и числа. Личных данных граждан здесь нет.
applications-admin-only = Эта страница для администратора
applications-admin-service = Услуга
applications-admin-agency = Ведомство
applications-admin-open = В работе
applications-admin-completed = Завершено
applications-admin-refused = Отклонено
applications-admin-all = Всего
applications-admin-revision = Редакция

## Списки, черновики, шаблоны
applications-list-search = Номер или название услуги
applications-list-search-hint = Например, 2026-1118-004718 или «справка»
applications-list-filter = Отбор и порядок
applications-filter-state = Состояние
applications-filter-service = Услуга
applications-filter-from = Отправлены не раньше
applications-filter-until = Отправлены не позже
applications-filter-order = Порядок
applications-urgent = Срочно
applications-filter-urgent = Срочность
applications-urgent-yes = Только срочные
applications-filter-any = Любое значение
applications-order-changed = Сначала недавно изменённые
applications-order-submitted = Сначала недавно отправленные
applications-list-apply = Применить
applications-list-show = Показать
applications-list-reset = Показать все
applications-list-recent = Недавно завершённые
applications-list-found = Что нашлось
applications-list-archive = Архив
applications-list-more-open = Остальные заявления в работе
applications-list-nothing = Ничего не нашлось
applications-list-nothing-text = Проверьте номер и даты или уберите часть условий.
applications-list-journal = Журнал заявлений: распечатать или скачать
applications-tab-current = Текущие
applications-tab-ended = Завершённые
applications-tab-archive = Архив
applications-tab-templates = Шаблоны
applications-tab-trash = Корзина
applications-ended-on = Завершено { $at }
applications-card-comment = Ведомство: { $words }
applications-card-unread = Новое сообщение от специалиста
applications-draft-amends = Изменение заявления: { $title }
applications-draft-extend = Хранить дольше
applications-late-thrown-title = Черновик лежит в корзине
applications-late-thrown-text = Его удалили на другом устройстве или в другой вкладке. То, что вы сейчас ввели, сохранено вместе с ним: верните черновик и продолжайте.
applications-late-thrown-autosave = Черновик лежит в корзине: его удалили на другом устройстве или в другой вкладке. То, что вы вводите, сохраняется вместе с ним.
applications-late-restore = Вернуть черновик и продолжить
applications-late-bin = Открыть корзину
applications-late-sent-title = Заявление уже отправлено
applications-late-sent-text = Заявление № { $number } отправили на другом устройстве или в другой вкладке. То, что вы ввели позже, в него не вошло и показано ниже: скопируйте нужное. Заявление можно изменить, пока ведомство не начало его рассматривать, или дополнить сообщением.
applications-late-sent-autosave = Заявление № { $number } уже отправлено на другом устройстве или в другой вкладке. То, что вы вводите здесь, в него не войдёт.
applications-late-typed = Что вы ввели
applications-late-file = Файл
applications-late-open = Открыть заявление
applications-trash-title = Корзина
applications-trash-lead = Удалённые черновики лежат здесь { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }. Их можно вернуть со всеми ответами и файлами.
applications-trash-until = Исчезнет { $date }
applications-trash-empty = В корзине пусто
applications-trash-empty-text = Черновик, который вы удалите или у которого кончится срок, окажется здесь.
applications-trash-restore = Вернуть
applications-trash-erase = Удалить навсегда
applications-templates-title = Шаблоны
applications-templates-lead = Ответы, которые вы сохранили под своим названием. Новое заявление начнётся с них, а данные профиля возьмём свежие.
applications-templates-empty = Шаблонов пока нет
applications-templates-empty-text = Откройте отправленное заявление и выберите «Сохранить как шаблон».
applications-templates-empty-action = Завершённые заявления
applications-templates-most = Шаблонов уже пятьдесят. Удалите ненужный, и можно будет сохранить новый
applications-template-name = { $title }, { $date }
applications-template-used = Начинали { $at }
applications-template-made = Сохранён { $at }
applications-template-begin = Начать заявление
applications-phrase-remove = Удалить
applications-template-forget = Удалить шаблон
applications-template-keep = Сохранить как шаблон
applications-template-label = Название шаблона
applications-template-hint = Под этим названием он будет в списке. Файлы и данные профиля в шаблон не входят.
journal-application-draft_expiring = Срок хранения черновика подходит к концу

## Переписка
applications-messages = Переписка
applications-messages-term = { $days ->
        [one] Ответ в течение { $days } рабочего дня
       *[other] Ответ в течение { $days } рабочих дней
    }
applications-messages-empty = Здесь можно спросить специалиста о ходе заявления или добавить файл.
applications-message-words = Ваше сообщение
applications-message-words-hint = Ответит специалист, который ведёт заявление
applications-message-files = Добавить файлы
applications-message-files-hint = PDF, JPEG или PNG, каждый до 10 МБ, не больше пяти
applications-upload-too-many = Слишком много файлов загружается сразу. Дождитесь, пока загрузятся начатые
applications-message-too-many = За последний час вы отправили слишком много сообщений. Текст сохранён на этой странице: отправьте его через несколько минут
applications-letter-kept = Эти файлы уже загружены
applications-letter-kept-hint = Выбирать их ещё раз не нужно: они уйдут вместе с письмом. Снимите отметку с того, что отправлять не хотите.
applications-message-files-most = Добавьте не больше { $max } файлов за раз
applications-message-missing = Напишите сообщение или добавьте файл
applications-message-send = Отправить
applications-message-promise = Ответим до { $date }.
applications-message-late = Обещанный срок ответа прошёл. Специалист видит это.
applications-message-read = Прочитано { $at }.
applications-message-new = Новое
applications-message-portal = Это заявление кабинет решает сам, без специалиста. Если что-то не так, позвоните по номеру внизу страницы.
journal-application-message_sent = Сообщение специалисту
journal-application-message_replied = Специалист написал сообщение

## Карточка заявления
applications-term-about = около { $date }
applications-term-forecast = Обещанный срок: до { $due }. По { $cases ->
        [one] { $cases } делу
       *[other] { $cases } делам
    } ведомства: девять из десяти готовы до { $almost }.
applications-moved = Почему прогноз сдвинулся
applications-moved-register = Реестр не отвечал { $span }: на это время срок стоял.
applications-moved-person = Ваш ответ ждали { $span }: на это время срок стоял.
applications-moved-long = Дело идёт дольше, чем почти все { $cases } таких дел до него, поэтому прогноза нет. Обещанный срок остаётся.
applications-span-minutes = { $n ->
        [one] { $n } минуту
        [few] { $n } минуты
       *[many] { $n } минут
    }
applications-span-hours = { $n ->
        [one] { $n } час
        [few] { $n } часа
       *[many] { $n } часов
    }
applications-span-days = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
applications-earlier = Прежние версии
applications-earlier-version = Версия { $n } от { $at }
applications-amend = Изменить заявление
applications-amend-note = Пока специалист не начал рассмотрение, можно исправить любой ответ. Прежняя версия сохранится.
applications-amend-late = Специалист уже начал рассмотрение или заявление изменилось. Изменить его нельзя: напишите специалисту на странице заявления
applications-amend-late-title = Изменить заявление уже нельзя
applications-amend-late-text = Пока вы меняли ответы, специалист начал рассмотрение. Ваши изменения остались в этом черновике: напишите о них специалисту на странице заявления.
applications-amend-late-write = Написать специалисту
applications-check-changed = Ответы изменились в другой вкладке или на другом устройстве. Проверьте их ещё раз и подтвердите
applications-check-amend = Вы меняете заявление, которое уже отправлено. Номер останется прежним, проверки пройдут заново.
applications-check-amend-sign = Подписать заявление нужно будет снова.
applications-check-fee-paid = { $sum } уже уплачено, платить снова не нужно.
applications-check-fee-more = Уплачено { $paid }. По новым ответам сумма больше: доплатите { $sum } после отправки.
applications-check-fee-over = Уплачено { $paid }. По новым ответам сумма меньше на { $sum }: о возврате напишите в ведомство на странице заявления.
applications-task-pay-more = Доплатите { $sum }: уплачено { $paid }
applications-told = Уведомления об этом заявлении
applications-told-lead = В кабинет сообщаем всегда. О вопросах, на которые нужен ваш ответ, тоже всегда пишем в СМС и на почту.
applications-told-email = О ходе дела писать на почту
applications-told-sms = О ходе дела писать в СМС
applications-told-save = Сохранить
applications-result-download = Скачать PDF
applications-result-print = Распечатать страницу можно из меню браузера, документ — из скачанного файла.
applications-result-letter = Прислать ссылку на почту
applications-result-again = Подать новое заявление
applications-result-again-note = Сведения изменились или документ нужен о другом? Подайте новое заявление: ответы уже заполнены, останется проверить и подтвердить.
applications-result-retry = Исправить и подать снова
applications-letter-no-email = К записи не привязана почта. Добавьте её в профиле
applications-letter-subject = { $title }: документ в кабинете
applications-letter-text =
    «{ $title }», заявление № { $number }: документ готов. Открыть его можно после входа в кабинет:

    { $link }

    { $portal }
applications-archive-put = Убрать в архив
applications-archive-take = Вернуть из архива
applications-copy = Скачать копию
applications-copy-note = Заявление в PDF, квитанция и все файлы одним архивом
applications-copy-pdf = Заявление в PDF
applications-timeline-show = Подробнее
journal-application-amended = Заявление изменено
journal-application-subscription_changed = Изменены уведомления о заявлении
journal-application-letter_sent = Ссылка на документ отправлена на почту

## Копия заявления и журнал
applications-letter-number = Номер заявления
applications-letter-agency = Ведомство
applications-letter-sent = Отправлено
applications-letter-version = Версия
applications-letter-files = Приложенные файлы
applications-letter-receipt = Квитанция о приёме
applications-letter-receipt-text = Подписанная порталом запись о том, что это заявление принято. Проверить её можно ключом портала по адресу /.well-known/jwks.json.
applications-letter-page = Страница
applications-journal-title = Журнал заявлений
applications-journal-lead = Всё, что вы отправляли, с отбором, который был в списке. Страницу можно распечатать.
applications-journal-csv = Скачать таблицу
applications-journal-pdf = Скачать PDF
applications-journal-made = Составлено { $at }
applications-journal-cut = Показаны первые 500 заявлений. В таблице есть все.
applications-head-ended = Дата результата
applications-head-expected = Ожидаем до
applications-head-comment = Слова ведомства

## Готовность
applications-readiness-title = Всё ли готово
applications-readiness-all = Всё, что можно взять из профиля, уже есть.
applications-readiness-some = { $missing ->
        [one] Одного ответа в профиле нет: его нужно будет написать.
        [few] { $missing } ответов в профиле нет: их нужно будет написать.
       *[many] { $missing } ответов в профиле нет: их нужно будет написать.
    }
applications-readiness-profile = Ваши данные
applications-readiness-known = Возьмём из профиля
applications-readiness-type = Нет в профиле
applications-readiness-fill = Дополнить профиль
applications-readiness-papers = Что понадобится
applications-readiness-files = Файлы
applications-readiness-file = Обязательно. { $formats }, до { $limit }
applications-readiness-file-optional = Если есть. { $formats }, до { $limit }
applications-readiness-steps = По шагам
applications-readiness-step-fill = Заполните форму: черновик сохраняется сам
applications-readiness-step-send = Проверьте ответы и подтвердите кодом из СМС
applications-readiness-begin = Начать заявление

## Переписка у ведомства
applications-rail-messages = Переписка
applications-unanswered-title = Ждут ответа
applications-unanswered-lead = Заявители написали, и никто ещё не ответил. Сначала те, чей срок ближе.
applications-unanswered-none = Все сообщения отвечены
applications-unanswered-none-text = Новое сообщение появится здесь.
applications-unanswered-count = { $n ->
        [one] { $n } сообщение
        [few] { $n } сообщения
       *[many] { $n } сообщений
    }
applications-unanswered-by = Ответить до { $date }
applications-messages-case = К делу
applications-messages-open = Переписка с заявителем
applications-messages-none = Заявитель ещё не писал.
applications-reply-words = Сообщение заявителю
applications-reply-hint = Заявитель прочитает его в кабинете, о нём напишем в СМС и на почту
applications-changed-title = Заявитель изменил заявление
applications-changed-lead = Прежняя версия рядом с той, что рассматривается.
applications-changed-before = Было
applications-changed-now = Стало

## Журнал
journal-application-submitted = Заявление отправлено
journal-application-checked = Реестр ответил
journal-application-waiting = Реестр не отвечает, ждём
journal-application-in_review = Заявление у специалиста
journal-application-read_by_staff = Специалист открыл дело
journal-application-question_asked = Специалист задал вопрос
journal-application-answered = Ответ на вопрос специалиста
journal-application-approved = Ведомство одобрило заявление
journal-application-refused = В услуге отказано
journal-application-profile_changed = Адрес в профиле изменён по решению ведомства
applications-changed-registration_address = адрес регистрации
applications-changed-actual_address = адрес проживания
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

## Шаги, которых ждут от человека
applications-state-payment = Ожидает оплаты
applications-state-signature = Ожидает подписи
applications-state-visit = Ожидает визита
applications-now-payment = Ждём оплату
applications-now-signature = Ждём вашу подпись
applications-now-visit = Ждём вас в ведомстве
applications-note-payment = Оплатите начисление: заявление пойдёт дальше само, как только реестр подтвердит платёж.
applications-note-signature = Подпишите заявление: до подписи ведомство его не рассматривает.
applications-note-visit-booked = Приходите в назначенное время: пока ждём вас, срок не идёт.
applications-note-visit = Выберите день и приходите: пока ждём вас, срок не идёт.
applications-task-until = Сделайте это до { $date } включительно: потом заявление закроется
applications-term-task = Срок стоит, пока ждём вас
applications-task-basis = Основание: { $basis }
applications-task-pay = Оплатите { $sum }
applications-task-charge = Номер начисления { $number }
applications-task-pay-do = Перейти к оплате
applications-task-pay-checked = Проверяем оплату { $sum }
applications-task-pay-checked-text = Спросили реестр платежей о начислении { $number }. Обычно ответ приходит меньше чем за минуту. Если вы оплатили, платить ещё раз не нужно.
applications-task-pay-checked-note = Как только реестр подтвердит платёж, заявление пойдёт дальше само.
applications-fee-withdraw = Уже уплачено { $sum }. Вместе с отзывом деньги не возвращаются, а за новое заявление нужно будет заплатить ещё раз. Вернуть деньги можно по вашей просьбе: напишите в ведомство и назовите номер платежа { $number }.
applications-fee-ended = Уплаченные { $sum } не возвращаются сами и не засчитываются за новое заявление. Вернуть деньги можно по вашей просьбе: напишите в ведомство и назовите номер платежа { $number }.
applications-task-pay-ask = Оплачено, проверить
applications-task-sign = Подпишите заявление
applications-task-sign-do = Прочитать и подписать
applications-ending-issued-title = Одобрено: документ уже выдан
applications-next-end = Заявление завершится: документ уже выдан
applications-task-visit = Выберите, когда прийти
applications-task-visit-do = Выбрать день
applications-task-visit-booked = Ждём вас { $when }
applications-task-visit-change = Выбрать другое время
applications-proofs = Оплата и подпись
applications-proof-sum = Уплачено
applications-proof-payment = Номер платежа
applications-proof-charge = Номер начисления
applications-proof-on = День платежа
applications-proof-signed = Подписано
applications-proof-digest = Отпечаток подписанного
applications-register-charges = Государственные начисления
applications-sign-title = Подписать заявление
applications-sign-lead = «{ $title }», № { $number }. Кому: { $agency }.
applications-sign-back = К заявлению
applications-sign-what = Что вы подписываете
applications-sign-digest = Подпись ставится под ответами, которые стоят выше, и под файлами к ним. Их отпечаток SHA-256:
applications-sign-read = Сведения проверены, подписываю заявление
applications-sign-missing = Отметьте, что проверили сведения и подписываете
applications-sign-do = Подписать
applications-sign-not = Не сейчас
applications-visit-title = Когда вы придёте
applications-visit-do = Записаться
applications-visit-missing = Выберите день и время
applications-visit-taken = Это время уже занято или прошло. Выберите другое
applications-visit-days = Другие дни
applications-visit-later = Показать следующие дни
applications-visit-soonest = К ближайшим дням
applications-visit-none = Свободного времени сейчас нет. Загляните завтра: места освобождаются
applications-visit-change-text = Если выбрать другое время, прежнее освободится.
applications-visits-title = Визиты
applications-visits-short = Визиты
applications-visits-lead = Кто придёт по заявлениям ведомства. Отметьте, кто пришёл: заявление пойдёт дальше само.
applications-visits-none = Никто не записан
applications-visits-none-text = Записи на ближайшие две недели появятся здесь.
applications-visits-due = Сегодня и раньше
applications-visits-later = Дальше
applications-visits-later-note = Отметить можно в день визита
applications-visits-when = Когда
applications-visits-number = Заявление
applications-visits-outcome = Отметка
applications-visits-come = Визит состоялся
applications-visits-missed = Не пришли
applications-silence = Если ведомство не ответит до { $date }: { $words }
applications-check-closing = Приём заявлений заканчивается { $date }: отправьте заявление до конца этого дня.
applications-check-closed = Приём заявлений закончился { $date }. Отправить этот черновик уже нельзя.
applications-check-fee-basis = К оплате { $fee }: { $basis }. Платить нужно будет после отправки.
journal-application-payment_due = Выставлено начисление
journal-application-paid = Оплата получена
journal-application-signature_due = Заявление ждёт подписи
journal-application-signed = Заявление подписано
journal-application-visit_due = Нужно прийти в ведомство
journal-application-visit_booked = Выбрано время визита
journal-application-visited = Визит состоялся
journal-application-visit_missed = Визит не состоялся
journal-application-task_expired = Срок шага прошёл
applications-rail-queue = Очередь
applications-rail-find = Поиск
applications-rail-opinions = Эксперты
applications-rail-templates = Шаблоны
applications-rail-load = Нагрузка
applications-rail-rules = Правила
applications-queue-next = Следующее дело
applications-queue-parts = Части очереди
applications-queue-count-asked = Ждут заявителя
applications-queue-count-most = больше { $most }
applications-queue-closed = Завершено
applications-queue-filter = Фильтр
applications-queue-nothing = Таких дел нет
applications-queue-nothing-text = Под этот фильтр не подходит ни одно дело.
applications-queue-number = Номер
applications-queue-term = Срок
applications-queue-holder = У кого
applications-queue-nobody = никто не взял
applications-queue-second = ждёт второго
applications-queue-tick = Отметить
applications-queue-tick-one = Отметить дело { $number }
applications-queue-first = В начало
applications-queue-older = Дальше
applications-queue-export = Скачать таблицу
applications-stage-all = Все
applications-stage-overdue = Просроченные
applications-stage-open = В работе
applications-stage-asked = Ждут заявителя
applications-whose-all = Все дела
applications-whose-mine = Мои
applications-whose-nobody = Ничьи
applications-whose-others = У коллег
applications-filter-whose = Чьи дела
applications-filter-colleague = Сотрудник
applications-filter-label = Метка
applications-filter-unit = Подразделение
applications-filter-show = Показать
applications-filter-clear = Сбросить фильтр
applications-views-title = Мои подборки
applications-views-name = Название подборки
applications-views-hint = Сохраните фильтр, чтобы открывать его одним нажатием. Без имён заявителей.
applications-views-save = Сохранить подборку
applications-views-remove = Удалить подборку «{ $name }»
applications-views-name-missing = Назовите подборку, например «Срочные справки»
applications-views-full = Подборок уже двадцать. Удалите ненужную и сохраните эту
applications-find-title = Найти дело
applications-find-lead = По номеру дела, СНИЛС, паспорту или телефону. По имени поиска нет.
applications-find-what = Номер
applications-find-hint = Например: 2026-1118-004718, 112-233-445 95, 45 10 624718 или +7 921 000-00-42
applications-find-missing = Введите номер
applications-find-reason = Зачем ищете
applications-find-submit = Найти
applications-find-found = Найдено: { $n }
applications-find-seen = Заявитель видит в своём журнале, что вы искали его дела и почему
applications-find-nobody = Ничего не найдено
applications-find-nobody-text = В вашем ведомстве нет дела с таким номером. Проверьте цифры.
applications-batch-title = Несколько дел сразу
applications-batch-text = Отметьте дела одной услуги. Причина будет записана в журнал каждого заявителя.
applications-batch-open = Открыть отмеченные
applications-batch-reason = Выберите причину, по которой открываете дела, и повторите
applications-batch-nothing = Отметьте хотя бы одно дело
applications-batch-services = Вместе можно рассмотреть только дела одной услуги. Отберите их фильтром
applications-batch-empty = Открытых дел здесь нет. Вернитесь в очередь и отметьте дела.
applications-batch-seen = Каждый заявитель видит, что вы открыли его дело
applications-batch-applicant = Заявитель
applications-batch-each = Решение и слова будут записаны в каждое отмеченное дело отдельно.
applications-batch-approve = Одобрить отмеченные
applications-batch-refuse = Отказать по отмеченным
applications-batch-decided = Уже решено
applications-batch-asked = Ждёт ответа заявителя
applications-batch-differs = Есть расхождения: решайте отдельно
applications-batch-waits = Реестр не ответил: решайте отдельно
applications-batch-own = Решение подготовлено вами: подтвердит другой сотрудник
applications-batch-marked = Есть отметки предварительной проверки: решайте отдельно
applications-batch-proposed = Подготовлено: { $verdict }
applications-batch-ticked = Отмеченные дела
applications-batch-two-text = Одобрение и отказ по этой услуге подтверждают двое. Где решения ещё нет, вы его предложите; где оно подготовлено коллегой и совпадает с вашим, вступит в силу. Остальные дела не изменятся.
applications-batch-told-two = Решено: { $decided }. Ждут второго сотрудника: { $proposed }. Осталось решить отдельно: { $left }.
applications-batch-told = Решено: { $decided }. Осталось решить отдельно: { $left }.
applications-export-number = Номер
applications-export-service = Услуга
applications-export-state = Состояние
applications-export-due = Срок
applications-export-urgent = Срочно
applications-export-holder = У кого
applications-export-unit = Подразделение
applications-export-labels = Метки
applications-holder-mine = Дело у вас
applications-holder-other = У коллеги: { $name }
applications-holder-nobody = Дело никто не взял
applications-holder-take = Взять дело
applications-holder-return = Вернуть в очередь
applications-holder-more = Передать коллеге, метки
applications-pass-title = Передать коллеге
applications-pass-to = Кому
applications-pass-note = Записка
applications-pass-note-hint = Её увидят только сотрудники вашего ведомства
applications-pass-submit = Передать
applications-pass-missing = Выберите коллегу, который работает с этой услугой
applications-labels-title = Метки
applications-labels-new = Новая метка
applications-labels-hint = Слово для порядка в ведомстве. Ничего о человеке.
applications-labels-put = Поставить метку
applications-labels-off = Снять «{ $label }»
applications-labels-missing = Напишите метку
applications-labels-person = Метку видят все в ведомстве, поэтому в ней не должно быть имени заявителя, телефона, почты и номеров документов. Напишите слово о деле: «срочно», «жду архив»
applications-labels-full = На деле уже восемь меток. Снимите лишнюю
applications-colleagues-title = Коллеги и эксперты
applications-colleagues-none = Записок и заключений нет.
applications-opinion-ask = Запросить заключение
applications-opinion-lead = Эксперт увидит только это дело и ответит на ваш вопрос. Заявитель увидит, кто читал его данные.
applications-opinion-expert = Кого спросить
applications-opinion-expert-missing = Выберите эксперта
applications-opinion-question = Вопрос эксперту
applications-opinion-question-missing = Напишите, на что ответить
applications-opinion-send = Отправить запрос
applications-opinion-of = Запрос заключения: { $name }, { $at }
applications-opinion-waits = Ждём заключения
applications-opinion-given = Заключение
applications-opinion-title = Запрос заключения
applications-opinion-opening = Ведомство просит вашего заключения по одному делу. Когда вы его откроете, заявитель увидит это в своём журнале.
applications-opinion-answer = Ваше заключение
applications-opinion-answer-missing = Напишите заключение
applications-opinion-submit = Отправить заключение
applications-opinions-title = Запросы заключений
applications-opinions-lead = Дела, по которым вас спросили как эксперта.
applications-opinions-none = Вас ни о чём не спросили
applications-opinions-none-text = Запросы коллег и других ведомств появятся здесь.
applications-reason-opinion = Заключение эксперта по запросу ведомства
applications-request-lead = Отметьте вопросы анкеты, на которые нужен новый ответ, и напишите, что исправить. Заявитель увидит только их, срок остановится.
applications-request-about = Что исправить
applications-request-empty = Ответа нет
applications-request-many = Спросить о нескольких ответах
applications-request-ready = Готовые слова
applications-request-submit = Отправить запрос
applications-ready-title = Готовые слова:
applications-check-decision = Проверьте решение
applications-check-back = Вернуться к делу
applications-check-approve = Одобрить заявление?
applications-check-refuse = Отказать по заявлению?
applications-check-differs = Проверьте их ещё раз, прежде чем одобрить.
applications-check-no-words = Без слов для заявителя.
applications-check-letter = Посмотреть письмо
applications-check-letter-note = Так письмо будет выглядеть сегодня, пока без печати и кода проверки.
applications-check-after = Решение сразу увидит заявитель. Отменить его здесь нельзя.
applications-check-change = Изменить
applications-check-busy = Записываем…
applications-second-will = Решение подтвердит второй сотрудник
applications-second-will-text = Пока коллега не подтвердит, решение не вступит в силу и заявитель его не увидит.
applications-second-confirms = Вы подтверждаете решение коллеги
applications-second-confirms-text = Слова и сведения для письма те же, что подготовил коллега. После подтверждения решение вступит в силу.
applications-second-differs = Решение отличается от подготовленного
applications-second-differs-text = Слова или сведения для письма другие, коллега их не видел. Решение вступит в силу, когда коллега его подтвердит.
applications-second-returns = Решение противоположно подготовленному
applications-second-returns-text = Дело вернётся коллеге, ничего не вступит в силу.
applications-second-proposed = Решение подготовлено ({ $name }): { $verdict }
applications-second-own = Решение уже подготовлено вами. Подтвердить его должен другой сотрудник
applications-second-own-text = Его подтвердит другой сотрудник. Чтобы отозвать, выберите другое решение.
applications-second-yours = Подтвердите его тем же решением или выберите другое: тогда дело вернётся коллеге.
applications-phrases-none = Шаблонов ещё нет.
applications-phrase-new = Новый шаблон
applications-phrase-change = Изменить шаблон
applications-phrase-edit = Изменить
applications-phrase-kind = Для чего
applications-phrase-kind-decision = Решение
applications-phrase-kind-question = Вопрос заявителю
applications-phrase-kind-missing = Выберите, для чего шаблон
applications-phrase-title = Название
applications-phrase-title-missing = Назовите шаблон
applications-phrase-body = Слова
applications-phrase-body-missing = Напишите слова
applications-phrase-save = Сохранить шаблон
applications-phrase-field-number = номер заявления
applications-phrase-field-service = услуга
applications-phrase-field-submitted = день подачи
applications-phrase-field-agency = ведомство
applications-phrase-field-unknown = Поля { $field } нет. Есть: { $known }
journal-application-taken = Специалист взял дело в работу
journal-application-returned = Дело вернулось в очередь ведомства
journal-application-passed_on = Дело передано другому специалисту
journal-application-found_by_staff = Специалист искал ваши дела
journal-application-labelled = На дело поставлена метка
journal-application-unlabelled = С дела снята метка
journal-application-opinion_asked = Ведомство запросило заключение эксперта
journal-application-opinion_given = Эксперт дал заключение
journal-application-second_awaited = Решение проверяет второй специалист
journal-application-second_returned = Дело вернулось к первому специалисту
journal-template-saved = Шаблон ответа сохранён
journal-template-removed = Шаблон ответа удалён
journal-queue-exported = Очередь скачана таблицей

# Заполнение: известное, спорное, выбор из известного
applications-source-asked = реестр «{ $register }», ответ получен { $at }
applications-source-document = ваш документ № { $number }, выдан { $at }
applications-answer-counted = Посчитано по вашим ответам
applications-answer-disputed = По нашим данным: { $known }. Сотрудник увидит оба ответа
applications-form-dispute = Это неверно
applications-form-agree = Вернуть известные данные
applications-form-disputed = По нашим данным: { $known }. Напишите, как правильно. Сотрудник увидит оба ответа и сравнит.
applications-form-linked = Заполнено по ссылке. Проверьте и, если нужно, измените.
applications-form-silent = Реестр пока не ответил. Напишите сами: мы сверим ответ позже, когда реестр заработает.
applications-form-mine = Ваши документы в кабинете
applications-form-mine-hint = Отметьте нужные, и мы приложим копии
applications-form-mine-note = № { $number }, выдан { $date }
applications-case-document = документ № { $number }
applications-case-profile = профиль
applications-eligibility-title = Проверим, подойдёт ли вам услуга
applications-eligibility-lead = Несколько вопросов до начала, чтобы не заполнять заявление зря.
applications-stopped-title = Эта услуга вам не подойдёт
applications-stopped-note = Заявление не начато, ничего не отправлено.
applications-stopped-again = Ответить иначе
applications-stopped-services = Все услуги
applications-link-lead = Вам дали ссылку, по которой часть ответов уже заполнена. Мы не знаем, кто её составил: проверьте ответы. Пока вы не нажмёте кнопку, ничего не начнётся.
applications-link-answers = По ссылке заполнено
applications-link-nothing = Ссылка ничего не заполняет, но начать по ней можно
applications-link-start = Начать с этими ответами
applications-link-about = Об услуге
applications-rules-title = Правила распределения
applications-rules-lead = Куда попадает новое дело. Правила смотрят на услугу и на ответы, в которых нет личных данных.
applications-rules-none = Правил нет
applications-rules-none-text = Все новые дела попадают в общую очередь.
applications-rule-title = Новое правило
applications-rule-begin = Составить правило
applications-rule-name = Название правила
applications-rule-name-missing = Назовите правило
applications-rule-when = Если в заявлении
applications-rule-when-text = Внутри одного вопроса подходит любой отмеченный ответ, между вопросами нужны все. Без отметок правило касается каждого дела услуги.
applications-rule-region = { $address }: регион
applications-rule-no-questions = В этой анкете нет вопросов с выбором или числом.
applications-rule-where = Куда отправить
applications-rule-nobody = Никому лично
applications-rule-nowhere = Укажите подразделение, сотрудника или метку
applications-rule-number = Введите целое число, например 3
applications-rule-turned = «От» больше, чем «до»: так не подойдёт ни одно дело
applications-rule-least = От
applications-rule-most = До
applications-rule-from = от { $n }
applications-rule-to = до { $n }
applications-rule-or = или
applications-rule-always = каждое дело услуги
applications-rule-try = Проверить на прошлых делах
applications-rule-save = Сохранить правило
applications-rule-tried = Правило подошло бы { $fit } из последних { $all } дел
applications-rule-tried-text = Считала программа: содержание дел никто не читал. Если всё верно, сохраните правило.
applications-load-title = Нагрузка и сроки
applications-load-lead = Здесь видны номера и сроки, личных данных нет.
applications-load-nobody = Никто не взял
applications-load-officers = Сотрудники
applications-load-first = Ближайший срок
applications-load-oldest = Первые в очереди
journal-application-routed = Дело направлено по правилу ведомства
journal-rule-saved = Правило распределения сохранено
journal-rule-removed = Правило распределения удалено
journal-rule-tried = Правило распределения проверено на прошлых делах
applications-uploads-title = История загрузок
applications-uploads-lead = Что и когда вы добавляли и что показала проверка. Добавляли вы сами, со своей учётной записи.
applications-uploads-none = Файлов ещё не было
applications-uploads-none-text = Здесь появится каждый файл, который вы добавите
applications-uploads-kept = Проверен и принят
applications-uploads-surplus = Не принят: больше файлов здесь не помещается
applications-uploads-removed = Вы удалили его
applications-uploads-refused = Не принят
applications-uploads-line = { $size }{ $at }. { $result }
applications-uploads-link = История загрузок
applications-register-vehicles = Транспортные средства
applications-register-benefits = Право на пособия
applications-register-births = Записи о рождении
applications-register-child-places = Места в детских садах
applications-register-clinic-attachment = Прикрепление к поликлиникам
applications-register-driving-licences = Водительские удостоверения
applications-register-education-documents = Документы об образовании
applications-register-fines = Штрафы ГИБДД
applications-register-health-insurance = Медицинское страхование
applications-register-homes = Жильё и права на него
applications-register-incomes = Доходы
applications-register-insurance-accounts = Лицевые счета страхования
applications-register-licences = Лицензии
applications-register-marriages = Записи о браке
applications-register-motor-insurance = Полисы ОСАГО
applications-register-pension-payments = Пенсии и выплаты
applications-register-product-certificates = Сертификаты на товары
applications-register-property-objects = Реестр недвижимости: объекты
applications-register-property-rights = Права на недвижимость
applications-register-reports = Отчётность бизнеса
applications-register-subsidies = Расчёт жилищных субсидий
applications-register-taxpayers = Налогоплательщики
applications-register-traders = Индивидуальные предприниматели
applications-register-vehicle-limits = Запреты на регистрацию машин
applications-register-weapons = Оружие и разрешения
applications-register-withheld-taxes = Удержанный налог на доходы
applications-register-work-periods = Периоды работы и стаж
applications-offering-hidden = Снята с публикации
applications-offering-suspended = Приостановлена
applications-offering-closed = Приём закрыт
applications-offering-published = Опубликована
applications-offering-page = Страница услуги
applications-offering-catalogue = Каталог
applications-offering-publish = Услуга стоит в каталоге
applications-offering-schedule = Приём заявлений
applications-offering-schedule-text = Пустая дата значит «без границы». Отправленные заявления рассматриваются дальше, черновики сохраняются.
applications-offering-opens = Первый день
applications-offering-closes = Последний день
applications-offering-suspension = Приостановка
applications-offering-suspend = Приостановить приём
applications-offering-suspend-text = Эти слова увидит каждый на странице услуги и в черновике.
applications-offering-words-ru = Почему, по-русски
applications-offering-words-en = Почему, по-английски
applications-offering-until = До какого дня включительно
applications-offering-save = Сохранить
applications-offering-date = Такой даты нет. Введите день, месяц и год цифрами или оставьте поля пустыми
applications-offering-turned = Последний день раньше первого
applications-offering-past = Этот день уже прошёл
applications-offering-words = Напишите, почему услуга приостановлена
applications-admin-state = Состояние
applications-closed-title = Заявление сейчас нельзя отправить
applications-closed-kept = Черновик сохранён. Отправьте его, когда приём откроется.
journal-service-standing_changed = Изменён приём заявлений на услугу
applications-closed-service = Страница услуги
applications-closed-draft = Открыть черновик

applications-phrases-title = Шаблоны ответов
applications-phrases-lead = Готовые слова для решений и вопросов. Ими пользуются все сотрудники ведомства.
applications-batch-values = Нужны сведения для письма: решайте отдельно
applications-request-differs = расходится с реестром

# Быстрые действия на главной
applications-pins-title = Быстрые действия
applications-pins-back = На главную
applications-pins-change = Изменить быстрые действия
applications-pins-lead = Отметьте, что держать под рукой на главной странице: не больше шести действий.
applications-pins-which = Что показывать
applications-pins-many = { $max ->
    [one] Оставьте { $max } действие
    [few] Оставьте не больше { $max } действий
   *[many] Оставьте не больше { $max } действий
}
applications-pins-order = Порядок на главной
applications-pins-up = Выше
applications-pins-down = Ниже
applications-pins-save = Сохранить
applications-pins-usual = Вернуть обычные
applications-pins-services = Любимые услуги отмечают звёздочкой на странице услуги: они появятся на главной ниже.
applications-pins-services-link = Выбрать услуги
applications-pin-create = Создать документ
applications-pin-create-hint = Выбрать услугу и подать заявление
applications-pin-track = Отследить статус
applications-pin-track-hint = Что происходит с вашими заявлениями
applications-pin-download = Скачать файл
applications-pin-download-hint = Готовые документы с печатью
applications-pin-pay = Оплатить пошлину
applications-pin-pay-hint = Заявления, которые ждут оплаты
applications-pin-answer = Ответить специалисту
applications-pin-answer-hint = Заявления, о которых вас спросили
applications-pin-guide = Подобрать услугу
applications-pin-guide-hint = Вопросы, которые приведут к нужной услуге
applications-pin-templates = Мои шаблоны
applications-pin-templates-hint = Ответы, с которых можно начать новое заявление
applications-pin-notices = Уведомления
applications-pin-notices-hint = Все сообщения о ваших делах
applications-pin-looked = Кто смотрел мои данные
applications-pin-looked-hint = Журнал: кто, когда и зачем
applications-pin-profile = Мой профиль
applications-pin-profile-hint = Данные, которые подставляем в заявления
applications-pin-verify = Проверить документ
applications-pin-verify-hint = По коду или QR

applications-corrections-title = Исправьте заявление
applications-corrections-lead = { $n ->
    [one] Специалист отметил { $n } ответ. Исправьте его и отправьте: больше ничего менять не нужно.
    [few] Специалист отметил { $n } ответа. Исправьте их и отправьте вместе: больше ничего менять не нужно.
   *[other] Специалист отметил { $n } ответов. Исправьте их и отправьте вместе: больше ничего менять не нужно.
  }
applications-ended = Документ больше не действует
applications-ended-until = действовал до { $date }
applications-ended-annulled = аннулирован ведомством
applications-ended-attached = «{ $title }» № { $number }: { $state }. Уберите его и приложите действующий
applications-ended-asked = «{ $title }» № { $number }: { $state }. Ответьте на этот вопрос сами или получите документ заново

applications-answers-title = Ответьте специалисту
applications-answers-lead = { $n ->
    [one] Специалисту не хватает { $n } ответа. Остальное в заявлении остаётся как есть.
   *[other] Специалисту не хватает { $n } ответов. Отправьте их вместе: остальное в заявлении остаётся как есть.
  }
applications-answers-do = Ответить специалисту
applications-answers-send = { $n ->
    [one] Отправить ответ
   *[other] Отправить ответы
  }
applications-answers-note = После отправки срок пойдёт дальше.
applications-corrections-back = К заявлению
applications-corrections-do = Исправить и отправить
applications-corrections-term = Пока вы не ответите, срок стоит.
applications-corrections-send = Отправить исправления
applications-corrections-later = Вернуться позже
applications-corrections-note = После отправки срок пойдёт дальше, а специалист увидит новые ответы рядом с прежними.
applications-corrections-also = Из-за нового ответа нужно ответить и на это: без него заявление не отправить.
applications-case-changed = Исправлено заявителем
applications-case-changed-was = Прежний ответ
applications-case-changed-is = Новый ответ
applications-case-changed-none = не было
applications-corrections-rest = Остальное в заявлении
applications-corrections-rest-note = Эти ответы остаются такими, как вы их отправили.
applications-questions-answered = На что вы уже ответили
applications-timeline-past = { $n ->
    [one] Раньше: ещё { $n } событие
    [few] Раньше: ещё { $n } события
   *[other] Раньше: ещё { $n } событий
  }
applications-message-write = Связаться с оператором
applications-message-new-say = Специалист написал вам сообщение
applications-statement-title = Ваше заявление
applications-result-more = Нужен ещё один документ?
applications-reissue = Получить ещё раз
applications-reissue-note = Тот же документ с пометкой «Выдан повторно» и своим кодом проверки. Сведения и срок в нём остаются прежними: нужны на сегодня — закажите новый. Прежний документ действует.
applications-ending-copy = { $title }: повторно выдан { $date }
applications-reissue-asked = Готовим документ ещё раз. Он появится здесь и в разделе «Документы».
applications-reissue-made = Документ недавно выдан ещё раз. Следующий можно попросить через сутки, а копий файла сделать сколько угодно.
applications-reissue-expired = Срок документа вышел, сведения в нём могли измениться. Закажите новый: ответы уже заполнены.
journal-application-reissue_asked = Вы попросили выдать документ ещё раз
journal-application-reissued = Документ выдан ещё раз
applications-rail-today = Сегодня
applications-today-title = Сегодня
applications-today-mine = Ваши дела: срок вышел или истекает
applications-today-nobody = Никто не взял, а срок истекает
applications-today-messages = Ждут ответа на сообщение
applications-today-visits = Придут сегодня
applications-today-opinions = Ждут вашего заключения
applications-today-all = Показать все
applications-today-done = На сегодня срочного нет
applications-today-done-text = Здесь появятся дела, срок которых истекает, сообщения, визиты и запросы заключений.
applications-reminder-subject = Сроки дел: просрочено { $late }, истекает { $soon }
applications-reminder-officer =
    Здравствуйте!

    Дела, которые вы взяли: срок вышел, истекает сегодня или в следующий рабочий день.

    { $lines }

    Список на сегодня: { $link }
applications-reminder-supervisor =
    Здравствуйте!

    Просроченные дела ведомства и дела, срок которых истекает, а их никто не взял.

    { $lines }

    Нагрузка и сроки: { $link }
applications-reminder-more = и ещё дел: { $n }
applications-precheck-title = Предварительная проверка
applications-precheck-none-yet = Программа ещё не смотрела это дело. Решать можно и без неё.
applications-precheck-clear = Программа ничего не отметила
applications-precheck-clear-text = Это не значит, что всё верно: посмотрите сведения сами.
applications-precheck-marked =
    { $n ->
        [one] Отмечено { $n } место
        [few] Отмечено { $n } места
       *[many] Отмечено { $n } мест
    }
applications-precheck-mark = отмечено
applications-precheck-whole = Заявление целиком
applications-precheck-stale = После проверки ответы изменились. Программа посмотрит их ещё раз.
applications-precheck-by = Смотрела программа: { $who }
applications-precheck-about = Что эта проверка умеет и чего не умеет
applications-precheck-decides-nothing = Проверка ничего не решает: она не меняет заявление, не пишет заявителю и не отказывает. Решение всегда за вами.
applications-precheck-can = Находит
applications-precheck-cannot = Не видит
applications-precheck-rules = правила портала
applications-precheck-can-registers = ответы, которые расходятся с реестрами
applications-precheck-can-letters = слова, в которых смешаны русские и латинские буквы
applications-precheck-can-short = пояснения, в которых почти ничего не написано
applications-precheck-can-files = одинаковые файлы и снимки, которые трудно прочитать
applications-precheck-can-repeated = другие заявления того же человека на эту услугу
applications-precheck-cannot-truth = верно ли то, чего нет в реестрах
applications-precheck-cannot-pictures = что изображено на снимках и написано в документах
applications-precheck-cannot-law = положена ли услуга по закону
applications-precheck-mark-differs = В заявлении «{ $stated }», в реестре «{ $register }»
applications-precheck-mark-open = Этот же человек ждёт решения по такому же заявлению № { $number }
applications-precheck-mark-refused = Недавно было отказано по такому же заявлению № { $number }: проверьте, исправлена ли причина
applications-precheck-mark-letters = В слове «{ $word }» смешаны русские и латинские буквы: реестр такое не найдёт
applications-precheck-mark-short = Ответ слишком короткий, чтобы быть пояснением
applications-precheck-mark-same-file = Файл «{ $file }» совпадает с файлом «{ $first }»
applications-precheck-mark-small-file = Снимок «{ $file }» очень мал: может не читаться
journal-application-prechecked = Программа предварительно проверила заявление. Решает сотрудник
journal-terms-reminded = Сотруднику напомнили о сроках

# Ссылки с ответами и проверка услуги до публикации
applications-links-title = Ссылки на услуги
applications-links-services = Ссылка с готовыми ответами
applications-links-lead = Выберите услугу и ответьте за человека на то, что знает ведомство. Ссылку подпишет ключ ведомства: изменить ответы в ней нельзя, а человек увидит, кто их заполнил.
applications-links-form = Ответьте только на то, что знаете. Данные самого человека подставит его профиль, а что останется, он заполнит сам. Ссылку прочитает каждый, у кого она есть.
applications-links-good = Сколько действует ссылка
applications-links-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
applications-links-make = Подписать ссылку
applications-links-nothing = Ответьте хотя бы на один вопрос: пустая ссылка ничем не отличается от страницы услуги
applications-links-ready = Ссылка готова
applications-links-until = Действует по { $date } включительно. Отправьте её или напечатайте код.
applications-links-qr = Код QR со ссылкой
applications-links-long = Ссылка слишком длинная для кода QR. Отправьте её текстом.
applications-link-signed = Часть ответов уже заполнило ведомство: { $agency }. Проверьте их. Пока вы не нажмёте кнопку, ничего не начнётся.
applications-link-checked = Подпись ведомства верна
applications-link-until = Ссылка действует по { $date } включительно
applications-link-by = Заполнило ведомство: { $agency }
applications-form-linked-by = Заполнило ведомство: { $agency }. Проверьте и, если нужно, измените.
applications-unfit-title = Ссылка не подходит
applications-unfit-changed = Подпись в ссылке не сходится: её изменили или скопировали не целиком. Попросите прислать ссылку ещё раз.
applications-unfit-expired = Ссылка действовала по { $date }. Попросите прислать новую.
applications-unfit-what = Ничего не начато и не отправлено. Заявление можно заполнить и без ссылки.
applications-unfit-service = Открыть услугу
applications-trial-title = Проверка до публикации
applications-trial-lead = По такой ссылке услугу можно пройти целиком, хотя в каталоге её нет. Заявление не создаётся: вместо отправки показываем путь и документы.
applications-trial-choose = Услуга и редакция
applications-trial-empty = Выберите услугу
applications-trial-which = Выберите, какую услугу проверить
applications-trial-new = Новая редакция от { $date }: { $title }
applications-trial-make = Сделать ссылку для проверки
applications-trial-line = Редакция { $revision }. Ссылка действует до { $until }
applications-trial-end = Закрыть ссылку
applications-trial-mark = Проверка услуги
applications-trial-revision = Редакция { $revision }
applications-trial-banner = Это проверка услуги: ничего не отправится и никто ничего не решит.
applications-trial-until = Ссылка действует до { $until }.
applications-trial-start = Пройти услугу
applications-trial-submit = Показать, что будет
applications-draft-trial = Проверка услуги: { $title }
applications-tried-title = Как пошло бы заявление
applications-tried-lead = Заявление не создано.
applications-tried-way = Если все реестры подтвердят
applications-tried-failed = Если не подтвердится: { $step }
applications-tried-issued = Заявление завершится документом
applications-tried-letter = Посмотреть образец: { $title }
applications-tried-again = Изменить ответы
applications-tried-end = Закончить и выбросить
journal-service-link_signed = Подписана ссылка с готовыми ответами
journal-service-trial_made = Сделана ссылка для проверки услуги
journal-service-trial_ended = Закрыта ссылка для проверки услуги
applications-check-term-calendar = Ответ обещаем до { $date }: { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
applications-desk-typed = Вы написали, и это не отправлено:

applications-forward-link = Передать в другое ведомство
applications-forward-title = Передать в другое ведомство
applications-forward-lead = Дело уйдёт из вашей очереди. Срок не меняется, заявитель узнает, кто отвечает теперь и почему.
applications-forward-to = Кто должен ответить?
applications-forward-missing = Выберите ведомство
applications-forward-words = Почему дело уходит к ним
applications-forward-words-hint = Эти слова прочитает заявитель. Например: «За ремонт двора отвечает управление жилья»
applications-forward-words-missing = Напишите заявителю, почему дело уходит в другое ведомство
applications-forward-submit = Передать дело
applications-forward-stay = Оставить у себя
applications-timeline-forwarded = Передано: теперь отвечает { $agency }
journal-application-forwarded = Заявление передано другому ведомству

applications-list-changed = Список заявлений обновлён в
applications-check-carried = Перенесли файлы из прежнего заявления
applications-check-carried-text = { $files }. Это копии. Проверьте, что в них ничего не устарело, и замените, если нужно.
applications-case-precheck = Отметки
applications-watermark = Заявление № { $number } · { $officer } · { $date }, { $time }
applications-scan-page = Страница { $n }
applications-scan-note = На снимке отметка: для чего, кто и когда его открыл. Просмотр записан в журнал заявителя.
applications-scan-back = Вернуться к делу
applications-scan-broken = Файл не открывается
applications-scan-broken-text = Показать его с отметкой нельзя. Попросите заявителя прислать другой: снимок или PDF без пароля.
applications-applicant = Как связаться с заявителем
applications-applicant-source = Из профиля заявителя
applications-applicant-phone = Телефон
applications-applicant-email = Почта
applications-applicant-registration_address = Адрес регистрации
applications-letter-applicant = Заявитель
applications-received-place = Место в журнале портала: № { $place }
applications-received-place-proof = Доказательство места
applications-received-place-soon = Место в журнале портала появится здесь через несколько секунд.
applications-confirm-by-password = Подтвердить паролем вместо кода
applications-confirm-password = Пароль от кабинета
applications-check-fee-free = Платить не нужно: { $basis }.
applications-term-register = Пока реестр не отвечает, срок стоит: день сдвинется на столько рабочих дней, сколько мы ждали.
applications-letter-corrections = Исправлено после отправки
