# Сторож: необычные проверки, о которых узнаёт руководитель.
watch-title = Необычные проверки
watch-lead = Сканер замечает, когда сотрудник проверяет не так, как на входе. Это повод спросить, а не обвинение.
watch-none = Ничего необычного.
watch-rule-burst = Слишком часто
watch-rule-night = Ночью
watch-rule-refusals = Подряд «не подтверждено»
watch-rule-replays = Уже использованные коды
watch-told = { $name }, { $time }: { $count }.
watch-look = Поговорите с сотрудником и напишите, что выяснилось.
watch-suspend = Похоже на перебор: доверенность приостановлена, пока вы не решите.
watch-power = Открыть доверенность
watch-reason = Что выяснилось
watch-resolve = Закрыть
watch-resolve-label = Закрыть: { $rule }, { $name }
watch-resolved = Закрыто { $time }, { $name }:
watch-rules = По каким правилам
watch-rule = Правило
watch-threshold = Проверок
watch-window = За время
watch-minutes = { $n ->
    [one] { $shown } минуту
    [few] { $shown } минуты
   *[many] { $shown } минут
}
org-decide-watch = { $n ->
    [one] { $shown } необычная серия проверок
    [few] { $shown } необычные серии проверок
   *[many] { $shown } необычных серий проверок
}
org-decide-watch-text = Кто-то из сотрудников проверяет не так, как на входе.
org-decide-watch-button = Разобраться
