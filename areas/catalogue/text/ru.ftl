# Каталог: поиск и карточки
catalogue-title = Услуги
catalogue-lead = Найдите услугу, посмотрите, что понадобится, и подайте заявление
catalogue-search-label = Что вам нужно?
catalogue-search-hint = Название, код или своими словами: «прописка», «для визы»
catalogue-search-button = Найти
catalogue-kinds = Виды услуг
catalogue-kind-all = Все
catalogue-kind-certificates = Справки
catalogue-kind-documents = Документы
catalogue-kind-housing = Жильё
catalogue-kind-family = Семья
catalogue-kind-social = Выплаты и пособия
catalogue-kind-transport = Транспорт
catalogue-kind-taxes = Налоги
catalogue-kind-appeals = Обращения граждан
catalogue-kind-health = Здоровье
catalogue-kind-education = Образование
catalogue-kind-work = Работа
catalogue-kind-business = Бизнес
catalogue-page-before = Предыдущие
catalogue-page-after = Ещё услуги
catalogue-page-shown = Показаны { $from }–{ $to }
catalogue-found = { $n ->
    [one] Нашлась { $n } услуга
    [few] Нашлось { $n } услуги
   *[many] Нашлось { $n } услуг
}
catalogue-found-for = { $n ->
    [one] По запросу «{ $query }» нашлась { $n } услуга
    [few] По запросу «{ $query }» нашлось { $n } услуги
   *[many] По запросу «{ $query }» нашлось { $n } услуг
}
catalogue-nearest = Точно такой услуги нет. Ближе всего к «{ $query }»
catalogue-nearest-note = Не все слова запроса встречаются в услугах. Проверьте, подходит ли одна из этих.
catalogue-empty-title = Такой услуги не нашлось
catalogue-empty-text = Попробуйте другое слово, например «справка» или «адрес», или посмотрите все услуги.
catalogue-show-all = Показать все услуги
catalogue-card-need = Понадобится
catalogue-card-price = Стоимость
catalogue-card-term = Срок

# Стоимость, срок, уровень
catalogue-free = Бесплатно
catalogue-silence = Если ведомство не ответит в срок: { $words }
catalogue-fee-line = { $sum } — { $why }
catalogue-price-counted = По расчёту
catalogue-price-up-to = до { $most }
catalogue-at-once = Сразу, обычно за минуту
catalogue-days = { $n ->
    [one] До { $n } рабочего дня
   *[other] До { $n } рабочих дней
}
catalogue-days-calendar = { $n ->
    [one] До { $n } дня
   *[other] До { $n } дней
}
catalogue-term-until = Если подать сегодня, обещаем до { $date }
catalogue-term-at-once-note = Решение принимает система по ответу реестра
catalogue-valid-months = { $n ->
    [one] Действует { $n } месяц
    [few] Действует { $n } месяца
   *[many] Действует { $n } месяцев
}
catalogue-level-simplified = Упрощённый
catalogue-level-standard = Стандартный
catalogue-level-confirmed = Подтверждённый

# Страница услуги
catalogue-breadcrumbs = Вы здесь
catalogue-online = Полностью онлайн
catalogue-code = Код { $code }
catalogue-what-you-get = Что вы получите
catalogue-who = Кто может получить
catalogue-needs = Что понадобится
catalogue-needs-nothing = Документы не понадобятся
catalogue-how = Как это пройдёт
catalogue-how-fill = Вы отвечаете на вопросы
catalogue-how-fill-note = { $n ->
    [one] { $n } короткая страница. Что знаем, заполним сами, ответы сохраняются
    [few] { $n } короткие страницы. Что знаем, заполним сами, ответы сохраняются
   *[many] { $n } коротких страниц. Что знаем, заполним сами, ответы сохраняются
}
catalogue-how-confirm = Подтверждаете кодом из СМС
catalogue-how-confirm-note = Сразу получите номер заявления и квитанцию о приёме
catalogue-how-profile-new = Адрес в профиле изменится сам
catalogue-how-profile-gone = Адрес регистрации уйдёт из профиля
catalogue-how-profile-note = Прежний останется в истории профиля, его можно вернуть
catalogue-faq = Частые вопросы
catalogue-agency = Кто оказывает услугу
catalogue-start-heading = Подать заявление
catalogue-fact-term = Срок
catalogue-fact-price = Стоимость
catalogue-fact-level = Уровень записи
catalogue-level-yours = У вас такой или выше
catalogue-start = Заполнить заявление
catalogue-start-sign-in = Войти и заполнить
catalogue-start-sign-in-note = После входа вернём вас сюда
catalogue-start-register = Зарегистрироваться
catalogue-start-level-title = Нужен другой уровень записи
catalogue-start-level-text = Услуга доступна с уровня «{ $needed }», а у вас «{ $own }». Заполните профиль: мы сверим данные с реестрами и повысим уровень, обычно за минуту.
catalogue-start-level-text-confirmed = Услуга доступна с уровня «{ $needed }», а у вас «{ $own }». Подтвердите личность: через банк, по снимкам документов или в центре обслуживания с паспортом.
catalogue-start-level-button = Заполнить профиль
catalogue-start-level-help = Подтвердить личность
catalogue-start-ready = Проверить, всё ли готово
catalogue-start-note = Ответы сохраняются сами, продолжить можно на любом устройстве

