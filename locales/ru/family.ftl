# Банк многодетных семей и удостоверение семьи.
families = Многодетные семьи
families-lead = Банк данных о многодетных семьях: кто входит в семью и до какого дня действует статус.
families-search = Номер семьи или фамилия
families-none = Семей пока нет
families-none-text = Запишите первую: родителей, детей и день, с которого действует статус.
families-not-found = Такой семьи не нашлось
families-not-found-text = Проверьте номер или введите только фамилию.
family-new = Записать семью
family-new-lead = Заполните строки тех, кто входит в семью; лишние оставьте пустыми. Кого не хватило, можно добавить потом.
family-register = Записать семью
family-refused = Семья не записана
family-number = Семья № { $number }
family-parent-row = Родитель { $n }
family-child-row = Ребёнок { $n }
family-until-hint = Можно не заполнять: тогда срок зависит только от возраста детей
family-studies-hint = Если ребёнок учится очно
family-snils-hint = Если есть аккаунт: взрослый сможет показать удостоверение
family-no-account = Аккаунта нет: показать удостоверение не сможет
family-not-today = Сегодня в составе нет
family-done = Записано
family-done-text = Статусы членов семьи изменились вместе с ней, уже для следующей проверки.
family-facts = О статусе
family-state = Статус
family-from = Установлен
family-lasts = Действует до
family-members = Состав семьи
family-role = Кто
family-role-parent = Родитель
family-role-child = Ребёнок
family-last-day = Последний день в составе
family-dates = Даты
family-correct = Изменить
family-save = Сохранить
family-changes = Изменения
family-join = Добавить в семью
family-joined-hint = Первый день в составе: рождение, усыновление
family-term = Изменить срок
family-decide = Приостановить или прекратить
family-reason-hint = Увидят операторы и сама семья
family-suspend = Приостановить
family-resume = Возобновить
family-end = Прекратить статус
family-standing-established = Установлен
family-standing-not_yet = Ещё не начал действовать
family-standing-suspended = Приостановлен
family-standing-ended = Прекращён
family-standing-too_few_children = Детей меньше, чем нужно
family-event-registered = Статус установлен
family-event-joined = В составе
family-event-corrected = Изменены даты
family-event-term = Изменён срок
family-event-suspended = Приостановлен
family-event-resumed = Возобновлён
family-event-ended = Прекращён
family-children =
    { $n ->
        [one] { $shown } ребёнок
        [few] { $shown } ребёнка
       *[other] { $shown } детей
    }

field-in-row = { $label } (строка { $row })
field-region = Регион
field-whole_name = Фамилия, имя, отчество
field-birth = Дата рождения
field-studies = Учится очно до
field-studies_until = Учится очно до
field-snils = СНИЛС
field-joined = В семье с
field-left = Последний день в семье
field-children = Дети
field-label = Для кого
field-hours = На сколько
field-came = Сколько человек прошли
problem-too-few-children = по правилу региона детей в семье меньше трёх
problem-other-family = этот человек уже входит в другую семью

# Страница семьи
family-link = Удостоверение многодетной семьи
family-title = Моя семья
family-back = Digital ID
family-none = Вы не записаны ни в одну многодетную семью
family-none-text = Удостоверение видят взрослые члены семьи. Если статус установлен, а семьи здесь нет, обратитесь в орган, который его установил.
certificate = Удостоверение многодетной семьи
certificate-since = Код выпущен { $time } (мск)
certificate-code-label = QR-код удостоверения многодетной семьи
certificate-how = Покажите код: его прочитает любая камера телефона. Посторонний увидит только срок и регион.
certificate-pdf = Скачать для печати (PDF)
certificate-not-now = Сегодня удостоверение не действует, поэтому кода здесь нет.
certificate-key-revoked = Коду больше нельзя доверять
certificate-key-revoked-text = Ключ, которым он подписан, отозван. Выпустите новый код внизу страницы; распечатки замените.
certificate-looks = Кто смотрел
certificate-opens =
    { $n ->
        [one] Открыли { $shown } раз.
        [few] Открыли { $shown } раза.
       *[other] Открыли { $shown } раз.
    }
