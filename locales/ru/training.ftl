# Тренировка сотрудников: учебные гости, настоящие экраны сканера.
training = Тренировка
training-lead = Семь гостей, три минуты: чтобы первый настоящий гость не застал врасплох.
training-back = К сканеру
training-begin = Начать
training-again = Пройти ещё раз
training-to-scanner = К сканеру
training-passed = Тренировка пройдена
training-passed-text = Пройдено { $day } года. Проходить заново не нужно.
training-step-1 = Гость показывает код
training-step-1-text = Вы сканируете его одним нажатием.
training-step-2 = Сканер отвечает
training-step-2-text = Экран ровно такой же, как на работе.
training-step-3 = Вы решаете, что делать
training-step-3-text = Мы скажем, верно ли это и почему. Где ошиблись, спросим ещё раз.
training-private = Учебные коды ничего не подтверждают и никуда не попадают: ни в список проверок, ни в цифры. Ошибок никто не увидит — только то, что тренировка пройдена.

training-organization = Учебная библиотека
training-progress = Гость { $number } из { $of }
training-late = Этот шаг уже пройден. Продолжаем отсюда.
training-leave = Прервать
training-shows = Гость показывает код
training-payment = Оплата
training-face = Фотография гостя
training-code = Учебный код гостя
training-scan = Сканировать

training-question = Что вы сделаете?
training-answer-serve = Обслужу гостя
training-answer-ask_fresh = Попрошу показать свежий код
training-answer-ask_ours = Попрошу открыть Digital ID
training-answer-ask_paper = Попрошу бумажный документ
training-answer-refuse = Откажу
training-answer-choose_organization = Выберу другую организацию

training-right = Верно
training-wrong = Здесь иначе
training-you = Ваш ответ: «{ $answer }».
training-next = Следующий гость
training-next-wrong = Дальше — этого гостя встретите ещё раз
training-finish = Закончить

training-against-serve = Обслужить нельзя: «Подтверждено» на экране не было.
training-against-ask_fresh = Свежий код скажет то же самое.
training-against-ask_ours = Digital ID гость уже открыл.
training-against-ask_paper = Бумаги для этого не нужны.
training-against-refuse = Отказывать рано: у гостя есть ещё возможность.
training-against-choose_organization = С вашими полномочиями всё в порядке: дело не в них.

training-why-good = Зелёный экран и «Подтверждено» — этого достаточно. Сравните лицо с фотографией, слова на двух экранах и обслужите гостя.
training-why-not_confirmed = Реестр не подтвердил, а почему — видит только гость. Статус мог ещё не попасть в реестр, поэтому попросите бумажный документ. Не спрашивайте о причине.
training-why-expired = Код старше полуминуты: чаще всего это снимок экрана. Попросите гостя открыть Digital ID при вас — свежий код появится сам.
training-why-used = Этот код уже приняли в другом месте: его могли переслать. Попросите показать свежий при вас, он меняется каждые 30 секунд.
training-why-forged = Подпись не наша: такой код нарисован. По нему не обслуживают. Гость и сам мог обмануться, поэтому вежливо откажите или попросите бумажный документ.
training-why-foreign = Это не Digital ID, а платёжный код. Ничего не оплачено и не открыто. Скажите гостю, какое приложение открыть.
training-why-no_authority = Ваша доверенность не разрешает спрашивать об этом, поэтому код не проверялся. Гость ни при чём: выберите организацию, от которой можно, или проверьте как частное лицо.

training-public = Это учебный код
training-public-text = Сотрудники учатся на таких проверять Digital ID. Он ничего не подтверждает: если его показывают вместо настоящего, попросите открыть Digital ID.

training-staff = Тренировка сотрудников
training-staff-lead = Три минуты в сканере с учебными кодами: хорошим, старым, поддельным, чужим — и вопросом без полномочий.
training-rule = Когда доверенность вступает в силу
training-free = Сразу, с первого дня доверенности.
training-demanded = После тренировки — с { $day } года, и для выданных раньше.
training-rule-text = Кто тренировку не прошёл, тому сканер скажет: «Сначала тренировка: 3 минуты» — и откроет её. Пройдёт — сможет проверять в ту же минуту.
training-demand = Требовать тренировку
training-demand-end = Больше не требовать
training-only = Решает руководитель. Вы — заместитель.
training-refused = Правило не изменилось
training-demanded-done = Тренировка обязательна
training-demanded-done-text = Кто её не прошёл, не сможет проверять, пока не пройдёт.
training-free-done = Тренировка не обязательна
training-free-done-text = Доверенности действуют с первого дня.
training-people = Кто прошёл
training-who = Кто прошёл
training-counted = Прошли { $passed } из { $all }.
training-name = Сотрудник
training-when = Тренировка
training-on = пройдена { $day } года
training-not-yet = не пройдена
field-demanded = Правило

scanpage-training = Тренировка: 3 минуты
scanpage-trained = Тренировка пройдена { $day } года
scanpage-untrained = Сначала тренировка: 3 минуты
scanpage-untrained-text = Доверенность вступит в силу, как только вы её пройдёте: { $organizations }.
