staff-sign-in-title = Вход для сотрудников
staff-sign-in-lead = Здесь работают сотрудники ведомств. Гражданам нужен другой вход.
staff-sign-in-asked = Сначала войдите
staff-sign-in-asked-text = После входа вы вернётесь на ту же страницу.
staff-sign-in-citizens = Вход для граждан
staff-sign-in-email = Служебная почта
staff-sign-in-password = Пароль
staff-sign-in-submit = Войти
staff-sign-in-email-missing = Напишите служебную почту
staff-sign-in-password-missing = Напишите пароль
staff-sign-in-wrong = Почта или пароль не подходят. После { $tries } { $tries ->
    [one] ошибки
   *[other] ошибок
  } подряд вход закрывается на { $minutes } { $minutes ->
    [one] минуту
    [few] минуты
   *[many] минут
  }
staff-sign-in-closed = Вход закрыт на время: было слишком много ошибок подряд. Первый раз он закрывается на { $minutes } { $minutes ->
    [one] минуту
    [few] минуты
   *[many] минут
  }, потом на больший срок. Попробуйте позже или обратитесь к администратору
staff-sign-in-lost = Нет пароля, телефона или ключа? Администратор пришлёт на вашу почту новую ссылку, и вы всё зададите заново.
staff-sign-in-ready = Всё готово
staff-sign-in-ready-text = Пароль и второй фактор заданы. Войдите.
staff-code-title = Подтвердите вход
staff-code-lead = Отправили код на номер { $phone }. Он скоро перестанет действовать, введите его сейчас.
staff-code-field = Код из шести цифр
staff-code-submit = Войти
staff-code-again = Отправить код ещё раз
staff-code-wait = Новый код можно запросить через { $seconds } с.
staff-code-sms = { $code } — код для входа сотрудника в Кабинет. Никому его не говорите.

# Второй шаг
staff-step-app-lead = Откройте приложение с кодами и введите код для этого портала.
staff-step-key-lead = Приложите палец, покажите лицо, введите ПИН-код или вставьте ключ: браузер подскажет.
staff-step-key-submit = Спросить ключ
staff-step-key-missing = Браузер не спросил ключ: для этого нужен включённый JavaScript. Включите его или выберите другой способ
staff-step-key-without = Ключ здесь не сработает
staff-step-key-without-text = Для ключа нужны новый браузер и включённый JavaScript.
staff-step-none = Второй фактор не подключён
staff-step-none-text = Пароль подходит, но одного пароля мало. Попросите администратора прислать новую ссылку: по ней вы зададите пароль и подключите приложение или ключ.
staff-step-to-key = Войти по ключу
staff-step-to-app = Ввести код из приложения
staff-step-to-sms = Получить код в СМС

# Приглашение
staff-invitation-title = Приглашение
staff-invitation-hello = Здравствуйте, { $name }
staff-invitation-lead = Придумайте пароль, потом подключите второй фактор. Их не узнает никто, и администратор тоже.
staff-invitation-password = Новый пароль
staff-invitation-next = Продолжить
staff-invitation-dead = Ссылка больше не действует
staff-invitation-dead-text = Её уже использовали, срок прошёл, или пришла новая. Попросите администратора прислать другую.
staff-enrol-title = Подключите второй фактор
staff-enrol-lead = Каждый вход вы будете подтверждать приложением или ключом. Выберите одно.
staff-enrol-qr = Код для приложения
staff-enrol-scan = Откройте на телефоне приложение с кодами и наведите его на картинку.
staff-enrol-here = Приложение на этом устройстве: открыть
staff-enrol-by-hand = Или введите ключ вручную:
staff-enrol-first = Введите первый код, который показало приложение
staff-enrol-app-submit = Подключить приложение
staff-enrol-key-submit = Подключить ключ
staff-enrol-app-name = Приложение с кодами
staff-enrol-key-name = Ключ
staff-letter-subject = Приглашение в { $portal }
staff-letter = Здравствуйте!

    Вас пригласили работать на портале «{ $portal }». Откройте ссылку, придумайте пароль и подключите второй фактор:

    { $url }

    Ссылка действует { $hours } { $hours ->
        [one] час
        [few] часа
       *[many] часов
      } и только один раз. Никому её не пересылайте. Если письмо пришло по ошибке, удалите его.

