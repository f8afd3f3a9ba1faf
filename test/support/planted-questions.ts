/*
 * Questions that are planted in an export, each in ways in which customers might put it: invented, a language by another.
 * `{}` is a thing that the shop sells. Settings were chosen with these, so that their figures flatter.
 */

export interface Planted {
  /** Question -> its wordings. */
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly things: readonly string[];
  readonly greetings: readonly string[];
  /** What else is asked and said, once each. */
  readonly noise: readonly string[];
}

export const PLANTED: Readonly<Record<string, Planted>> = {
  en: {
    questions: {
      return: [
        'How do I return the {}?',
        'How can I return my {} please?',
        'What do I need to do to return a {}?',
        'I want to return the {}, how does that work?',
        'Can you tell me how returning a {} works?',
        'Is it possible to return the {} I bought?',
        'where do I send the return for my {}?',
        'How to return an item?',
        'could you explain how returns work?',
      ],
      password: [
        'How do I reset my password?',
        'I forgot my password, how can I reset it?',
        'Where can I change my password?',
        'password reset link does not arrive, what now?',
        'My password is not accepted, can you reset it?',
        'Can you send me a new password?',
        'How can I get a new password for my login?',
        'is there a way of resetting the password?',
        "I can't remember my password, what should I do?",
      ],
      invoice: [
        'Where can I find my invoice?',
        'Can you send me the invoice for the {}?',
        'I need an invoice for order 48213, where do I get it?',
        'Could I have an invoice with my company name?',
        'How do I download the invoice?',
        'Is there an invoice in my account?',
        'When will I get the invoice for my {}?',
        'Do you send invoices by mail?',
        'Why did I not receive any invoice?',
      ],
      abroad: [
        'Do you ship to Norway?',
        'Do you ship abroad?',
        'Is it possible to ship the {} to Norway?',
        'How much does shipping to Norway cost?',
        'Can you ship a {} to another country?',
        'which countries do you ship to?',
        'Does your shop ship internationally?',
        'would you ship the {} to an address in Norway?',
        'Are you shipping to countries abroad?',
      ],
      warranty: [
        'How long is the warranty on the {}?',
        'Is there a warranty for the {}?',
        'What does the warranty cover?',
        'Is my {} still under warranty?',
        'Does the warranty cover broken parts of the {}?',
        'How many years of warranty do I get?',
        'Where do I register for the warranty?',
        'Do I need the receipt for the warranty of my {}?',
        'What is covered by your warranty?',
      ],
      pickup: [
        'Can I pick up my order in the store?',
        'Is it possible to pick up the {} at your store?',
        'When can I come to the store to pick up my order?',
        'Do you offer store pickup?',
        'Which documents do I need to pick up the {} in store?',
        'Can my wife pick up my order from the store?',
        'How long do you keep orders for pickup in the store?',
        'Can I order online and pick up in a store?',
        'May somebody else pick up the order for me at the store?',
      ],
      where: [
        'Where is my order?',
        'Can you tell me where my order is?',
        "I still don't have my order, where is it?",
        'my order has not arrived, where could it be?',
        'Do you know where my {} is? My order is late',
        'When will my order arrive?',
        'What is the status of my order?',
        'has my order been sent yet? where is it now?',
      ],
      cancel: [
        'How do I cancel my order?',
        'Can I cancel my order?',
        'I want to cancel the order for the {}, is that possible?',
        'Is it too late to cancel an order?',
        'Could you cancel my order please?',
        'please can you cancel order 48213?',
        'How can an order be cancelled?',
        'Is cancelling my order still possible?',
      ],
      address: [
        'Can I change the delivery address of my order?',
        'I gave the wrong address, can you change it?',
        'How do I change the address for my order?',
        'Is it possible to send the order to another address?',
        'Could you correct the address of my order?',
        'can the {} go to a different address?',
        'My address is wrong, what can I do?',
        'Where do I change my shipping address?',
      ],
    },
    things: ['kettle', 'toaster', 'blender', 'coffee grinder', 'lamp'],
    greetings: ['Hi', 'Hello Marta,', 'Good morning!', 'hey,', 'Dear team,'],
    noise: [
      'Does the blue paint come off in the dishwasher?',
      'Who wrote the music in your advert?',
      'Is the factory in Leeds still open to visitors?',
      'Can a left-handed person use the peeler?',
      'Why is the newsletter so long these days?',
      'What is the wattage of model B?',
      'Are your bags made of recycled plastic?',
      'Do you hire students in summer?',
      'Does the timer beep twice?',
      'Which filter fits the older machine?',
      'Is there parking near the showroom?',
      'How loud is it in decibels?',
      'Can I turn off the light on the front?',
      'Do you sponsor football clubs?',
      'When does the spring catalogue come out?',
      'Is the lid dishwasher safe?',
      'Has the recipe book been translated?',
      'Would you sell me only the cable?',
      'What happened to your page on gardening?',
      'Are dogs allowed in the showroom?',
    ],
  },
  de: {
    questions: {
      return: [
        'Wie kann ich den {} zurückgeben?',
        'Wie funktioniert die Rückgabe?',
        'Ich möchte den {} zurückgeben, was muss ich tun?',
        'Kann man den {} noch zurückgeben?',
        'Wie lange kann ich etwas zurückgeben?',
        'Wo gebe ich die Rückgabe ab?',
        'Ist eine Rückgabe im Laden möglich?',
        'Was kostet die Rückgabe?',
        'kann ich einen benutzten {} zurückgeben?',
      ],
      password: [
        'Wie setze ich mein Passwort zurück?',
        'Ich habe mein Passwort vergessen, was nun?',
        'Wo kann ich das Passwort ändern?',
        'Können Sie mir ein neues Passwort schicken?',
        'Warum wird mein Passwort nicht angenommen?',
        'Wie bekomme ich ein neues Passwort?',
        'Passwort vergessen, wie komme ich in mein Konto?',
        'Wie ändere ich mein Passwort?',
        'Kann ich mein Passwort selbst zurücksetzen?',
      ],
      invoice: [
        'Wo finde ich meine Rechnung?',
        'Können Sie mir die Rechnung für den {} schicken?',
        'Wann bekomme ich die Rechnung?',
        'Ich brauche eine Rechnung auf meine Firma, geht das?',
        'Wie lade ich die Rechnung herunter?',
        'Warum habe ich keine Rechnung erhalten?',
        'Gibt es die Rechnungen auch als PDF?',
        'Kommt die Rechnung per Post?',
        'Kann man die Rechnung nachträglich ändern?',
      ],
      abroad: [
        'Liefern Sie nach Österreich?',
        'Liefern Sie auch ins Ausland?',
        'Kann der {} nach Österreich geliefert werden?',
        'Was kostet die Lieferung nach Österreich?',
        'In welche Länder liefern Sie?',
        'Wie lange dauert die Lieferung nach Österreich?',
        'liefert ihr den {} auch ins Ausland?',
        'Ist eine Lieferung ins Ausland möglich?',
        'Würden Sie mir den {} nach Österreich liefern?',
      ],
      warranty: [
        'Wie lange habe ich Garantie auf den {}?',
        'Gibt es eine Garantie?',
        'Was deckt die Garantie ab?',
        'Ist auf dem {} noch Garantie?',
        'Brauche ich für die Garantie den Kassenbon?',
        'Fällt das unter die Garantie?',
        'Wo melde ich einen Garantiefall?',
        'Wie viele Jahre Garantie gibt es auf den {}?',
        'Kann ich die Garantie verlängern?',
      ],
      pickup: [
        'Kann ich meine Bestellung im Laden abholen?',
        'Wann kann ich die Bestellung abholen?',
        'Ist eine Abholung in der Filiale möglich?',
        'Was brauche ich, um den {} abzuholen?',
        'Kann meine Frau die Bestellung abholen?',
        'Wie lange liegt die Bestellung zur Abholung bereit?',
        'Darf jemand anderes für mich abholen?',
        'Wo kann ich den {} abholen?',
        'Kostet die Abholung etwas?',
      ],
      where: [
        'Wo ist meine Bestellung?',
        'Wo bleibt meine Bestellung?',
        'Können Sie mir sagen, wo meine Bestellung ist?',
        'Meine Bestellung ist noch nicht da, wo ist sie?',
        'Wann kommt meine Bestellung an?',
        'Wann kommt die Bestellung mit dem {} an?',
        'Wie ist der Status meiner Bestellung?',
        'wurde meine Bestellung schon verschickt, wo ist sie?',
      ],
      cancel: [
        'Wie storniere ich meine Bestellung?',
        'Kann ich meine Bestellung stornieren?',
        'Ich möchte die Bestellung stornieren, geht das?',
        'Ist eine Stornierung noch möglich?',
        'Können Sie meine Bestellung stornieren?',
        'Bis wann kann man eine Bestellung stornieren?',
        'Kann der {} noch storniert werden?',
        'Wie funktioniert die Stornierung einer Bestellung?',
      ],
      address: [
        'Kann ich die Lieferadresse meiner Bestellung ändern?',
        'Ich habe die falsche Adresse angegeben, kann man das ändern?',
        'Wie ändere ich die Adresse?',
        'Kann die Bestellung an eine andere Adresse gehen?',
        'Können Sie die Adresse korrigieren?',
        'Kann der {} an eine andere Adresse?',
        'Meine Adresse stimmt nicht, was tun?',
        'Wo kann ich meine Adresse ändern?',
      ],
    },
    things: ['Wasserkocher', 'Toaster', 'Mixer', 'Grill', 'Staubsauger'],
    greetings: ['Hallo', 'Guten Tag,', 'Hallo Frau Meier,', 'Moin,', 'Liebes Team,'],
    noise: [
      'Wer singt in eurer Werbung?',
      'Ist der Deckel spülmaschinenfest?',
      'Welcher Filter passt in die alte Maschine?',
      'Darf man Hunde in die Ausstellung mitnehmen?',
      'Wie laut ist das Gerät in Dezibel?',
      'Stellt ihr im Sommer Studenten ein?',
      'Kann man das Licht vorne ausschalten?',
      'Woher stammt das Holz der Griffe?',
      'Warum ist der Newsletter so lang geworden?',
      'Wann erscheint der neue Katalog?',
      'Gibt es das Kochbuch auf Englisch?',
      'Piept der Timer zweimal?',
      'Sind eure Tüten aus Altpapier?',
      'Unterstützt ihr einen Fußballverein?',
      'Was bedeutet die rote Lampe?',
      'Passt das Kabel in eine Schweizer Steckdose?',
      'Ist die blaue Farbe giftig?',
      'Kann man die Fabrik besichtigen?',
      'Wieviel Watt hat Modell B?',
      'Habt ihr Parkplätze vor der Tür?',
    ],
  },
  es: {
    questions: {
      return: [
        '¿Cómo puedo devolver el {}?',
        '¿Cómo hago una devolución?',
        'Quiero devolver el {}, ¿qué tengo que hacer?',
        '¿Se puede devolver un {} usado?',
        '¿Cuánto tiempo tengo para devolver un producto?',
        '¿Dónde entrego la devolución?',
        '¿Las devoluciones son gratis?',
        'me gustaría devolver el {}, ¿cómo funciona?',
        '¿Puedo hacer la devolución en la tienda?',
      ],
      password: [
        '¿Cómo cambio mi contraseña?',
        'He olvidado mi contraseña, ¿qué hago?',
        '¿Dónde puedo cambiar la contraseña?',
        '¿Me pueden enviar una contraseña nueva?',
        '¿Por qué no acepta mi contraseña?',
        '¿Cómo recupero la contraseña?',
        'No recuerdo la contraseña, ¿cómo puedo entrar?',
        '¿Se puede restablecer la contraseña?',
        '¿Cómo consigo una nueva contraseña?',
      ],
      invoice: [
        '¿Dónde encuentro mi factura?',
        '¿Me pueden enviar la factura del {}?',
        '¿Cuándo recibiré la factura?',
        'Necesito una factura a nombre de mi empresa, ¿es posible?',
        '¿Cómo descargo la factura?',
        '¿Por qué no he recibido ninguna factura?',
        '¿Hay facturas en PDF?',
        '¿La factura llega por correo?',
        '¿Se puede corregir una factura?',
      ],
      abroad: [
        '¿Hacen envíos a Portugal?',
        '¿Envían al extranjero?',
        '¿Pueden enviar el {} a Portugal?',
        '¿Cuánto cuesta el envío a Portugal?',
        '¿A qué países envían?',
        '¿Cuánto tarda un envío a Portugal?',
        '¿Es posible enviar un {} al extranjero?',
        '¿Hay envíos internacionales?',
        '¿Me enviarían el {} a Portugal?',
      ],
      warranty: [
        '¿Cuánto dura la garantía del {}?',
        '¿Tiene garantía?',
        '¿Qué cubre la garantía?',
        '¿Mi {} sigue en garantía?',
        '¿Necesito el recibo para la garantía?',
        '¿Cuántos años de garantía tiene el {}?',
        '¿Dónde registro la garantía?',
        '¿Esto entra en la garantía?',
        '¿Se puede ampliar la garantía?',
      ],
      pickup: [
        '¿Puedo recoger mi pedido en la tienda?',
        '¿Cuándo puedo recoger el {}?',
        '¿Hay recogida en tienda?',
        '¿Qué necesito para recoger el pedido?',
        '¿Puede mi mujer recoger mi pedido?',
        '¿Cuánto tiempo guardan el pedido para recoger?',
        '¿Otra persona puede recoger el {} por mí?',
        '¿Dónde se recogen los pedidos?',
        '¿La recogida tiene coste?',
      ],
      where: [
        '¿Dónde está mi pedido?',
        '¿Me pueden decir dónde está mi pedido?',
        'Mi pedido no ha llegado, ¿dónde está?',
        '¿Cuándo llega mi pedido?',
        '¿Cuál es el estado de mi pedido?',
        '¿Dónde está el pedido con el {}?',
        '¿Por qué no llega mi pedido?',
        '¿Cuándo va a llegar el pedido?',
      ],
      cancel: [
        '¿Cómo cancelo mi pedido?',
        '¿Puedo cancelar mi pedido?',
        'Quiero cancelar el pedido del {}, ¿se puede?',
        '¿Es posible la cancelación de un pedido?',
        '¿Pueden cancelar mi pedido?',
        '¿Hasta cuándo se puede cancelar un pedido?',
        '¿Cómo se cancela un pedido?',
        '¿Todavía puedo cancelar?',
      ],
      address: [
        '¿Puedo cambiar la dirección de mi pedido?',
        'Puse mal la dirección, ¿la pueden cambiar?',
        '¿Cómo cambio la dirección de entrega?',
        '¿Se puede mandar el pedido a otra dirección?',
        '¿Pueden corregir la dirección?',
        '¿El {} puede ir a otra dirección?',
        'Mi dirección está mal, ¿qué hago?',
        '¿Dónde cambio mi dirección?',
      ],
    },
    things: ['hervidor', 'tostador', 'ventilador', 'molinillo', 'horno'],
    greetings: ['Hola', 'Buenos días,', 'Buenas,', 'Hola Marta,', 'Estimados,'],
    noise: [
      '¿Quién canta en el anuncio?',
      '¿La tapa se lava en el lavavajillas?',
      '¿Qué filtro usa la máquina antigua?',
      '¿Dejan entrar perros?',
      '¿Cuántos decibelios hace?',
      '¿Contratan estudiantes en verano?',
      '¿Se puede apagar la luz delantera?',
      '¿De dónde viene la madera?',
      '¿Por qué es tan largo el boletín?',
      '¿Cuándo sale el catálogo de primavera?',
      '¿Existe el libro de recetas en inglés?',
      '¿El temporizador pita dos veces?',
      '¿Las bolsas son de papel reciclado?',
      '¿Patrocinan algún equipo de fútbol?',
      '¿Qué significa la lámpara roja?',
      '¿El cable sirve para enchufes suizos?',
      '¿La pintura azul es tóxica?',
      '¿Se puede visitar la fábrica?',
      '¿Cuántos vatios tiene el modelo B?',
      '¿Hay aparcamiento cerca?',
    ],
  },
  ru: {
    questions: {
      return: [
        'Как вернуть {}?',
        'Как оформить возврат?',
        'Хочу вернуть {}, что нужно сделать?',
        'Можно ли вернуть {} после вскрытия?',
        'В течение какого срока можно вернуть товар?',
        'Куда отправлять возврат?',
        'Сколько стоит возврат товара?',
        'Как происходит возврат товаров?',
        'Можно вернуть {} в магазин?',
      ],
      password: [
        'Как сменить пароль?',
        'Забыл пароль, что делать?',
        'Где можно поменять пароль?',
        'Можете прислать новый пароль?',
        'Почему не принимается мой пароль?',
        'Как восстановить пароль?',
        'Не помню пароля, как войти?',
        'Можно ли сбросить пароль самому?',
        'Как получить новый пароль?',
      ],
      invoice: [
        'Где найти мою накладную?',
        'Пришлите накладную на {}, можно?',
        'Когда придёт накладная?',
        'Нужна накладная на фирму, это возможно?',
        'Как скачать накладную?',
        'Почему я не получил накладную?',
        'Есть ли накладные в PDF?',
        'Накладная приходит по почте?',
        'Можно ли исправить накладную?',
      ],
      abroad: [
        'Отправляете ли вы в Казахстан?',
        'Вы отправляете за границу?',
        'Можно отправить {} в Казахстан?',
        'Сколько стоит отправка в Казахстан?',
        'В какие страны вы отправляете?',
        'Сколько идёт отправка в Казахстан?',
        'Есть ли отправка за границу?',
        'Сможете отправить {} за границу?',
        'А в Казахстане можно получить {}?',
      ],
      warranty: [
        'Какая гарантия на {}?',
        'Есть ли гарантия?',
        'Что входит в гарантию?',
        'Мой {} ещё на гарантии?',
        'Нужен ли чек для гарантии?',
        'Сколько лет гарантии на {}?',
        'Где зарегистрировать гарантию?',
        'Это гарантийный случай?',
        'Можно ли продлить гарантию?',
      ],
      pickup: [
        'Можно забрать заказ из магазина?',
        'Когда можно забрать {}?',
        'Есть ли у вас самовывоз?',
        'Что нужно, чтобы забрать заказ?',
        'Может ли жена забрать мой заказ?',
        'Сколько хранится заказ на самовывозе?',
        'Другой человек может забрать заказ за меня?',
        'Где забрать {}?',
        'Самовывоз платный?',
      ],
      where: [
        'Где мой заказ?',
        'Подскажите, где мой заказ?',
        'Заказ ещё не пришёл, где он?',
        'Когда придёт мой заказ?',
        'Какой статус у моего заказа?',
        'Где заказ с {}?',
        'Почему не приходит мой заказ?',
        'Когда ждать заказ?',
      ],
      cancel: [
        'Как отменить заказ?',
        'Можно отменить мой заказ?',
        'Хочу отменить заказ на {}, это возможно?',
        'Возможна ли отмена заказа?',
        'Отмените заказ, пожалуйста, можно?',
        'До какого времени можно отменить заказ?',
        'Как происходит отмена заказа?',
        'Ещё не поздно отменить?',
      ],
      address: [
        'Можно изменить адрес доставки заказа?',
        'Указал неверный адрес, можно поменять?',
        'Как изменить адрес?',
        'Можно отправить заказ на другой адрес?',
        'Исправьте адрес, пожалуйста, можно?',
        'Можно {} на другой адрес?',
        'Адрес неправильный, что делать?',
        'Где поменять адрес доставки?',
      ],
    },
    things: ['чайник', 'тостер', 'блендер', 'фонарь', 'пылесос'],
    greetings: ['Здравствуйте!', 'Добрый день,', 'Привет,', 'Здравствуйте, Марина,', 'Доброе утро!'],
    noise: [
      'Кто поёт в вашей рекламе?',
      'Крышку моют в посудомойке?',
      'Какой фильтр подходит к старой машине?',
      'Пускают ли с собаками?',
      'Какой у него шум в децибелах?',
      'Вы берёте студентов летом?',
      'Как выключить подсветку спереди?',
      'Откуда древесина для ручек?',
      'Почему рассылка такая длинная?',
      'Когда выйдет весенний каталог?',
      'Есть ли книга рецептов на английском?',
      'Таймер пищит дважды?',
      'Пакеты из переработанной бумаги?',
      'Вы спонсируете футбольный клуб?',
      'Что означает красная лампочка?',
      'Подойдёт ли кабель к швейцарской розетке?',
      'Синяя краска ядовита?',
      'Можно ли посетить фабрику?',
      'Сколько ватт у модели Б?',
      'Рядом есть парковка?',
    ],
  },
  ja: {
    questions: {
      return: [
        '{}を返品したいのですが、どうすればいいですか？',
        '返品の方法を教えてもらえますか？',
        '返品はできますか？',
        '使用した{}でも返品できますか？',
        '返品の期限はいつまでですか？',
        '返品はどこに送ればいいですか？',
        '返品の送料はいくらですか？',
        'この{}は返品可能でしょうか？',
        '店舗で返品できますか？',
      ],
      password: [
        'パスワードを忘れました。どうすればいいですか？',
        'パスワードの変更はどこでできますか？',
        'パスワードを再設定するにはどうしますか？',
        '新しいパスワードを送ってもらえますか？',
        'なぜパスワードが使えないのですか？',
        'パスワードを変更したいのですが？',
        'パスワードが思い出せません。どうやってログインしますか？',
        'パスワードのリセットはできますか？',
        '新しいパスワードはどうやってもらえますか？',
      ],
      invoice: [
        '領収書はどこにありますか？',
        '{}の領収書を送ってもらえますか？',
        '領収書はいつ届きますか？',
        '会社名で領収書を発行できますか？',
        '領収書のダウンロード方法は？',
        'なぜ領収書が届かないのですか？',
        '領収書はPDFでもらえますか？',
        '領収書は郵送ですか？',
        '領収書の修正はできますか？',
      ],
      abroad: [
        '海外に発送できますか？',
        '海外発送はしていますか？',
        '{}を台湾に発送してもらえますか？',
        '台湾への送料はいくらですか？',
        'どの国に発送していますか？',
        '台湾まで何日かかりますか？',
        '{}の海外発送は可能ですか？',
        '台湾にも発送できますか？',
        '海外への発送方法を知りたいのですが？',
      ],
      warranty: [
        '{}の保証期間はどのくらいですか？',
        '保証はありますか？',
        '保証の対象は何ですか？',
        'この{}はまだ保証期間内ですか？',
        '保証にレシートは必要ですか？',
        '保証は何年ですか？',
        '保証の登録はどこでできますか？',
        'これは保証の対象になりますか？',
        '保証を延長できますか？',
      ],
      pickup: [
        '店舗で受け取りできますか？',
        '{}はいつ受け取りできますか？',
        '店頭受け取りはありますか？',
        '受け取りに必要なものは何ですか？',
        '家族が代わりに受け取りできますか？',
        '受け取りの期限はいつまでですか？',
        '代理人が受け取りに行ってもいいですか？',
        'どこで受け取りできますか？',
        '受け取りに料金はかかりますか？',
      ],
      where: [
        '注文した商品はどこですか？',
        '注文はどこにありますか？',
        '注文がまだ届きません。今どこですか？',
        '注文はいつ届きますか？',
        '注文した{}はいつ届きますか？',
        '注文の状況を教えてもらえますか？',
        '注文の商品はまだですか？',
        '注文はもう出荷されましたか？',
      ],
      cancel: [
        '注文をキャンセルできますか？',
        '注文のキャンセル方法は？',
        '{}の注文をキャンセルしたいのですが、できますか？',
        'キャンセルはいつまでできますか？',
        '注文をキャンセルしてもらえますか？',
        'どうすればキャンセルできますか？',
        'まだキャンセルできますか？',
        '注文のキャンセルは可能ですか？',
      ],
      address: [
        '配送先の住所を変更できますか？',
        '住所を間違えました。変更できますか？',
        '住所の変更方法は？',
        '別の住所に送ってもらえますか？',
        '注文の住所を直してもらえますか？',
        '{}を別の住所に届けられますか？',
        '住所が違います。どうすればいいですか？',
        '住所変更はどこでできますか？',
      ],
    },
    things: ['ケトル', 'トースター', 'ミキサー', 'ランプ', '掃除機'],
    greetings: ['こんにちは。', 'すみません、', 'お世話になっております。', '初めまして。', 'お尋ねします。'],
    noise: [
      '広告で歌っているのは誰ですか？',
      '蓋は食洗機で洗えますか？',
      '古い機械に合うフィルターはどれですか？',
      '犬を連れて入れますか？',
      '騒音は何デシベルですか？',
      '夏に学生を雇っていますか？',
      '前のライトは消せますか？',
      '木材はどこの産地ですか？',
      'なぜメルマガがこんなに長いのですか？',
      '春のカタログはいつ出ますか？',
      '料理本の英語版はありますか？',
      'タイマーは二回鳴りますか？',
      '袋は再生紙ですか？',
      'サッカーチームを応援していますか？',
      '赤い点滅は何を意味しますか？',
      'ケーブルはスイスのコンセントに合いますか？',
      '青い塗料は有毒ですか？',
      '工場見学はできますか？',
      'モデルBは何ワットですか？',
      '近くに駐車場はありますか？',
    ],
  },
};

