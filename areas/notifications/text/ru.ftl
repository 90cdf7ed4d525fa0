notifications-title = Уведомления
notifications-lead = Здесь всё, что мы вам сообщали, даже если письмо или СМС не дошли.
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
notifications-sms-leaving = СМС отправляется.
notifications-sms-waiting = СМС пока не ушла: оператор не отвечает. Мы пробуем снова.
notifications-sms-refused = СМС не доставлена: оператор не принял номер. Проверьте его в разделе «Безопасность».
notifications-letter =
    { $text }

    Открыть в кабинете:
    { $link }

    { $portal }
    Это письмо отправлено автоматически, отвечать на него не нужно. Мы никогда не просим сообщить пароль или код.

notice-account-blocked-title = Вход временно закрыт
notice-account-blocked-text = Несколько раз подряд введён неверный пароль или код, поэтому вход временно закрыт. Чтобы открыть его сразу, выберите на странице входа «Восстановление доступа» и введите код из СМС. Если это были не вы, проверьте сеансы в разделе «Безопасность».
notice-account-blocked-sms = Кабинет: вход временно закрыт после неверных паролей. Чтобы открыть его сразу, на странице входа выберите «Восстановление доступа».
notice-account-registered-title = Личный кабинет создан
notice-account-registered-text = Добавьте данные в профиль: мы сверим их с реестрами, и заявления будут заполняться сами.

notice-application-amended-title = Заявление № { $number } изменено
notice-application-amended-text = «{ $title }»: приняли новую версию заявления, прежняя сохранена. Проверки пройдут заново.
notice-application-approved-title = Заявление № { $number } одобрено
notice-application-approved-text = «{ $title }»: решение положительное. Мы готовим документ и сообщим, когда он появится в разделе «Документы».
notice-application-approved-sms = Кабинет: заявление № { $number } одобрено. Готовим документ.
notice-application-draft_expiring-title = Черновик скоро исчезнет: «{ $title }»
notice-application-draft_expiring-text = «{ $title }»: черновик хранится до { $until }. Продолжите его или продлите хранение в разделе «Заявления». После этого дня он ещё полежит в корзине.
notice-application-message_replied-title = Специалист ответил по заявлению № { $number }
notice-application-message_replied-text = «{ $title }»: в переписке новое сообщение специалиста.
notice-application-message_replied-sms = Кабинет: специалист ответил по заявлению № { $number }. Сообщение в кабинете.
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
        [absent] «{ $title }»: в услуге отказано. Причина и что можно сделать дальше написаны в заявлении.
       *[other] «{ $title }»: в услуге отказано. Причина: { $reason }
    }
notice-application-refused-mail = «{ $title }»: в услуге отказано. Причина и что можно сделать дальше написаны в заявлении.
notice-application-refused-sms = Кабинет: по заявлению № { $number } отказано. Причина в кабинете.
notice-application-submitted-title = Заявление № { $number } отправлено
notice-application-submitted-text =
    { $sent ->
        [absent] «{ $title }»: заявление принято. Мы сообщим, когда его состояние изменится.
       *[other] «{ $title }»: заявление принято { $sent }. Квитанция и следующие шаги стоят в заявлении. Мы сообщим, когда его состояние изменится.
    }
notice-application-submitted-sms = Кабинет: заявление № { $number } отправлено. Сообщим, когда будут новости.
notice-application-paid-title = Пошлина по заявлению № { $number } оплачена
notice-application-paid-text = «{ $title }»: платёж подтверждён, заявление пошло дальше. Квитанция лежит в заявлении.
notice-application-payment_due-title = Оплатите пошлину по заявлению № { $number }
notice-application-payment_due-text = «{ $title }»: пошлина { $sum }. Оплатите её до { $until } включительно, и заявление пойдёт дальше само.
notice-application-payment_due-sms = Кабинет: оплатите пошлину { $sum } по заявлению № { $number } до { $until }.
notice-application-signature_due-title = Подпишите заявление № { $number }
notice-application-signature_due-text = «{ $title }»: заявление ждёт вашей подписи до { $until } включительно. До подписи ведомство его не рассматривает.
notice-application-signature_due-sms = Кабинет: заявление № { $number } ждёт вашей подписи до { $until }.
notice-application-signed-title = Заявление № { $number } подписано
notice-application-signed-text = «{ $title }»: ваша подпись принята, заявление пошло дальше. Если это были не вы, проверьте сеансы в разделе «Безопасность».
notice-application-visit_booked-title = Вы записаны по заявлению № { $number }
notice-application-visit_booked-text = «{ $title }»: ждём вас { $when }. Адрес и что взять с собой написано в заявлении.
notice-application-visit_due-title = Выберите день визита по заявлению № { $number }
notice-application-visit_due-text = «{ $title }»: нужно прийти в ведомство до { $until } включительно. Выберите день и время в заявлении.
notice-application-visit_due-sms = Кабинет: по заявлению № { $number } нужно прийти в ведомство до { $until }. Выберите день в кабинете.
notice-application-visit_missed-title = Визит по заявлению № { $number } не состоялся
notice-application-visit_missed-text = «{ $title }»: ведомство отметило, что визита не было. Выберите другой день в заявлении.
notice-application-visit_missed-sms = Кабинет: визита по заявлению № { $number } не было. Выберите другой день в кабинете.
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