certificate-last = Последний раз — { $time } (мск).
certificate-never = Код ещё никто не открывал.
certificate-came =
    { $n ->
        [one] прошёл { $shown } человек
        [few] прошли { $shown } человека
       *[other] прошли { $shown } человек
    }
certificate-compared-line = сверили с документом
certificate-reissue = Новый код
certificate-reissue-text = Если распечатка потерялась или код попал не к тем людям. Старый код и все ссылки перестанут действовать сразу, распечатки придётся заменить.
certificate-reissue-button = Выпустить новый код
certificate-reissued = Новый код выпущен
certificate-reissued-text = Старый больше не действует: кто его откроет, увидит, что код заменён.
certificate-ended = Ссылка закрыта
certificate-ended-text = По ней больше ничего не увидеть.
shares = Доверить другому
shares-text = Например, бабушке, которая ведёт детей в музей: по ссылке она покажет код, пока не кончится срок.
share-label-hint = Увидит тот, кто откроет ссылку
share-hours-1 = 1 час
share-hours-12 = 12 часов
share-hours-24 = Сутки
share-hours-168 = 7 дней
share-hours-720 = 30 дней
share-make = Создать ссылку
share-end = Закрыть
share-until = до { $time } (мск)
share-refused = Ссылка не создана
share-made = Ссылка готова
share-made-text = Для кого: { $label }. Действует до { $time } (мск). Отправьте её сейчас: потом её здесь не будет.
shared-text = Вам доверили показать код семьи. Для кого: { $label }. До { $time } (мск).
shared-document = Проверяющий может попросить документ.
shared-ended = Ссылка больше не действует
shared-ended-text = Срок кончился, или семья закрыла ссылку. Попросите новую.

# Что видит тот, кто прочитал код
certificate-genuine = Статус установлен
certificate-genuine-text = Удостоверение подлинное, семья многодетная.
certificate-suspended = Статус приостановлен
certificate-suspended-text = Удостоверение подлинное, но сегодня не действует.
certificate-not-yet = Статус ещё не действует
certificate-not-yet-text = Удостоверение подлинное, но его срок не начался.
certificate-over = Статус прекращён
certificate-over-text = Удостоверение подлинное, но больше не действует.
certificate-replaced = Код заменён
certificate-replaced-text = Семья выпустила новый код, этот больше не действует. Попросите показать новый.
certificate-no-family = Семья не найдена
certificate-no-family-text = В банке многодетных семей такой семьи нет.
certificate-forged = Подделка
certificate-forged-text = Код похож на удостоверение семьи, но подписан не нами.
certificate-key = Коду больше нельзя доверять
certificate-key-text = Ключ, которым он подписан, отозван. Семье нужно выпустить новый код.
certificate-damaged = Код не читается
certificate-damaged-text = Часть кода потерялась, или это другой код. Считайте его ещё раз.
certificate-paper = По этому коду льготу не подтвердить. Можно попросить бумажный документ.
certificate-anyone = Состав семьи видят только те, кому это поручено: сотрудники с доверенностью.
certificate-sign-in = Войти, чтобы увидеть больше
certificate-individual = Имена видят только сотрудники организаций с доверенностью.
certificate-parents =
    { $n ->
        [one] { $shown } родитель
        [few] { $shown } родителя
       *[other] { $shown } родителей
    }
certificate-in-whose-name = От лица какой организации?
certificate-no-authority = Состав семьи закрыт
certificate-on-behalf = Проверка от лица { $name }
certificate-may =
    { $n ->
        [one] Пройти может { $shown } человек
        [few] Пройти могут до { $shown } человек
       *[other] Пройти могут до { $shown } человек
    }
certificate-compared = Сверил с документом
certificate-how-many = Сколько человек прошли?
certificate-silence = Записывается только число. О том, кого и когда вы проверили, не рассказывайте.
certificate-noted = Записано
certificate-not-noted = Не записано

# Бумага
certificate-paper-from = Статус установлен { $day }.
certificate-paper-until = Действует до: { $day }
certificate-paper-how = Действительность на сегодня показывает код: наведите на него камеру телефона. Посторонний увидит срок и регион, сотрудник с доверенностью — состав семьи. Если код заменён, эта распечатка не действует.
