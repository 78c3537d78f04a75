# Как получить Digital ID, его настройки и очередь фотографий у оператора.

## /id/new

enrol-title = Как получить Digital ID
enrol-held-title = Теперь у вас есть Цифровой ID
enrol-paused-title = Ваш Digital ID на паузе
enrol-steps = Шаги
enrol-step-consent = Согласие
enrol-step-way = Способ
enrol-step-photo = Фото
enrol-step-desk = Проверка
enrol-refused = Пока не получилось
enrol-back = К выбору
enrol-held-text = Выберите, что подтвердить, и покажите код. Проверяющий увидит только «да» или «нет».
enrol-held-button = Показать код

enrol-not-not-confirmed = Сначала подтвердите аккаунт.
enrol-not-not-confirmed-do = Придите с паспортом в МФЦ: это делается один раз.
enrol-not-not-citizen = Digital ID получают граждане России.
enrol-not-not-citizen-do = Если гражданство у вас уже есть, а в реестре записано другое, придите с паспортом в МФЦ: запись исправят.
enrol-not-underage = Digital ID получают с 18 лет.
enrol-not-underage-do = В день рождения эта страница откроется сама, ничего делать не надо.
enrol-not-unrecorded = Мы не знаем вашей даты рождения и гражданства.
enrol-not-unrecorded-do = Когда подтверждали ваш аккаунт, их не записали. Придите с паспортом в МФЦ: это две минуты.

consent-lead = Прочитайте, на что вы соглашаетесь. Передумать можно в любой день.
consent-title = Согласие
consent-version = Версия { $version }
consent-agree = Согласен на всё, что написано выше
consent-button = Дать согласие
field-agreed = Согласие
problem-document-taken = по этому документу уже есть другой Digital ID

way-lead = По чему узнать, что вы — это вы? От способа зависит, что можно будет показать.
way-biometrics = По биометрии
way-foreign_passport = По загранпаспорту нового образца
way-driving_licence = По водительскому удостоверению
way-shows-all = Можно показать возраст, статусы и документ
way-shows-age = Можно показать только возраст
field-way = Способ

way-biometrics-standard = Ваша биометрия сдана в банке или МФЦ и подтверждена.
way-biometrics-simplified = Ваша биометрия передана банком и подтверждена.
way-biometrics-until = Действует до { $day } года.
way-biometrics-button = Выбрать биометрию
way-biometrics-do = Сдать или подтвердить её можно в банке или МФЦ. А пока выберите другой способ.
way-biometrics-not-connected = Эта установка не связана с биометрическим реестром. Выберите другой способ.
way-biometrics-no-answer = Биометрический реестр сейчас не отвечает. Зайдите позже или выберите другой способ.
problem-evidence-missing = вашей биометрии в реестре нет
problem-evidence-unconfirmed = биометрия есть, но вы её не подтвердили
problem-evidence-ended = срок уже закончился
problem-evidence-too-long = таких сроков не бывает: проверьте год
problem-evidence-other-birth = в паспорте другая дата рождения, чем в вашем аккаунте
problem-evidence-other-country = это паспорт другой страны

way-passport-where = Откройте страницу с фотографией. Внизу две строки из букв, цифр и знаков «<»:
field-mrz_first = Первая строка
field-mrz_second = Вторая строка
way-passport-first-hint = 44 знака, начинается с P
way-passport-second-hint = 44 знака, начинается с номера паспорта
way-passport-honest = Веб-страница не может прочитать чип паспорта. Строки помогают не ошибиться в номере, а лицо с фотографией в паспорте сравнит оператор.
way-passport-button = Выбрать загранпаспорт
problem-mrz-length = в строке должно быть 44 знака
problem-mrz-character = здесь бывают только латинские буквы, цифры и знак «<»
problem-mrz-kind = это не паспорт: его строка начинается с P
problem-mrz-name = не нашли имени
problem-mrz-number = опечатка в номере: знаки с 1-го по 10-й
problem-mrz-birth = опечатка в дате рождения: знаки с 14-го по 20-й
problem-mrz-until = опечатка в сроке: знаки с 22-го по 28-й
problem-mrz-optional = опечатка в конце: знаки с 29-го по 43-й
problem-mrz-whole = опечатка: последний знак не сходится
problem-mrz-day = такого дня нет: проверьте даты

field-licence = Серия и номер
way-licence-hint = 10 знаков, строка 5 на лицевой стороне
field-licence_until = Действует до
way-licence-until-hint = Строка 4b на лицевой стороне
way-licence-button = Выбрать удостоверение