# Подтверждение личности
notice-proofing-confirmed-title = Профиль подтверждён
notice-proofing-confirmed-text = Ваша личность подтверждена. Вам открыты все услуги кабинета.
notice-proofing-confirmed-sms = Кабинет: профиль подтверждён. Вам открыты все услуги.
notice-proofing-refused-title = Личность пока не подтверждена
notice-proofing-refused-text = Что-то нужно исправить. Откройте «Подтверждение личности»: там отмечено, что именно и почему.
notice-proofing-refused-sms = Кабинет: личность пока не подтверждена. Что исправить, отмечено в кабинете.
notice-proofing-section_opened-title = Раздел «Электронные услуги (СЭП)» открыт
notice-proofing-section_opened-text = Все документы набора проверены. Раздел открыт для вас.

notifications-not-me =
    Если это сделали не вы, откройте ссылку: все входы завершатся, и вы зададите новый пароль.
    { $url }
notifications-not-me-sms = Это не вы? { $url }

notice-account-access_changed-title = Изменено, откуда можно войти
notice-account-access_changed-text = В разделе «Безопасность» изменено, с каких адресов и устройств можно войти в кабинет.
notice-account-alerts_changed-title = Изменены сообщения о входах
notice-account-alerts_changed-text = В разделе «Безопасность» изменено, о каких входах и куда мы сообщаем.
notice-account-alerts_changed-sms = Кабинет: изменено, о каких входах мы сообщаем.
notice-account-attempts-title = Кто-то пытался войти в ваш кабинет
notice-account-attempts-text = Пароль или код не подошли. Если это были не вы, никому не сообщайте коды и посмотрите журнал входов.
notice-account-contact_confirmed-title = Подтверждены почта или телефон
notice-account-contact_confirmed-text = Теперь на них приходят сообщения, и по ним можно войти в кабинет.
notice-account-data_check-title = Ваши данные ещё верны?
notice-account-data_check-text = Проверьте в профиле документы, адрес, почту и телефон. Если всё верно, ничего делать не нужно.
notice-account-password_old-title = Пароль пора сменить
notice-account-password_old-text = Ваш пароль не менялся { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }. Сменить его можно в разделе «Безопасность». Ссылок для смены пароля мы не присылаем: если в письме есть такая ссылка, оно не от нас.
notice-account-device_trusted-title = Устройство отмечено доверенным
notice-account-device_trusted-text = На нём второй шаг входа какое-то время не нужен. Список устройств — в разделе «Безопасность».
notice-account-disavowed-title = Кабинет закрыт: вы сообщили о чужом входе
notice-account-disavowed-text = Все входы завершены, прежний пароль не действует. Задайте новый пароль на странице входа.
notice-account-disavowed-sms = Кабинет: все входы завершены, прежний пароль не действует. Задайте новый на странице входа.
notice-account-provider_linked-title = Привязан вход через другую систему
notice-account-provider_linked-text = В кабинет теперь можно войти и через эту систему. Если это были не вы, отвяжите её в разделе «Безопасность» и смените пароль.
notice-account-provider_linked-sms = Кабинет: привязан вход через другую систему. Если это были не вы, откройте «Безопасность».
notice-account-provider_removed-title = Отвязан вход через другую систему
notice-account-provider_removed-text = Эта система больше не открывает кабинет. Если это были не вы, смените пароль и проверьте раздел «Безопасность».
notice-account-frozen-title = Кабинет заморожен
notice-account-frozen-text = Все входы завершены, войти не может никто. Чтобы разморозить кабинет, войдите и подтвердите это кодом с почты.
notice-account-frozen-sms = Кабинет заморожен, все входы завершены. Разморозить можно при входе.
notice-account-let_in-title = Вход из нового места подтверждён
notice-account-let_in-text = Вы пускаете в кабинет только со своих адресов или устройств, но вход из другого места подтвердили кодом.
notice-account-let_in-sms = Кабинет: вход из нового места подтверждён кодом.
notice-account-new_device-title = Вход с нового устройства
notice-account-new_device-text = В кабинет вошли с устройства, с которого раньше не входили. Если это были не вы, заморозьте кабинет в разделе «Безопасность».
notice-account-session_ended_by_risk-title = Мы завершили подозрительный вход
notice-account-session_ended_by_risk-text = Открытый вход показал другой браузер или другой адрес, и мы его закрыли. Если это были вы, просто войдите снова.
notice-account-session_ended_by_risk-sms = Кабинет: мы завершили подозрительный вход. Если это вы, войдите снова.
notice-account-thawed-title = Кабинет разморожен
notice-account-thawed-text = Вход подтверждён ещё одним кодом, и кабинет снова открыт.
notice-account-thawed-sms = Кабинет: кабинет разморожен, в него вошли.

