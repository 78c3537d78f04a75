# Документы доверенностей (МЧД): выдача, загрузка, что в них не так
mchd-document = Документ (МЧД)
mchd-download = Скачать XML
mchd-download-signature = Скачать подпись, .sig
mchd-not-qualified = Подпись сделана ключом этой установки. Это не квалифицированная электронная подпись (КЭП): за пределами Digital ID юридической силы она не имеет.
mchd-authority = Сертификат, которым проверяется подпись
mchd-no-document = Документ не составлен: формату не хватает КПП организации или СНИЛС руководителя либо сотрудника. Проверять по доверенности это не мешает.
mchd-power-imported = Доверенность принята
mchd-power-imported-text = Подпись наша и верна: сотрудник уже может проверять.

mchd-import = Загрузить МЧД
mchd-import-text = Доверенность, составленная в другой системе: файл XML единого формата (EMCHD_1) и, если есть, подпись к нему.
mchd-import-button = Проверить и загрузить
mchd-xml-hint = Файл ON_EMCHD_….xml, до 256 КБ
mchd-signature-hint = Необязательно: отсоединённая подпись CMS. Без известной нам подписи доверенность заработает только после проверки оператором.
field-xml = Документ, XML
field-signature = Подпись, .sig
mchd-refused = Документ не принят
mchd-findings = { $n ->
    [one] Нашлось { $shown } замечание. Ничего не сохранено.
    [few] Нашлось { $shown } замечания. Ничего не сохранено.
   *[many] Нашлось { $shown } замечаний. Ничего не сохранено.
}
mchd-line = Строка
mchd-element = Элемент
mchd-reason = Что не так
mchd-whole-file = файл целиком
mchd-signature-file = подпись
mchd-imported = Загруженные документы
mchd-unconfirmed = Документ ждёт подтверждения
mchd-unconfirmed-text = Подписи нет или её сертификат нам не знаком. Полномочий документ пока не даёт: его посмотрит оператор.
mchd-state-accepted = Принят
mchd-state-unconfirmed = Не подтверждён
mchd-state-refused = Отклонён

mchd-waiting = Документы на проверку
mchd-waiting-text = МЧД без подписи или с подписью неизвестным сертификатом. Пока вы их не примете, полномочий они не дают.
mchd-none-wait = Ничего не ждёт
mchd-none-wait-text = Сюда попадают загруженные доверенности, за которые не ручается известная нам подпись.
mchd-brought = Загружен
mchd-signer = Кем подписан
mchd-nobody-signed = никем
mchd-fingerprint = Отпечаток сертификата, SHA-256
mchd-accept = Принять
mchd-refuse = Отклонить
mchd-accepted = Документ принят
mchd-accepted-text = Доверенности по нему действуют.
mchd-refused-by-operator = Документ отклонён
mchd-refused-text = Полномочий он не даёт.
mchd-good = Документ годится

