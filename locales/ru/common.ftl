# Words that every face uses.
skip = К содержанию
account = Аккаунт
sign-in = Войти
sign-out = Выйти
foot-how = Как это устроено
language-ru = Русский
language-en = English

outcome-confirmed = Подтверждено
outcome-not_confirmed = Не подтверждено
outcome-awaiting_holder = Ждём ответа
outcome-expired = Код устарел
outcome-already_used = Уже использован
outcome-forged = Подделка
outcome-not_our_code = Другой код
outcome-no_authority = Нет полномочий
outcome-offline = Без сети

power-state-not_yet = ещё не действует
power-state-suspended = приостановлена
power-state-active = действует
power-state-expiring = { $days ->
    [0] последний день
    [one] истекает через { $days } день
    [few] истекает через { $days } дня
   *[many] истекает через { $days } дней
}
power-state-expired = истекла
power-state-replaced = заменена
power-state-revoked = отозвана

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

error-signed-out = Нужно войти
error-signed-out-text = Вы не вошли, или сеанс закончился. Войдите — и продолжите с того же места.
error-not-confirmed = Аккаунт не подтверждён
error-not-confirmed-text = Показывать и проверять коды можно после того, как личность подтверждена.
error-not-found = Такой страницы нет
error-not-found-text = Адрес набран с ошибкой, устарел или ведёт туда, куда у вас нет доступа. Проверьте адрес или начните с главной.
error-invalid = Не получилось разобрать запрос
error-invalid-text = Данные пришли в неожиданном виде. Вернитесь, обновите страницу и попробуйте ещё раз.
error-conflict = Уже изменилось
error-conflict-text = Пока вы заполняли форму, данные изменились. Обновите страницу и проверьте, нужно ли ещё что-то делать.
error-too-many = Слишком много попыток
error-too-many-text = { $minutes ->
    [one] Подождите { $minutes } минуту и попробуйте ещё раз.
    [few] Подождите { $minutes } минуты и попробуйте ещё раз.
   *[many] Подождите { $minutes } минут и попробуйте ещё раз.
}
error-foreign-origin = Запрос пришёл с другого сайта
error-foreign-origin-text = Мы его не выполнили, чтобы никто не мог действовать от вашего имени. Откройте нужную страницу здесь и повторите.
error-too-large = Слишком большой запрос
error-too-large-text = Столько данных форма не принимает. Сократите текст и отправьте ещё раз.
error-method = Так сюда не обращаются
error-method-text = Эта страница не принимает такой запрос. Начните с главной.
error-unavailable = Сервис не отвечает
error-unavailable-text = База данных или сеть сейчас недоступны. Ничего не потеряно: попробуйте ещё раз через минуту.
error-internal = Что-то сломалось у нас
error-internal-text = Мы уже записали, что произошло. Попробуйте ещё раз; если не поможет, сообщите номер запроса.
error-network = Нет связи
error-network-text = Проверьте интернет и попробуйте ещё раз.
error-request-id = Номер запроса:
error-home = На главную
error-again = Попробовать ещё раз

problem-required = заполните это поле
problem-too-long = слишком длинно, сократите
problem-shape = проверьте: так не пишут
problem-control = опечатка в номере: контрольные цифры не сходятся
problem-date = такого дня нет
problem-past = день уже прошёл
problem-reversed = последний день раньше первого
problem-too-far = срок больше десяти лет
problem-choice = выберите из списка
problem-nobody-found = такого человека с аккаунтом нет
problem-account-not-confirmed = аккаунт этого человека не подтверждён
problem-wrong-credentials = телефон (СНИЛС) или пароль не подошли
problem-already-done = это уже сделано
problem-other-person = прежняя доверенность выдана другому человеку
problem-time = проверьте часы: такого времени нет или оно пустое
problem-count = нужно целое число от 1 до 100 000
problem-ambiguous = так пишут и телефон, и СНИЛС: поставьте +7 или дефисы
problem-already-invited = приглашение уже ждёт ответа
problem-file-kind = это не CSV и не XLSX, или файл повреждён
problem-file-large = в файле слишком много всего
problem-heads = не нашли нужных столбцов: сверьтесь с шаблоном
problem-no-lines = под названиями столбцов пусто
problem-too-many-lines = слишком много строк, разделите список
problem-not-staff = нет среди сотрудников: сначала пригласите
problem-repeated = этот человек уже есть выше
problem-has-one = такая доверенность уже есть
problem-enough-today = на сегодня хватит: до 100 приглашений в день, продолжите завтра
problem-full-name = нужны фамилия и имя

