# The frame
ui-mark = Кабинет
ui-skip = Перейти к содержанию
ui-sections = Разделы
ui-bottom = Главное меню
ui-home = Главная
ui-services = Услуги
ui-applications = Заявления
ui-documents = Документы
ui-verify-short = Проверить
ui-more = Ещё
ui-sign-in = Войти
ui-sign-out = Выйти
ui-person = Личное меню
ui-profile = Профиль
ui-security = Безопасность
ui-journal = Кто смотрел мои данные
ui-queue = Очередь
ui-notices = { $n ->
    [0] Уведомления, новых нет
    [one] Уведомления, { $n } новое
    [few] Уведомления, { $n } новых
   *[many] Уведомления, { $n } новых
}
ui-other-language = Switch to English
ui-other-language-name = English
ui-footer = О кабинете
ui-help = Помощь
ui-accessibility = Доступность
ui-status = Работа сервисов
ui-verify = Проверить документ
ui-privacy = Персональные данные
ui-phone = 8 800 555-01-16
ui-phone-free = 8 800 555-01-16, бесплатно
ui-scheme-dark = Тёмная тема
ui-scheme-light = Светлая тема
ui-sight = Для слабовидящих
ui-sight-size = Размер
ui-sight-letter = А
ui-sight-size-1 = крупный
ui-sight-size-2 = крупнее
ui-sight-size-3 = самый крупный
ui-sight-colour = Цвет
ui-sight-white = Ч/Б
ui-sight-black = Б/Ч
ui-sight-blue = Синий
ui-sight-plain = Обычная версия
ui-promise = Одно место для всех дел с государством
ui-promise-where = Видно, у кого заявление
ui-promise-where-text = И когда его обещали рассмотреть
ui-promise-who = Видно, кто смотрел ваши данные
ui-promise-who-text = Каждый просмотр записан
ui-promise-code = Мы никогда не спрашиваем код из СМС
ui-promise-code-text = Просят по телефону? Положите трубку

# Components
ui-busy = Отправляем…
ui-copy = Скопировать
ui-copied = Скопировано
ui-error-prefix = Ошибка:
ui-errors-title = { $n ->
    [one] Нужно исправить { $n } ответ
    [few] Нужно исправить { $n } ответа
   *[many] Нужно исправить { $n } ответов
}
ui-password-show = Показать
ui-password-hide = Скрыть
ui-password-show-name = Показать пароль
ui-password-hide-name = Скрыть пароль
ui-password-shown = Пароль виден
ui-password-hidden = Пароль скрыт
ui-day = День
ui-month = Месяц
ui-year = Год
ui-count-left = Осталось знаков:
ui-count-over = Лишних знаков:
ui-change = Изменить
ui-prefilled = Заполнено за вас, проверьте
ui-sources = Откуда эти данные
ui-found-mistake = Нашли ошибку?
ui-correct-profile = Исправить данные в профиле
ui-moment-done = сделано
ui-moment-now = идёт сейчас
ui-moment-next = впереди
ui-pages = Страницы
ui-newer = Новее
ui-older = Раньше
ui-compare-field = Поле
ui-compare-stated = В заявлении
ui-compare-register = В реестре
ui-compare-outcome = Итог
ui-verdict-same = Совпало
ui-verdict-differs = Расходится
ui-verdict-waits = Ждём
ui-verdict-none = Не сверяется
ui-trouble-now = Что можно сделать сейчас
ui-trouble-code = Код для поддержки
ui-trouble-phone = Телефон 8 800 555-01-16, звонок бесплатный.

# States of an application
ui-status-draft = Черновик
ui-status-awaiting-payment = Ожидает оплаты
ui-status-awaiting-signature = Ожидает подписи
ui-status-in-progress = В обработке
ui-status-data-requested = Запрос данных
ui-status-approved = Одобрено
ui-status-refused = Отклонено
ui-status-completed = Завершено
ui-status-withdrawn = Отозвано

# Said by the script
ui-not-saved = Не удалось сохранить. Проверьте связь: мы попробуем ещё раз
