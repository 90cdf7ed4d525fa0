privacy-archive = журнал: что и когда происходило с вашими данными, кто их видел
privacy-data-title = Мои данные
privacy-data-lead = Данные о вас принадлежат вам: их можно забрать целиком, проверить, кто их видел, и удалить вместе с учётной записью.
privacy-data-journal = Кто видел мои данные
privacy-data-journal-note = Журнал: кто, когда и зачем к ним обращался
privacy-data-rules = Как портал хранит данные
privacy-data-rules-note = Что хранится, как зашифровано и сколько времени
privacy-data-deletion-note = Что удалится, что останется и почему
privacy-consents-title = Согласия
privacy-consent-terms = Условия портала, редакция { $version }
privacy-archive-title = Все мои данные одним архивом
privacy-archive-text = Личные данные, заявления, документы, файлы, уведомления и журнал — в одном файле. Портал соберёт архив и сообщит, когда он будет готов.
privacy-archive-order = Заказать архив
privacy-archive-anew = Собрать заново
privacy-archive-take = Скачать архив
privacy-archive-look = Обновить
privacy-archive-making = Собираем архив
privacy-archive-making-text = Заказан { $at }. Обычно это занимает минуту. Страницу можно закрыть: когда архив будет готов, придёт уведомление.
privacy-archive-ready = Архив готов
privacy-archive-ready-text = { $size }. Скачать можно до: { $until }.
privacy-archive-past-text = Прошлый архив был собран { $at } и уже удалён с портала.
privacy-archive-lead = В архиве будет всё, что портал знает о вас. Файлы откроются на любом компьютере.
privacy-archive-inside = Что внутри
privacy-archive-signed = Перечень файлов подписан электронной печатью портала: по ней видно, что архив не изменили.
privacy-archive-replaces = Новый архив заменит готовый
privacy-archive-days = { $days ->
    [one] Готовый архив хранится { $days } день, потом удаляется с портала.
    [few] Готовый архив хранится { $days } дня, потом удаляется с портала.
   *[other] Готовый архив хранится { $days } дней, потом удаляется с портала.
}
privacy-archive-make = Собрать архив
privacy-archive-busy = Заказываем…
privacy-deletion-title = Удалить учётную запись
privacy-deletion-lead = Прочитайте, что произойдёт. После удаления вернуть данные не сможет никто, и служба поддержки тоже.
privacy-deletion-go = Продолжить удаление
privacy-deletion-stay = Оставить учётную запись
privacy-matters-title = Заявления, которые ещё рассматриваются
privacy-goes-title = Что удалится
privacy-goes-text = Навсегда, вместе с ключом, которым эти данные зашифрованы.
privacy-stays-title = Что останется
privacy-stays-text = Портал обязан это сохранить. Ваших личных данных в этих записях нет, кроме отправленных заявлений.
privacy-stays-term = Хранится: { $term }
privacy-after-title = Как это происходит
privacy-after-wait = { $days ->
    [one] Учётная запись будет удалена через { $days } день. До этого удаление можно отменить здесь или по ссылке в любом сообщении о нём.
    [few] Учётная запись будет удалена через { $days } дня. До этого удаление можно отменить здесь или по ссылке в любом сообщении о нём.
   *[other] Учётная запись будет удалена через { $days } дней. До этого удаление можно отменить здесь или по ссылке в любом сообщении о нём.
}
privacy-after-now = Учётная запись будет удалена сразу. Отменить это нельзя.
privacy-after-text = За день до удаления мы напомним. После удаления телефон, почту и СНИЛС можно снова использовать для регистрации.
privacy-after-backups = В резервных копиях портала зашифрованные данные остаются, пока сами копии не устареют и не будут удалены.
privacy-first-archive = Сначала заберите свои данные
privacy-first-archive-note = Архив со всеми документами и заявлениями
privacy-due-title = Учётная запись будет удалена: { $due }
privacy-due-text = До этого времени всё работает как обычно, и удаление можно отменить.
privacy-due-cancel = Отменить удаление
privacy-order-title = Удалить учётную запись?
privacy-order-understood = Я понимаю, что данные нельзя будет вернуть
privacy-order-missing = Отметьте, что понимаете: данные нельзя будет вернуть
privacy-order-submit = Удалить учётную запись
privacy-cancel-title = Отмена удаления
privacy-cancel-asks = Отменить удаление учётной записи?
privacy-cancel-lead = Кто-то вошёл в кабинет и попросил удалить учётную запись. Пока этого не произошло.
privacy-cancel-nothing = Если удаление попросили вы и не передумали, просто закройте страницу.
privacy-cancelled = Удаление отменено
privacy-cancelled-text = Учётная запись останется, ничего не потеряно. Если об удалении просили не вы, смените пароль и завершите чужие сеансы.
privacy-cancelled-security = Открыть «Безопасность»
privacy-cancel-dead = Ссылка больше не действует
privacy-cancel-dead-text = Срок этой ссылки вышел, или учётная запись уже удалена.
privacy-cancel-help = Помощь
privacy-told-asked-subject = Вы попросили удалить учётную запись
privacy-told-asked-letter =
    Здравствуйте!

    Из вашего кабинета на портале «{ $portal }» попросили удалить учётную запись. Это произойдёт: { $when }.

    До этого удаление можно отменить, входить в кабинет не нужно:
    { $url }

    Если об удалении просили не вы, отмените его сейчас и смените пароль.