# Способы подтверждения (factors)
notice-factor-added-title = Подключён способ подтверждения входа
notice-factor-added-text = { $factor ->
        [totp] Подключено приложение с кодами.
        [passkey] Подключён вход по отпечатку, лицу или ПИН-коду.
        [hardware_key] Подключён ключ безопасности.
        [fob] Подключён брелок с кодами.
       *[push] Подключено подтверждение на устройстве.
    } Если это были не вы, удалите его в разделе «Безопасность» и смените пароль.
notice-factor-added-sms = Кабинет: подключён новый способ подтверждения входа. Если это были не вы, откройте «Безопасность».
notice-factor-removed-title = Удалён способ подтверждения входа
notice-factor-removed-text = { $factor ->
        [totp] Приложение с кодами больше не подходит для входа.
        [passkey] Вход по отпечатку, лицу или ПИН-коду больше не действует.
        [hardware_key] Ключ безопасности больше не подходит для входа.
        [fob] Брелок с кодами больше не подходит для входа.
       *[push] Подтверждение на устройстве больше не действует.
    } Если это были не вы, смените пароль и проверьте раздел «Безопасность».
notice-factor-removed-sms = Кабинет: удалён способ подтверждения входа. Если это были не вы, откройте «Безопасность».
notice-centre-fob-given-title = Вам выдан брелок с кодами
notice-centre-fob-given-text = Брелок с кодами подключён в центре обслуживания. Если вы там не были, удалите его в разделе «Безопасность» и смените пароль.
notice-centre-fob-given-sms = Кабинет: в центре обслуживания выдан брелок с кодами. Если это были не вы, откройте «Безопасность».
notice-centre-fob-lost-title = Брелок с кодами отключён
notice-centre-fob-lost-text = Центр обслуживания записал потерю брелока. Код с него больше не подходит.
notice-centre-fob-lost-sms = Кабинет: потерянный брелок с кодами отключён.
notice-centre-fob-returned-title = Брелок с кодами сдан
notice-centre-fob-returned-text = Центр обслуживания принял брелок обратно. Код с него больше не подходит.
notice-centre-fob-returned-sms = Кабинет: брелок с кодами сдан в центр обслуживания.
notice-factor-fob_lost-title = Брелок с кодами отключён
notice-factor-fob_lost-text = Вы сообщили о потере брелока. Код с него больше не подходит. Если это были не вы, смените пароль и проверьте раздел «Безопасность».
notice-factor-fob_lost-sms = Кабинет: потерянный брелок с кодами отключён. Если это были не вы, откройте «Безопасность».
notice-factor-all_removed-title = Удалены все способы подтверждения входа
notice-factor-all_removed-text = Приложения, ключи, устройства и резервные коды больше не подходят для входа. Подключите их снова в разделе «Безопасность».
notice-factor-all_removed-sms = Кабинет: удалены все способы подтверждения входа. Подключите их снова в разделе «Безопасность».
notice-factor-codes_made-title = Созданы резервные коды
notice-factor-codes_made-text = Прежние коды больше не действуют. Если это были не вы, смените пароль и создайте коды заново.
notice-factor-code_spent-title = Использован резервный код
notice-factor-code_spent-text = Осталось кодов: { $left }. Если это были не вы, смените пароль и создайте новые коды в разделе «Безопасность».
notice-factor-code_spent-sms = Кабинет: использован резервный код, осталось { $left }. Если это были не вы, откройте «Безопасность».
notice-factor-cloned-title = Мы не приняли один из ваших ключей
notice-factor-cloned-text = Похоже, у ключа появилась копия. Удалите его в разделе «Безопасность» и подключите другой.
notice-factor-cloned-sms = Кабинет: не принят ключ, похоже, у него есть копия. Удалите его в разделе «Безопасность».
notice-factor-push_refused-title = Кто-то начал вход, и на устройстве отказали
notice-factor-push_refused-text = Если это были не вы, кто-то знает ваш пароль: смените его сейчас. Если вы ошиблись числом, войдите ещё раз.
notice-factor-push_refused-sms = Кабинет: на устройстве отказали во входе. Если вход начали не вы, смените пароль.

