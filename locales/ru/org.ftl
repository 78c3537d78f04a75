# Кабинет организации.
organization-ogrn = ОГРН
organization-ogrnip = ОГРНИП
title-error = Ошибка: { $title }

org-choose = Ваши организации
org-choose-text = В какой кабинет войти?
org-none = У вас нет организаций
org-none-text = Кабинет открыт тем, кто руководит организацией. Если это вы, обратитесь к оператору реестра: он внесёт вас как руководителя.

org-rail = Кабинет организации
org-switch = , выбрать другую организацию
org-waiting = требуют решения:
org-part-overview = Обзор
org-part-staff = Сотрудники
org-part-powers = Доверенности
org-part-powers-short = МЧД
org-part-checks = Проверки
org-part-figures = Цифры
org-part-papers = Бумаги
org-more = Ещё

org-nobody = Пока никто не может проверять
org-nobody-text = Чтобы сотрудник сканировал коды от имени организации, выдайте ему доверенность: нужен его телефон или СНИЛС. Займёт минуту.
org-nobody-button = Выдать первую доверенность

org-decide = Нужно ваше решение
org-decide-nothing = Решать сейчас нечего.
org-decide-nobody = Сейчас никто не может проверять
org-decide-nobody-text = Ни одна доверенность не действует. Выдайте новую, и сканер заработает сразу.
org-decide-ends = { $days ->
    [0] { $name }: сегодня последний день доверенности
    [one] { $name }: доверенность истекает через { $days } день
    [few] { $name }: доверенность истекает через { $days } дня
   *[many] { $name }: доверенность истекает через { $days } дней
}
org-decide-ends-text = После { $day } года без новой доверенности проверять не получится: { $powers }.
org-decide-renew = Выдать новую
org-decide-renew-label = Выдать новую доверенность: { $name }

org-numbers = Сегодня, { $day }
org-number-today = { $n ->
    [one] проверка сегодня
    [few] проверки сегодня
   *[many] проверок сегодня
}
org-number-confirmed = { $n ->
    [one] из них подтверждена
   *[other] из них подтверждено
}
org-number-month = { $n ->
    [one] проверка за 30 дней
    [few] проверки за 30 дней
   *[many] проверок за 30 дней
}
org-number-staff = { $n ->
    [one] человек может проверять
    [few] человека могут проверять
   *[many] человек могут проверять
}
org-latest = Последние проверки
org-latest-all = Все проверки

staff-search = Имя сотрудника
staff-filter = Кто может проверять
staff-filter-all = Все
staff-filter-yes = Могут проверять
staff-filter-no = Не могут
staff-count = { $n ->
    [one] { $shown } человек
    [few] { $shown } человека
   *[many] { $shown } человек
}
staff-name = Сотрудник
staff-scenarios = Сегодня может проверять
staff-powers = Доверенности
staff-checks = Проверок за 30 дней
staff-nothing = ничего
staff-from = с { $day }
staff-until = по { $day }
staff-power-label = { $name }: доверенность
staff-more = { $n ->
    [one] и ещё { $shown } прежняя
   *[other] и ещё { $shown } прежних
}

powers-issue = Выдать доверенность
powers-search = Имя или номер
powers-filter = Состояние доверенности
powers-filter-all = Все
powers-filter-active = Действуют
powers-filter-expiring = Истекают
powers-filter-not_yet = Ещё не действуют
powers-filter-suspended = Приостановлены
powers-filter-expired = Истекли
powers-filter-replaced = Заменены
powers-filter-revoked = Отозваны
powers-count = { $n ->
    [one] { $shown } доверенность
    [few] { $shown } доверенности
   *[many] { $shown } доверенностей
}
powers-csv = Скачать все, CSV
powers-whom = Кому
powers-scenarios = Что проверять
powers-term = Срок
powers-state = Состояние
powers-number = № { $number }
powers-term-days = { $from } — { $until }

field-person = Кому: СНИЛС или телефон
field-scenario = Что можно проверять
field-from = Действует с
field-until = По
field-reason = Причина
field-suspend_reason = Почему приостанавливаете
field-resume_reason = Почему возобновляете
field-weekday = Дни недели
field-hours_from = С какого часа
field-hours_until = До какого часа
field-checks_a_day = Проверок в день, не больше
field-replaces = Прежняя доверенность

