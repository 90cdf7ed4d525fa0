# Регистрация
accounts-register-title = Регистрация
accounts-register-lead = Почта и телефон нужны, чтобы вы входили в кабинет и узнавали о решениях. Займёт две минуты.
accounts-register-late = Время на подтверждение вышло
accounts-register-late-text = Заполните форму ещё раз: мы отправим новые письмо и код.
accounts-register-submit = Создать кабинет
accounts-register-have = Уже есть кабинет?
accounts-email-label = Электронная почта
accounts-email-hint = Сюда придёт ссылка и будут приходить уведомления
accounts-email-empty = Напишите адрес почты, например ivanova@example.ru
accounts-email-no-at = В адресе почты нет знака @. Напишите его целиком, например ivanova@example.ru
accounts-email-second-at = В адресе почты два знака @. Оставьте один
accounts-email-space = В адресе почты есть пробел. Уберите его
accounts-email-letters = До знака @ в адресе бывают только латинские буквы. Проверьте раскладку
accounts-email-sign = В адресе почты лишний знак. Проверьте, как он написан
accounts-email-name = Перед знаком @ чего-то не хватает. Проверьте точки и начало адреса
accounts-email-domain = После знака @ нужно имя сайта с точкой, например example.ru
accounts-email-too-long = Адрес почты слишком длинный. Проверьте, нет ли в нём лишнего
accounts-phone-label = Мобильный телефон
accounts-phone-hint = С кодом страны, например +7 921 555-01-42. Сюда придёт код
accounts-phone-empty = Напишите номер телефона, например +7 921 555-01-42
accounts-phone-letters = В номере телефона есть буквы. Оставьте только цифры
accounts-phone-sign = В номере телефона лишний знак. Напишите, например, +7 921 555-01-42
accounts-phone-too-short = В номере телефона не хватает цифр
accounts-phone-too-long = В номере телефона лишние цифры
accounts-phone-country = Начните номер с кода страны, например +7 921 555-01-42
accounts-phone-area = Такого кода оператора или города нет. Проверьте цифры после кода страны
accounts-password-label = Пароль
accounts-password-new-label = Придумайте пароль
accounts-password-again-label = Пароль ещё раз
accounts-password-hint = Подойдёт и фраза из четырёх слов. Удобно хранить пароль в менеджере паролей
accounts-password-missing = Напишите пароль
accounts-password-differs = Пароли не совпали. Напишите тот же пароль ещё раз
accounts-password-broken = Нужен другой пароль: { $rules }
accounts-password-rule-length = { $count ->
    [one] не короче { $count } знака
   *[other] не короче { $count } знаков
}
accounts-password-rule-too-long = { $count ->
    [one] не длиннее { $count } знака
   *[other] не длиннее { $count } знаков
}
accounts-password-rule-classes = { $count ->
    [4] со строчными и заглавными буквами, цифрами и знаками вроде @ # $ — или длиной от { $phrase } знаков
   *[other] хотя бы { $count } из четырёх: строчные буквы, заглавные буквы, цифры, знаки вроде @ # $ — или длиной от { $phrase } знаков
}
accounts-password-rule-repeat = { $count ->
    [one] без одного знака больше { $count } раза подряд
   *[other] без одного знака больше { $count } раз подряд
}
accounts-password-rule-run = без ряда клавиш или цифр вроде qwerty и 12345
accounts-password-rule-date = без дат вроде дня рождения
accounts-password-rule-own = без вашего имени, почты и телефона
accounts-password-rule-common = без слов, которые легко угадать
accounts-terms-accept = Принимаю
accounts-terms-accept-link = условия использования
accounts-terms-accept-data = и обработку данных, нужную для работы кабинета
accounts-terms-link = Как мы обращаемся с данными
accounts-terms-missing = Отметьте согласие с условиями: без него кабинет создать нельзя

# Подтверждение
accounts-activate-title = Подтвердите почту или телефон
accounts-activate-sent = Мы отправили письмо на { $email } и СМС на { $phone }. Откройте ссылку из письма или введите код из СМС: кабинет откроется, второе подтвердите потом.
accounts-activate-nothing = Ничего не пришло? Проверьте папку со спамом и то, как написаны почта и телефон.
accounts-activate-change = Исправить почту или телефон
accounts-activate-submit = Открыть кабинет
accounts-activate-taken = Этот телефон уже подтверждён в другом кабинете
accounts-activate-taken-text = Войдите в тот кабинет или зарегистрируйтесь с другим номером.
accounts-resend-both = Отправить письмо и код ещё раз
accounts-demo-inbox = Это пробный портал: письма и СМС приходят в общий ящик
accounts-code-label = Код из СМС
accounts-code-label-mail = Код из письма
accounts-code-hint = Шесть цифр, действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }
accounts-code-missing = Введите шесть цифр кода
accounts-code-wrong = { $left ->
    [one] Код не подошёл. Осталась { $left } попытка
    [few] Код не подошёл. Осталось { $left } попытки
   *[other] Код не подошёл. Осталось { $left } попыток
}
accounts-code-expired = Код устарел или уже использован. Запросите новый
accounts-code-exhausted = Код введён неверно слишком много раз и больше не действует. Запросите новый
accounts-code-wait = Новый код можно запросить через { $seconds } с.
accounts-code-resend = Отправить новый код
accounts-contact-taken = Этот телефон, почта, СНИЛС или ИНН уже подтверждены в другом кабинете. Войдите в него или обратитесь в помощь
accounts-link-title = Ссылка из письма
accounts-link-opens = Откройте кабинет
accounts-link-opens-text = Вы подтвердите почту и войдёте в кабинет с телефоном { $phone }. Если вы не регистрировались, просто закройте страницу: ничего не произойдёт.
accounts-link-opens-submit = Открыть кабинет
accounts-link-confirms = Подтвердите почту
accounts-link-confirms-text = Почта будет подтверждена для кабинета с телефоном { $phone }. Если это не ваш кабинет, закройте страницу.
accounts-link-confirms-submit = Подтвердить почту
accounts-link-confirmed = Почта подтверждена
accounts-link-confirmed-text = Теперь на неё приходят уведомления, и по ней можно войти.
accounts-link-taken = Эта почта уже подтверждена в другом кабинете
accounts-link-taken-text = Войдите в тот кабинет. Если это не ваш кабинет, напишите в помощь.
accounts-link-dead = Ссылка больше не действует
accounts-link-dead-text = По ней уже прошли, её сменила новая, или её срок вышел. Войдите в кабинет или зарегистрируйтесь ещё раз.

# Сообщения
accounts-letter-registration-subject = { $portal }: подтвердите почту
accounts-letter-registration =
    Здравствуйте.

    Кто-то, вероятно вы, создаёт кабинет на портале «{ $portal }» с этой почтой.
    Чтобы открыть кабинет, перейдите по ссылке и нажмите кнопку:

    { $url }

    Ссылка сработает один раз в течение { $hours ->
        [one] { $hours } часа
       *[other] { $hours } часов
    }. Если это не вы, ничего не делайте: без подтверждения кабинета не будет.
accounts-letter-known-subject = { $portal }: у вас уже есть кабинет
accounts-letter-known =
    Здравствуйте.

    Кто-то, вероятно вы, создаёт кабинет на портале «{ $portal }» с этой почтой, но у вас уже есть кабинет.
    Войдите в него:

    { $url }

    Если это не вы, ничего не делайте: в вашем кабинете ничего не изменилось.
accounts-letter-email-subject = { $portal }: подтвердите почту
accounts-letter-email =
    Здравствуйте.

    Чтобы подтвердить эту почту для вашего кабинета на портале «{ $portal }», перейдите по ссылке и нажмите кнопку:

    { $url }

    Ссылка сработает один раз в течение { $hours ->
        [one] { $hours } часа
       *[other] { $hours } часов
    }.
accounts-letter-sign-in-subject = { $portal }: код для входа
accounts-letter-sign-in =
    Код для входа в «{ $portal }»: { $code }

    Действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }. Никому его не сообщайте. Если вы не входите, смените пароль: кто-то его знает.
accounts-sms-registration = { $code } — код для регистрации и подтверждения телефона. Никому не сообщайте
accounts-sms-phone = { $code } — код для подтверждения телефона. Никому не сообщайте
accounts-sms-known = С этим номером уже есть кабинет. Вход: { $url }. Если вы не регистрировались, ничего не делайте
accounts-sms-sign-in = { $code } — код для входа в «{ $portal }». Никому не сообщайте

