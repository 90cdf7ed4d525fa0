# Ещё
pages-more-title = Ещё
pages-more-anonymous = Войдите, чтобы видеть свои заявления, документы и уведомления. Проверить документ и прочитать ответы можно без входа.
pages-more-sign-in = Войти
pages-more-register = Зарегистрироваться
pages-more-you = О вас
pages-more-profile = Профиль
pages-more-profile-note = Имя, документы, адреса, уровень записи
pages-more-security = Безопасность
pages-more-security-note = Где открыт кабинет, почта и телефон
pages-more-notifications = Уведомления
pages-more-notifications-note = { $n ->
    [0] Новых нет
    [one] { $n } новое
    [few] { $n } новых
   *[many] { $n } новых
}
pages-more-journal = Журнал
pages-more-journal-note = Кто смотрел ваши данные и зачем
pages-more-data = Мои данные
pages-more-data-note = Забрать архивом или удалить учётную запись
pages-more-portal = Кабинет
pages-more-verify = Проверить документ
pages-more-verify-note = По коду или файлу, без входа
pages-more-help = Помощь
pages-more-help-note = Ответы на вопросы и телефон
pages-more-status = Работа сервисов
pages-more-status-note = Что работает прямо сейчас
pages-more-privacy = Персональные данные
pages-more-privacy-note = Что храним и кто это видит
pages-more-look = Язык и вид
pages-more-sight = Версия для слабовидящих
pages-more-sight-note = Крупный текст и контрастные цвета
pages-more-plain = Обычная версия
pages-more-plain-note = Сейчас включена версия для слабовидящих
pages-more-language = English
pages-more-language-note = Сейчас кабинет на русском
pages-more-sign-out = Выйти из кабинета

# Помощь
pages-help-title = Помощь
pages-help-lead = Коротко о том, что спрашивают чаще всего. Нажмите на вопрос, и откроется ответ.
pages-help-demo = Это пробный портал
pages-help-demo-text = Письма и СМС с кодами никуда не уходят: они появляются в общем ящике.
pages-help-demo-link = Открыть ящик
pages-help-call = Спросите нас
pages-help-call-text = Если на странице был код ошибки, назовите его: по коду мы найдём, что случилось.
pages-help-secret = Код из СМС не говорите никому
pages-help-secret-text = Мы никогда не спрашиваем пароль и код. Если их просят по телефону, положите трубку.
pages-help-accessibility-note = Крупный текст, клавиатура, экранный диктор

pages-help-entry = Регистрация и вход
pages-help-register = Как зарегистрироваться?
pages-help-register-answer = Нужны почта, мобильный телефон и пароль. Мы отправим письмо со ссылкой и СМС с кодом: откройте ссылку или введите код, и кабинет откроется. Второе подтвердите потом. Ссылка действует сутки, код десять минут.
pages-help-register-link = Зарегистрироваться
pages-help-code = Почему не приходит код?
pages-help-code-answer = Подождите минуту и проверьте, тот ли номер указан. Письмо могло попасть в спам. На странице, где вводят код, можно запросить новый: подойдёт только последний. Код вводят не больше пяти раз, потом нужен новый. Если СМС не приходят совсем, узнайте у оператора, не закрыт ли приём коротких сообщений.
pages-help-blocked = Почему вход закрыт на 15 минут?
pages-help-blocked-answer = Пять попыток подряд не удались, и кабинет защитился от подбора пароля. Подождите 15 минут и войдите снова. Открытые сеансы, заявления и черновики остаются на месте.
pages-help-blocked-link = Перейти ко входу
pages-help-level = Как повысить уровень записи?
pages-help-level-answer = Сразу после регистрации запись упрощённая. Подтвердите почту и телефон, заполните профиль и отправьте его на проверку: реестры сверят данные, обычно за минуту, и запись станет стандартной. Если что-то не сошлось, мы покажем, какое поле исправить. Какой уровень нужен, написано на странице каждой услуги.
pages-help-level-link = Открыть профиль

