# The scanner. Texts that begin with "scan-" go into the island, "scanpage-" stay on the server.

scan-title = Сканер
scanpage-heading-organization = Сканирование от лица организации
scanpage-heading-individual = Сканирование от частного лица
scanpage-lead = Гость показывает код, вы видите ответ на один вопрос. Ничего о госте не сохраняется.
scanpage-as = Сканирование от лица:
scan-individual = Частное лицо
scanpage-as-individual = Как частное лицо
scan-individual-text = Увидите «да» или «нет», но проверка не считается документом
scanpage-chosen = Выбрано.
scanpage-more = Подробнее
scanpage-more-powers = Подробнее о полномочиях
scanpage-close = Закрыть

scanpage-camera-on = Включить камеру
scanpage-camera-why = Браузер спросит разрешение на камеру — нажмите «Разрешить». Картинка не покидает это устройство.
scanpage-camera-again = Попробовать снова
scanpage-reload = Обновить страницу
scanpage-picture = Картинка с камеры

scan-hint-opening = Включаем камеру…
scan-hint-asking = Проверяем…
scan-hint-photo = Ищем код на фото…
scan-hint-aim = Наведите на код и фотографию
scan-hint-frame = Наведите на код: весь код в рамке, 20–30 см до экрана
scan-hint-other = Не читается? Выберите фото или введите цифры
scan-hint-closer = Поднесите телефон ближе к коду
scan-hint-away = Отодвиньте телефон: код должен войти в рамку целиком
scan-hint-light = Попросите сделать экран поярче
scan-hint-steady = Держите ровно: картинка смазана
scan-hint-offline = Без связи проверить нельзя

scanpage-tools = Инструменты сканера
scanpage-tool-torch = Свет
scanpage-tool-lens = Камера
scanpage-tool-photo = Фото
scanpage-tool-photo-label = Выбрать фото с кодом
scanpage-tool-digits = Цифры
scanpage-tool-reads = Что умеет
scanpage-reads = Что умеет сканер
scanpage-sheet-reads = Что умеет сканер
scanpage-from-photo = Из фото

scanpage-reads-id = Digital ID
scanpage-reads-id-text = Возраст и статусы с экрана гражданина: «да» или «нет»
scanpage-reads-digits = Восемь цифр
scanpage-reads-digits-text = Если камера не справляется: гость называет цифры, вы вводите
scanpage-reads-photo = Снимок кода
scanpage-reads-photo-text = Если сфотографировали только что: код живёт полминуты
scanpage-reads-elsewhere = Другие сканеры
scanpage-reads-elsewhere-text = Ручной сканер — в любой раскладке. Код можно вставить, снимок — перетащить
scanpage-reads-foreign = Чужие коды
scanpage-reads-foreign-text = Платёж, СБП, ссылку, маркировку и штрихкод товара читает на самом устройстве: никуда не отправляет и не открывает

scanpage-sheet-organizations = От чьего лица проверяете
scanpage-sheet-switch = Проверять от другого лица?
scanpage-switch-from = До сих пор
scanpage-switch-to = С этой минуты
scanpage-switch-do = Сменить
scanpage-switch-stay = Оставить как было
scanpage-sheet-details = Ваши полномочия
scanpage-details-document = Документ
scanpage-details-number = Доверенность № { $number }
scanpage-details-validity = Действует
scanpage-details-organization = Организация
scanpage-details-ogrn = ОГРН
scanpage-details-scenarios = Можно проверять
scanpage-details-limits = Где, когда и сколько
scanpage-details-open = Открыть доверенность
scanpage-details-individual = Вы проверяете сами за себя. Доверенность для этого не нужна: увидите «да» или «нет», а гость увидит, что его проверили.
scanpage-details-individual-limits = Восемь цифр и личность гостя проверяют только организации. Код гостя после вашей проверки остаётся свежим.

scanpage-sheet-lenses = Какой камерой смотреть
scan-lens = Камера {"{"}n{"}"}
scanpage-zoom = Приблизить
scanpage-zoom-off = Вернуть как было

