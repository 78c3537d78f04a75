# Sign-in by a code that a signed-in phone reads.

sign-in-code-ask = Войти по коду с телефона
sign-in-code-again = Показать новый код
sign-in-code-open = Войдите с телефона
sign-in-code-allowed = Телефон подтвердил вход
sign-in-code-refused = На телефоне отказались
sign-in-code-over = Код больше не действует
sign-in-code-label = Код для входа
sign-in-code-step-1 = Откройте на телефоне Digital ID: вы уже вошли там.
sign-in-code-step-2 = Наведите на код камеру телефона или сканер Digital ID.
sign-in-code-step-3 = Подтвердите вход на телефоне — эта страница откроется сама.
sign-in-code-minutes = { $n ->
    [one] Код действует { $n } минуту, один раз и только в этом браузере.
    [few] Код действует { $n } минуты, один раз и только в этом браузере.
   *[many] Код действует { $n } минут, один раз и только в этом браузере.
}
sign-in-code-address = Код адресом
sign-in-code-allowed-text = Осталось открыть.
sign-in-code-enter = Продолжить
sign-in-code-refused-text = Вход на этом устройстве не подтверждён. Если так вышло случайно, покажите новый код.
sign-in-code-over-text = Прошло две минуты, код уже использован или показан в другом браузере.
sign-in-code-back = Войти с паролем

sign-in-question-open = Войти на другом устройстве?
sign-in-question-allowed = Вход подтверждён
sign-in-question-refused = Вход отклонён
sign-in-question-lead = Браузер просит войти от вашего имени.
sign-in-question-device = Где
sign-in-question-unknown = Неизвестный браузер
sign-in-question-time = Когда
sign-in-question-network = Сеть
sign-in-question-who = Кто войдёт
sign-in-question-warning = Подтверждайте, только если код сейчас перед вами на вашем экране. Код, который прислали, показали по видеосвязи или наклеили на улице, — обман.
sign-in-question-allow = Это я, войти
sign-in-question-refuse = Это не я
sign-in-question-can = Завершить вход можно в любой момент на странице «{ $where }».
sign-in-question-allowed-text = На том устройстве всё откроется само. Завершить тот сеанс можно на странице аккаунта.
sign-in-question-refused-text = Тот браузер ничего не получил. Делать больше ничего не нужно.
