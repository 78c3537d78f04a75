# Checks without a network: the scanner ("scan-", "outcome-" go into the island), the shell,
# late alarms, and sign-out with checks that wait.

scan-offline-data = Нет связи. Проверяем подпись по данным от {"{"}time{"}"}
scan-offline-nothing = Нет связи. Проверить код пока нельзя.
scan-waiting = Ждут отправки: {"{"}n{"}"}. Уйдут сами, когда появится связь.
scan-clock-ahead = Часы телефона спешат на {"{"}off{"}"}. Включите в настройках точное время из сети.
scan-clock-behind = Часы телефона отстают на {"{"}off{"}"}. Включите в настройках точное время из сети.
scan-clock-seconds = {"{"}n{"}"} с
scan-clock-minutes = {"{"}n{"}"} мин

outcome-offline-data = данные от {"{"}time{"}"}
outcome-offline-unsure = Телефон перезапускали без связи, и его часы сверить не с чем: посмотрите, идёт ли отсчёт на экране гостя.
outcome-too-old-word = Нет связи
outcome-too-old-fact = Данные слишком старые
outcome-too-old-why = Подпись по ним проверять нельзя. Подключитесь к сети хотя бы на минуту или попросите обычный документ.
outcome-online-only-word = Нужна связь
outcome-online-only-fact = Личность подтверждает только сервер
outcome-online-only-why = Гость должен разрешить показ, а спросить его без связи нельзя. Попросите паспорт.

scanpage-offline-details = Что разрешает доверенность, будет видно, когда появится связь. Сканер помнит её и без сети.

alarms-title = Тревоги
alarms-lead = Проверки без связи, которые потом не подтвердились. О гостях здесь ничего нет.
alarms-none = Тревог нет
alarms-none-text = Всё, что проверяли без связи, потом подтвердилось.
alarms-time = Проверка
alarms-staff = Сотрудник
alarms-scenario = Что спрашивали
alarms-problem = Что не так
alarms-state = Решение
alarms-problem-authority = Доверенность в это время не действовала или этого не разрешала.
alarms-problem-code = Код не наш или его ключ отозван: возможна подделка.
alarms-problem-time = Время проверки не сходится с кодом, или её отправили слишком поздно.
alarms-problem-status = Реестр этого не подтверждает.
alarms-problem-used = Этот же код предъявили ещё раз: { $time }.
alarms-sent = отправлена { $time }
alarms-acknowledge = Принято к сведению
alarms-acknowledge-label = Принять к сведению: { $time }, { $name }
alarms-acknowledged = { $name }, { $time }
alarms-cap-label = Сколько часов сканер работает без связи
alarms-cap-hint = От 0 до 72. При нуле без связи не проверяют. Сотруднику с открытым сканером новое число придёт за пять минут.
alarms-cap-save = Сохранить
alarms-csv = Скачать CSV
org-decide-alarms = { $count ->
    [one] { $count } проверка без связи не подтвердилась
    [few] { $count } проверки без связи не подтвердились
   *[other] { $count } проверок без связи не подтвердились
}
org-decide-alarms-text = Посмотрите, кто проверял и что оказалось не так.
org-decide-alarms-button = Открыть тревоги
csv-problem = Что не так
csv-sent = Отправлена
csv-acknowledged = Принято к сведению
csv-problem-authority = доверенность не действовала
csv-problem-code = код не наш
csv-problem-time = время не сходится
csv-problem-status = реестр не подтверждает
csv-problem-used = код предъявили ещё раз

unsent-sending = Отправляем проверки…
unsent-sending-lead = На этом телефоне остались проверки без связи. Отправим их и сразу выйдем.
unsent-title = Проверки не отправлены
unsent-lead = { $count ->
    [one] На этом телефоне ждёт отправки { $count } проверка без связи. Выход её сотрёт.
    [few] На этом телефоне ждут отправки { $count } проверки без связи. Выход их сотрёт.
   *[other] На этом телефоне ждут отправки { $count } проверок без связи. Выход их сотрёт.
}
unsent-send = Открыть сканер и отправить
unsent-anyway = Выйти и стереть
