# Жалоба «Я этого не показывал»: гражданин, организация, оператор.

complaint-link = Я этого не показывал
complaint-link-label = Я этого не показывал: проверка { $time }
complaint-yours-link = Ваша жалоба
complaint-answer-link = Читать ответ
complaint-yours-label = Ваша жалоба на проверку { $time }
complaint-state-open = ждёт ответа
complaint-state-answered = есть ответ
complaint-state-withdrawn = отозвана

complaint-title = Я этого не показывал
complaint-what = Что будет дальше
complaint-what-text = Если это были не вы, кто-то мог показать ваш код. Жалоба не отменит проверку, но её разберут.
complaint-sees-organization = Организация увидит, что на проверку пожаловались: её время, сотрудника, что спросили и что он увидел. Ни вашего имени, ни ваших слов. Руководитель ответит, и ответ появится здесь.
complaint-sees-individual = Тот, кто проверял, о жалобе не узнает. Ответит оператор, и ответ появится здесь.
complaint-sees-operator = Оператор реестра увидит всё: ваше имя, проверку, ваши слова и ответ.
complaint-words-hint = Можно не писать. До 500 знаков: где вы были, у кого мог быть ваш телефон.
complaint-send = Пожаловаться
complaint-cancel = Не жаловаться
complaint-refused = Жалоба не отправлена
field-words = Что случилось

complaint-yours = Ваша жалоба от { $time } (мск)
complaint-your-words = Ваши слова — их видит только оператор
complaint-open-organization = Жалобу видят организация и оператор. Ответ организации появится здесь.
complaint-open-individual = Жалобу видит оператор. Его ответ появится здесь.
complaint-withdrawn-text = Вы отозвали жалобу. Пожаловаться на ту же проверку ещё раз нельзя.
complaint-answer-organization = Ответ организации, { $time } (мск)
complaint-answer-operator = Ответ оператора, { $time } (мск)
complaint-withdraw-text = Вспомнили, что показывали сами? Жалобу можно отозвать, пока на неё не ответили.
complaint-withdraw = Отозвать жалобу

complaints = Жалобы
complaints-lead = Гость говорит, что не показывал этот код. Кто он и что написал, здесь не видно: это знает только оператор реестра.
complaints-none = Жалоб нет
complaints-none-text = Если кто-то скажет о вашей проверке «Я этого не показывал», она появится здесь.
complaints-state = Жалоба
complaints-open-label = Открыть жалобу: { $time }
complaint-about = Жалоба на проверку { $time }
complaint-about-text = Выясните у сотрудника, чей код он проверял, и ответьте: ответ прочтут гость и оператор.
complaint-answer = Ответ
complaint-answer-title = Ответить и закрыть
complaint-answer-hint = Прочтут тот, кто пожаловался, и оператор. До 500 знаков.
complaint-answer-send = Ответить
complaint-answer-refused = Ответ не отправлен
field-answer = Ответ

org-decide-complaints = { $n ->
    [one] { $shown } жалоба ждёт ответа
    [few] { $shown } жалобы ждут ответа
   *[many] { $shown } жалоб ждут ответа
}
org-decide-complaints-text = Гость говорит, что не показывал код, который проверил ваш сотрудник.
org-decide-complaints-button = Ответить

registry-complaints-lead = Держатели говорят, что не показывали этих кодов. На проверки организаций отвечают организации, на проверки частных лиц — вы.
registry-complaints-none-text = Когда держатель скажет о проверке «Я этого не показывал», она появится здесь.
complaints-all = Все
complaints-filter-open = Ждут ответа
complaints-filter-answered = Есть ответ
complaints-filter-withdrawn = Отозваны
complaints-time = Когда, мск
complaints-organization = Кто проверял
complaints-said = Слова держателя
complaints-outcome = Итог проверки
complaints-no-words = без слов
complaints-holder = Держатель

csv-complaint = Жалоба (мск)
csv-holder = Номер держателя
csv-words = Слова держателя
csv-organization = Организация
csv-answer = Ответ

history-who = Кто проверял
history-who-any = Все
history-outcome = Что увидели
history-outcome-any = Любой итог
history-power = По доверенности
