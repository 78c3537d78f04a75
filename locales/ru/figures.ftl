# Проверки организации в цифрах.
figures-days = { $from } года — { $until } года, дни по московскому времени.
figures-periods = За какое время
figures-period = { $n ->
    [one] { $shown } день
    [few] { $shown } дня
   *[many] { $shown } дней
}
figures-checks = { $n ->
    [one] проверка
    [few] проверки
   *[many] проверок
}
figures-confirmed = подтверждено
figures-offline = без связи
figures-alarms-count = { $n ->
    [one] поздняя тревога
    [few] поздние тревоги
   *[many] поздних тревог
}
figures-by-day = Проверки по дням
figures-days-label = Столбцы по дням: всего проверок { $total }, больше всего { $day } года — { $most }
figures-key-yes = подтверждено
figures-key-other = все остальные
figures-outcomes = Чем закончились
figures-scenarios = Что проверяли
figures-refusals = Почему не подтверждено
figures-refusals-none = За это время подтвердилось всё.
figures-table = Эти же цифры таблицей
figures-day = День
figures-count = Сколько
figures-of-them = Подтверждено
figures-what = Что
figures-share = Доля
figures-alarms-all = Все тревоги
figures-csv = Скачать все цифры, CSV
csv-figure = Показатель
csv-of-what = Чего
csv-checks = Сколько
csv-confirmed = Из них подтверждено
