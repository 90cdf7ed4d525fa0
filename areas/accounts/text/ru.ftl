# Регистрация
accounts-register-title = Регистрация
accounts-register-lead = Почта и телефон нужны, чтобы вы входили в кабинет и узнавали о решениях. Займёт две минуты.
accounts-register-late = Время на подтверждение вышло
accounts-register-late-text = Заполните форму ещё раз: письмо и код действуют сутки и десять минут.
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
accounts-password-rule-length = не короче 12 знаков
accounts-password-rule-too-long = не длиннее 256 знаков
accounts-password-rule-classes = со строчными и заглавными буквами, цифрами и знаками вроде @ # $ — или длиной от 20 знаков
accounts-password-rule-repeat = без одного знака больше трёх раз подряд
accounts-password-rule-run = без ряда клавиш или цифр вроде qwerty и 12345
accounts-password-rule-own = без вашей почты и телефона
accounts-password-rule-common = без слов, которые легко угадать
accounts-terms-label = Принимаю условия использования и обработку данных, нужную для работы кабинета
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
accounts-code-hint = Шесть цифр, действует 10 минут
accounts-code-missing = Введите шесть цифр кода
accounts-code-wrong = { $left ->
    [one] Код не подошёл. Осталась { $left } попытка
    [few] Код не подошёл. Осталось { $left } попытки
   *[other] Код не подошёл. Осталось { $left } попыток
}
accounts-code-expired = Код устарел или уже использован. Запросите новый
accounts-code-exhausted = Код введён неверно пять раз и больше не действует. Запросите новый
accounts-code-wait = { $seconds ->
    [one] Новый код можно запросить через { $seconds } секунду
    [few] Новый код можно запросить через { $seconds } секунды
   *[other] Новый код можно запросить через { $seconds } секунд
}
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
accounts-link-dead-text = По ней уже прошли, её сменила новая, или прошли сутки. Войдите в кабинет или зарегистрируйтесь ещё раз.

# Сообщения
accounts-letter-registration-subject = { $portal }: подтвердите почту
accounts-letter-registration =
    Здравствуйте.

    Кто-то, вероятно вы, создаёт кабинет на портале «{ $portal }» с этой почтой.
    Чтобы открыть кабинет, перейдите по ссылке и нажмите кнопку:

    { $url }

    Ссылка действует сутки и один раз. Если это не вы, ничего не делайте: без подтверждения кабинета не будет.
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

    Ссылка действует сутки и один раз.
accounts-letter-sign-in-subject = { $portal }: код для входа
accounts-letter-sign-in =
    Код для входа в «{ $portal }»: { $code }

    Действует 10 минут. Никому его не сообщайте. Если вы не входите, смените пароль: кто-то его знает.
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
accounts-login-hint = Можно и ИНН. СНИЛС и ИНН — если они подтверждены в профиле
accounts-login-wrong = Напишите телефон, почту, СНИЛС или ИНН целиком, например +7 921 555-01-42
accounts-sign-in-submit = Войти
accounts-sign-in-none = Ещё нет кабинета?
accounts-sign-in-register = Зарегистрироваться
accounts-sign-in-wrong-title = Не получилось войти
accounts-sign-in-wrong = { $left ->
    [one] Имя для входа или пароль не подходят. Осталась { $left } попытка, потом вход закроется на 15 минут
    [few] Имя для входа или пароль не подходят. Осталось { $left } попытки, потом вход закроется на 15 минут
   *[other] Имя для входа или пароль не подходят. Осталось { $left } попыток, потом вход закроется на 15 минут
}
accounts-sign-in-blocked-title = Вход закрыт на 15 минут
accounts-sign-in-blocked = Пять попыток подряд не удались, поэтому вход отсюда закрыт до { $until }. Так мы бережём кабинет от подбора пароля. Потом попробуйте снова. Из другой сети войти можно и сейчас.
accounts-code-title = Код для входа
accounts-code-sent-sms = Мы отправили СМС с кодом для входа на { $to }.
accounts-code-sent-mail = Телефон ещё не подтверждён, поэтому код для входа отправлен на { $to }.
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
accounts-letter-sent-text = Откройте ссылку из него: она действует сутки.
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
accounts-sessions-rule = Вход сам закрывается через 15 минут без действий и через 12 часов в любом случае.
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
journal-account-blocked = Вход закрыт на 15 минут после пяти неудачных попыток
journal-account-signed_out = Выход из кабинета
journal-account-session_ended = Завершён вход на другом устройстве
journal-account-sessions_ended = Завершены все входы, кроме одного