# Вход
accounts-sign-in-title = Вход в кабинет
accounts-sign-in-lead = Справки, заявления, документы
accounts-sign-in-asked = Войдите, чтобы продолжить
accounts-sign-in-asked-text = После входа вернётесь туда, где были. Черновики сохранены.
accounts-sign-in-out = Вы вышли из кабинета
accounts-login-label = Телефон, почта или СНИЛС
accounts-login-hint = Подойдёт и ИНН, если его подтвердил реестр
accounts-login-wrong = Напишите телефон, почту, СНИЛС или ИНН целиком, например +7 921 555-01-42
accounts-sign-in-submit = Войти
accounts-sign-in-none = Ещё нет кабинета?
accounts-sign-in-cannot = Не получается войти?
accounts-sign-in-register = Зарегистрироваться
accounts-sign-in-wrong-title = Не получилось войти
accounts-sign-in-wrong = { $left ->
    [one] Имя для входа или пароль не подходят. Осталась { $left } попытка, потом вход закроется на { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }
    [few] Имя для входа или пароль не подходят. Осталось { $left } попытки, потом вход закроется на { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }
   *[other] Имя для входа или пароль не подходят. Осталось { $left } попыток, потом вход закроется на { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }
}
accounts-sign-in-blocked-title = Вход временно закрыт
accounts-sign-in-blocked = Слишком много попыток не удалось, поэтому вход отсюда закрыт до { $until }. Так мы бережём кабинет от подбора пароля; каждая следующая пауза вдвое длиннее. Потом попробуйте снова. Войти можно и сейчас: с устройства, с которого вы уже входили, или сняв паузу кодом — «Не получается войти».
accounts-sign-in-sprayed = Этот пароль сейчас пробуют на многих чужих кабинетах, поэтому войти с ним пока нельзя. Если это ваш пароль, он известен посторонним: войдите с устройства, с которого вы уже входили, или задайте новый пароль через «Не получается войти».
accounts-code-title = Код для входа
accounts-code-sent-sms = Мы отправили СМС с кодом на { $to }.
accounts-code-sent-mail = Мы отправили письмо с кодом на { $to }.
accounts-code-submit = Войти
accounts-code-back = Войти под другим именем

# Безопасность
accounts-security-title = Безопасность
accounts-back-profile = Профиль
accounts-contacts-title = Почта и телефон
accounts-contact-confirmed = Подтверждено
accounts-contact-unconfirmed = Не подтверждено
accounts-phone-title = Подтвердите телефон
accounts-phone-text = Код отправлен на { $phone } при регистрации. Если он устарел, запросите новый.
accounts-phone-submit = Подтвердить телефон
accounts-phone-later = Позже
accounts-phone-confirm = Подтвердить телефон кодом
accounts-letter-resend = Отправить письмо ещё раз
accounts-letter-sent = Письмо отправлено
accounts-letter-sent-text = Откройте его и перейдите по ссылке. Письма нет — загляните в спам.
accounts-letter-wait = { $seconds ->
    [one] Ещё одно письмо можно отправить через { $seconds } секунду
    [few] Ещё одно письмо можно отправить через { $seconds } секунды
   *[other] Ещё одно письмо можно отправить через { $seconds } секунд
}
accounts-how-title = Как вы входите
accounts-how-password = Пароль
accounts-how-password-text = Первый шаг входа
accounts-how-sms = Код из СМС
accounts-how-sms-text = Второй шаг входа
accounts-how-on = Включён
accounts-sessions-title = Где открыт кабинет
accounts-session-present = Этот вход. Открыт { $opened }
accounts-session-seen = Открыт { $opened }, последний раз { $seen }
accounts-session-end = Завершить
accounts-sessions-end-others = Завершить все, кроме этого
accounts-sessions-rule = Вход сам закрывается без действий через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
} и в любом случае через { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
}.
accounts-device-unknown = Неизвестный браузер
accounts-sign-ins-title = Журнал входов
accounts-sign-ins-text = Входы, неудачные попытки и завершения
accounts-sign-ins-all = Весь журнал
accounts-sign-ins-none = Записей пока нет
accounts-sign-in-advice = Если это не вы, завершите чужие входы и не сообщайте никому коды из СМС
accounts-sign-out = Выйти из кабинета

# Журнал
journal-account-registered = Кабинет создан
journal-account-contact_confirmed = Подтверждены почта или телефон
journal-account-signed_in = Вход в кабинет
journal-account-sign_in_failed = Неудачная попытка входа
journal-account-blocked = Вход временно закрыт после неудачных попыток
journal-account-signed_out = Выход из кабинета
journal-account-session_ended = Завершён вход на другом устройстве
journal-account-sessions_ended = Завершены все входы, кроме одного

# Устройства, ограничения, журнал входов
accounts-devices-title = Устройства и входы
accounts-devices-lead = Где открыт ваш кабинет и в каких браузерах он открывался. Чужое завершите сразу.
accounts-level-a1 = Вход по одному признаку
accounts-level-a2 = Вход в два шага
accounts-level-a3 = Вход по ключу
accounts-place = Адрес { $address }
accounts-place-here = Адрес { $address }, та же сеть, что сейчас
accounts-known-title = Знакомые устройства
accounts-known-text =
    { $days ->
        [one] На доверенном устройстве второй шаг входа не нужен { $days } день. Подпись и важные изменения подтверждаются всегда.
        [few] На доверенном устройстве второй шаг входа не нужен { $days } дня. Подпись и важные изменения подтверждаются всегда.
       *[other] На доверенном устройстве второй шаг входа не нужен { $days } дней. Подпись и важные изменения подтверждаются всегда.
    }
accounts-known-text-never = О входе с устройства, которого здесь нет, мы сообщаем отдельно.
accounts-known-none = Здесь появятся браузеры, в которых вы входили в кабинет.
accounts-device-seen = Первый вход { $first }, последний { $last }
accounts-device-this = Это устройство
accounts-device-trusted-until = Доверенное до { $until }
accounts-device-change = Изменить: { $device }
accounts-device-name = Как назвать устройство
accounts-device-rename = Сохранить название
accounts-device-trust = Доверять устройству
accounts-device-distrust = Больше не доверять
accounts-device-remove = Удалить и завершить вход
accounts-devices-more = Ещё о защите
accounts-freeze-title = Заморозить кабинет
accounts-freeze-text = Все входы завершатся, и войти не сможет никто. Данные и заявления сохранятся. Чтобы разморозить, войдите и введите код из письма.
accounts-freeze-text-sms = Все входы завершатся, и войти не сможет никто. Данные и заявления сохранятся. Чтобы разморозить, войдите и введите ещё один код из СМС.
accounts-freeze-until = На какой срок
accounts-freeze-open = Пока не разморожу
accounts-freeze-day = На сутки
accounts-freeze-week = На неделю
accounts-freeze-submit = Заморозить
accounts-save = Сохранить
accounts-saved = Изменения сохранены
accounts-new-password = Задать новый пароль

accounts-access-title = Откуда можно войти
accounts-access-note = Свои адреса, доверенные устройства
accounts-access-remote-off = Удалённый доступ отключён: только доверенные устройства
accounts-access-lead = По умолчанию войти можно отовсюду. Если вы пользуетесь кабинетом только дома или на своём телефоне, остальное можно закрыть.
accounts-access-way-out = Если вы окажетесь в другом месте, войти всё равно получится: кроме пароля и второго шага понадобится код из письма.
accounts-addresses-title = Свои адреса
accounts-addresses-text = Вы сейчас в сети { $here }.
accounts-addresses-none = В списке пока нет адресов.
accounts-address-here = Вы сейчас здесь
accounts-address-remove = Убрать
accounts-address-add-here = Добавить сеть { $here }
accounts-address-label = Другой адрес или сеть
accounts-address-hint = Например, 192.0.2.7 или 192.0.2.0/24
accounts-address-add = Добавить адрес
accounts-address-wrong = Напишите адрес целиком, например 192.0.2.7, или сеть 192.0.2.0/24
accounts-door-label = Кого пускать
accounts-door-anywhere = Отовсюду
accounts-door-anywhere-hint = О входе с нового устройства мы сообщим
accounts-door-addresses = Только со своих адресов
accounts-door-addresses-hint = Из списка выше
accounts-door-devices = Только с доверенных устройств
accounts-door-devices-hint = Удалённый доступ с других устройств отключён
accounts-door-no-address = Сначала добавьте хотя бы один адрес, иначе войти не сможете и вы
accounts-door-no-device = Сначала отметьте хотя бы одно устройство доверенным, иначе войти не сможете и вы
accounts-rule-label = Если адрес сменился, пока кабинет открыт
accounts-rule-off = Ничего не делать
accounts-rule-off-hint = Подходит для телефона: его адрес меняется часто
accounts-rule-prefix = Завершить вход при смене сети
accounts-rule-prefix-hint = Подходит для домашнего интернета
accounts-rule-strict = Завершить вход при любой смене адреса
accounts-rule-strict-hint = Подходит для постоянного адреса