power-new = Новая доверенность
power-new-text = Сотрудник сможет проверять сразу, как наступит день начала.
power-new-refused = Доверенность не выдана
power-new-cancel = Отменить
power-like = По образцу прежней доверенности: { $name }
power-like-text = Полномочия и срок уже заполнены. СНИЛС или телефон введите заново: здесь мы их не показываем.
power-person-hint = У человека уже должен быть подтверждённый аккаунт
power-scenario-hint = Остального сканер не предложит, а сервер не ответит
power-identity-hint = Фотография, имя, дата рождения и документ — каждый раз только с согласия гостя. Давайте тем, кому это нужно по закону.
power-from-hint = с 00:00 мск этого дня
power-until-hint = этот день включён
power-limits = Ограничить дни, часы или число проверок
power-limits-text = Вне этих рамок сканер не сработает: сервер ответит, что проверка не входит в МЧД.
power-weekday-hint = Не отмечено ничего — любой день
power-hours-hint = по Москве; пусто — круглые сутки
power-hours_until-hint = смена через полночь тоже подойдёт: с 22:00 до 06:00
power-checks_a_day-hint = Пусто — сколько угодно
power-replaces = Заменить её новой
power-replaces-hint = Прежняя перестанет действовать с первого дня новой

power = Доверенность
power-title = Доверенность: { $name }
power-whom = Кому
power-organization = От кого
power-scenarios = Что можно проверять
power-term = Действует
power-term-days = с { $from } по { $until } года включительно
power-number = Номер
power-issue = Выдана
power-moment = { $day } года в { $time } мск, { $by }
power-revocation = Отозвана
power-reason = Причина
power-checks = По ней сделано
power-public = Открыто для всех
power-public-hint = По этому адресу любой проверит состояние доверенности. Имени сотрудника там нет.
power-issued = Доверенность выдана
power-issued-text = Сотрудник уже может проверять: пусть откроет сканер.
power-issued-later = Сотрудник сможет проверять с { $day } года.
power-revoked = Доверенность отозвана
power-revoked-text = Следующее же сканирование по ней не пройдёт.
power-revoke = Отозвать
power-revoke-text = Сработает со следующего же сканирования. Вернуть нельзя — можно только выдать новую.
power-revoke-button = Отозвать доверенность
power-revoke-refused = Доверенность не отозвана
power-limits-short = Ограничения
power-suspend = Приостановить
power-suspend-text = Пока вы разбираетесь, проверять по ней нельзя: сработает со следующего же сканирования. Возобновить можно в любой день.
power-suspend-button = Приостановить доверенность
power-suspend-refused = Доверенность не приостановлена
power-suspended = Доверенность приостановлена
power-suspended-text = Проверять по ней нельзя, пока вы её не возобновите.
power-resume = Возобновить
power-resume-text = Сотрудник снова сможет проверять, если срок ещё идёт.
power-resume-button = Возобновить доверенность
power-resume-refused = Доверенность не возобновлена
power-resumed = Доверенность снова действует
power-resumed-text = Сотрудник может проверять: пусть откроет сканер.
power-again = Выдать по её образцу
power-replaced = Замена
power-replaced-from = с { $day } года действует другая
power-history = История
power-history-text = Записи связаны цепочкой хешей: изменить или убрать одну незаметно нельзя.
power-event-issued = Выдана
power-event-suspended = Приостановлена
power-event-resumed = Возобновлена
power-event-replaced = Заменена новой
power-event-revoked = Отозвана
power-event-watch = Необычные проверки: { $rule }. Решите, возобновить ли.
power-event-by-nobody = автоматически
power-revocation-record = Запись об отзыве
power-reason-hint = Увидите вы и другие руководители организации. До 500 знаков.

checks-nothing-kept = О гостях здесь ничего нет: ни имён, ни номеров, ни фотографий.
checks-none = Проверок ещё не было
checks-none-text = Сотрудник с доверенностью открывает сканер на телефоне, выбирает организацию и наводит камеру на код. Первая проверка появится здесь сразу.
checks-none-button = Открыть сканер
checks-time = Время, мск
checks-staff = Сотрудник
checks-staff-any = Все
checks-scenario = Что проверяли
checks-outcome = Итог
checks-outcome-any = Любой
checks-receipt = Квитанция
checks-show = Показать
checks-unread = Код не прочитан
checks-slip = Талон { $slip }
list-before = Предыдущие
list-after = Следующие
checks-count = { $n ->
    [one] { $shown } проверка
    [few] { $shown } проверки
   *[many] { $shown } проверок
}

list-search = Найти
list-all = Показать все
list-nothing = Ничего не нашлось
list-nothing-text = Под эти условия ничего не подходит. Измените их или покажите всё.
list-narrowed = Показаны только: { $what } — { $count }.
list-narrowed-of = Показаны только: { $what } — { $shown } из { $all }.
list-quoted = «{ $text }»
list-csv = Скачать CSV
list-pages = Страницы списка
list-range = { $from }–{ $to } из { $total }