# Ответы
catalogue-yes = Да
catalogue-no = Нет

# Почему ответ не подходит; { $label } — короткое название вопроса
catalogue-answer-missing = Ответьте на вопрос «{ $label }»
catalogue-answer-unreadable = «{ $label }»: ответьте ещё раз, прежний ответ больше не подходит
catalogue-answer-long = { $max ->
    [one] «{ $label }»: сократите ответ, поместится { $max } знак
    [few] «{ $label }»: сократите ответ, поместится { $max } знака
   *[many] «{ $label }»: сократите ответ, поместится { $max } знаков
}
catalogue-answer-letters = «{ $label }»: уберите невидимые знаки, напишите ответ заново
catalogue-answer-name = «{ $label }»: пишите буквами, можно дефис и пробел, например Петрова-Водкина
catalogue-answer-name-latin = «{ $label }»: напишите русскими буквами
catalogue-answer-digits = «{ $label }»: напишите только цифры
catalogue-answer-count = «{ $label }»: в нём { $count } цифр, а здесь { $typed }. Проверьте номер
catalogue-answer-counts = «{ $label }»: в нём { $count } или { $other } цифр, а здесь { $typed }. Проверьте номер
catalogue-answer-snils-count = В СНИЛС 11 цифр, а здесь { $typed }. Проверьте, например 112-233-445 95
catalogue-answer-snils-control = В номере СНИЛС ошибка: контрольные цифры не сходятся. Проверьте каждую цифру
catalogue-answer-inn-count = В ИНН человека 12 цифр, а здесь { $typed }. Проверьте номер
catalogue-answer-inn-control = В ИНН ошибка: контрольные цифры не сходятся. Проверьте каждую цифру
catalogue-answer-inn-organisation = Это ИНН организации. Напишите свой, в нём 12 цифр
catalogue-answer-passport-count = В серии и номере паспорта вместе 10 цифр, а здесь { $typed }. Например, 45 10 624718
catalogue-answer-passport-impossible = Паспорта с такими серией и номером не бывает. Проверьте каждую цифру
catalogue-answer-phone = «{ $label }»: напишите номер с кодом, например +7 921 123-45-67
catalogue-answer-email = «{ $label }»: напишите адрес почты, например orlova@example.ru
catalogue-answer-money = «{ $label }»: напишите сумму цифрами, например 1500 или 1500,40
catalogue-answer-number = «{ $label }»: напишите целое число
catalogue-answer-number-low = «{ $label }»: число должно быть не меньше { $min }
catalogue-answer-number-high = «{ $label }»: число должно быть не больше { $max }
catalogue-answer-option = «{ $label }»: выберите один из ответов
catalogue-answer-address = «{ $label }»: напишите адрес полностью, с населённым пунктом, улицей и домом
catalogue-answer-address-house = «{ $label }»: добавьте номер дома
catalogue-answer-postcode = «{ $label }»: в почтовом индексе 6 цифр, например 601150
catalogue-answer-date-incomplete = { $part ->
    [day] «{ $label }»: добавьте день
    [month] «{ $label }»: добавьте месяц
   *[year] «{ $label }»: добавьте год
}
catalogue-answer-date-digits = { $part ->
    [day] «{ $label }»: напишите день цифрами
    [month] «{ $label }»: напишите месяц цифрами
   *[year] «{ $label }»: напишите год четырьмя цифрами
}
catalogue-answer-date-wrong = { $part ->
    [day] «{ $label }»: такого дня в этом месяце нет
    [month] «{ $label }»: месяц должен быть от 1 до 12
   *[year] «{ $label }»: проверьте год, в нём четыре цифры
}
catalogue-answer-date-year = «{ $label }»: год должен быть не позже { $year }
catalogue-answer-date-future = «{ $label }»: дата должна быть не позже сегодняшней
catalogue-answer-files-many = { $max ->
    [one] «{ $label }»: оставьте { $max } файл
    [few] «{ $label }»: оставьте не больше { $max } файлов
   *[many] «{ $label }»: оставьте не больше { $max } файлов
}
catalogue-answer-file-large = «{ $label }»: файл больше { $megabytes } МБ, добавьте другой
catalogue-answer-block-few = { $min ->
    [one] «{ $label }»: нужна хотя бы { $min } запись
    [few] «{ $label }»: нужно хотя бы { $min } записи
   *[many] «{ $label }»: нужно хотя бы { $min } записей
}
catalogue-answer-block-many = { $max ->
    [one] «{ $label }»: оставьте { $max } запись
    [few] «{ $label }»: оставьте не больше { $max } записей
   *[many] «{ $label }»: оставьте не больше { $max } записей
}