accounts-alerts-title = Сообщения о входах
accounts-alerts-note = О каких входах сообщать и куда
accounts-alerts-lead = О смене пароля, почты, телефона и способов входа мы сообщаем всегда.
accounts-alerts-entries = О каких входах сообщать
accounts-alerts-new = О входах с новых устройств
accounts-alerts-new-hint = Несколько входов подряд придут одним сообщением
accounts-alerts-every = О каждом входе
accounts-alerts-every-hint = И со знакомых устройств тоже
accounts-alerts-none = Не сообщать
accounts-alerts-none-hint = Входы останутся в журнале
accounts-alerts-attempts = Сообщать о неудачных попытках с незнакомых устройств
accounts-alerts-ways = Куда сообщать
accounts-alerts-feed = В уведомлениях кабинета сообщение есть всегда.
accounts-alerts-email = На почту
accounts-alerts-sms = По СМС
accounts-alerts-no-way = Отметьте почту или СМС, иначе о чужом входе вы узнаете поздно

accounts-journal-title = Журнал входов
accounts-journal-note = Время, адрес, устройство, результат
accounts-journal-lead = Кто и откуда входил в ваш кабинет или пытался.
accounts-journal-filter = Что показать
accounts-journal-period = За какое время
accounts-journal-period-week = За неделю
accounts-journal-period-month = За месяц
accounts-journal-period-quarter = За три месяца
accounts-journal-period-all = За всё время
accounts-journal-result = Результат
accounts-journal-result-any = Любой
accounts-journal-result-done = Получилось
accounts-journal-result-refused = Отказано
accounts-journal-place = Адрес или устройство
accounts-journal-place-hint = Например, 192.0.2 или Firefox
accounts-journal-show = Показать
accounts-journal-all = Показать за всё время
accounts-journal-none = Записей нет
accounts-journal-none-text = За это время в кабинет никто не входил и не пытался.
accounts-journal-none-filtered = Попробуйте другой срок, результат или адрес.
accounts-journal-done = Получилось
accounts-journal-refused = Отказано
accounts-journal-strange = Увидели чужой вход?
accounts-journal-strange-text = Заморозьте кабинет: все входы завершатся сразу. Потом смените пароль.
accounts-reason-password = Не подошёл пароль
accounts-reason-code = Не подошёл код
accounts-reason-blocked = Слишком много неудачных попыток подряд
accounts-advice-blocked = Если это не вы, кто-то подбирает пароль. Включите вход по ключу и смените пароль.
accounts-advice-new-device = Если это не вы, откройте ссылку «это не я» из сообщения или заморозьте кабинет.
accounts-advice-attempts = Если это не вы, пароль пока цел. Не сообщайте никому коды и смените пароль, если он где-то повторяется.
accounts-advice-session-ended-by-risk = Если вы сами сменили сеть или браузер, просто войдите снова. Если нет, смените пароль.
accounts-advice-disavowed = Задайте новый пароль: старый больше не действует.

accounts-ended-title = Вход завершён
accounts-ended-idle = Какое-то время не было действий, поэтому кабинет закрылся сам. Черновики сохранены.
accounts-ended-hours = Вход открыт долго, поэтому закрылся сам. Черновики сохранены.
accounts-ended-elsewhere = Этот вход завершён с другого вашего устройства.
accounts-ended-crowd = Кабинет открыт сразу на многих устройствах, поэтому самый давний вход завершился.
accounts-ended-address = Адрес сменился, а вы просили держать вход только на одном. Войдите снова.
accounts-ended-browser = Этот вход показал другой браузер. Мы его закрыли, чтобы никто не вошёл вместо вас.
accounts-ended-mark = Этот вход пришёл не из того браузера, где был открыт. Мы его закрыли, чтобы никто не вошёл вместо вас.
accounts-ended-frozen = Кабинет заморожен, все входы завершены. Чтобы разморозить его, войдите и введите код из письма.
accounts-ended-disavowed = Вы сообщили о чужом входе, и мы завершили все входы. Задайте новый пароль.
accounts-ended-password = Пароль изменён, поэтому остальные входы завершены.
accounts-ended-recovery = Доступ восстановлен заново, поэтому прежние входы завершены.

accounts-held-frozen-title = Кабинет заморожен
accounts-held-frozen-text = Вы заморозили кабинет. Чтобы открыть его, подтвердите, что это вы, ещё одним способом.
accounts-held-elsewhere-title = Отсюда вход закрыт
accounts-held-elsewhere-text = Вы разрешили входить только со своих адресов или доверенных устройств. Чтобы войти отсюда, подтвердите, что это вы, ещё одним способом.
accounts-held-disavowed-title = Нужен новый пароль
accounts-held-disavowed-text = Вы сообщили, что вход был не ваш. Прежний пароль больше не открывает кабинет: его может знать кто-то ещё.
accounts-held-send-mail = Прислать код на { $to }
accounts-held-send-sms = Прислать код на { $to }
accounts-held-sent-mail = Мы отправили код на { $to }.
accounts-held-sent-sms = Мы отправили СМС с кодом на { $to }.
accounts-held-keep = Добавить сеть { $network } в свои адреса
accounts-held-thaw = Разморозить кабинет
accounts-held-let-in = Войти
accounts-held-leave = Не входить
accounts-held-frozen-subject = { $portal }: код, чтобы разморозить кабинет
accounts-held-frozen-letter =
    Код, чтобы разморозить кабинет на портале «{ $portal }»: { $code }

    Действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }. Никому его не сообщайте. Если вы не просили код, смените пароль: кто-то его знает.
accounts-held-frozen-sms = { $code } — код, чтобы разморозить кабинет. Никому не сообщайте
accounts-held-elsewhere-subject = { $portal }: код для входа из нового места
accounts-held-elsewhere-letter =
    Код для входа в «{ $portal }» из нового места: { $code }

    Действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }. Никому его не сообщайте. Если вы не входите, смените пароль: кто-то его знает.
accounts-held-elsewhere-sms = { $code } — код для входа из нового места. Никому не сообщайте

accounts-not-me-title = Это не я
accounts-not-me-asks = Это были не вы?
accounts-not-me-about = В сообщении было сказано: «{ $about }».
accounts-not-me-what = Если это сделали не вы, нажмите кнопку. Тогда:
accounts-not-me-ends = все входы в кабинет завершатся, и чужой тоже;
accounts-not-me-providers = вход через другие системы отвяжется;
accounts-not-me-trust = ни одно устройство больше не будет доверенным;
accounts-not-me-password = прежний пароль перестанет действовать, и вы зададите новый.
accounts-not-me-nothing = Если это были вы, закройте страницу: ничего не произойдёт.
accounts-not-me-submit = Это не я
accounts-not-me-done = Кабинет закрыт для всех
accounts-not-me-done-text = Все входы завершены, прежний пароль не действует. Теперь задайте новый пароль: его будете знать только вы.
accounts-not-me-dead = Ссылка больше не действует
accounts-not-me-dead-text = Её срок вышел, или ссылка скопирована не целиком. Войдите в кабинет и посмотрите журнал входов, или задайте новый пароль.

accounts-told-new-device-subject = { $portal }: вход с нового устройства
accounts-told-new-device-letter =
    Здравствуйте.

    В ваш кабинет на портале «{ $portal }» вошли с устройства, с которого раньше не входили:

    { $lines }

    Если это были вы, ничего не делайте.

    Это не я:
    { $url }

    По ссылке все входы завершатся, и вы зададите новый пароль.
accounts-told-new-device-sms =
    { $count ->
        [one] Кабинет: вход с нового устройства. Это не вы? { $url }
       *[other] Кабинет: входы с новых устройств. Это не вы? { $url }
    }
accounts-told-attempts-subject = { $portal }: кто-то пытался войти в ваш кабинет
accounts-told-attempts-letter =
    Здравствуйте.

    В ваш кабинет на портале «{ $portal }» пытались войти с незнакомого устройства, но пароль или код не подошли:

    { $lines }

    Если это были вы, ничего не делайте. Если нет, никому не сообщайте коды.

    Это не я:
    { $url }

    По ссылке все входы завершатся, и вы зададите новый пароль.
accounts-told-attempts-sms = Кабинет: кто-то пытался войти с незнакомого устройства. Это не вы? { $url }

journal-account-new_device = Сообщили о входе с нового устройства
journal-account-attempts = Сообщили о попытках входа с незнакомого устройства
journal-account-session_ended_by_risk = Вход завершён порталом: похоже, он попал в чужие руки
journal-account-disavowed = Сообщено: «это не я»
journal-account-frozen = Кабинет заморожен
journal-account-thawed = Кабинет разморожен
journal-account-let_in = Вход из нового места подтверждён кодом
journal-account-device_trusted = Устройство отмечено доверенным
journal-account-device_distrusted = Устройство больше не доверенное
journal-account-device_removed = Устройство удалено, входы с него завершены
journal-account-access_changed = Изменено, откуда можно войти
journal-account-alerts_changed = Изменены сообщения о входах
journal-account-data_check = Спросили, верны ли ещё данные
journal-account-password_old = Напомнили, что пароль пора сменить

