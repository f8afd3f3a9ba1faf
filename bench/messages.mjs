// Invented messages of customers in several languages, for measuring how fast words are read.

const TEMPLATES = [
  '@BrelvoCare where is my parcel {n}? It was due on Monday and nobody answers me',
  'I was charged twice this month, please look at my bill https://example.com/{n}',
  'Thanks a lot for the quick help, everything works now!',
  'The app crashes as soon as I open it, third time this week. Version {n}',
  'Great, another outage. What do I even pay for? 😡',
  'hi, how do i change my password? cant log in since yesterday',
  'Wo bleibt mein Paket {n}? Es sollte am Montag kommen, und niemand antwortet',
  'Die Rechnung stimmt nicht, mir wurde zweimal Geld abgebucht',
  'Vielen Dank für die schnelle Hilfe!',
  '¿Dónde está mi pedido {n}? Tenía que llegar el lunes y nadie contesta',
  'La aplicación no funciona desde ayer, ¿cuándo lo vais a arreglar?',
  "Où est mon colis {n} ? Il devait arriver lundi et personne ne répond, c'est inadmissible",
  "Je voudrais résilier mon abonnement, merci de m'expliquer comment faire",
  'Dove si trova il mio pacco {n}? Doveva arrivare lunedì',
  'Onde está a minha encomenda {n}? Era para chegar na segunda e ninguém responde',
  'Gdzie jest moja paczka {n}? Miała przyjść w poniedziałek, a infolinia milczy',
  'Proszę o zwrot pieniędzy za zamówienie {n}',
  'Где моя посылка {n}? Должна была прийти в понедельник, поддержка молчит',
  'верните деньги за заказ {n}, приложение не работает',
  'Gdje je moj paket {n}? Trebao je stići u ponedjeljak',
  'Kdy dorazí můj balík {n}? Měl přijít v pondělí',
  '我的包裹{n}在哪里？应该星期一到，客服一直没有回复',
  '荷物{n}はまだ届きません。月曜日に届くはずでした',
  'أين طردي {n}؟ كان يجب أن يصل يوم الاثنين',
  'mera parcel kahan hai? monday ko aana tha, refund chahiye',
  'ok',
  '👍👍',
];

/** Always the same ones. */
export const asked = (count) =>
  Array.from({ length: count }, (_, at) =>
    TEMPLATES[(at * 7919) % TEMPLATES.length].replace('{n}', String(100_000 + ((at * 48_271) % 899_999))),
  );
