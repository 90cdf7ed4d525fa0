notifications-title = Уведомления
notifications-lead = Здесь всё, что мы вам сообщали, даже если письмо или SMS не дошли.
notifications-filter = Показать
notifications-all = Все
notifications-filter-action = Нужен ваш ответ
notifications-filter-status = Ход дел
notifications-filter-document = Документы
notifications-filter-account = Вход и безопасность
notifications-kind-action = Нужен ваш ответ
notifications-kind-status = Ход дел
notifications-kind-document = Документ
notifications-kind-account = Вход и безопасность
notifications-unread = Новое
notifications-unread-count =
    { $n ->
        [one] { $n } новое уведомление
        [few] { $n } новых уведомления
       *[many] { $n } новых уведомлений
    }
notifications-unread-none = Новых уведомлений нет
notifications-read-all = Отметить прочитанными
notifications-newest = Все уведомления
notifications-empty = Уведомлений пока нет
notifications-empty-text = Когда заявление изменит состояние или придёт документ, запись появится здесь.
notifications-empty-kind = Таких уведомлений нет
notifications-empty-kind-text = Посмотрите все уведомления или выберите другой вид.
notifications-empty-services = Найти услугу
notifications-email-leaving = Письмо отправляется.
notifications-email-waiting = Письмо пока не ушло: почта не отвечает. Мы пробуем снова.
notifications-email-refused = Письмо не доставлено: почта не приняла адрес. Проверьте его в разделе «Безопасность».
notifications-sms-leaving = SMS отправляется.
notifications-sms-waiting = SMS пока не ушла: оператор не отвечает. Мы пробуем снова.
notifications-sms-refused = SMS не доставлена: оператор не принял номер. Проверьте его в разделе «Безопасность».
notifications-letter =
    { $text }

    Открыть в кабинете:
    { $link }

    { $portal }
    Это письмо отправлено автоматически, отвечать на него не нужно. Мы никогда не просим сообщить пароль или код.

notice-account-blocked-title = Вход временно закрыт
notice-account-blocked-text = Несколько раз подряд введён неверный пароль или код, поэтому вход временно закрыт. Если это были не вы, проверьте сеансы в разделе «Безопасность».
notice-account-blocked-sms = Кабинет: вход временно закрыт после неверных паролей. Если это были не вы, проверьте раздел «Безопасность».
notice-account-registered-title = Личный кабинет создан
notice-account-registered-text = Добавьте данные в профиль: мы сверим их с реестрами, и заявления будут заполняться сами.

notice-application-approved-title = Заявление № { $number } одобрено
notice-application-approved-text = «{ $title }»: решение положительное. Мы готовим документ и сообщим, когда он появится в разделе «Документы».
notice-application-approved-sms = Кабинет: заявление № { $number } одобрено. Готовим документ.
notice-application-question_asked-title = Нужен ваш ответ по заявлению № { $number }
notice-application-question_asked-text =
    { $question ->
        [absent] «{ $title }»: ведомству не хватает сведений. Откройте заявление, чтобы прочитать вопрос и ответить.
       *[other] «{ $title }»: ведомству не хватает сведений. Вопрос: { $question }
    }
notice-application-question_asked-mail = «{ $title }»: ведомству не хватает сведений. Откройте заявление, чтобы прочитать вопрос и ответить.
notice-application-question_asked-sms = Кабинет: по заявлению № { $number } нужен ваш ответ. Вопрос в кабинете.
notice-application-refused-title = По заявлению № { $number } отказано
notice-application-refused-text =
    { $reason ->
        [absent] «{ $title }»: ведомство отказало. Причина и что можно сделать дальше написаны в заявлении.
       *[other] «{ $title }»: ведомство отказало. Причина: { $reason }
    }
notice-application-refused-mail = «{ $title }»: ведомство отказало. Причина и что можно сделать дальше написаны в заявлении.
notice-application-refused-sms = Кабинет: по заявлению № { $number } отказано. Причина в кабинете.
notice-application-submitted-title = Заявление № { $number } отправлено
notice-application-submitted-text = «{ $title }»: заявление принято. Мы сообщим, когда его состояние изменится.
notice-application-submitted-sms = Кабинет: заявление № { $number } отправлено. Сообщим, когда будут новости.
notice-application-waiting-title = Заявление № { $number } ждёт ответа реестра
notice-application-waiting-text = «{ $title }»: реестр не отвечает. От вас ничего не нужно: заявление сохранено, мы спрашиваем снова сами и сообщим о решении.
notice-application-withdrawn-title = Заявление № { $number } отозвано
notice-application-withdrawn-text = «{ $title }»: вы отозвали заявление, ведомство его больше не рассматривает. Если это были не вы, проверьте сеансы в разделе «Безопасность».

notice-document-annulled-title =
    { $title ->
        [absent] Документ аннулирован
       *[other] Документ аннулирован: «{ $title }»
    }
notice-document-annulled-text =
    { $reason ->
        [absent] Документ больше не действует, и проверка по QR-коду это показывает.
       *[other] Документ больше не действует, и проверка по QR-коду это показывает. Причина: { $reason }
    }
notice-document-annulled-mail = Документ больше не действует, и проверка по QR-коду это показывает. Причина написана в кабинете.
notice-document-annulled-sms = Кабинет: ваш документ аннулирован. Причина в кабинете.
notice-document-issued-title =
    { $title ->
        [absent] Документ готов
       *[other] Документ готов: «{ $title }»
    }
notice-document-issued-text = Документ подписан электронной подписью и лежит в разделе «Документы». Его можно скачать или показать по QR-коду.
notice-document-issued-sms = Кабинет: ваш документ готов. Он в разделе «Документы».

notice-profile-confirmed-title = Данные профиля подтверждены
notice-profile-confirmed-text = Реестры подтвердили ваши данные. Теперь доступны услуги для стандартной учётной записи, и заявления будут заполняться сами.
notice-profile-confirmed-sms = Кабинет: данные профиля подтверждены. Можно подавать заявления.
notice-profile-refused-title = Часть данных профиля не подтвердилась
notice-profile-refused-text = Некоторые сведения записаны в реестрах иначе. Откройте профиль: там отмечено, что проверить и исправить.
notice-profile-refused-sms = Кабинет: часть данных профиля не подтвердилась. Откройте профиль, чтобы исправить.