# Правила учётных записей
accounts-policy-title = Правила учётных записей
accounts-policy-lead = Какими должны быть пароли, сколько длятся сеансы, что происходит после неудачных попыток входа и как вернуть доступ. Эти правила действуют сейчас, а каждое изменение записано в журнал портала.
accounts-policy-since = Действуют с { $date }
accounts-policy-citizens = граждане
accounts-policy-simplified = упрощённая учётная запись
accounts-policy-standard = стандартная учётная запись
accounts-policy-confirmed = подтверждённая учётная запись
accounts-policy-staff = сотрудники
journal-policy-changed = Изменены правила учётных записей

# Второй шаг входа и подтверждение действий
accounts-step-title = Второй шаг входа
accounts-step-by-phone = Код из СМС подошёл. Вы подключили ещё один способ, поэтому нужен и он.
accounts-step-others = Другой способ
accounts-step-trust = Это моё устройство: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} не спрашивать второй шаг при входе
accounts-step-app = Откройте приложение с кодами и введите код для этого кабинета.
accounts-step-app-label = Код из приложения
accounts-step-app-hint = Шесть цифр, меняется каждые полминуты
accounts-step-fob = Нажмите кнопку на брелоке и введите код с его экрана.
accounts-step-fob-label = Код с брелока
accounts-step-fob-hint = Каждый код подходит один раз
accounts-step-fob-resync = Код не подходит
accounts-step-fob-next-hint = Нажмите кнопку ещё раз и введите следующий код: по двум кодам подряд мы поймём, сколько раз её нажимали
accounts-code-enough = За час отправлено столько кодов, сколько можно. Следующий — после { $at }. До этого подойдёт последний код, пока он действует, или другой способ
accounts-step-backup = Введите любой из сохранённых резервных кодов. Каждый подходит один раз.
accounts-step-backup-label = Резервный код
accounts-step-backup-hint = Двенадцать букв и цифр, например 7K3M-Q2VX-0D9F
accounts-step-password = Вы вошли по коду из СМС, поэтому теперь нужен пароль.
accounts-step-passkey = Приложите палец, покажите лицо, введите ПИН-код или вставьте ключ: браузер подскажет.
accounts-step-passkey-submit = Спросить ключ
accounts-step-push = Мы пришлём вопрос на ваше устройство. Ответьте на нём числом, которое появится здесь.
accounts-step-push-ask = Отправить вопрос
accounts-step-push-sent = Откройте вопрос на вашем устройстве и введите это число. Потом эта страница продолжит сама.
accounts-step-push-number = Число для другого устройства:
accounts-step-push-done = Ответ дан, дальше
accounts-step-push-again = Отправить ещё раз
accounts-step-push-waiting = Ответа с устройства ещё нет. Ответьте на нём и нажмите ещё раз
accounts-step-push-refused = На устройстве ответили «Это не я» или ввели другое число. Отправьте вопрос ещё раз или выберите другой способ
accounts-step-push-over = Вопрос больше не ждёт ответа. Отправьте новый
accounts-step-wrong-password = Пароль не подошёл
accounts-step-missing-sms = Введите шесть цифр кода
accounts-step-missing-email = Введите шесть цифр кода
accounts-step-missing-app = Введите шесть цифр из приложения
accounts-step-missing-fob = Введите код с экрана брелока
accounts-step-missing-backup = Введите резервный код
accounts-step-missing-password = Напишите пароль
accounts-step-missing-passkey = Браузер не спросил ключ: для этого нужен включённый JavaScript. Включите его или выберите другой способ
accounts-step-missing-push = Отправьте вопрос на устройство
accounts-code-send = Отправить код
accounts-code-send-sms = Отправим код в СМС на { $to }.
accounts-code-send-mail = Отправим код письмом на { $to }.
accounts-way-passkey = Отпечаток, лицо или ключ
accounts-way-passkey-note = Телефон или компьютер узнаёт вас сам
accounts-way-push = Ответ на другом устройстве
accounts-way-push-note = Придёт вопрос, ответьте числом
accounts-way-app = Код из приложения
accounts-way-app-note = Работает и без связи
accounts-way-fob = Код с брелока
accounts-way-fob-note = Брелок с экраном и кнопкой
accounts-way-sms = Код из СМС
accounts-way-email = Код из письма
accounts-way-password = Пароль
accounts-way-password-note = Тот, что вы придумали для кабинета
accounts-way-backup = Резервный код
accounts-way-backup-note = Из тех, что вы сохранили на бумаге
accounts-confirmation-title = Подтвердите, что это вы
accounts-confirmation-why = Чтобы { $act }, нужно подтверждение.
accounts-confirmation-minutes = { $minutes ->
    [one] Оно действует { $minutes } минуту.
    [few] Оно действует { $minutes } минуты.
   *[other] Оно действует { $minutes } минут.
}
accounts-confirmation-submit = Подтвердить
accounts-confirmation-back = Назад
accounts-confirmation-blocked-title = Подтверждение закрыто на время
accounts-confirmation-blocked = Слишком много попыток подряд не удалось. Попробуйте снова в { $until }: так мы бережём кабинет от подбора. Введённое раньше сохранено.
accounts-confirmation-nothing = Подтвердить пока нечем
accounts-confirmation-nothing-text = Для этого нужен второй способ узнать вас, кроме того, которым вы вошли. Подтвердите телефон: код из СМС подойдёт.
accounts-confirmation-no-key = Здесь нужен ключ или отпечаток
accounts-confirmation-no-key-text = Это действие открывают только способы, которые нельзя выманить на поддельном сайте. Подключите такой: займёт минуту.
accounts-act-contacts = изменить телефон или почту
accounts-act-security = изменить настройки безопасности
accounts-act-sign = подписать документ
accounts-act-pay = оплатить
accounts-act-export = получить копию всех данных
accounts-act-erase = удалить кабинет
accounts-act-access = открыть ваши данные другим
accounts-act-two-factors = открыть то, что требует входа в два шага
accounts-act-passkey = открыть то, что требует самого надёжного входа
accounts-sms-confirm = { $code } — код, чтобы { $act } на портале «{ $portal }». Никому его не сообщайте
accounts-letter-confirm-subject = { $portal }: код подтверждения
accounts-letter-confirm =
    Код, чтобы { $act } на портале «{ $portal }»: { $code }

    Действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }. Никому его не сообщайте. Если это не вы, смените пароль: кто-то вошёл в ваш кабинет.
accounts-push-sign-in = Вход в кабинет
accounts-push-confirm = Подтверждение, чтобы { $act }
accounts-push-enrol = Подключение этого устройства к кабинету

# Вход по телефону и по ключу
accounts-or = или без пароля
accounts-sign-in-passkey = Ключ доступа
accounts-sign-in-passkey-note = Отпечаток, лицо или ПИН-код
accounts-sign-in-phone = Код из СМС
accounts-sign-in-phone-note = На подтверждённый номер
accounts-by-phone-title = Вход по коду из СМС
accounts-by-phone-lead = Пароль не нужен: введите телефон, который подтверждён в кабинете.
accounts-by-phone-hint = С кодом страны, например +7 921 555-01-42
accounts-by-phone-submit = Получить код
accounts-by-phone-level = Так откроются заявления и уведомления. Там, где нужен вход в два шага, мы попросим ещё и пароль.
accounts-by-phone-code-title = Код для входа
accounts-by-phone-sent = Если у номера { $to } есть кабинет, на него придёт СМС с кодом.
accounts-by-phone-change = Изменить номер
accounts-by-phone-nothing = СМС нет? Проверьте номер. Кабинета с ним может ещё не быть.
accounts-passkey-refused = Ключ не подошёл
accounts-passkey-of-staff = Этот ключ подключён к входу сотрудника. Войдите на странице для сотрудников.
accounts-passkey-no-script = Браузер не спросил ключ: для этого нужен включённый JavaScript. Включите его или выберите другой способ
accounts-passkey-without = Ключи здесь не сработают
accounts-passkey-without-text = Для них нужны новый браузер и включённый JavaScript. Выберите другой способ.

