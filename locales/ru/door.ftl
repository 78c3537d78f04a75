# The scanner at a door: groups, paper, the guest's language, self-scan.

scanpage-group = Счёт группы
scanpage-sheet-group = Счёт группы
scanpage-group-text = Для класса или экскурсии: сканер считает, сколько человек подтверждено. Отказы не считаются.
scanpage-group-target = Сколько человек должно быть
scanpage-group-target-hint = Можно не указывать
scanpage-group-begin = Начать счёт
scanpage-group-counts = Считаются только ответы «Подтверждено». Число хранится на этом устройстве.
scanpage-group-again = Считать сначала
scanpage-group-end = Закончить
scan-group-count = В группе: {"{"}n{"}"}
scan-group-of = В группе: {"{"}n{"}"} из {"{"}all{"}"}
scan-group-whole = Группа собрана: {"{"}n{"}"} из {"{"}all{"}"}

outcome-paper = Принят бумажный документ
outcome-paper-taken = Отмечено: принят бумажный документ
outcome-paper-failed = Не отмечено: нет связи или прошло слишком много времени
shift-paper = Бумажный документ

scanpage-reads-door = На входе
scanpage-reads-door-text = Считает группу, отмечает бумажный документ после отказа, показывает ответ по-английски, ставится на вход без сотрудника

kiosk = Самопроверка на входе
kiosk-lead = Планшет или телефон стоит на входе, гости показывают ему коды сами. Сотрудник не нужен.
kiosk-nobody = Нет действующей доверенности
kiosk-nobody-text = Самопроверка идёт от лица организации. Доверенность выдаёт её директор.
kiosk-refused = Включить не получилось
kiosk-organization = От чьего лица проверять
kiosk-pin-hint = От 4 до 8 цифр
kiosk-does-camera = Смотрит передняя камера, ответ исчезает сам через несколько секунд.
kiosk-does-identity = Личность здесь не показывается: её проверяет сотрудник.
kiosk-does-lock = Пока не введён ПИН, это устройство не открывает ничего, кроме сканера, — даже после перезагрузки.
kiosk-does-not = Кнопки самого устройства не в нашей власти. Чтобы из браузера не вышли, закрепите приложение: на Android — «Закрепление экрана», на iPad — «Гид-доступ».
kiosk-begin = Включить
kiosk-leave = Выйти из самопроверки
kiosk-leave-refused = Выйти не получилось
kiosk-leave-do = Выйти
kiosk-forgotten = Забыли ПИН? Войдите на другом устройстве и завершите этот сеанс на странице «Аккаунт».
kiosk-free = Это устройство не закрыто ПИН-кодом.
kiosk-back = К сканеру
field-pin = ПИН
field-pin_again = ПИН ещё раз
problem-shape-of-pin = нужно от 4 до 8 цифр
problem-other-pin = ПИН не совпадает с первым
problem-wrong-pin = ПИН не подошёл