# Замечания: безопасность чтения
mchd-too-large = Файл больше { $kb } КБ
mchd-encoding = Не UTF-8: документ должен быть в этой кодировке и так о себе и говорить
mchd-declaration = Документ должен начинаться со строки <?xml version="1.0" encoding="UTF-8"?>
mchd-illegal-character = Знак, которого в XML быть не может
mchd-doctype = Объявление DOCTYPE: такие документы не принимаются
mchd-processing-instruction = Инструкция обработки: в документе её быть не должно
mchd-entity = Неизвестная сущность: допустимы только пять стандартных
mchd-too-deep = Вложенность больше { $most }
mchd-after-root = После конца документа есть ещё что-то
mchd-duplicate-attribute = Атрибут указан дважды
mchd-not-well-formed = Здесь нарушены правила XML
mchd-namespace = Это не «Доверенность» единого формата: проверьте имя и пространство имён (urn://x-artefacts/EMCHD_1)
mchd-unreadable = Документ не удалось прочитать — это наша ошибка

# Замечания: схема
mchd-unknown-element = В формате здесь нет такого элемента
mchd-misplaced = Элемент стоит не на своём месте: порядок важен
mchd-repeated = Такой элемент здесь лишний: он уже был
mchd-missing-element = Не хватает элемента «{ $name }»
mchd-unknown-attribute = В формате здесь нет такого атрибута
mchd-missing-attribute = Не хватает атрибута «{ $name }»
mchd-unexpected-text = Здесь не должно быть текста
mchd-length = Должно быть от { $min } до { $max } знаков
mchd-not-listed = Допустимо только: { $allowed }
mchd-shape-digits = Должны быть только цифры, и другое их число
mchd-shape-organization-inn = ИНН организации — 10 цифр
mchd-shape-person-inn = ИНН человека — 12 цифр
mchd-shape-kpp = КПП — 9 знаков: четыре цифры, две цифры или буквы, три цифры
mchd-shape-ogrn = ОГРН — 13 цифр
mchd-shape-ogrnip = ОГРНИП — 15 цифр
mchd-shape-snils = СНИЛС пишется так: 112-233-445 95
mchd-shape-guid = Должен быть GUID: 36 знаков с дефисами
mchd-shape-date = Должна быть настоящая дата в виде 2026-03-01
mchd-shape-limit-id = Должно быть число от 1 до 999
mchd-shape-flags = Должно быть восемь нулей и единиц
mchd-control-inn = Контрольные цифры ИНН не сходятся: проверьте, нет ли опечатки
mchd-control-ogrn = Контрольная цифра ОГРН не сходится: проверьте, нет ли опечатки
mchd-control-ogrnip = Контрольная цифра ОГРНИП не сходится: проверьте, нет ли опечатки
mchd-control-snils = Контрольное число СНИЛС не сходится: проверьте, нет ли опечатки

# Замечания: правила формата
mchd-blank = Одни пробелы
mchd-file-name = ИдФайл должен заканчиваться номером доверенности (НомДовер)
mchd-flags = Первый признак и признаки с пятого по восьмой всегда 0
mchd-kind-mismatch = Указан один вид, а описан другой
mchd-head-mismatch = Признак не сходится с тем, кто действует без доверенности
mchd-no-powers = Нет ни одного полномочия
mchd-powers-mismatch = Тип полномочий не сходится с тем, как они записаны
mchd-limit-repeated = Номер ограничения повторяется
mchd-reversed = Последний день раньше первого
mchd-too-long = Срок больше десяти лет
mchd-in-future = Выдана позже сегодняшнего дня
mchd-over = Срок уже закончился
mchd-birth = День рождения не раньше дня выдачи
mchd-unsupported = Формат это допускает, но здесь такое не принимается
mchd-needed = Формат это допускает, но здесь нужен атрибут «{ $name }»

# Замечания: полномочие проверять
mchd-no-mandate = Нет полномочия проверять коды (DIGITALID_VERIFY_STATUS)
mchd-mandate-repeated = Полномочие проверять коды указано дважды
mchd-unknown-limit = Неизвестное ограничение: пропустить его значило бы расширить полномочие
mchd-limit-value = Значение ограничения не разобрать
mchd-limit-kind-repeated = Такое ограничение уже есть
mchd-no-scenarios = Не сказано, что можно проверять (DIGITALID_SCENARIO)

# Замечания: здесь и сейчас
mchd-other-organization = Доверитель — другая организация: ОГРН или ИНН не ваши
mchd-already-here = Доверенность с таким номером здесь уже есть
mchd-unknown-person = У представителя с этим СНИЛС здесь нет подтверждённого аккаунта
mchd-branch-unknown = такого филиала у организации здесь нет: сначала добавьте его в разделе «Филиалы» под этим же названием
mchd-branch-closed = этот филиал закрыт: проверять по доверенности было бы негде

# Замечания: подпись
mchd-signature-malformed = Это не подпись CMS (CAdES)
mchd-signature-signers = Подписавший должен быть ровно один
mchd-signature-gost = Подпись по ГОСТ: такую, в том числе КЭП, эта программа проверить не умеет. Загрузите документ без подписи — его посмотрит оператор.
mchd-signature-algorithm = Подпись не ECDSA P-256 с SHA-256: другие здесь не проверяются
mchd-signature-other-content = Внутри подписи лежит другой документ
mchd-signature-no-certificate = В подписи нет сертификата подписавшего
mchd-signature-digest = Документ изменён после подписания
mchd-signature-wrong = Подпись не подходит к своему сертификату
mchd-signature-lapsed = Сертификат не действовал в момент подписания
mchd-signature-unknown = Сертификат неизвестен: до решения оператора полномочий не будет