# Способы подтверждения
accounts-factors-title = Способы подтверждения
accounts-factors-lead = Ими вы делаете второй шаг входа и подтверждаете важное. Чем надёжнее способ, тем труднее войти за вас.
accounts-factors-mine = Подключено
accounts-factors-add = Подключить ещё
accounts-factors-add-text = Один способ может сломаться или потеряться: пусть их будет два.
accounts-factors-add-passkey = Отпечаток, лицо или ПИН-код
accounts-factors-add-app = Приложение с кодами
accounts-factors-add-key = Ключ безопасности или смарт-карта
accounts-factors-add-fob = Брелок с кодами
accounts-factors-add-push = Ответ на другом устройстве
accounts-factors-add-another = Подключить другой
accounts-factors-added = Способ подключён
accounts-factors-renamed = Название изменено
accounts-factors-removed = Способ удалён
accounts-factors-lost = Потерянный брелок больше не подходит. Подключите другой способ, если остался один
accounts-factors-then-backup = Сохраните резервные коды: они выручат, если устройство потеряется.
accounts-factors-used = Последний раз { $at }
accounts-factors-since = Подключено { $at }
accounts-factors-best = Самый надёжный
accounts-factors-off = Выключен
accounts-factors-rename = Назвать
accounts-factors-remove = Удалить
accounts-factors-phone-waits = Телефон не подтверждён, поэтому код на него пока не считается
accounts-factors-codes = Коды из СМС и писем
accounts-factors-codes-are-on = СМС и письма можно перехватить. Если у вас есть способ надёжнее, выключите их для входа.
accounts-factors-codes-backup-first = Сначала сохраните резервные коды: без них потерянное устройство закроет вход.
accounts-factors-codes-are-off = Коды из СМС и писем для входа выключены: без подключённого устройства или резервного кода войти нельзя.
accounts-factors-codes-off = Входить без кодов из СМС и писем
accounts-factors-codes-on = Снова принимать коды из СМС и писем
accounts-factors-codes-need = Сначала подключите приложение, ключ или устройство: иначе войти будет нечем
accounts-factors-steps = Как подключить
accounts-factors-step-1 = Откройте «Безопасность» и «Способы подтверждения»
accounts-factors-step-2 = Выберите способ
accounts-factors-step-3 = Подтвердите, что это вы
accounts-factors-step-4 = Подключите устройство и введите код с него
accounts-factors-step-5 = Сохраните
accounts-factors-steps-then = Дальше мы спросим его при каждом входе.
accounts-factors-name-title = Название способа
accounts-factors-name-label = Как назвать
accounts-factors-name-hint = Чтобы отличить от других, например «Мой телефон»
accounts-factors-name-any = Можно не заполнять. Название помогает отличить от других, например «Мой телефон»
accounts-factors-name-missing = Напишите название, например «Мой телефон»
accounts-factors-save = Сохранить
accounts-factors-removal-title = Удалить этот способ?
accounts-factors-removal-text = Войти и подтвердить им больше не получится. Остальные способы останутся.
accounts-factors-removal-submit = Удалить способ
accounts-factors-removal-no = Не удалять
accounts-factors-last-title = Это последний надёжный способ
accounts-factors-last = Его нельзя удалить, пока нет другого: иначе кабинет останется только с кодами, которые можно перехватить. Подключите другой, потом удалите этот.
accounts-app-qr = QR-код для приложения
accounts-app-scan = Наведите на этот код камеру в приложении.
accounts-app-here = Открыть приложение на этом устройстве
accounts-app-by-hand = Камеры нет? Введите этот ключ в приложении:
accounts-app-first = Шесть цифр, которые приложение показывает сейчас
accounts-passkey-submit = Подключить
accounts-key-submit = Подключить ключ
accounts-push-submit = Подключить это устройство
accounts-push-again = Начать заново
accounts-push-without = На этом устройстве не получится
accounts-push-no-script = Браузер не разрешил уведомления: для этого нужен включённый JavaScript
accounts-push-enrol-answer = На это устройство пришёл вопрос. Откройте его и введите это число.
accounts-backup-title = Резервные коды
accounts-backup-open = Открыть
accounts-backup-none = Ещё не созданы. Выручат, если телефон потеряется
accounts-backup-left = Осталось { $left } из { $of }
accounts-backup-make = Создать резервные коды
accounts-backup-make-new = Создать новые
accounts-backup-new-kills = Новые коды заменят старые: старые больше не подойдут.
accounts-backup-once = Сохраните коды сейчас
accounts-backup-once-text = Мы покажем их только один раз. Распечатайте страницу или перепишите коды и держите отдельно от телефона. Каждый подходит один раз.
accounts-backup-kept = Коды сохранены
accounts-guide-challenge = Как это сделать
accounts-guide-sms-1 = Дождитесь СМС: обычно оно приходит за минуту.
accounts-guide-sms-2 = Прочитайте, для чего код: это написано в СМС.
accounts-guide-sms-3 = Введите шесть цифр. Никому их не сообщайте, даже сотруднику портала.
accounts-guide-email-1 = Откройте почту. Письма нет — загляните в спам.
accounts-guide-email-2 = Прочитайте, для чего код: это написано в письме.
accounts-guide-email-3 = Введите шесть цифр и никому их не сообщайте.
accounts-guide-app-1 = Установите приложение с кодами, например Google Authenticator или Яндекс Ключ.
accounts-guide-app-2 = Добавьте в нём кабинет по QR-коду. Это делается один раз.
accounts-guide-app-3 = При входе введите шесть цифр, которые оно показывает.
accounts-guide-passkey-1 = Нажмите кнопку: браузер спросит, какой ключ взять.
accounts-guide-passkey-2 = Приложите палец, покажите лицо или введите ПИН-код устройства.
accounts-guide-passkey-3 = Отпечаток и лицо остаются на устройстве: портал их не получает.
accounts-guide-key-1 = Вставьте USB-ключ, приложите ключ к телефону или вставьте смарт-карту FIDO2 в считыватель.
accounts-guide-key-2 = Нажмите кнопку на странице, потом коснитесь ключа.
accounts-guide-key-3 = Если ключ спросит ПИН-код, введите его.
accounts-guide-fob-1 = Нажмите кнопку на брелоке: на экране появится код.
accounts-guide-fob-2 = Введите его сразу: при следующем нажатии будет другой.
accounts-guide-fob-3 = Связь и часы брелоку не нужны. Потеряли — сообщите здесь или в центре обслуживания.
accounts-fob-centre = Брелок выдают в центре обслуживания
accounts-fob-centre-text = Придите с паспортом: сотрудник подключит его сразу. Здесь можно подключить только свой.
accounts-fob-own = Свой брелок
accounts-fob-key-label = Ключ брелока
accounts-fob-key-hint = Из письма изготовителя: цифры и буквы A–F или латинские буквы и цифры 2–7
accounts-fob-key-wrong = Проверьте ключ: в нём от 32 знаков 0–9 и A–F или латинские буквы и цифры 2–7
accounts-fob-first-label = Код с экрана
accounts-fob-first-hint = Нажмите кнопку и введите код: 6, 7 или 8 цифр
accounts-fob-next-label = Следующий код
accounts-fob-next-hint = Нажмите кнопку ещё раз
accounts-fob-lost-too = Потеряли брелок?
accounts-fob-loss-link = Сообщить о потере
accounts-fob-loss-title = Брелок потерян?
accounts-fob-loss-text = Мы сразу отключим его: код с него не подойдёт никому. Найденный брелок можно сдать в центр обслуживания, но снова он не заработает.
accounts-fob-loss-submit = Отключить брелок
accounts-fob-loss-no = Не отключать
accounts-guide-push-1 = Нажмите кнопку: на ваше устройство придёт вопрос.
accounts-guide-push-2 = Проверьте на нём, кто и откуда входит.
accounts-guide-push-3 = Введите там число, которое видите здесь. Вопрос пришёл сам — нажмите «Это не я».
accounts-guide-backup-1 = Возьмите листок с десятью кодами.
accounts-guide-backup-2 = Введите любой, который ещё не вычеркнут.
accounts-guide-backup-3 = Вычеркните его: второй раз он не подойдёт.
accounts-guide-password-1 = Введите пароль от кабинета.
accounts-guide-password-2 = Проверьте раскладку и заглавные буквы.
accounts-guide-password-3 = Не помните пароль — смените его на странице входа.
journal-account-confirmed = Подтверждено важное действие
journal-account-codes_switched = Изменено, принимать ли коды из СМС и писем
accounts-how-stronger = Вход можно сделать надёжнее
accounts-how-stronger-text = СМС можно перехватить, отпечаток или лицо нельзя. Подключение займёт минуту.
accounts-how-stronger-add = Подключить
accounts-how-open = Настроить

# Активация кодом, который дал оператор
accounts-activation-title = Активация кабинета
accounts-activation-lead = Введите СНИЛС и код, который вам дали в центре обслуживания. Код действует один раз.
accounts-activation-login = СНИЛС, ИНН, телефон или почта
accounts-activation-login-wrong = Проверьте номер: нужны все цифры
accounts-activation-code = Код активации
accounts-activation-code-hint = Двенадцать знаков, например 7K3M-Q2VX-0D9F
accounts-activation-code-wrong = В коде двенадцать букв и цифр. Проверьте, как он напечатан
accounts-activation-wrong = Номер и код не подходят друг к другу, или срок кода прошёл. Проверьте оба или попросите новый код там, где вам его дали
accounts-activation-next = Продолжить
accounts-activation-password-title = Придумайте свой пароль
accounts-activation-password-lead = Пароль будете знать только вы. После этого все прежние входы завершатся.
accounts-activation-phone = Мы отправили код на номер { $phone }: так мы узнаем, что телефон ваш.
accounts-activation-password = Новый пароль
accounts-activation-finish = Открыть кабинет
accounts-activation-phone-taken = Этот номер уже подтверждён в другом кабинете. Обратитесь туда, где вам дали код, и назовите другой номер
journal-account-activated = Кабинет открыт кодом активации, задан новый пароль