pages-help-applications = Заявления
pages-help-where = Где моё заявление?
pages-help-where-answer = В разделе «Заявления». Откройте нужное: вверху сказано, что происходит сейчас, у кого заявление, до какого дня его обещали рассмотреть и нужно ли что-то от вас. О каждом изменении придёт уведомление.
pages-help-where-link = Мои заявления
pages-help-question = Специалист задал вопрос. Что делать?
pages-help-question-answer = Откройте заявление и ответьте прямо на его странице: словами, файлом или исправленным ответом, как попросит специалист. Заново заполнять заявление не нужно. Пока вопрос ждёт вас, срок рассмотрения стоит, а после ответа идёт дальше.
pages-help-question-link = Перейти к заявлениям
pages-help-waiting = Почему реестр долго не отвечает?
pages-help-waiting-answer = Реестры ведут другие ведомства, и иногда они недоступны. Ваши данные сохранены: мы спросим снова сами и сообщим, когда придёт ответ. Отправлять что-то ещё раз не нужно.
pages-help-waiting-link = Что работает сейчас

pages-help-documents = Документы
pages-help-mine = Где документ, который мне выдали?
pages-help-mine-answer = В разделе «Документы». Это файл PDF с электронной печатью: его можно скачать и отправить тому, кто попросил документ. При каждом открытии мы проверяем, что файл не менялся.
pages-help-mine-link = Мои документы
pages-help-verify = Как проверить документ?
pages-help-verify-answer = Наведите камеру на QR-код документа, введите двенадцать букв и цифр под ним или загрузите файл PDF. Входить не нужно. Вы увидите название, номер, дату, кто выдал документ и действует ли он. Данных о человеке на этой странице нет.
pages-help-verify-link = Проверить документ

pages-help-data = Мои данные
pages-help-who = Кто видит мои данные?
pages-help-who-answer = Вы и специалист ведомства, которое рассматривает ваше заявление. Чтобы открыть дело, специалист называет причину. Кто, когда и зачем смотрел, записано в журнале, и эту запись нельзя изменить.
pages-help-who-link = Открыть журнал
pages-help-wrong = В профиле ошибка. Как исправить?
pages-help-wrong-answer = Откройте профиль, исправьте данные и отправьте их на проверку. Пока реестры не ответят, действуют прежние подтверждённые данные.
pages-help-wrong-link = Исправить в профиле
pages-help-stranger = Кажется, в мой кабинет вошли без меня
pages-help-stranger-answer = Откройте «Безопасность»: там видно, на каких устройствах открыт кабинет. Завершите незнакомые сеансы, их можно закрыть все сразу. Потом позвоните нам.
pages-help-stranger-link = Проверить сеансы