enrol-returned = Нужно другое фото
enrol-photo-lead = Фотография будет рядом с кодом: по ней вас узнают.
enrol-photo-own = Снять новое фото
enrol-photo-face = Лицо целиком, прямо в камеру
enrol-photo-light = Свет спереди, без тёмных очков
enrol-photo-alone = Только вы в кадре
field-portrait = Ваше фото
enrol-portrait-hint = Снимок или файл JPEG, PNG или WebP, до { $most } МБ
field-document = Фото документа
enrol-document-foreign_passport = Страница паспорта с фотографией
enrol-document-foreign_passport-hint = Целиком, без бликов: строки внизу должны читаться
enrol-document-driving_licence = Лицевая сторона удостоверения
enrol-document-driving_licence-hint = Целиком, без бликов: номер и лицо должны быть видны
enrol-preview = Снимок, который вы выбрали
enrol-photo-kept = Снимки хранятся зашифрованными, их видите вы и оператор. Место съёмки и другие сведения из файла мы стираем. Снимок документа удалим сразу после проверки.
enrol-photo-button = Отправить на проверку
enrol-photo-registry = Взять фото из биометрии
enrol-photo-registry-alt = Ваше фото в биометрическом реестре
enrol-photo-registry-text = Оно уже подтверждено: снимать новое не надо.
enrol-photo-registry-button = Взять это фото
enrol-other-way = Выбрать другой способ
problem-photo-not-picture = это не снимок, или файл повреждён: нужен JPEG, PNG или WebP
problem-photo-file-large = файл больше 8 МБ: уменьшите снимок
problem-photo-too-large = слишком большой снимок: не больше 40 мегапикселей
problem-photo-too-small = слишком мелко: подойдите ближе или снимите камерой телефона
problem-photo-too-dark = слишком темно: встаньте лицом к свету
problem-photo-too-bright = слишком светло: отойдите от яркого света
problem-photo-blurred = нечётко: протрите камеру и держите телефон ровно

enrol-waiting = Заявление на проверке
enrol-waiting-text = Оператор сравнит фотографии. Страницу можно закрыть: ответ появится здесь.
enrol-way = Способ
enrol-sent = Отправлено
enrol-look = Посмотреть, нет ли ответа
enrol-withdraw = Отозвать согласие
enrol-withdraw-text = Передумали? Отзовите согласие: заявление и снимки будут удалены.

id-nothing-get = Получить Digital ID
id-nothing-go-on = Продолжить заявление
id-nothing-waits = Заявление на проверке
id-nothing-why = Кто может получить

## /id/settings

settings-link = Настройки Digital ID
settings-title = Настройки Digital ID
settings-refused = Пока ничего не изменилось
settings-use = Использование
settings-state-active = используется
settings-state-paused = на паузе
settings-made = Создан
settings-pause-text = Пауза гасит все показанные коды и не выпускает новых: следующая же проверка по сети их не примет. Данные остаются на месте. Пригодится, если телефон потерялся.
settings-pause = Поставить на паузу
settings-resume-text = Коды снова будут выпускаться. Показанные до паузы не оживут. Спросим пароль.
settings-resume = Снять паузу
settings-consent-first = Согласие отозвано. Чтобы снять паузу, сначала дайте его снова.
settings-consent-again = Дать согласие снова
settings-consent = Согласие
settings-consent-given = Версия { $version }, дано { $time } (мск)
settings-consent-none = Сейчас согласия нет: коды не выпускаются.
settings-withdraw-text = Без согласия Digital ID встаёт на паузу, а показанные коды гаснут сразу. Фотография и документ останутся, пока вы не удалите Digital ID.
settings-withdraw = Отозвать согласие
settings-delete-title = Удалить Digital ID
settings-delete-text = Коды погаснут сразу. Спросим пароль.
settings-delete-gone = Удалим вашу фотографию, номер документа и заявление.
settings-delete-stays = Останутся прошлые проверки и квитанции: они нужны и вам, и тем, кто проверял. Статусы ведут ведомства, в реестре они тоже останутся.
settings-delete-again = Получить Digital ID заново можно в любой день, с начала.
settings-delete-sure = Да, удалить мой Digital ID
settings-delete = Удалить
settings-done-paused = Digital ID на паузе
settings-done-paused-text = Показанные коды больше не действуют.
settings-done-resumed = Digital ID снова используется
settings-done-resumed-text = Откройте показ: код будет новый.
settings-done-withdrawn = Согласие отозвано
settings-done-withdrawn-text = Digital ID на паузе, показанные коды больше не действуют.
settings-done-deleted = Digital ID удалён
settings-done-deleted-text = Фотографии и документа у нас больше нет.

## /registry/photos

photos = Фотографии
photos-lead = Сравните лицо с документом. Сначала те, кто ждёт дольше. Своё заявление здесь не видно: его решит другой оператор.
photos-none = Никто не ждёт
photos-none-text = Когда кто-нибудь отправит фотографию, она появится здесь.
photos-who = Кто
photos-way = Способ
photos-since = Ждёт с
photos-document = Документ
photos-until = Действует до
photos-latin = Имя латиницей
photos-portrait = Фото человека
photos-page = Фото документа
photos-biometrics = Фото в биометрическом реестре
photos-of-registry = Фотография взята из биометрического реестра, сравнивать её не с чем. Проверьте имя и срок.
photos-decision = Решение
photos-check-biometrics = Один и тот же человек? Лицо видно целиком?
photos-check-foreign_passport = Один и тот же человек? Номер, имя и срок на странице те же, что в заявлении? Паспорт с чипом — на 10 лет? Чип отсюда не прочитать: если сомневаетесь, верните и попросите прийти с паспортом.
photos-check-driving_licence = Один и тот же человек? Номер, имя и срок на удостоверении те же, что в заявлении?
photos-accept = Принять
photos-return = Вернуть
field-return_reason = Почему возвращаете
photos-return-hint = Это прочитает человек. Напишите, что исправить.
photos-refused = Решение не принято
photos-done-accepted = Принято
photos-done-accepted-text = У человека теперь есть Digital ID. Снимок документа удалён.
photos-done-returned = Возвращено
photos-done-returned-text = Человек увидит причину и пришлёт другое фото. Эти снимки удалены.
photos-decided = { $name }, { $time }.
photos-is-accepted = Уже принято
photos-is-returned = Уже возвращено
photos-is-gone = Заявления больше нет
photos-is-gone-text = Человек отозвал его или начал заново.
