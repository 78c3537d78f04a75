# The citizen portal: choice, showing, history, and what a plain camera opens.

## /id

id-title = Что показать — Digital ID
id-heading = Что показать?
id-lead = Проверяющий увидит ответ только на этот вопрос.
id-free = Показывать код — ваше право, а не обязанность: вместо него можно предъявить документ.
id-history-link = Кто и когда вас проверял
id-says-status = Увидят только: да или нет. Ни имени, ни других статусов.
id-says-identity = Данные увидят один раз и только после вашего «Разрешить».
id-says-loyalty = Продавец узнает номер вашей карты, и больше ничего.
id-licence = Ваш Digital ID создан по водительскому удостоверению
id-licence-text = С ним можно подтвердить только возраст. Статусы откроются, когда вы подтвердите личность по биометрии или загранпаспорту нового образца.
id-ended-on = Срок статуса закончился { $day } года.

id-underage-title = До 18 лет — Digital ID
id-underage-heading = Digital ID — с 18 лет
id-underage-lead = Показывать статусы можно со дня, когда вам исполнится 18. Страница откроется сама, ничего продлевать не надо.
id-underage-why = До совершеннолетия статус показать нельзя. Таково правило, и дело не в ваших данных: с ними всё в порядке.
id-underage-now = Что делать сейчас
id-underage-family = Если семья многодетная, статус может показать мама или папа.
id-underage-paper = В остальных случаях возьмите с собой документ: паспорт, ученический билет, удостоверение.

id-paused-title = Digital ID на паузе
id-paused-heading = Ваш Digital ID на паузе
id-paused-lead = Коды не выпускаются, и показанные раньше тоже не действуют. Данные на месте.
id-paused-now = Что делать сейчас
id-paused-end = Снять паузу можно самим, в настройках Digital ID.
id-paused-paper = До этого предъявляйте обычный документ: его обязаны принять.

id-nothing = Показывать пока нечего
id-nothing-text = Digital ID у вас ещё нет. Код выпускается вместе с фотографией из реестра: проверяющий сверяет по ней лицо.
id-nothing-how = Как его получить
id-nothing-biometrics = По биометрии. Если вы сдавали её в банке или в МФЦ, хватит вашего согласия.
id-nothing-passport = По загранпаспорту нового образца, на 10 лет: оператор сравнит лицо с фотографией в нём.
id-nothing-licence = По водительскому удостоверению. С ним можно подтвердить только возраст.
id-nothing-paper = Со всеми тремя помогут в МФЦ. Пока Digital ID нет, предъявляйте обычный документ.
id-nothing-scan = Проверить чужой код

## Why the registry cannot say yes, and what to do: for the holder alone

reason-unknown = Такого Digital ID в реестре нет.
reason-unknown-do = Если он должен быть, обратитесь в МФЦ.
reason-epoch_ended = Этот код вы отменили раньше, вместе с другими сеансами.
reason-epoch_ended-do = Откройте показ заново, код будет новый.
reason-paused = Ваш Digital ID на паузе.
reason-paused-do = Снять паузу можно в настройках Digital ID.
reason-underage = Этот возраст ещё не наступил.
reason-underage-do = До дня рождения предъявляйте документ.
reason-source_not_enough = По водительскому удостоверению этого показать нельзя.
reason-source_not_enough-do = Подтвердите личность по биометрии или загранпаспорту, и всё откроется само.
reason-status_not_found = Такого статуса в реестре у вас нет.
reason-status_not_found-do = Если он должен быть, обратитесь в ведомство, которое его установило.
reason-status_not_yet = Статус ещё не начал действовать.
reason-status_not_yet-do = Он откроется сам в первый день срока.
reason-status_ended = Срок статуса закончился.
reason-status_ended-do = Сведения передаёт тот, кто статус установил: попросите его продлить срок.
reason-status_suspended = Статус приостановлен.
reason-status_suspended-do = Почему, скажет ведомство, которое его установило.
reason-declined = Вы не разрешили показать данные или не успели ответить.
reason-declined-do = Если это были не вы, завершите другие сеансы в разделе «Аккаунт».
reason-not_offered = Этого пока никто не спрашивает.
reason-not_offered-do = Когда начнут, здесь появится код.

## /id/show

show-title = { $scenario } — Digital ID
show-heading = Показ кода: { $scenario }
show-back = Назад к выбору
show-now = Сейчас показываем:{" "}
show-change = , изменить
show-learns-status = Проверяющий увидит только: { $scenario } — да или нет
show-learns-identity = Проверяющий ничего не увидит, пока вы не разрешите
show-card = Код
show-photo = Ваша фотография
show-code-label = Код для проверки, меняется каждые 30 секунд
show-code-shown = Код на экране
show-enlarge = Показать код крупнее
show-still = Код обновится сам. Если он пропал, обновите страницу.
show-seconds = {"{"}n{"}"} с
show-until-new = до нового кода
show-until-next = до следующего кода
show-bright = Сделайте экран поярче
show-settling = Обновляем код…