# Доступность
pages-accessibility-title = Доступность
pages-accessibility-lead = Кабинетом должно быть удобно пользоваться и тем, кто плохо видит, и тем, кто работает без мыши, и тем, кто слушает страницу.
pages-accessibility-off = Есть версия для слабовидящих
pages-accessibility-off-text = Три размера текста и три сочетания цветов. Кабинет запомнит выбор в этом браузере.
pages-accessibility-switch = Включить
pages-accessibility-on = Версия для слабовидящих включена
pages-accessibility-on-text = Размер текста и цвета меняются в полосе вверху страницы.
pages-accessibility-kept = Что мы соблюдаем
pages-accessibility-standard = Мы делаем кабинет по международным правилам WCAG 2.2, уровень AA.
pages-accessibility-kept-contrast = Текст хорошо виден
pages-accessibility-kept-contrast-text = Контраст текста не ниже 4,5 : 1. Состояние всегда названо словом, а не только цветом.
pages-accessibility-kept-narrow = Всё помещается на маленьком экране
pages-accessibility-kept-narrow-text = На телефоне те же возможности, что и на компьютере. Страницу не нужно двигать вбок.
pages-accessibility-kept-words = Поля и ошибки названы словами
pages-accessibility-kept-words-text = У каждого поля есть подпись. Ошибки собраны вверху формы, от каждой можно перейти к её полю.
pages-accessibility-kept-script = Работает без скриптов
pages-accessibility-kept-script-text = Скрипты только добавляют удобства. Всё главное делается обычными ссылками и формами.
pages-accessibility-kept-motion = Ничего не мигает и не движется само
pages-accessibility-kept-motion-text = Если в настройках устройства движение выключено, выключено оно и здесь.
pages-accessibility-keys = С клавиатуры
pages-accessibility-keys-tab = Tab
pages-accessibility-keys-tab-text = Вперёд по ссылкам, полям и кнопкам. Вместе с Shift назад. Место, где вы находитесь, обведено рамкой.
pages-accessibility-keys-enter = Enter и пробел
pages-accessibility-keys-enter-text = Enter открывает ссылку и нажимает кнопку, пробел ставит отметку и раскрывает ответ.
pages-accessibility-keys-skip = «Перейти к содержанию»
pages-accessibility-keys-skip-text = Первая ссылка каждой страницы: нажмите Tab и Enter, чтобы пропустить меню.
pages-accessibility-limits = Чего мы пока не знаем
pages-accessibility-limits-text = Страницы проверяет программа, но она замечает не всё. Испытаний с людьми, которые пользуются экранным диктором, ещё не было, поэтому ваш рассказ для нас особенно важен.
pages-accessibility-complain = Что-то мешает? Скажите нам
pages-accessibility-complain-text = Скажите, на какой странице и что не получилось, и какой программой или устройством вы пользуетесь.

# Персональные данные
pages-privacy-title = Персональные данные
pages-privacy-lead = Что кабинет о вас хранит, как это защищено, кто может это увидеть и как об этом узнать.
pages-privacy-journal-link = Посмотреть, кто видел ваши данные
pages-privacy-journal-note = Журнал: кто, когда и зачем
pages-privacy-kept = Что мы храним
pages-privacy-kept-profile = Профиль
pages-privacy-kept-profile-text = Имя, дату рождения, номера документов и адреса. Их указываете вы, реестры подтверждают.
pages-privacy-kept-contacts = Почта, телефон и пароль
pages-privacy-kept-contacts-text = Для входа и уведомлений. Сам пароль мы не храним: только отпечаток, из которого пароль не получить.
pages-privacy-kept-applications = Заявления
pages-privacy-kept-applications-text = Ответы, приложенные файлы, вопросы специалиста, ответы реестров и решение.
pages-privacy-kept-documents = Документы и уведомления
pages-privacy-kept-documents-text = Выданные справки и выписки и всё, что мы вам сообщали.
pages-privacy-sealed = Как это защищено
pages-privacy-sealed-text = Всё личное лежит в базе зашифрованным, и у каждого человека свой ключ. Файлы зашифрованы так же. Главный ключ хранится отдельно от базы, поэтому из украденной копии базы имена и номера не прочитать.
pages-privacy-sealed-limits = Незашифрованным остаётся то, без чего дело не двинется: номер заявления, услуга, состояние и сроки.
pages-privacy-seer = Кто их видит
pages-privacy-seer-you = Вы
pages-privacy-seer-you-text = После входа с паролем и кодом.
pages-privacy-seer-officer = Специалист ведомства
pages-privacy-seer-officer-text = Только то дело, которое рассматривает его ведомство или по которому это ведомство попросили дать заключение, и только когда названа причина. Причину и ведомство вы увидите в журнале.
pages-privacy-seer-registers = Государственные реестры
pages-privacy-seer-registers-text = Получают то, что нужно сверить для вашего профиля или заявления.
pages-privacy-seer-admin = Администратор портала
pages-privacy-seer-admin-text = Следит за работой услуг. Личных данных не видит.
pages-privacy-seer-others = Все остальные
pages-privacy-seer-others-text = Ничего. Тот, кто проверяет ваш документ по коду, видит название, номер и срок, но не вас.
pages-privacy-journal = Журнал
pages-privacy-journal-text = Каждый просмотр и каждое изменение записаны: кто, когда и зачем. Записи связаны друг с другом так, что незаметно изменить или убрать одну из них нельзя. Для любой записи можно скачать доказательство и проверить его независимой программой.
pages-privacy-term = Сколько храним
pages-privacy-term-registration = Начатая регистрация
pages-privacy-term-registration-value = Сутки
pages-privacy-term-draft = Черновик заявления
pages-privacy-term-draft-value = 30 дней после последнего сохранения
pages-privacy-term-message = Текст письма и СМС
pages-privacy-term-message-value = Пока сообщение не доставлено
pages-privacy-term-checked = Файл, который проверяют на подлинность
pages-privacy-term-checked-value = Не храним
pages-privacy-term-journal = Заявления, документы и журнал
pages-privacy-term-journal-value = Пока существует учётная запись. Что остаётся после её удаления, сказано в разделе «Мои данные»
pages-privacy-browser = Что остаётся в вашем браузере
pages-privacy-browser-text = Небольшие файлы cookie: они помнят вход, язык и вид страниц. Чужих счётчиков и рекламы нет, страницы ничего не загружают с других сайтов.
pages-privacy-session = Если ничего не делать, вход закончится через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}, и в любом случае через { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[many] { $hours } часов
}.
pages-privacy-rights = Исправить и удалить
pages-privacy-rights-text = Данные можно исправить в профиле: реестры сверят их ещё раз. Черновик можно удалить на его странице. Забрать все данные архивом и удалить учётную запись целиком можно в разделе «Мои данные».
pages-privacy-rights-link = Задать вопрос о данных
pages-privacy-rights-data = Открыть «Мои данные»