# Возражения
notice-objection-answered-title = Ответ на ваше возражение
notice-objection-answered-text = Мы проверили просмотр ваших данных, против которого вы возразили. Ответ стоит в журнале рядом с этим просмотром.
notice-account-restricted-title = Доступ временно ограничен
notice-account-restricted-text = { $what }. { $reason ->
    [absent] {""}
   *[other] Причина: { $reason }.
} Ограничение действует до { $until }. Если вы не согласны, откройте в кабинете «Безопасность», затем «Ограничения», и напишите возражение.
notice-account-restricted-mail = { $what }. Ограничение действует до { $until }. Войдите с паролем и кодом, как обычно: вы увидите причину и сможете написать возражение.
notice-account-restricted-sms = Доступ в кабинет временно ограничен. Причина и возражение: в кабинете, раздел «Ограничения».
notice-centre-confirmed-title = Личность подтверждена в центре обслуживания
notice-centre-confirmed-text = Оператор сверил ваш паспорт и человека. Вам открыты все услуги кабинета. Если в центре были не вы, сообщите нам сейчас.
notice-centre-confirmed-sms = Кабинет: ваша личность подтверждена в центре обслуживания по паспорту. Если это были не вы, войдите и сообщите об этом.
notice-centre-exception-confirmed-title = Личность подтвердили два сотрудника центра
notice-centre-exception-confirmed-text = Реестр не подтвердил ваши данные, поэтому документы проверили два сотрудника центра обслуживания. Данные приняты, вам открыты все услуги кабинета. Если в центре были не вы, сообщите нам сейчас.
notice-centre-exception-confirmed-sms = Кабинет: два сотрудника центра обслуживания подтвердили вашу личность по документам. Если это были не вы, войдите и сообщите об этом.
notice-account-appeal_answered-title = Ответ на ваше возражение
notice-account-appeal_answered-text = { $verdict ->
    [lifted] Ограничение снято.
   *[kept] Ограничение остаётся в силе до своего срока.
} { $reason ->
    [absent] {""}
   *[other] Ответ сотрудника: { $reason }
}
notice-account-appeal_answered-mail = { $verdict ->
    [lifted] Ограничение снято.
   *[kept] Ограничение остаётся в силе до своего срока.
} Ответ сотрудника читайте в кабинете.
notice-account-appeal_answered-sms = { $verdict ->
    [lifted] Кабинет: на ваше возражение ответили, ограничение снято.
   *[kept] Кабинет: на ваше возражение ответили, ограничение остаётся. Ответ в кабинете.
}
notice-account-unrestricted-title = Ограничение снято
notice-account-unrestricted-text = В кабинете снова доступно всё, что было закрыто этим ограничением.
notice-account-unrestricted-sms = Кабинет: ограничение доступа снято.

