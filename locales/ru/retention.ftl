# Сроки хранения.
retention-link = Сроки хранения
retention-title = Сроки хранения
retention-lead = Здесь то, что сделало своё дело. Оно удаляется, когда срок истёк: раз в час, понемногу. Сроки задают при запуске сервера.
retention-head-what = Что
retention-head-days = Срок
retention-head-count = Хранится
retention-head-due = Пора удалить
retention-head-removed = Удалено
retention-head-day = День
retention-days = { $n ->
        [one] { $shown } день
        [few] { $shown } дня
       *[other] { $shown } дней
    }
retention-of-checks = Проверки у организаций
retention-why-checks = Общий срок исковой давности — три года (статья 196 ГК РФ): столько можно спорить о проверке. О человеке в этой записи нет ничего.
retention-of-holder-checks = Проверки у держателей
retention-why-holder-checks = То же для держателя: три года он может показать расписку (статья 196 ГК РФ).
retention-of-family-visits = Кто пропустил семью
retention-why-family-visits = Как проверки: три года (статья 196 ГК РФ).
retention-of-late-alarms = Тревоги о проверках без сети
retention-why-late-alarms = Три года с того дня, как руководитель её увидел (статья 196 ГК РФ). Непрочитанные остаются.
retention-of-abuse-alerts = Тревоги о необычных проверках
retention-why-abuse-alerts = Три года с того дня, как руководитель её закрыл (статья 196 ГК РФ). Открытые остаются.
retention-of-complaints = Обращения «Я этого не показывал»
retention-why-complaints = Пять лет после ответа: срок хранения обращений граждан (перечень Росархива, приказ № 236 от 20.12.2019, статья 154). Без ответа остаются.
retention-of-confirmations = Отменённые подтверждения аккаунтов
retention-why-confirmations = Три года после отмены: столько можно спорить о ней (статья 196 ГК РФ). Остальные нужны, пока есть аккаунт.
retention-of-consents = Отозванные согласия
retention-why-consents = Три года после отзыва (тот же перечень, статья 441): надо уметь показать, что согласие было.
retention-of-applications = Заявления, из которых ничего не вышло
retention-why-applications = Полгода: дольше для этой цели не нужны (часть 7 статьи 5 Закона № 152-ФЗ). Фотографии удаляются вместе с ними.
retention-of-shares = Закончившиеся ссылки на код семьи
retention-why-shares = Месяц: чтобы семья успела увидеть, кто открывал (часть 7 статьи 5 Закона № 152-ФЗ).
retention-of-unclaimed = Люди из списков, без аккаунта
retention-why-unclaimed = Три года после последнего статуса (часть 7 статьи 5 Закона № 152-ФЗ). Имя, СНИЛС и день рождения стираются; статусы остаются под номером: на них держится журнал.
retention-of-imports = Загруженные списки
retention-why-imports = Три года: кто и когда загрузил, сколько внесено. Самих строк в них нет.
retention-of-import-problems = Ошибки в строках списков
retention-why-import-problems = Три месяца: чтобы источник исправил. Значений строк в них нет.
retention-stays = Остаётся
retention-stays-text = Это не удаляется по сроку — и остаётся без человека, когда он удалил аккаунт.
retention-stays-log = Журналы
retention-stays-log-why = Каждая запись держит следующую: убрать одну — значит сломать доказательство. Имён людей программа в них не пишет.
retention-stays-statuses = Статусы
retention-stays-statuses-why = Журнал говорит о каждом из них, и проверка их сравнивает.
retention-stays-powers = Доверенности и их документы
retention-stays-powers-why = Их хранит организация, и они сверяются с журналом.
retention-stays-families = Банк многодетных семей
retention-stays-families-why = Это реестр: из него следуют статусы.
retention-stays-rights = Права и блокировки организаций
retention-stays-rights-why = Кто что разрешил или заблокировал и почему: это история самих решений, и в ней их немного.
retention-removals = Что удалено
retention-none = Пока ничего: ни один срок не истёк.