# Ограничения, которые наложил сотрудник
accounts-restrictions-title = Ограничения
accounts-restrictions-none = Ограничений нет
accounts-restrictions-none-text = В кабинете доступно всё. Если сотрудник что-то ограничит, здесь будут причина, срок и место для возражения.
accounts-restrictions-why = Причина: { $why }
accounts-restrictions-until = Действует до { $until }, потом снимется само.
accounts-restrictions-appeal = Если вы не согласны, напишите почему
accounts-restrictions-appeal-hint = Возражение прочитает сотрудник, который может снять ограничение
accounts-restrictions-appeal-missing = Напишите, почему вы не согласны, не длиннее 2000 знаков
accounts-restrictions-submit = Отправить возражение
accounts-restrictions-appealed = Возражение отправлено { $at }.
accounts-restrictions-answer-soon = Сотрудник его прочитает. Ответ придёт уведомлением и появится здесь.
accounts-restrictions-answered = Ответ получен { $at }. Ограничение остаётся в силе.
accounts-restricted-now = Часть возможностей временно закрыта
accounts-restricted-now-text = Посмотрите, что закрыто, почему и до какого дня. Если вы не согласны, напишите возражение.
accounts-restricted-open = Посмотреть ограничения
accounts-restriction-account = Вход в кабинет закрыт
accounts-restriction-sending = Нельзя заполнять и отправлять заявления
accounts-restriction-profile = Нельзя менять профиль
journal-account-restricted = Сотрудник ограничил доступ
journal-account-unrestricted = Ограничение снято
journal-account-appealed = Отправлено возражение против ограничения
journal-account-appeal_answered = Получен ответ на возражение против ограничения

# Пароль, телефон и почта в кабинете
accounts-own-password-title = Новый пароль
accounts-own-password-lead = Придумайте пароль, которого нигде больше не используете.
accounts-own-password-old = Паролю больше { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    }
accounts-own-password-old-text = Советуем сменить его. Если не сейчас — кабинет работает как обычно.
accounts-own-password-old-must = По правилам этого портала его нужно сменить. После этого откроются остальные разделы.
accounts-own-password-present = Нынешний пароль
accounts-password-present-missing = Напишите нынешний пароль
accounts-password-same = Это нынешний пароль. Придумайте другой
accounts-new-password-label = Новый пароль
accounts-own-password-submit = Сохранить пароль
accounts-own-password-ends = На всех остальных устройствах вход завершится. Здесь вы останетесь в кабинете.
accounts-own-password-saved = Пароль изменён
accounts-own-password-saved-text = На остальных устройствах вход завершён. Сообщение об этом придёт вам на почту и телефон.
accounts-own-password-back = К безопасности
accounts-own-password-change = Изменить
accounts-change = Изменить
accounts-changed = Изменения сохранены
accounts-changed-text = Сообщения теперь приходят по новому адресу. На прежний мы тоже написали, что он заменён.
accounts-change-phone-title = Новый телефон
accounts-change-phone-lead = Сейчас в кабинете { $present }. Введите новый номер: мы отправим коды на оба.
accounts-change-phone-label = Новый номер
accounts-change-phone-same = Этот номер уже в кабинете
accounts-change-phone-code-title = Подтвердите новый телефон
accounts-change-phone-old = { $code } — код, чтобы сменить телефон кабинета. Если меняете не вы, никому его не сообщайте
accounts-change-phone-new = { $code } — код, чтобы добавить этот телефон в кабинет. Никому не сообщайте
accounts-change-phone-subject = { $portal }
accounts-change-email-title = Новая почта
accounts-change-email-lead = Сейчас в кабинете { $present }. Введите новый адрес: мы отправим коды на оба.
accounts-change-email-label = Новый адрес
accounts-change-email-same = Этот адрес уже в кабинете
accounts-change-email-code-title = Подтвердите новую почту
accounts-change-email-subject = { $portal }: код, чтобы сменить почту
accounts-change-email-old =
    { $code } — код, чтобы сменить почту кабинета «{ $portal }».

    Если почту меняете не вы, никому не сообщайте код и смените пароль.
accounts-change-email-new =
    { $code } — код, чтобы добавить этот адрес в кабинет «{ $portal }».

    Если вы этого не просили, ничего не делайте.
accounts-change-submit = Получить коды
accounts-change-back = Назад
accounts-change-both-lead = Мы отправили два кода: на прежнее место и на новое. Введите оба, и мы узнаем, что оба ваши.
accounts-change-one-lead = Мы отправили код. Введите его, и мы узнаем, что это ваше.
accounts-change-code-old = Код, который пришёл на { $to }
accounts-change-code-new = Код, который пришёл на { $to }
accounts-change-no-old = Прежнего больше нет у меня, кода оттуда не будет.
accounts-change-no-old-drops = После этого нужно будет заново подтвердить личность.
accounts-change-old-lost = На прежнее место код получить нельзя
accounts-change-finish = Сохранить
accounts-change-taken = Это уже подтверждено в другом кабинете. Укажите другой телефон или почту
accounts-former-subject = { $portal }: этот адрес больше не в кабинете
accounts-former-letter =
    В кабинете «{ $portal }» этот адрес заменён другим.

    Если это сделали не вы, откройте ссылку: все входы завершатся, прежний пароль перестанет действовать.
    { $url }
accounts-former-sms = Этот телефон заменён в кабинете другим. Это были не вы? { $url }
journal-account-password_changed = Пароль изменён
journal-account-contact_changed = Телефон или почта изменены

# Восстановление доступа
accounts-act-recover = восстановить доступ
accounts-recovery-forgot = Забыли пароль?
accounts-recovery-title = Восстановление доступа
accounts-recovery-lead = Что случилось? Выберите причину, и мы покажем короткий путь.
accounts-recovery-back = Назад
accounts-recovery-next = Продолжить
accounts-recovery-door-forgot = Забыт пароль
accounts-recovery-door-forgot-note = Код на телефон или почту, потом новый пароль
accounts-recovery-door-blocked = Вход закрыт после ошибок
accounts-recovery-door-blocked-note = Код из СМС сразу снова откроет вход
accounts-recovery-door-blocked-open = Открыть вход по коду из СМС
accounts-recovery-door-phone = Сменился номер телефона
accounts-recovery-door-phone-note = Войдите другим способом и укажите новый номер
accounts-recovery-door-email = Нет доступа к почте
accounts-recovery-door-email-note = Телефона достаточно, чтобы указать новую почту
accounts-recovery-door-lost = Всё утеряно
accounts-recovery-door-lost-note = Ни телефона, ни почты, ни пароля
accounts-recovery-door-stranger = Вошёл кто-то другой
accounts-recovery-door-stranger-note = Закройте кабинет для всех и задайте новый пароль
accounts-recovery-contact-title = Забыли пароль?
accounts-recovery-contact-lead = Введите телефон или почту, которые подтверждены в кабинете. Мы отправим код.
accounts-recovery-contact-label = Телефон или почта
accounts-recovery-contact-hint = Например, +7 921 555-01-42 или name@example.ru
accounts-recovery-contact-wrong = Введите телефон с кодом страны или адрес почты целиком
accounts-recovery-by-number = По СНИЛС, ИНН или номеру паспорта
accounts-recovery-by-contact = Только по телефону или почте
accounts-recovery-no-contact = Ни телефона, ни почты больше нет
accounts-recovery-number-title = Доступ по номеру документа
accounts-recovery-number-lead = Введите номер документа и телефон, который привязан к кабинету. На телефон придёт код.
accounts-recovery-number-label = СНИЛС, ИНН или номер паспорта
accounts-recovery-number-hint = Только цифры: 11 в СНИЛС, 12 в ИНН, 10 в серии и номере паспорта
accounts-recovery-number-wrong = Проверьте номер: 11 цифр СНИЛС, 12 цифр ИНН или 10 цифр паспорта
accounts-recovery-phone-label = Телефон из кабинета
accounts-recovery-unlock-title = Вход закрыт после ошибок
accounts-recovery-unlock-lead = Введите телефон из кабинета. Код из СМС подтвердит, что это вы, и вход откроется сразу.
accounts-recovery-code-title = Введите код
accounts-recovery-sent = Если всё верно и кабинет есть, на { $to } придёт СМС с кодом.
accounts-recovery-sent-mail = Если всё верно и кабинет есть, на { $to } придёт письмо с кодом.
accounts-recovery-sent-reset = Мы отправили СМС с кодом на { $to }.
accounts-recovery-nothing = Кода нет? Проверьте, верно ли введены данные. Кабинета с ними может не быть.
accounts-recovery-factor-title = Ещё одно подтверждение
accounts-recovery-factor-why = Код верный. Чтобы никто не открыл кабинет с чужим телефоном, подтвердите ещё одним способом.
accounts-recovery-no-factor = Других способов больше нет
accounts-recovery-password-title = Новый пароль
accounts-recovery-password-lead = Задайте пароль. После этого все входы завершатся, вход через другие системы отвяжется, и вы войдёте с новым паролем.
accounts-recovery-drops = Личность нужно будет подтвердить заново
accounts-recovery-drops-text = Другого способа подтвердить, что это вы, в кабинете нет. Поэтому уровень станет упрощённым, пока вы снова не подтвердите личность. Заявления и документы сохранятся.
accounts-recovery-done-title = Пароль изменён
accounts-recovery-done-lead = Все прежние входы завершены. Если вы входили через другую систему, привяжите её заново в разделе «Безопасность». Мы сообщили об этом на телефон и почту кабинета.
accounts-recovery-open-title = Вход снова открыт
accounts-recovery-open-lead = Вы подтвердили, что это вы. Пароль остался прежним.
accounts-recovery-door-go-in = Войти
accounts-recovery-door-go-in-note = На страницу входа
accounts-recovery-phone-title = Сменился номер телефона
accounts-recovery-phone-lead = Выберите то, что у вас осталось.
accounts-recovery-door-phone-in = Помню пароль
accounts-recovery-door-phone-in-note = Войдите с кодом из письма, приложения, ключом или резервным кодом и укажите новый номер
accounts-recovery-door-phone-mail = Есть доступ к почте
accounts-recovery-door-phone-mail-note = Код придёт письмом, потом понадобится приложение, ключ или резервный код
accounts-recovery-door-wait = Подать заявку и подождать
accounts-recovery-door-wait-note = { $hours ->
    [one] Через { $hours } час придёт ссылка на новый телефон
    [few] Через { $hours } часа придёт ссылка на новый телефон
   *[other] Через { $hours } часов придёт ссылка на новый телефон
 }
