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
catalogue-empty-title = Такой услуги не нашлось
catalogue-empty-text = Попробуйте другое слово, например «справка» или «адрес», или посмотрите все услуги.
catalogue-show-all = Показать все услуги
catalogue-card-need = Понадобится
catalogue-card-price = Стоимость
catalogue-card-term = Срок

# Стоимость, срок, уровень
catalogue-free = Бесплатно
catalogue-at-once = Сразу, обычно за минуту
catalogue-days = { $n ->
    [one] До { $n } рабочего дня
   *[other] До { $n } рабочих дней
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
catalogue-filter-apply = Показать
catalogue-taken-for = Похоже, вы набирали «{ $typed }» с другой раскладкой клавиатуры.
catalogue-in-person = Нужно прийти лично
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