# Как нужно войти
catalogue-fact-sign-in = Как войти
catalogue-sign-in-two = В два шага
catalogue-sign-in-key = По отпечатку, лицу или ключу
catalogue-start-step-title = Нужно ещё одно подтверждение
catalogue-start-step-two = В услуге видно личные сведения, поэтому она открывается после входа в два шага. Вы вошли в один: подтвердите, что это вы.
catalogue-start-step-key = Услуга открывается только после самого надёжного входа: по отпечатку, лицу или ключу. Так никто не выманит его на поддельном сайте.
catalogue-start-step-button = Подтвердить, что это я

# Уточнение поиска
catalogue-filters = Уточнить
catalogue-filter-online = Без визита: всё в кабинете
catalogue-filter-soon = Приём заканчивается в ближайшие 30 дней
catalogue-filter-region = Регион
catalogue-filter-everywhere = Любой
catalogue-filter-unknown = Такого условия нет: { $words }
catalogue-filter-unknown-text = Услуги показаны без него. Проверьте ссылку или выберите условие на этой странице.
catalogue-filter-unknown-clear = Убрать его
catalogue-filter-apply = Показать
catalogue-taken-for = Похоже, вы набирали «{ $typed }» с другой раскладкой клавиатуры.
catalogue-card-closed = Сейчас заявления не принимают
catalogue-in-person = Личное присутствие
catalogue-card-until = Срок подачи
catalogue-until = Подать можно до { $date }
catalogue-closed = Приём заявлений закончился { $date }
catalogue-closed-title = Сейчас подать нельзя

# Избранное
catalogue-favourites = Избранное
catalogue-keep = Добавить в избранное
catalogue-kept = В избранном. Убрать
catalogue-saved-search = Сохранённый поиск
catalogue-search-keep = Сохранить этот поиск
catalogue-search-kept = Поиск сохранён. Убрать
catalogue-forget = Убрать
catalogue-quoted = «{ $words }»
catalogue-archive = Избранные услуги и сохранённые поиски
catalogue-held-favourites = Избранные услуги и сохранённые поиски

# Поля вопросов, на которые отвечают в нескольких полях
catalogue-part-vehicle-plate = Государственный номер
catalogue-part-vehicle-plate-hint = Как на номерном знаке, например М214ОР33
catalogue-part-vehicle-vin = VIN
catalogue-part-vehicle-vin-hint = 17 букв и цифр из свидетельства о регистрации. Если знаете номер, можно не писать
catalogue-part-vehicle-make = Марка и модель
catalogue-part-vehicle-make-hint = Например, Лада Веста
catalogue-part-organisation-name = Название
catalogue-part-organisation-name-hint = Как в документах, например ООО «Заря»
catalogue-part-organisation-inn = ИНН
catalogue-part-organisation-inn-hint = 10 цифр у организации, 12 у предпринимателя
catalogue-part-organisation-ogrn = ОГРН или ОГРНИП
catalogue-part-organisation-ogrn-hint = 13 цифр у организации, 15 у предпринимателя. Если не знаете, пропустите
catalogue-part-child-name = Фамилия, имя и отчество ребёнка
catalogue-part-child-name-hint = Как в свидетельстве о рождении
catalogue-part-child-birth-date = Дата рождения
catalogue-part-child-certificate = Серия и номер свидетельства о рождении
catalogue-part-child-certificate-hint = Например, II-МЮ 123456
catalogue-part-period-from = С какого дня
catalogue-part-period-to = По какой день
catalogue-part-region = Регион
catalogue-part-region-choose = Выберите регион
catalogue-part-postcode = Почтовый индекс
catalogue-known-other = Здесь нет нужного, напишу ниже