privacy-told-asked-sms = Учётная запись будет удалена: { $when }. Отменить: { $url }
privacy-told-soon-subject = Учётная запись скоро будет удалена
privacy-told-soon-letter =
    Здравствуйте!

    Учётная запись на портале «{ $portal }» будет удалена: { $when }. Вернуть данные после этого нельзя.

    Если вы передумали, отмените удаление, входить в кабинет не нужно:
    { $url }
privacy-told-soon-sms = Скоро удалим учётную запись: { $when }. Отменить: { $url }
privacy-told-done-subject = Учётная запись удалена
privacy-told-done-letter =
    Здравствуйте!

    Учётная запись на портале «{ $portal }» удалена, как вы просили. Ваши личные данные уничтожены. Телефон, почту и СНИЛС можно снова использовать для регистрации.

    Это последнее сообщение: ваш адрес у нас больше не хранится.
privacy-told-done-sms = { $portal }: учётная запись удалена, личные данные уничтожены.
privacy-held-archive = Архивы ваших данных, которые собрал портал
privacy-held-journal = Журнал: что и когда происходило — без подробностей, которые говорят о вас
privacy-held-journal-why = По этим записям любой может убедиться, что журнал портала не переписали. Подробности становятся нечитаемыми.
privacy-head-at = Когда
privacy-head-who = Кто
privacy-head-what = Что произошло
privacy-head-about = С чем
privacy-head-reason = Почему
privacy-head-from = Откуда
privacy-who-you = Вы
privacy-who-portal = Портал
privacy-who-stranger = Без входа
privacy-who-staff = Сотрудник
privacy-who-staff-of = Сотрудник: { $agency }
privacy-guide-head =
    Все ваши данные на портале «{ $portal }»
    Собрано: { $at }
privacy-guide-folders = Что где лежит:
privacy-guide-formats =
    Файлы .json — данные для программ. Файлы .jsonl — то же, по одной записи в строке.
    Файлы .csv открываются в таблицах (Excel, LibreOffice): кодировка UTF-8, между ячейками точка с запятой.
    Апостроф в начале ячейки не даёт таблице принять текст за формулу.
    Документы и приложенные файлы лежат такими, какими были.
privacy-guide-list = В manifest.json перечислен каждый файл: путь, размер и контрольная сумма SHA-256. Файл manifest.json.p7s — электронная печать портала под этим перечнем.
privacy-guide-check =
    Как проверить, что архив не изменили. Скачайте сертификат портала:
    { $seal }
    положите его рядом и выполните команду (программа OpenSSL):
privacy-guide-keep = В архиве ваши личные данные. Храните его там, куда нет доступа посторонним.
journal-privacy-export_asked = Заказан архив всех данных
journal-privacy-export_ready = Архив всех данных собран
journal-privacy-export_taken = Архив всех данных скачан
journal-privacy-deletion_asked = Учётную запись попросили удалить
journal-privacy-deletion_soon = Напоминание: учётная запись скоро будет удалена
journal-privacy-deletion_cancelled = Удаление учётной записи отменено
journal-privacy-erased = Учётная запись удалена, личные данные уничтожены