# Работа сервисов
pages-status-title = Работа сервисов
pages-status-checked = Проверено в { $at }, когда открылась эта страница
pages-status-whole-works = Кабинет работает
pages-status-whole-works-text = Можно входить, подавать заявления и получать документы.
pages-status-whole-slow = Кабинет работает, но что-то идёт медленнее
pages-status-whole-slow-text = Заявления принимаются, отправленное сохранено. Какая часть медлит, видно ниже.
pages-status-whole-down = Кабинет сейчас не работает
pages-status-whole-down-text = База данных не отвечает. Всё, что вы отправили раньше, сохранено. Попробуйте открыть кабинет через несколько минут.
pages-status-parts = По частям
pages-status-database = Страницы и база данных
pages-status-database-works-text = Профиль, заявления и документы открываются.
pages-status-database-down-text = База данных не отвечает, поэтому страницы с вашими данными не открываются.
pages-status-queue = Обработка отправленного
pages-status-queue-works-text = Всё, что пора сделать, делается сразу.
pages-status-queue-slow-text = Очередь отстаёт: самое старое дело ждёт с { $since }. Ничего не потеряно, делать вам ничего не нужно.
pages-status-queue-unknown-text = Узнать нельзя, пока не отвечает база данных.
pages-status-outside = Реестры, почта и СМС
pages-status-outside-works-text = Запросов, оставшихся без ответа, нет.
pages-status-outside-slow-text = { $n ->
    [one] { $n } запрос ждёт повтора: с первого раза ответа не было. Мы спросим снова сами.
    [few] { $n } запроса ждут повтора: с первого раза ответа не было. Мы спросим снова сами.
   *[many] { $n } запросов ждут повтора: с первого раза ответа не было. Мы спросим снова сами.
}
pages-status-outside-unknown-text = Узнать нельзя, пока не отвечает база данных.
pages-status-badge-works = Работает
pages-status-badge-quiet = Сбоев не видно
pages-status-badge-slow = Медленнее
pages-status-badge-down = Не отвечает
pages-status-badge-unknown = Неизвестно
pages-status-planned = Плановые работы
pages-status-planned-none = Плановых работ не назначено.
pages-status-again = Проверить ещё раз