scanpage-sheet-digits = Ввести цифры
scanpage-digits-label = Восемь цифр с экрана гостя
scanpage-digits-hint = Гость нажимает «Цифры» и называет их. Действуют минуту.
scanpage-digits-check = Проверить
scan-digits-length = Нужно восемь цифр, а здесь {"{"}n{"}"}
scan-digits-shape = Здесь не только цифры. Введите восемь цифр
scan-digits-unknown = Таких цифр нет или минута прошла. Попросите новые
scan-digits-too-many = Слишком много попыток. Подождите {"{"}minutes{"}"} мин или наведите камеру на код
scanpage-digits-individual = Цифры проверяют только организации: так код нельзя подобрать. Наведите камеру на код или выберите организацию.
scanpage-digits-choose = Выбрать организацию

scan-trouble-refused = Камера выключена
scan-trouble-refused-text = Браузер запретил этой странице камеру. Разрешите её — или проверьте без камеры.
scan-trouble-missing = Камера не найдена
scan-trouble-missing-text = На этом устройстве нет камеры. Проверить можно и без неё.
scan-trouble-busy = Камера занята
scan-trouble-busy-text = Её держит другая программа или вкладка. Закройте её и попробуйте снова — или проверьте без камеры.
scan-trouble-unsupported = Камера недоступна
scan-trouble-unsupported-text = Браузер даёт камеру только по защищённому адресу (https). Откройте его или обновите браузер. Проверить можно и без камеры.
scan-trouble-decoder = Сканер не загрузился
scan-trouble-decoder-text = Камера работает, но читать коды нечем: не загрузилась часть страницы. Проверьте связь и обновите страницу.
scanpage-help-android = Chrome на Android
scanpage-help-android-1 = Нажмите значок слева от адреса.
scanpage-help-android-2 = «Разрешения» — «Камера» — «Разрешить».
scanpage-help-android-3 = Вернитесь сюда и нажмите «Попробовать снова».
scanpage-help-iphone = iPhone
scanpage-help-iphone-1 = «Настройки» — «Приложения» — Safari — «Камера».
scanpage-help-iphone-2 = Выберите «Разрешить».
scanpage-help-iphone-3 = Закройте сканер и откройте снова.
scanpage-help-computer = Компьютер
scanpage-help-computer-text = Нажмите значок камеры в строке адреса и разрешите. Если камеру занимает другая программа, закройте её.

scan-offline-since = Нет связи с {"{"}time{"}"}. Проверить код пока нельзя.
scanpage-update = Вышла новая версия сканера
scanpage-update-button = Обновить

scanpage-until = Доверенность до { $until } года
scanpage-expiring = Доверенность до { $until } года — { $days ->
    [0] сегодня последний день
    [one] ещё { $days } день
    [few] ещё { $days } дня
   *[many] ещё { $days } дней
  }
scanpage-expired = Доверенность истекла { $until } года. Обратитесь к директору.
scanpage-revoked = Доверенность отозвана. Обратитесь к директору.
scanpage-suspended = Доверенность приостановлена. Обратитесь к директору.
scanpage-not_yet = Доверенность начнёт действовать { $from } года.
scanpage-period = с { $from } по { $until } года

scanpage-plain-title = Сканер без камеры
scanpage-plain-text = Камера работает только с JavaScript, а в этом браузере он выключен. Проверьте по цифрам: гость нажимает «Цифры» и называет их.
scanpage-plain-organization = От чьего лица
scanpage-plain-nobody = Цифры проверяют только организации, а действующей доверенности у вас нет. Включите JavaScript и наведите камеру на код.
scanpage-plain-awaiting = Ответ гостя виден только в сканере с включённым JavaScript. Попросите бумажный документ.
scanpage-refused = Проверить не получилось

field-digits = Восемь цифр
field-organization = Организация
field-key = Страница устарела, откройте её снова

scanpage-open-certificate = Открыть удостоверение
