# The scanner. Texts that begin with "scan-" go into the island, "scanpage-" stay on the server.

scan-title = Сканер
scan-heading-organization = Сканирование от лица организации
scan-heading-individual = Сканирование от частного лица
scan-lead = Гость показывает код, вы видите ответ на один вопрос. Ничего о госте не сохраняется.
scan-as = Сканирование от лица:
scan-individual = Частное лицо
scan-as-individual = Как частное лицо
scan-individual-text = Увидите «да» или «нет», но проверка не считается документом
scan-chosen = Выбрано.
scan-more = Подробнее
scan-more-powers = Подробнее о полномочиях
scan-close = Закрыть

scan-camera-on = Включить камеру
scan-camera-why = Браузер спросит разрешение на камеру — нажмите «Разрешить». Картинка не покидает это устройство.
scan-camera-again = Попробовать снова
scan-reload = Обновить страницу
scan-picture = Картинка с камеры

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

scan-tools = Инструменты сканера
scan-tool-torch = Свет
scan-tool-lens = Камера
scan-tool-photo = Фото
scan-tool-photo-label = Выбрать фото с кодом
scan-tool-digits = Цифры
scan-tool-reads = Что умеет
scan-reads = Что умеет сканер
scan-from-photo = Из фото

scan-reads-id = Digital ID
scan-reads-id-text = Возраст и статусы с экрана гражданина: «да» или «нет»
scan-reads-digits = Восемь цифр
scan-reads-digits-text = Если камера не справляется: гость называет цифры, вы вводите
scan-reads-photo = Снимок кода
scan-reads-photo-text = Если сфотографировали только что: код живёт полминуты
scan-reads-foreign = Чужие коды
scan-reads-foreign-text = Узнаёт платёж, маркировку, ссылку и говорит, что это. Ссылки не открывает

scan-organizations = От чьего лица проверяете
scan-details = Ваши полномочия
scan-details-document = Документ
scan-details-number = Доверенность № {"{"}number{"}"}
scan-details-validity = Действует
scan-details-organization = Организация
scan-details-ogrn = ОГРН
scan-details-scenarios = Можно проверять
scan-details-open = Открыть доверенность
scan-details-individual = Вы проверяете сами за себя. Доверенность для этого не нужна: увидите «да» или «нет», а гость увидит, что его проверили.
scan-details-individual-limits = Восемь цифр и личность гостя проверяют только организации. Код гостя после вашей проверки остаётся свежим.

scan-lenses = Какой камерой смотреть
scan-lens = Камера {"{"}n{"}"}
scan-zoom = Приблизить вдвое
scan-zoom-off = Вернуть как было

scan-digits = Ввести цифры
scan-digits-label = Восемь цифр с экрана гостя
scan-digits-hint = Гость нажимает «Цифры» и называет их. Действуют минуту.
scan-digits-check = Проверить
scan-digits-length = Нужно восемь цифр, а здесь {"{"}n{"}"}
scan-digits-shape = Здесь не только цифры. Введите восемь цифр
scan-digits-unknown = Таких цифр нет или минута прошла. Попросите новые
scan-digits-too-many = Слишком много попыток. Подождите {"{"}minutes{"}"} мин или наведите камеру на код
scan-digits-individual = Цифры проверяют только организации: так код нельзя подобрать. Наведите камеру на код или выберите организацию.
scan-digits-choose = Выбрать организацию

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
scan-help-android = Chrome на Android
scan-help-android-1 = Нажмите значок слева от адреса.
scan-help-android-2 = «Разрешения» — «Камера» — «Разрешить».
scan-help-android-3 = Вернитесь сюда и нажмите «Попробовать снова».
scan-help-iphone = iPhone
scan-help-iphone-1 = «Настройки» — «Приложения» — Safari — «Камера».
scan-help-iphone-2 = Выберите «Разрешить».
scan-help-iphone-3 = Закройте сканер и откройте снова.
scan-help-computer = Компьютер
scan-help-computer-text = Нажмите значок камеры в строке адреса и разрешите. Если камеру занимает другая программа, закройте её.

scan-offline-since = Нет связи с {"{"}time{"}"}. Проверить код пока нельзя.
scan-update = Вышла новая версия сканера
scan-update-button = Обновить

scanpage-until = Доверенность до { $until } года
scanpage-expiring = Доверенность до { $until } года — { $days ->
    [0] сегодня последний день
    [one] ещё { $days } день
    [few] ещё { $days } дня
   *[many] ещё { $days } дней
  }
scanpage-expired = Доверенность истекла { $until } года. Обратитесь к директору.
scanpage-revoked = Доверенность отозвана. Обратитесь к директору.
scanpage-not_yet = Доверенность начнёт действовать { $from } года.
scanpage-period = с { $from } по { $until } года

scanpage-plain-title = Сканер без камеры
scanpage-plain-text = Камера работает только с JavaScript, а в этом браузере он выключен. Проверьте по цифрам: гость нажимает «Цифры» и называет их.
scanpage-plain-organization = От чьего лица
scanpage-plain-nobody = Цифры проверяют только организации, а действующей доверенности у вас нет. Включите JavaScript и наведите камеру на код.
scanpage-plain-awaiting = Ответ гостя виден только в сканере с включённым JavaScript. Попросите бумажный документ.
scanpage-refused = Проверить не получилось
scanpage-wrong = Исправьте, пожалуйста

field-digits = Восемь цифр
field-organization = Организация
field-key = Страница устарела, откройте её снова

scanpage-offline-title = Нет связи
scanpage-offline-lead = Сканер открыт, но проверить код без сети пока нельзя: ответ «да» или «нет» даёт только сервер.
scanpage-offline-network = Проверьте Wi-Fi или мобильный интернет.
scanpage-offline-paper = Пока связи нет, попросите обычный документ.