# Ответы, как их читают
catalogue-shown-vin = VIN{"\u00A0"}{ $vin }
catalogue-shown-inn = ИНН { $number }
catalogue-shown-ogrn = ОГРН { $number }
catalogue-shown-born = дата рождения { $date }
catalogue-shown-certificate = свидетельство { $number }
catalogue-shown-period = с { $from } по { $to }

# Единицы; $n — сколько
catalogue-unit-day = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
catalogue-unit-day-sign = дней
catalogue-unit-hectare = { $n ->
    [one] { $n } гектар
    [few] { $n } гектара
   *[many] { $n } гектаров
}
catalogue-unit-hectare-sign = га
catalogue-unit-hour = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[many] { $n } часов
}
catalogue-unit-hour-sign = часов
catalogue-unit-hp = { $n } л. с.
catalogue-unit-hp-sign = л. с.
catalogue-unit-kg = { $n } кг
catalogue-unit-kg-sign = кг
catalogue-unit-km = { $n } км
catalogue-unit-km-sign = км
catalogue-unit-kw = { $n } кВт
catalogue-unit-kw-sign = кВт
catalogue-unit-litre = { $n ->
    [one] { $n } литр
    [few] { $n } литра
   *[many] { $n } литров
}
catalogue-unit-litre-sign = литров
catalogue-unit-m = { $n } м
catalogue-unit-m-sign = м
catalogue-unit-m2 = { $n } м²
catalogue-unit-m2-sign = м²
catalogue-unit-month = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
}
catalogue-unit-month-sign = месяцев
catalogue-unit-percent = { $n } %
catalogue-unit-percent-sign = %
catalogue-unit-person = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}
catalogue-unit-person-sign = человек
catalogue-unit-piece = { $n ->
    [one] { $n } штука
    [few] { $n } штуки
   *[many] { $n } штук
}
catalogue-unit-piece-sign = шт.
catalogue-unit-room = { $n ->
    [one] { $n } комната
    [few] { $n } комнаты
   *[many] { $n } комнат
}
catalogue-unit-room-sign = комнат
catalogue-unit-year = { $n ->
    [one] { $n } год
    [few] { $n } года
   *[many] { $n } лет
}
catalogue-unit-year-sign = лет