# Пароль, контакты и восстановление доступа
notice-account-password_changed-title = Пароль изменён
notice-account-password_changed-text = Задан новый пароль, остальные входы завершены.
notice-account-password_changed-sms = Кабинет: пароль изменён, остальные входы завершены.
notice-account-contact_changed-title = { $channel ->
    [phone] Телефон кабинета изменён
   *[other] Почта кабинета изменена
 }
notice-account-contact_changed-text = Сообщения и коды теперь приходят по новому адресу. Прежний больше не открывает кабинет.
notice-account-contact_changed-sms = { $channel ->
    [phone] Кабинет: телефон изменён.
   *[other] Кабинет: почта изменена.
 }
notice-account-recovered-title = Доступ восстановлен
notice-account-recovered-text = Задан новый пароль, все прежние входы завершены.
notice-account-recovered-sms = Кабинет: доступ восстановлен, задан новый пароль, все входы завершены.
notice-account-level_dropped-title = Подтвердите личность заново
notice-account-level_dropped-text = Доступ восстановлен без второго подтверждения, поэтому уровень кабинета стал упрощённым. Подтвердите личность, и всё снова станет доступно.
notice-account-recovery_granted-title = Операторы дали код активации
notice-account-recovery_granted-text = Два оператора проверили обращение и дали код активации. Все входы завершены. Новый пароль задаёт только владелец.
notice-account-recovery_granted-sms = Кабинет: по обращению выдан код активации, все входы завершены.
notice-account-reset_requested-title = Просят восстановить доступ с новым телефоном
notice-account-reset_requested-text = Если это были не вы, отмените заявку по ссылке из письма или СМС или задайте новый пароль в разделе «Безопасность».
notice-account-reset_cancelled-title = Заявка на восстановление отменена
notice-account-reset_cancelled-text = Кабинет остался прежним.
notice-account-reset_cancelled-sms = Кабинет: заявка на восстановление доступа отменена.
notice-account-reset-title = Доступ восстановлен с новым телефоном
notice-account-reset-text = Задан новый пароль, телефон заменён, прежние способы входа больше не действуют.
notice-account-reset-sms = Кабинет: доступ восстановлен с новым телефоном, задан новый пароль.
notice-account-unblocked-title = Вход снова открыт
notice-account-unblocked-text = Вход открыт по коду из СМС. Пароль прежний.
notice-account-unblocked-sms = Кабинет: вход снова открыт по коду из СМС.
notifications-archive = уведомления: что и когда вам сообщили
notifications-held-all = Уведомления и сообщения
notifications-head-at = Когда
notifications-head-title = О чём
notifications-head-text = Что сказано
notifications-head-read = Прочитано
notice-privacy-export_ready-title = Архив ваших данных готов
notice-privacy-export_ready-text = Архив со всеми вашими данными собран. Скачайте его в разделе «Мои данные» до { $until }: потом он удалится.
notice-privacy-export_taken-title = Архив ваших данных скачан
notice-privacy-export_taken-text = Архив со всеми вашими данными скачали из кабинета. Храните его там, куда нет доступа посторонним.
notice-privacy-deletion_asked-title = Вы попросили удалить учётную запись
notice-privacy-deletion_asked-text = Учётная запись будет удалена { $until }. До этого удаление можно отменить в разделе «Мои данные».
notice-privacy-deletion_soon-title = Учётная запись скоро будет удалена
notice-privacy-deletion_soon-text = Учётная запись будет удалена { $until }. Удаление ещё можно отменить в разделе «Мои данные».
notice-privacy-deletion_cancelled-title = Удаление отменено
notice-privacy-deletion_cancelled-text = Удаление учётной записи отменено. Ничего не потеряно.
notice-privacy-deletion_cancelled-sms = Кабинет: удаление учётной записи отменено, ничего не потеряно.

notice-application-forwarded-title = Заявление № { $number } передано другому ведомству
notice-application-forwarded-text = «{ $title }»: теперь отвечает { $agency }. { $words } Срок остаётся прежним, делать ничего не нужно.
notice-application-forwarded-mail = «{ $title }»: теперь отвечает { $agency }. Срок остаётся прежним, делать ничего не нужно.

notice-application-profile_changed-title = Адрес в профиле изменён
notice-application-profile_changed-text = По заявлению № { $number } («{ $title }») в профиле изменилось: { $what }. Следующие заявления подставят новые данные. Если это неверно, прежний адрес можно вернуть в профиле.