field-login = Телефон или СНИЛС
field-password = Пароль

sign-in-title = Вход — Digital ID
sign-in-title-error = Ошибка: войти не получилось — Digital ID
sign-in-heading = Вход
sign-in-refused = Войти не получилось
sign-in-login-hint = Например, +7 900 123-45-67 или 112-233-445 95
sign-in-button = Войти
sign-in-forgot = Забыли пароль?
sign-in-register = Создать аккаунт
demo-title = Демонстрация: войдите одним нажатием
demo-text = Эти люди выдуманы. Откройте гражданина и сотрудника в разных браузерах или в окне инкогнито: один покажет код, другой проверит.

confirm-heading = Сначала подтвердите личность
confirm-why = Вы вошли, но мы пока не знаем, что вы — это вы. Показывать код и проверять чужие можно после подтверждения.
confirm-step-1 = Возьмите паспорт и СНИЛС
confirm-step-1-text = Подойдёт и новый загранпаспорт с чипом.
confirm-step-2 = Придите к оператору реестра
confirm-step-2-text = В МФЦ или туда, где вам помогают с документами. Назовите телефон, с которым вы здесь зарегистрированы: оператор сверит лицо и подтвердит аккаунт при вас.
confirm-step-3 = Войдите ещё раз
confirm-step-3-text = Всё откроется само.
confirm-reason = Почему без этого нельзя
confirm-reason-text = Код доказывает факт о конкретном человеке. Если не проверить, кто вошёл, чужой статус мог бы показать любой, кто узнал ваш пароль.
confirm-meanwhile = Показать бумажный документ можно всегда: код — ваше право, а не обязанность.

face-confirm = Подтвердить аккаунт
face-confirm-text = Чтобы показывать и проверять коды.
face-id = Мой Цифровой ID
face-id-text = Показать код: старше 18, статус, льгота.
face-scan = Сканер
face-scan-text = Проверить код — от организации или от себя.
face-org = Кабинет организации
face-org-text = Доверенности, сотрудники, проверки.
face-registry = Реестр
face-registry-text = Держатели и их статусы.

sessions = Где вы вошли
session-this = вы здесь
session-unknown = Неизвестный браузер
session-seen = последний раз: { $time } (мск)
session-end = Завершить
session-end-label = Завершить сеанс: { $device }
sessions-end-others = Завершить все, кроме этого
sessions-end-others-text = Не узнаёте устройство? Завершите сеанс: все показанные раньше коды тоже перестанут действовать.
language = Язык
account-confirmed = Личность подтверждена
account-basic = Личность ещё не подтверждена

csv-number = Номер
csv-representative = Представитель
csv-scenarios = Полномочия
csv-from = С
csv-until = По
csv-state = Состояние
csv-state-not_yet = ещё не действует
csv-state-active = действует
csv-state-expiring = истекает
csv-state-expired = истекла
csv-state-revoked = отозвана
csv-time = Время (мск)
csv-staff = Сотрудник
csv-scenario = Что спросили
csv-outcome = Результат
csv-slip = Талон

pwa-id-name = Digital ID — мой код
pwa-id-short = Digital ID
pwa-id-text = Подтвердить один факт о себе кодом, который меняется каждые 30 секунд.
pwa-id-history = Кто меня проверял
pwa-scan-name = Digital ID — сканер
pwa-scan-short = Сканер ID
pwa-scan-text = Проверить код за секунды: да или нет, и ничего больше.
pwa-scan-shortcut = Сканировать

weekday-1 = Понедельник
weekday-2 = Вторник
weekday-3 = Среда
weekday-4 = Четверг
weekday-5 = Пятница
weekday-6 = Суббота
weekday-7 = Воскресенье
weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = вс
limits-hours = с { $from } до { $until } мск
limits-checks = { $n ->
    [one] не больше { $shown } проверки в день
   *[other] не больше { $shown } проверок в день
}
limits-branch = только «{ $name }»