export interface Asked {
  readonly text: string;
  /** `null`: nobody else asks this. */
  readonly question: string | null;
}

/** The same numbers every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Each wording `times` times with a greeting or none, about any of the things; and the noise once. */
export function asked({ questions, things, greetings, noise }: Planted, times = 4): readonly Asked[] {
  const random = randomNumbers(11);
  const one = <T>(all: readonly T[]): T => all[random(all.length)] as T;
  const all: Asked[] = noise.map((text) => ({ text, question: null }));
  for (const [question, wordings] of Object.entries(questions)) {
    for (const wording of wordings) {
      for (let time = 0; time < times; time++) {
        const told = wording.replaceAll('{}', one(things));
        all.push({ text: random(2) === 0 ? `${one(greetings)} ${told}` : told, question });
      }
    }
  }
  return all;
}

export interface Found {
  /** Groups of three and more. */
  readonly entries: number;
  /** Of the pairs in one group, those that ask the same. */
  readonly precision: number;
  /** Of the pairs that ask the same, those in one group. */
  readonly recall: number;
  /** The mean share of the messages of a question that lie in its largest group. */
  readonly largest: number;
}

/** How well groups (a name for each message, or `null`) are those that were planted. */
export function judgedGroups(all: readonly Asked[], groups: readonly (string | null)[]): Found {
  const sizes = new Map<string, number>();
  for (const group of groups) if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const groupOf = groups.map((group) => (group !== null && (sizes.get(group) as number) >= 3 ? group : null));
  let [together, right, wanted] = [0, 0, 0];
  all.forEach(({ question }, index) => {
    for (let other = 0; other < index; other++) {
      const same = question !== null && question === all[other]?.question;
      const grouped = groupOf[index] !== null && groupOf[index] === groupOf[other];
      if (same) wanted++;
      if (grouped) together++;
      if (same && grouped) right++;
    }
  });
  const questions = [...new Set(all.flatMap(({ question }) => question ?? []))];
  const shares = questions.map((question) => {
    const own = groupOf.filter((_, index) => all[index]?.question === question);
    const counts = new Map<string, number>();
    for (const group of own) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
    return Math.max(0, ...counts.values()) / own.length;
  });
  return {
    entries: new Set(groupOf.filter((group) => group !== null)).size,
    precision: together === 0 ? 1 : right / together,
    recall: right / wanted,
    largest: shares.reduce((sum, share) => sum + share, 0) / shares.length,
  };
}