# Почему не подходит ответ из нескольких полей
catalogue-answer-part-missing = «{ $label }»: напишите день, месяц и год
catalogue-answer-region = «{ $label }»: выберите регион из списка
catalogue-answer-vehicle-which = «{ $label }»: напишите государственный номер или VIN
catalogue-answer-vehicle-make = «{ $label }»: напишите марку и модель, например Лада Веста
catalogue-answer-plate = В государственном номере что-то пропущено или лишнее. Напишите его вместе с кодом региона, например М214ОР33
catalogue-answer-plate-letter = Буквы «{ $sign }» на номерных знаках не бывает. Бывают А, В, Е, К, М, Н, О, Р, С, Т, У, Х
catalogue-answer-vin-count = В VIN 17 букв и цифр, а здесь { $typed }. Проверьте по свидетельству о регистрации
catalogue-answer-vin-letter = Знака «{ $sign }» в VIN не бывает: там латинские буквы без I, O и Q и цифры. Может быть, это 1 или 0
catalogue-answer-organisation-name = «{ $label }»: напишите название организации, как в документах
catalogue-answer-organisation-inn = «{ $label }»: напишите ИНН, 10 цифр у организации или 12 у предпринимателя
catalogue-answer-organisation-inn-count = В ИНН организации 10 цифр, у предпринимателя 12, а здесь { $typed }. Проверьте номер
catalogue-answer-ogrn-count = В ОГРН 13 цифр, в ОГРНИП 15, а здесь { $typed }. Проверьте номер
catalogue-answer-ogrn-control = В ОГРН ошибка: контрольная цифра не сходится. Проверьте каждую цифру
catalogue-answer-ogrn-holder = ИНН и ОГРН разные: один номер организации, другой предпринимателя. Проверьте оба
catalogue-answer-child-name = «{ $label }»: напишите фамилию, имя и отчество ребёнка
catalogue-answer-child-age = { $years ->
    [one] «{ $label }»: услуга для детей младше { $years } года. Проверьте дату рождения
   *[other] «{ $label }»: услуга для детей младше { $years } лет. Проверьте дату рождения
}
catalogue-answer-child-young = { $years ->
    [one] «{ $label }»: ребёнку должен уже исполниться { $years } год. Проверьте дату рождения
    [few] «{ $label }»: ребёнку должно уже исполниться { $years } года. Проверьте дату рождения
   *[other] «{ $label }»: ребёнку должно уже исполниться { $years } лет. Проверьте дату рождения
}
catalogue-answer-age-young = { $years ->
    [one] «{ $label }»: должен уже исполниться { $years } год. Проверьте дату
    [few] «{ $label }»: должно уже исполниться { $years } года. Проверьте дату
   *[other] «{ $label }»: должно уже исполниться { $years } лет. Проверьте дату
}
catalogue-answer-age-old = { $years ->
    [one] «{ $label }»: должно быть меньше { $years } года. Проверьте дату
   *[other] «{ $label }»: должно быть меньше { $years } лет. Проверьте дату
}
catalogue-answer-rule = «{ $label }»: этот ответ не сходится с другими. Проверьте их
catalogue-answer-certificate = «{ $label }»: напишите серию и номер свидетельства, например II-МЮ 123456
catalogue-answer-certificate-letter = «{ $label }»: знака «{ $sign }» в серии свидетельства не бывает. Напишите, как в бумаге, например II-МЮ 123456
catalogue-answer-certificate-count = «{ $label }»: в номере свидетельства 6 цифр, а здесь { $typed }. Например, II-МЮ 123456
catalogue-answer-period-order = «{ $label }»: последний день раньше первого. Поменяйте даты
catalogue-answer-period-long = { $max ->
    [one] «{ $label }»: срок должен быть не длиннее { $max } дня
   *[other] «{ $label }»: срок должен быть не длиннее { $max } дней
}
catalogue-standing-hidden = Сейчас ведомство не принимает заявления на эту услугу. Начатые черновики сохранены.
catalogue-standing-until = Приём возобновится после { $date }.
catalogue-standing-opens = Приём откроется { $date }.

# Объявления
catalogue-announcements-title = Объявления
catalogue-announcements-lead = Что изменилось, какой срок подходит, что не будет работать. Люди увидят это на главной, на странице услуги и на странице состояния.
catalogue-announcements-none = Объявлений пока нет.
catalogue-announcements-now = Сейчас важно
catalogue-announcement-portal = Портал
catalogue-announcement-law = Изменение закона
catalogue-announcement-law-hint = Что стало по-другому и с какого дня
catalogue-announcement-deadline = Срок
catalogue-announcement-deadline-hint = Последний день подачи, уплаты, отчёта
catalogue-announcement-message = Сообщение
catalogue-announcement-message-hint = Новость ведомства или портала
catalogue-announcement-works = Плановые работы
catalogue-announcement-works-hint = Заранее известно, что и когда не будет работать
catalogue-announcement-outage = Не работает
catalogue-announcement-outage-hint = Сбой, который идёт сейчас
catalogue-announcement-when = С { $from } до { $until }
catalogue-announcement-until = До { $until }
catalogue-announcement-service = Перейти к услуге
catalogue-announcement-status = Состояние портала
catalogue-announcement-state-shown = Показано
catalogue-announcement-state-planned = Запланировано
catalogue-announcement-state-over = Закончилось
catalogue-announcement-new = Новое объявление
catalogue-announcement-edit = Изменить объявление
catalogue-announcement-topic = Что это
catalogue-announcement-topic-missing = Выберите, что это за объявление
catalogue-announcement-target = О чём
catalogue-announcement-target-choose = Выберите
catalogue-announcement-target-missing = Выберите портал, ведомство или услугу
catalogue-announcement-title-ru = Заголовок на русском
catalogue-announcement-title-en = Заголовок на английском
catalogue-announcement-title-ru-missing = Напишите заголовок на русском, не длиннее 120 знаков
catalogue-announcement-title-en-missing = Напишите заголовок на английском, не длиннее 120 знаков
catalogue-announcement-text-ru = Текст на русском
catalogue-announcement-text-en = Текст на английском
catalogue-announcement-text-hint = Что случилось, кого это касается, что делать. Абзацы разделяйте переводом строки
catalogue-announcement-text-ru-missing = Напишите текст на русском, не длиннее 4000 знаков
catalogue-announcement-text-en-missing = Напишите текст на английском, не длиннее 4000 знаков
catalogue-announcement-from = С какого дня
catalogue-announcement-from-hint = О работах люди узнают за две недели до начала
catalogue-announcement-to = По какой день
catalogue-announcement-time = Время, часы и минуты
catalogue-announcement-moment-missing = Напишите день и время, например 2 12 2026 и 09:30
catalogue-announcement-order = Конец должен быть позже начала
catalogue-announcement-submit = Опубликовать
catalogue-announcement-end = Закончить сейчас
catalogue-announcement-end-text = Объявление пропадёт с главной и со страниц услуг. По прямой ссылке оно останется.
journal-announcement-published = Опубликовано объявление
journal-announcement-changed = Изменено объявление
journal-announcement-ended = Объявление закончено досрочно