# Мой вход
staff-security-title = Мой вход
staff-security-desk = Работа
staff-security-lead = Чем вы подтверждаете вход. Подключите второй способ на случай, если первый потеряется.
staff-security-factors = Второй шаг
staff-security-best = Защищён от поддельных сайтов
staff-security-used = Последний раз { $at }
staff-security-since = Подключено { $at }
staff-security-stale = Чтобы что-то изменить, войдите ещё раз
staff-security-stale-text = Способы входа можно менять { $minutes } { $minutes ->
    [one] минуту
    [few] минуты
   *[many] минут
  } после входа: так их не изменит тот, кто сядет за ваше место.
staff-security-again = Войти ещё раз
staff-security-change = Изменить: { $name }
staff-security-name = Название
staff-security-name-missing = Напишите название, например «Рабочий ноутбук»
staff-security-rename = Переименовать
staff-security-remove = Удалить этот способ
staff-security-last = Это единственный способ подтвердить вход. Сначала подключите другой
staff-security-add = Подключить ещё один
staff-security-added = Способ подключён
staff-security-renamed = Название изменено
staff-security-removed = Способ удалён
staff-security-lost = Забыли пароль или потеряли все способы? Администратор пришлёт новую ссылку на вашу почту.

# Роли
staff-role-officer = Специалист ведомства
staff-role-officer-text = Рассматривает заявления своего ведомства
staff-role-proofing_officer = Проверяющий личности
staff-role-proofing_officer-text = Проверяет снимки документов
staff-role-centre_operator = Оператор центра обслуживания
staff-role-centre_operator-text = Принимает людей с паспортом лично
staff-role-support = Специалист поддержки
staff-role-support-text = Помогает вернуть доступ, всегда вдвоём с коллегой
staff-role-editor = Редактор
staff-role-editor-text = Пишет тексты портала
staff-role-auditor = Аудитор
staff-role-auditor-text = Читает журнал, ничего не меняет
staff-role-administrator = Администратор
staff-role-administrator-text = Приглашает сотрудников, данных граждан не видит

# Сотрудники
staff-people-title = Сотрудники
staff-people-lead = Кто работает на портале и с чем. Войти за другого сотрудника или за гражданина не может никто.
staff-state-active = Работает
staff-state-invited = Приглашение отправлено
staff-state-blocked = Доступ закрыт
staff-agency-portal = Портал
staff-invite-title = Пригласить сотрудника
staff-invite-lead = Ссылка придёт на служебную почту. Пароль и второй фактор человек задаст без вас.
staff-invite-submit = Отправить приглашение
staff-invite-surname = Фамилия
staff-invite-name = Имя
staff-invite-phone = Телефон
staff-invite-phone-hint = Можно не указывать
staff-invite-email-wrong = Напишите почту целиком, например anna@office.example.org
staff-invite-email-taken = Сотрудник с такой почтой уже есть
staff-invite-phone-wrong = Проверьте номер: нужны код страны и все цифры
staff-invite-name-missing = Напишите имя, не длиннее 60 знаков
staff-invite-surname-missing = Напишите фамилию, не длиннее 60 знаков
staff-scope-role = Что делает
staff-scope-role-missing = Выберите, что делает сотрудник
staff-scope-agency = Ведомство
staff-scope-agency-missing = Выберите ведомство из списка
staff-scope-choose = Выберите
staff-scope-services = Услуги
staff-scope-services-hint = Ничего не отмечено: все услуги ведомства
staff-scope-services-foreign = Отметьте только услуги выбранного ведомства
staff-fact-email = Почта
staff-fact-role = Роль
staff-fact-agency = Ведомство
staff-fact-factors = Второй фактор
staff-fact-none = не подключён
staff-fact-since = На портале с
staff-one-who = Кто это
staff-one-scope = С чем работает
staff-one-save = Сохранить
staff-one-access = Доступ
staff-one-again = Прислать новую ссылку
staff-one-again-text = Если человек потерял пароль, телефон или ключ: прежние пароль и факторы удалятся, открытые входы завершатся, на почту придёт новая ссылка.
staff-one-journal = Последние записи журнала
staff-block = Закрыть доступ
staff-block-why = Почему закрываете доступ
staff-block-why-hint = Причина останется в журнале
staff-block-why-missing = Напишите причину, не длиннее 300 знаков
staff-blocked-title = Доступ закрыт
staff-unblock = Вернуть доступ
staff-not-oneself = Этого нельзя сделать с собой и с последним администратором. Попросите другого администратора
staff-last-administrator = Это последний администратор. Сначала назначьте другого