accounts-recovery-door-operators = Обратиться к операторам
accounts-recovery-door-operators-note = Проверят ваши данные и передадут код активации
accounts-recovery-email-title = Нет доступа к почте
accounts-recovery-email-lead = Почту можно сменить, пока телефон с вами.
accounts-recovery-door-email-in = Помню пароль
accounts-recovery-door-email-in-note = Войдите с кодом из СМС и укажите новую почту
accounts-recovery-door-email-sms = Пароль забыт, телефон с собой
accounts-recovery-door-email-sms-note = Код из СМС, потом приложение, ключ или резервный код
accounts-recovery-lost-title = Всё утеряно
accounts-recovery-lost-lead = Доступ можно вернуть и без телефона, почты и пароля. Это дольше, чтобы никто не сделал этого вместо вас.
accounts-recovery-door-backup = Есть резервный код
accounts-recovery-door-backup-note = Введите пароль, а вместо кода из СМС — код с листка
accounts-recovery-door-centre = Прийти в центр обслуживания
accounts-recovery-door-centre-note = С паспортом и СНИЛС
accounts-recovery-centre-title = Восстановление в центре
accounts-recovery-centre-lead = Возьмите паспорт, СНИЛС и справку о смене телефона или почты. На месте заполните форму и подпишите согласие. Вам дадут код активации, и вы сами зададите пароль.
accounts-recovery-stranger-title = Вошёл кто-то другой
accounts-recovery-stranger-lead = Сначала закройте кабинет: нажмите «Это не я» в сообщении о входе. Потом задайте новый пароль.
accounts-recovery-door-stranger-password = Задать новый пароль
accounts-recovery-door-stranger-password-note = Все входы завершатся, чужой тоже
accounts-recovery-door-stranger-in = Войти и проверить устройства
accounts-recovery-door-stranger-in-note = Завершите чужие входы или заморозьте кабинет
accounts-sms-recovery = { $code } — код, чтобы задать новый пароль в «{ $portal }». Если вы не просили, никому его не сообщайте
accounts-sms-unlock = { $code } — код, чтобы снова открыть вход в «{ $portal }». Введите его на странице восстановления. Никому не сообщайте
accounts-sms-reset = { $code } — код, чтобы подтвердить новый телефон для «{ $portal }». Никому не сообщайте
accounts-letter-recovery-subject = { $portal }: код, чтобы задать новый пароль
accounts-letter-recovery =
    { $code } — код, чтобы задать новый пароль в «{ $portal }».

    Если вы не просили, никому его не сообщайте: без кода пароль не изменится.
accounts-letter-unlock-subject = { $portal }: код
accounts-letter-unlock = { $code } — код, чтобы снова открыть вход в «{ $portal }».
accounts-letter-reset-subject = { $portal }: код
accounts-letter-reset = { $code } — код, чтобы подтвердить адрес для «{ $portal }».
accounts-ended-recovered = Доступ восстановлен заново, поэтому прежние входы завершены.
journal-account-recovered = Доступ восстановлен, задан новый пароль
journal-account-unblocked = Вход снова открыт по коду из СМС
journal-account-level_dropped = Личность нужно подтвердить заново
journal-account-recovery_granted = Операторы дали код активации

# Заявка, которая ждёт
accounts-reset-title = Заявка на восстановление
accounts-reset-lead = { $hours ->
    [one] Укажите кабинет и новый телефон. Через { $hours } час на него придёт ссылка, чтобы задать новый пароль.
    [few] Укажите кабинет и новый телефон. Через { $hours } часа на него придёт ссылка, чтобы задать новый пароль.
   *[other] Укажите кабинет и новый телефон. Через { $hours } часов на него придёт ссылка, чтобы задать новый пароль.
 }
accounts-reset-login = Что вы помните о кабинете
accounts-reset-login-hint = Прежний телефон, почта, СНИЛС или ИНН
accounts-reset-login-wrong = Введите прежний телефон, почту, СНИЛС или ИНН целиком
accounts-reset-phone = Новый телефон
accounts-reset-phone-hint = Номер, который сейчас с вами: на него придёт код
accounts-reset-drops-text = Прежние способы входа перестанут действовать, а уровень кабинета станет упрощённым. Заявления и документы сохранятся.
accounts-reset-asked-title = Заявка принята
accounts-reset-asked-lead = { $hours ->
    [one] Если такой кабинет есть, через { $hours } час на новый телефон придёт ссылка.
    [few] Если такой кабинет есть, через { $hours } часа на новый телефон придёт ссылка.
   *[other] Если такой кабинет есть, через { $hours } часов на новый телефон придёт ссылка.
 }
accounts-reset-plan-wait = { $hours ->
    [one] Ждём { $hours } час
    [few] Ждём { $hours } часа
   *[other] Ждём { $hours } часов
 }
accounts-reset-plan-wait-note = Мы сообщаем о заявке на прежние телефон и почту. Владелец кабинета может её отменить.
accounts-reset-plan-link = Присылаем ссылку
accounts-reset-plan-link-note = В СМС на новый телефон
accounts-reset-plan-in = Вы задаёте пароль и входите
accounts-reset-plan-in-note = Потом подтвердите личность заново
accounts-reset-asked-unknown = Ничего не пришло в срок? Проверьте, верно ли указан кабинет, или обратитесь к операторам.
accounts-reset-home = На главную
accounts-reset-begun-subject = { $portal }: просят восстановить доступ к вашему кабинету
accounts-reset-begun-letter =
    Кто-то просит восстановить доступ к вашему кабинету «{ $portal }» с новым телефоном.

    Если это вы, ничего не делайте: { $when } на новый телефон придёт ссылка.
    Если это не вы, отмените заявку:
    { $url }
accounts-reset-begun-sms = Просят восстановить доступ к вашему кабинету с новым телефоном. Это не вы? Отмените: { $url }
accounts-reset-ready-subject = { $portal }: доступ к вашему кабинету вот-вот восстановят
accounts-reset-ready-letter =
    Срок заявки прошёл: на новый телефон отправлена ссылка, чтобы задать новый пароль в «{ $portal }».

    Если это не вы, отмените заявку сейчас:
    { $url }
accounts-reset-ready-sms = Срок заявки на доступ к вашему кабинету прошёл. Это не вы? Отмените: { $url }
accounts-reset-finish-sms = Можно задать новый пароль кабинета: { $url }
accounts-reset-factors = Прежние способы входа перестанут действовать
accounts-reset-factors-text = Новый телефон заменит прежний. Уровень кабинета станет упрощённым, пока вы не подтвердите личность.
accounts-reset-taken = Этот телефон занят
accounts-reset-taken-text = Новый телефон уже подтверждён в другом кабинете. Подайте заявку с другим номером или обратитесь к операторам.
accounts-reset-cancel-title = Отмена заявки
accounts-reset-cancel-asks = Отменить восстановление доступа?
accounts-reset-cancel-lead = Кто-то просит открыть ваш кабинет с новым телефоном. Если это не вы, отмените заявку.
accounts-reset-cancel-submit = Отменить заявку
accounts-reset-cancel-nothing = Если это вы, закройте страницу: заявка останется.
accounts-reset-cancelled = Заявка отменена
accounts-reset-cancelled-text = Кабинет остался прежним. Если заявку подавали не вы, лучше задать новый пароль.
accounts-reset-dead-text = Срок прошёл, или заявка уже закончена. Если доступа всё ещё нет, начните сначала.
journal-account-reset_requested = Подана заявка на восстановление доступа с новым телефоном
journal-account-reset_cancelled = Заявка на восстановление доступа отменена
journal-account-reset = Доступ восстановлен с новым телефоном