# Помощник
catalogue-guide-title = Подобрать услугу
catalogue-guide-lead = Ответьте на два-три вопроса, и мы откроем нужную услугу.
catalogue-guide-we = Портал
catalogue-guide-you = Вы
catalogue-guide-again = Ответить иначе
catalogue-guide-found = Вам подойдёт
catalogue-guide-all = Показать всё по этому запросу
catalogue-guide-own = Ничего не подходит? Напишите своими словами
catalogue-guide-open = Подобрать услугу по вопросам
catalogue-guide-open-note = Если не знаете, как она называется

# Жизненные события
catalogue-events = Что случилось
catalogue-event-child = Родился ребёнок
catalogue-event-school = Детский сад и учёба
catalogue-event-move = Переезд
catalogue-event-wedding = Свадьба и развод
catalogue-event-work = Новая работа
catalogue-event-business = Своё дело
catalogue-event-car = Машина
catalogue-event-illness = Здоровье
catalogue-event-loss = Потеря документов
catalogue-event-retirement = Пенсия
catalogue-event-hardship = Не хватает денег
catalogue-event-abroad = Поездка за границу

# Запросы
catalogue-asked = Вы искали
catalogue-asked-clear = Забыть мои запросы
catalogue-popular = Часто ищут
catalogue-held-queries = Ваши последние запросы в каталоге
catalogue-place-section = Раздел кабинета
catalogue-place-applications = Мои заявления
catalogue-place-applications-names = мои обращения, проверка статуса обращения, статус заявления, отследить статус, журнал обращений, мои услуги, мои заявки, лента событий, статус-карточка
catalogue-place-documents = Мои документы
catalogue-place-documents-names = результаты оказания услуг, готовые документы, скачать файл, скачать документ, справки
catalogue-place-drafts = Черновики
catalogue-place-drafts-names = неоконченные заявления, продолжить заполнение, незаконченное
catalogue-place-notifications = Уведомления
catalogue-place-notifications-names = сообщения, оповещения, новости, настройки уведомлений
catalogue-place-profile = Профиль
catalogue-place-profile-names = мой профиль, личные данные, мой адрес, мой телефон, моя почта, паспортные данные
catalogue-place-journal = Кто смотрел мои данные
catalogue-place-journal-names = журнал действий, история действий, журнал доступа, кто открывал
catalogue-place-security = Безопасность
catalogue-place-security-names = сменить пароль, вход, устройства, двухфакторная, второй фактор, код из смс, настройки входа
catalogue-place-data = Мои данные
catalogue-place-data-names = скачать мои данные, удалить учётную запись, удалить кабинет, архив данных
catalogue-place-verify = Проверить документ
catalogue-place-verify-names = подлинность документа, проверка справки, код документа
catalogue-place-number = Заявление № { $number }
catalogue-place-number-note = Найти среди своих заявлений
catalogue-place-code = Документ с кодом { $number }
catalogue-place-code-note = Проверить, настоящий ли он
catalogue-places = Разделы и номера
