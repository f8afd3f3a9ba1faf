// The invented words of the benchmark's file: brands, topics, and how people write about them.

export const brands = [
  ...['BrelvoCare', 'NorvikaHelp', 'TundaloDesk', 'OstrimaAnswers', 'QuillarnHelp', 'Yumbrato', 'PelliskaCare'],
  ...['DrovenSupport', 'Hastelune', 'MirradoHelp', 'KessovTeam', 'WintarraCare', 'LobrishaDesk', 'FennomarHelp'],
  ...['Grantulo', 'ZarrovikCare', 'AldimeraHelp', 'UmbrekkoTeam', 'SvelinnaHelp', 'CortavoDesk'],
];

/** Per topic: what a customer asks, and what an agent answers. */
export const topics = [
  {
    ask: [
      'where is my parcel, it was due on Monday',
      'the delivery was promised for today and the tracking has not moved',
      'my order has shipped, but the courier says it does not exist',
      'can you deliver to a neighbour when I am away',
    ],
    answer: [
      'the parcel left our warehouse and comes tomorrow',
      'the courier will try the delivery again in the morning',
    ],
  },
  {
    ask: [
      'my invoice shows a payment that I never made',
      'I was charged twice this month, please look at my bill',
      'why is the amount on the invoice higher than last time',
      'which payment methods do you take',
    ],
    answer: ['our billing team has corrected the invoice', 'the second charge will be taken off your bill'],
  },
  {
    ask: [
      'how long does a refund take',
      'I sent the item back and there is no refund yet',
      'please give me my money back for order 48812',
      'the refund is smaller than what I paid',
    ],
    answer: ['the refund was paid out and needs three days', 'we have started the refund for you'],
  },
  {
    ask: [
      'I can not log in since I changed my phone',
      'the password reset mail does not arrive',
      'my account is locked and I do not know why',
      'how do I change the e-mail of my account',
    ],
    answer: ['your account is open again, please log in once more', 'we sent you a new link for the password'],
  },
  {
    ask: [
      'is the service down in the north',
      'no connection since this morning, is there an outage',
      'the website is offline for an hour already',
      'the network drops every evening at eight',
    ],
    answer: [
      'there is an outage in your area and our engineers work on it',
      'the service is back, please restart the router',
    ],
  },
  {
    ask: [
      'the app crashes when I open the second page',
      'since the update the app is slow on my tablet',
      'the new version does not install',
      'how do I switch on the dark screen in the app',
    ],
    answer: ['an update of the app comes this week', 'please install the app again and tell us how it goes'],
  },
  {
    ask: [
      'the handle broke on the second day',
      'the box arrived damaged and one part is missing',
      'the display of my device is defective',
      'one of the two lamps does not switch on',
    ],
    answer: ['we will send you a replacement for the broken part', 'please send a photo of the damaged item'],
  },
  {
    ask: [
      'is this covered by the warranty',
      'how do I send it in for repair',
      'the repair was done and the fault is the same as before',
      'where do I find the serial number for the guarantee',
    ],
    answer: ['yes, the warranty covers it for two years', 'the repair takes about a week'],
  },
  {
    ask: [
      'are you open on Saturday',
      'what are the opening hours of the shop by the station',
      'is there a store near the old harbour',
      'nobody was in the shop although it was open',
    ],
    answer: ['the shop is open from nine to six', 'all opening hours are on our page'],
  },
  {
    ask: [
      'I want to cancel my subscription',
      'please cancel the order from yesterday evening',
      'how do I end my contract before the summer',
      'the cancel button in my subscription does nothing',
    ],
    answer: ['your subscription ends with this month', 'the order is cancelled, nothing was charged'],
  },
];

export const negative = [
  'this is terrible',
  'worst service ever',
  'I am really disappointed',
  'completely useless',
  'I am still waiting',
  'what an awful experience',
  'so frustrated with you',
  'it is ridiculous',
  'a horrible week with you',
  'never again',
  'I am angry and tired of this',
  'unacceptable',
];

export const neutral = [
  'could you have a look at it today',
  'I wrote to you last week as well',
  'it happens on both of my devices',
  'my neighbour told me to ask here',
  'I have tried it three times now',
  'the page says something else',
  'please tell me what to do next',
  'it would help me a lot to know before the weekend',
  'I can send you a picture if you need one',
];

export const thanks = ['thank you!', 'thanks a lot', 'great, that works now', 'perfect, thanks', 'ok, I will try that'];

export const greeting = ['hi', 'hello', 'good morning', 'hey', 'hi there'];

export const sorry = [
  'we are sorry to hear that',
  'thanks for getting in touch',
  'thank you for the message',
  'that should not happen, sorry',
  'we have looked into it',
];

export const followUp = [
  'please send us your order number in a direct message',
  'let us know if it happens again',
  'is there anything else that we can do for you',
  'we will write to you here as soon as we know more',
  'have a good day',
];

export const emoji = ['😡', '🙏', '😊', '👍', '🤬', '📦', '❤️', '🙄'];
export const signatures = ['AK', 'BR', 'DL', 'EM', 'JT', 'MS', 'NO', 'PW', 'RV', 'TC'];