# Обращение к операторам
accounts-request-title = Обращение к операторам
accounts-request-lead = Напишите то, что знаете о себе. Данные сверят два оператора: по одним ответам доступ не открывают.
accounts-request-door = Что случилось
accounts-request-door-lost = Всё утеряно
accounts-request-door-phone = Сменился номер телефона
accounts-request-door-email = Нет доступа к почте
accounts-request-door-blocked = Вход закрыт после ошибок
accounts-request-name = Фамилия, имя, отчество
accounts-request-name-hint = Как в профиле
accounts-request-name-wrong = Напишите фамилию и имя целиком
accounts-request-snils = СНИЛС
accounts-request-snils-wrong = Проверьте СНИЛС: в нём 11 цифр
accounts-request-passport = Серия и номер паспорта
accounts-request-passport-hint = 10 цифр. Сам паспорт оператор попросит показать
accounts-request-passport-wrong = Проверьте паспорт: в серии и номере 10 цифр
accounts-request-last-phone = Последний телефон в кабинете
accounts-request-last-phone-hint = Даже если его больше нет
accounts-request-last-phone-wrong = Введите номер целиком, с кодом страны
accounts-request-answer = Куда ответить
accounts-request-answer-hint = Телефон или почта, которые сейчас у вас
accounts-request-answer-wrong = Введите телефон с кодом страны или адрес почты
accounts-request-story = Как это случилось
accounts-request-story-hint = Можно не заполнять
accounts-request-story-wrong = Слишком длинно: не больше 2000 знаков
accounts-request-submit = Отправить обращение
accounts-request-no-password = Операторы никогда не спрашивают пароль и коды.
accounts-request-sent = Обращение принято
accounts-request-sent-lead = Мы ответим туда, куда вы указали, не позже чем через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }.
accounts-request-closed-subject = Ваша просьба вернуть доступ
accounts-request-closed = За { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    } мы не успели рассмотреть вашу просьбу вернуть доступ и закрыли её. Напишите ещё раз: { $url } или приходите с паспортом в центр обслуживания.
accounts-request-plan-one = Оператор сверит данные
accounts-request-plan-one-note = Может попросить показать паспорт
accounts-request-plan-two = Второй оператор подтвердит
accounts-request-plan-two-note = Поодиночке доступ не открывает никто
accounts-request-plan-three = Вы получите код активации
accounts-request-plan-three-note = С ним вы сами зададите пароль и телефон
accounts-two-operators = Подтвердить должен другой оператор: тот, кто смотрел обращение первым, не может подтвердить сам себя
accounts-archive = учётная запись: почта, телефон, уровень, согласия, устройства, правила входа
accounts-held-account = Учётная запись: почта, телефон, пароль, уровень, согласия
accounts-held-devices = Сеансы, устройства, правила входа, ограничения
accounts-device-head-name = Название
accounts-device-head-browser = Браузер
accounts-device-head-address = Адрес
accounts-device-head-first = Первый вход
accounts-device-head-last = Последний вход
accounts-device-head-trusted = Доверие до

# Условия
accounts-terms-title = Условия использования
accounts-terms-lead = Что обещаем мы и что обещаете вы, когда открываете кабинет. Коротко и без мелкого шрифта.
accounts-terms-version = редакция { $version }
accounts-terms-old = Это прежняя редакция
accounts-terms-old-text = Она действует для тех, кто согласился с ней раньше. Новые кабинеты открываются по нынешней.
accounts-terms-present = Открыть нынешнюю
accounts-terms-others = Другие редакции
accounts-terms-2026-11-1-title = Что такое кабинет
accounts-terms-2026-11-1-text = В кабинете вы подаёте заявления в ведомства, следите за ними и получаете документы. Кабинет бесплатный. Пошлины, если они есть, названы на странице услуги до того, как вы начнёте.
accounts-terms-2026-11-2-title = Ваш вход
accounts-terms-2026-11-2-text = Кабинет ваш: не передавайте другим пароль, коды и ключи. Сотрудники портала никогда не спрашивают их. Если кто-то мог их узнать, смените пароль и заморозьте кабинет: это одна кнопка в разделе «Безопасность».
accounts-terms-2026-11-3-title = Ваши сведения
accounts-terms-2026-11-3-text = Пишите правду и исправляйте то, что изменилось. Сведения мы сверяем с государственными реестрами. За заведомо ложные сведения отвечает тот, кто их подал.
accounts-terms-2026-11-4-title = Что мы делаем с данными
accounts-terms-2026-11-4-text = Данные нужны для услуг, о которых вы просите, и ни для чего другого. Они хранятся запечатанными вашим ключом. Сотрудник открывает их только с причиной, и вы видите это в своём журнале.
accounts-terms-2026-11-5-title = Заявления и подпись
accounts-terms-2026-11-5-text = Заявление считается поданным, когда портал выдал номер и квитанцию. Подтверждение кодом или ключом заменяет вашу подпись там, где это разрешает ведомство.
accounts-terms-2026-11-6-title = Когда что-то не работает
accounts-terms-2026-11-6-text = О работах мы предупреждаем на странице состояния. Черновики и принятые заявления при сбоях не теряются. Если срок подачи прошёл из-за нашего сбоя, напишите в поддержку: мы подтвердим это ведомству.
accounts-terms-2026-11-7-title = Ограничения и возражения
accounts-terms-2026-11-7-text = Доступ могут ограничить, если похоже, что в кабинет вошли не вы, или если его используют во вред другим. Вы прочитаете причину и срок и сможете возразить; ответит другой сотрудник.
accounts-terms-2026-11-8-title = Как уйти
accounts-terms-2026-11-8-text = Удалить кабинет можно в любой день в разделе «Мои данные»; там же можно забрать всё одним архивом. О новой редакции условий мы сообщим заранее, прежние остаются на этой странице.

# Вход через внешние системы (LOGIN-03)
accounts-provider-enter = Войти через «{ $name }»
accounts-provider-enter-note = Пароль от кабинета не понадобится
accounts-provider-trouble = Войти через другую систему не получилось
accounts-provider-down = Эта система сейчас не отвечает. Войдите по паролю или попробуйте позже.
accounts-provider-unfit = Её ответ не прошёл проверку. Попробуйте ещё раз или войдите по паролю.
accounts-provider-denied = Вы не разрешили ей сообщить, кто вы. Можно попробовать ещё раз или войти по паролю.
accounts-provider-stale = Прошло больше 15 минут, или страница открыта в другом браузере. Начните сначала.
accounts-provider-taken = Эта запись уже открывает другой кабинет. Сначала отвяжите её там.
accounts-provider-new-title = Остался один шаг
accounts-provider-new-lead = Система «{ $name }» узнала вас, но кабинета с таким входом ещё нет.
accounts-provider-new-lead-named = { $who }, система «{ $name }» узнала вас, но кабинета с таким входом ещё нет.
accounts-provider-new-register = Открыть кабинет
accounts-provider-new-register-note = Почту, телефон и данные профиля подставим, останется проверить
accounts-provider-new-link = У меня уже есть кабинет
accounts-provider-new-link-note = Войдите один раз по паролю, и мы привяжем этот вход
accounts-provider-new-why = По одинаковому телефону или почте кабинеты не связываются сами: так чужой человек не попадёт в ваш.
accounts-provider-register = Вас представила система «{ $name }»
accounts-provider-register-text = Почту и телефон мы подставили. После входа так же подставим данные в профиль.
accounts-provider-register-link = Дальше входить в этот кабинет через «{ $name }»
accounts-providers-title = Вход через другие системы
accounts-providers-lead = Если вы уже вошли в одну из этих систем, пароль от кабинета не понадобится.
accounts-providers-offers = Можно привязать
accounts-providers-none = Здесь пока не настроено ни одной системы.
accounts-providers-added = Вход привязан
accounts-providers-removed = Вход отвязан
accounts-provider-add = Привязать «{ $name }»
accounts-provider-remove = Отвязать
accounts-provider-attach-title = Привязать этот вход?
accounts-provider-attach-text = После этого любой, кто войдёт в «{ $name }» под этой записью, сможет начать вход и в ваш кабинет.
accounts-provider-attach-submit = Привязать
accounts-provider-attach-no = Не привязывать
accounts-provider-removal-title = Отвязать этот вход?
accounts-provider-removal-text = Пароль и остальные способы входа останутся.
accounts-provider-removal-submit = Отвязать
journal-account-provider_linked = Привязан вход через другую систему
journal-account-provider_removed = Отвязан вход через другую систему
