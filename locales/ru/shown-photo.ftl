# Фотография из реестра на экране проверяющего: согласие и что о нём сказано.

settings-photo = Фото для проверяющего
settings-photo-on = показывается
settings-photo-off = не показывается
settings-photo-text = После ответа «Подтверждено» сотрудник организации 15 секунд видит вашу фотографию из реестра и сравнивает её с вами. Так чужой телефон или видеозвонок не помогут выдать себя за вас.
settings-photo-careful = Мы фотографию не сохраняем и убираем с экрана. Но экран можно снять на телефон: этому не помешает никто.
settings-photo-needs = Сначала нужно согласие на Digital ID.
settings-photo-title = Согласие на показ фото
settings-photo-agree = Разрешаю показывать фото
settings-photo-give = Показывать фото
settings-photo-withdraw-text = Отозвать можно в любую минуту: следующая же проверка покажет только ответ.
settings-photo-withdraw = Больше не показывать
settings-done-photo = Фото будет показано
settings-done-photo-text = Организации увидят его после ответа «Подтверждено», на 15 секунд.
settings-done-no-photo = Фото больше не показывается
settings-done-no-photo-text = Уже следующая проверка покажет только ответ.
settings-consents = Все ваши согласия
settings-consents-digital_id = Digital ID
settings-consents-photo = Фото для проверяющего
settings-consents-ended = отозвано { $time } (мск)
show-learns-photo = { $learns }; организация — и ваше фото, на 15 секунд
history-photo = Организации показали ваше фото, на 15 секунд.
outcome-portrait = Сравните лицо с фотографией. Через 15 секунд она исчезнет. Снимать экран нельзя.
outcome-portrait-failed = Фото не пришло. Ответ верен и без него.