show-taken-at = Проверено в {"{"}time{"}"}
show-taken-learns = Ответ видит только проверяющий. Следующий код появится сам.
show-taken-late = Проверка прошла без связи: слов для сверки у неё нет.
show-words-label = Те же слова — на экране проверяющего
show-individual = Частное лицо
show-check-organization = {"{"}name{"}"}, {"{"}time{"}"}
show-check-individual = Частное лицо проверило код, {"{"}time{"}"}
show-check-words = Слова проверки: {"{"}first{"}"} — {"{"}second{"}"}
show-check-more = Подробнее — в истории

show-offline = Нет связи
show-offline-text = Новый код не пришёл, а старый показывать нельзя. Подойдите к окну или включите мобильный интернет — код появится сам.
show-offline-since = Последний код погас в {"{"}time{"}"}
show-offline-paper = Можно предъявить обычный документ: его обязаны принять.
show-held = Нет связи. Код действует: коды на этом телефоне — до {"{"}time{"}"}.
show-held-heading = Показ кода без связи
show-held-others = Другие коды на этом телефоне
show-retry = Попробовать сейчас

show-hidden = Код скрыт
show-hidden-text = Пока вы на другой вкладке, код и фотография не видны.
show-again = Показать код
show-signed-out = Сеанс закончился
show-signed-out-text = Вы вышли, или прошло много времени. Войдите, и код появится снова.
show-sign-in = Войти
show-gone = Показать это больше нельзя
show-gone-text = В реестре что-то изменилось: например, закончился срок статуса. Причина — на странице выбора.
show-choose = К выбору

show-larger = Крупнее
show-smaller = Обычный вид
show-smaller-label = Вернуться к обычному виду
show-large-label = Код крупно
show-large-seconds = с до нового кода
show-digits = Цифры
show-digits-new = Новые
show-code = Код
show-digits-count = действуют цифры
show-digits-say = Назовите или покажите сотруднику
show-digits-careful = Подойдут только для проверки от организации. По телефону никому не диктуйте.
show-digits-failed = Цифры не пришли. Проверьте связь и нажмите ещё раз.
show-digits-wait = Слишком часто. Покажите код или подождите минуту.

show-ask-title = Просят показать, кто вы
show-ask-authority = ОГРН {"{"}ogrn{"}"}, доверенность № {"{"}power{"}"}
show-ask-fields = Сотрудник увидит один раз, на минуту:
show-field-photo = фотографию
show-field-name = фамилию, имя, отчество
show-field-birth = дату рождения
show-field-document = номер документа
show-ask-time = Ждёт ответа ещё {"{"}n{"}"} с. Не ответите — ничего не покажем.
show-ask-left = Осталось времени
show-ask-refuse = Отказать
show-ask-allow = Разрешить
show-ask-free = Отказ ни на что не влияет: сотрудник может попросить бумажный документ.
show-ask-allowed = Вы разрешили: сотрудник видит данные одну минуту.
show-ask-refused = Вы отказали: сотрудник ничего не увидел.
show-ask-over = На этот запрос уже ответили, или время вышло.
show-ask-failed = Ответ не ушёл. Проверьте связь и нажмите ещё раз.

## /id/history

history-title = Кто вас проверял — Digital ID
history-back = К выбору
history-heading = Кто вас проверял
history-lead = Видите только вы. У проверяющих вашего имени в списке нет.
history-at = { $time } (мск)
history-individual = Частное лицо
history-asked = Спросили: { $scenario }
history-saw-confirmed = Увидели: «Подтверждено».
history-saw-not_confirmed = Увидели: «Не подтверждено», без причины.
history-saw-awaiting_holder = Увидели: «Ждём ответа».
history-saw-expired = Увидели: «Код устарел».
history-saw-already_used = Увидели: «Уже использован».
history-saw-forged = Увидели: «Подделка».
history-saw-not_our_code = Увидели: «Другой код».
history-saw-no_authority = Ничего не увидели: у проверяющего не было полномочий.
history-saw-offline = Увидели: «Без сети» — подпись верна, данные не свежие.
history-words = Слова: { $first } — { $second }
history-empty = Вас ещё не проверяли
history-empty-text = Когда кто-нибудь проверит ваш код, здесь появится, кто это был, что спросил и что увидел.
history-empty-button = Показать код

## /v

code-title = Это код Digital ID
code-heading = Вы навели камеру на код Digital ID
code-lead = Обычная камера его не проверяет: такую страницу мог бы нарисовать кто угодно. Отсюда не видно, верен ли код.
code-check = Вы проверяете
code-check-text = Откройте сканер и наведите его на экран ещё раз. Ответ придёт за пару секунд, ставить ничего не нужно.
code-check-button = Открыть сканер
code-own = Это ваш код
code-own-text = Всё в порядке: о вас эта страница ничего не узнала. Не пересылайте снимки кода: через минуту они ничего не стоят, но лучше не привыкать.
code-own-button = Мой код
code-address = Код стоит в адресе после знака «#»: на сервер он не ушёл и в журналы не попал. В истории этого браузера адрес останется, но код в нём уже погас.
