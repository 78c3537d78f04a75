shift = Моя смена
shift-back = К сканеру
shift-since = За последние 12 часов, с { $time }. Только время и ответ: о гостях здесь ничего нет.
shift-empty = Пока ни одной проверки
shift-empty-text = Здесь будут ваши проверки за смену: сколько и с каким ответом.
shift-all = { $n ->
    [one] { $shown } проверка
    [few] { $shown } проверки
   *[many] { $shown } проверок
}
shift-latest = Последние двадцать
shift-time = Время
shift-outcome = Ответ
shift-begin = К сканеру