# Аудит
staff-audit-title = Журнал
staff-audit-lead = Кто, что и когда делал. Чьи это данные, здесь не видно: личное в записях закрыто ключом человека.
staff-audit-size = записей под последней подписью журнала
staff-audit-key = Ключ, которым проверяют подпись:
staff-audit-topics = О чём записи
staff-audit-topic-all = Все
staff-audit-topic-staff = Сотрудники
staff-audit-topic-reads = Кто смотрел данные
staff-audit-topic-identity = Личность и доступ
staff-audit-topic-accounts = Учётные записи
staff-audit-topic-portal = Портал
staff-audit-person = Сотрудник
staff-audit-everybody = Все
staff-audit-show = Показать
staff-audit-empty = Таких записей нет.
staff-audit-at = Когда
staff-audit-who = Кто
staff-audit-what = Что
staff-audit-about = О чём
staff-audit-leaf = № в дереве
staff-audit-refused = Отказано
staff-audit-citizen = Гражданин
staff-audit-system = Портал
staff-audit-anonymous = Без входа
staff-audit-account = Учётная запись
staff-audit-profile = Профиль
staff-audit-application = Заявление
staff-audit-document = Документ
staff-audit-portal = Портал

journal-staff-signed-in = Вход сотрудника
journal-staff-signed-out = Выход сотрудника
journal-staff-sign-in-failed = Неудачная попытка входа сотрудника
journal-staff-invited = Сотруднику отправлена ссылка
journal-staff-password-chosen = Сотрудник задал пароль
journal-staff-joined = Сотрудник подключил второй фактор
journal-staff-scope-changed = Изменено, с чем работает сотрудник
journal-staff-blocked = Доступ сотрудника закрыт
journal-staff-unblocked = Доступ сотрудника возвращён

# Брелоки с кодами
staff-fobs-title = Брелоки с кодами
staff-fobs-lead = Склад брелоков портала. Выдают их в центрах обслуживания; у кого какой брелок, здесь не видно.
staff-fobs-stock = На складе: { $count }
staff-fobs-given = Выданы: { $count }
staff-fobs-away = Не возвращены: { $count }
staff-fobs-lost = Потеряны: { $count }
staff-fobs-none = Здесь пусто.
staff-fobs-since = С { $at }
staff-fobs-back = Вернулся на склад
staff-fobs-import = Принять брелоки на склад
staff-fobs-list = Список изготовителя
staff-fobs-list-hint = Каждый брелок — строка: серийный номер, ключ, а если нужно, ещё число цифр и счётчик. Разделяйте запятой, точкой с запятой или табуляцией. После приёма уничтожьте файл: ключи хранятся здесь запечатанными
staff-fobs-submit = Принять
staff-fobs-nothing-taken = Ничего не принято: исправьте строки
staff-fobs-fault = Строка { $line }: { $what }.
staff-fobs-faults = { $count } { $count ->
    [one] ошибка
    [few] ошибки
   *[many] ошибок
  } в списке
staff-fobs-taken = { $count ->
    [one] Принят { $count } брелок
    [few] Приняты { $count } брелока
   *[many] Принято { $count } брелоков
  }
staff-role-supervisor = Руководитель
staff-role-supervisor-text = Видит нагрузку и сроки ведомства, задаёт правила распределения. Дел не открывает.
