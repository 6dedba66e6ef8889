import { agent, customer, note, type Story } from './story.ts'

export const english: Story[] = [
  {
    subjects: ['Where is my order {order}?', 'Order {order} – no news', 'Delivery of my {model}'],
    kind: 'question',
    tags: ['delivery'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nI ordered a {model} on {day} (order {order}) and the tracking page still says "label created". Has it actually left your warehouse?\n\nIt's a birthday present, so I'm getting slightly nervous.\n\n{sign}`,
        `{hi}\n\nOrder {order}, placed on {day}: the tracking hasn't moved since. Could you tell me when the {model} will reach {city}?\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nYour parcel was packed the next day, but it missed the carrier's pick-up and went out two days later. It's now in their depot near {city}, and they promise delivery tomorrow between 9 and 13.\n\nIf nothing has come by then, just reply here and I'll ring them myself.\n\n{sig}`,
      ),
      customer(`It's here, in one piece and on time. Thank you for being so quick!\n\n{sign}`),
    ],
  },
  {
    subjects: ['{model} leaks from underneath', 'Puddle under my {model}', 'Water everywhere'],
    kind: 'bug',
    priority: 'high',
    tags: ['hardware', 'leak', 'warranty'],
    line: 2,
    file: 'photo',
    says: [
      customer(
        `{hi}\n\nMy {model} has started leaving a puddle under itself after every second coffee. I've attached a picture. The tank sits properly and the drip tray is empty.\n\nSerial number {serial}, bought last year.\n\n{sign}`,
        `{hi}\n\nSince about {day} there is water under the machine each morning. It isn't the drip tray. Photo attached, serial {serial}.\n\nIs that covered by the warranty?\n\n{sign}`,
      ),
      note(
        `Looks like the tank valve again, the batch from spring. Serial is within warranty. If the O-ring doesn't do it, swap the valve block.`,
      ),
      agent(
        `Hi {dear},\n\nThank you for the picture, it helps a lot. What you see is most likely the seal of the tank valve. Could you take the tank out and look at the small black ring at the bottom? If it's flat or torn, that's it.\n\nIt is covered by the warranty either way. I can send the ring to you, which takes a minute to change, or have the machine collected.\n\n{sig}`,
      ),
      customer(
        `You're right, it's torn on one side. Please send the ring, I'd rather not be without coffee for a week.\n\n{sign}`,
      ),
      agent(
        `Then it goes out today, first class, with a spare one in the envelope. Wet it a little before you press it in.\n\n{sig}`,
      ),
      customer(`Ring changed, dry since two days. Brilliant service.\n\n{sign}`),
    ],
  },
  {
    subjects: ['Invoice for order {order}', 'Please send me an invoice with VAT', 'Invoice {order}'],
    kind: 'task',
    tags: ['billing', 'invoice'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nCould I have an invoice with our company's name and VAT number for order {order}? The one I was mailed shows my private address.\n\nGB 284 1102 77\n\n{sign}`,
        `{hi}\n\nOur accountant won't take the order confirmation of {order} ({amount}). Could you send a proper VAT invoice?\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nOf course. The new invoice is on its way to you from our accounts; it replaces the first one, which you can throw away.\n\nIf you tick "buying for a company" at the next order, it will be right from the start.\n\n{sig}`,
      ),
      customer(`Got it, perfect.\n\n{sign}`, `Received, thank you.\n\n{sign}`),
    ],
  },
  {
    subjects: [
      'App loses the machine every morning',
      'The Merle app says "offline"',
      'Wi-Fi drops after the update',
    ],
    kind: 'bug',
    tags: ['app', 'wifi'],
    line: 3,
    file: 'log',
    says: [
      customer(
        `{hi}\n\nSince the last update the app shows my {model} as offline every morning. Pulling the plug helps until the next day. I've attached the diagnostics file from the app.\n\nAndroid 15, app 5.2.\n\n{sign}`,
        `{hi}\n\nThe timer no longer starts my {model} because it's "not reachable". Everything else in the house is online. Log attached.\n\n{sign}`,
      ),
      note(
        `In the log it gives up after five tries when the router changes its channel at night. Same as the two tickets of last week; 3.8.2 has the repair.`,
      ),
      agent(
        `Hi {dear},\n\nYour log shows exactly what I needed, thank you. When your router restarts at night, the machine tries five times and then gives up, which is our mistake. The repair is in firmware 3.8.2, and it's being handed out this week.\n\nUntil then: if your router can restart at another time than the timer, the coffee will be there in the morning.\n\n{sig}`,
      ),
      customer(`OK, I moved the restart to 3 pm. Tell me when the update is out, please.`),
      agent(
        `Hi {dear},\n\n3.8.2 is out, and your machine has already taken it. You can move the restart back.\n\n{sig}`,
      ),
      customer(`Three mornings in a row without trouble. Solved, I'd say!\n\n{sign}`),
    ],
  },
  {
    subjects: ['How often should I descale?', 'Descaling light after one week', 'Question about descaling'],
    kind: 'question',
    priority: 'low',
    tags: ['care', 'descaling'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nThe descaling light of my {model} comes on every ten days or so. We are two people and drink perhaps four cups a day. Is that normal? The water in {city} isn't especially hard.\n\n{sign}`,
        `{hi}\n\nQuick question: can I use citric acid in the {model}, or does it have to be your own descaler?\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nThe machine counts litres and knows the hardness you have set. It leaves our factory set to "very hard", to be on the safe side. Put the test strip from the box into your water, then set the value under Settings → Water: for most places the light then comes on every two or three months.\n\nPlease don't use vinegar or citric acid: both attack the seals when hot.\n\n{sig}`,
      ),
      customer(`It was set to 4, and the strip says 2. Thanks, that explains it.`),
    ],
  },
  {
    subjects: ['Refund still not here', 'Returned {model}, where is my money?', 'Refund for {order}'],
    kind: 'complaint',
    priority: 'high',
    tags: ['refund', 'billing'],
    line: 2,
    says: [
      customer(
        `{hi}\n\nI sent my {model} back on {day}, and your confirmation promised the money within five working days. It's been more than that. Order {order}.\n\nI'd like to know what's going on.\n\n{sign}`,
        `This is the second time I'm asking. The machine was returned on {day}, you have it (I have the signature), and {amount} are still missing. Order {order}.\n\n{sign}`,
      ),
      note(
        `Accounts: the refund was booked to the card that expired in the meantime and came back to us. Needs bank details.`,
      ),
      agent(
        `Hi {dear},\n\nI'm sorry, you should have heard from us before you had to ask. We paid the refund in time, but the card that you paid with has expired and the bank returned the money.\n\nIf you tell me an account (please through the form in your order, not by mail), the transfer goes out the same day.\n\n{sig}`,
      ),
      customer(`Right, I do have a new card. Details are in the form now.`),
      agent(`Thank you. The transfer has just left; it should be with you tomorrow at the latest.\n\n{sig}`),
      customer(
        `Money arrived. A mail from your side would have spared us both this, but thanks for sorting it out.\n\n{sign}`,
      ),
    ],
  },
  {
    subjects: [
      'Could the app have shared recipes?',
      'Feature wish: two user profiles',
      'An idea for the app',
    ],
    kind: 'missing_feature',
    priority: 'low',
    tags: ['app', 'idea'],
    line: 3,
    channel: 'web',
    says: [
      customer(
        `{hi}\n\nMy wife takes her espresso at 94 degrees and I take mine at 91. At present we turn the dial back and forth every morning. Two profiles in the app would save our marriage.\n\n{sign}`,
        `{hi}\n\nI'd love to send my recipe for {beans} to a friend who also has a {model}. Is anything like that planned?\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nYou're not the only one: it's on our list for the spring release, and I've added your vote with the reason. I can't promise a date, but you'll get a mail when it's there.\n\n{sig}`,
      ),
    ],
  },
  {
    subjects: [
      'Pause my bean subscription',
      'Holiday – please hold the beans',
      'Subscription: skip next month',
    ],
    kind: 'task',
    tags: ['subscription', 'beans'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nWe're away for five weeks. Could you pause our {beans} subscription until we're back? I couldn't find a button for it.\n\n{sign}`,
        `{hi}\n\nI still have three bags of {beans}, so please skip the next delivery. Everything else can stay as it is.\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nDone: the next delivery is skipped, and the one after it comes as usual. Nothing will be charged in between.\n\nFor another time: My account → Subscription → Skip. It's a bit hidden, I admit.\n\n{sig}`,
      ),
      customer(`Found it now. Thanks!`),
    ],
  },
  {
    subjects: ['Error E27', '{model} stops with E27', 'What does E27 mean?'],
    kind: 'bug',
    tags: ['hardware', 'e27'],
    line: 2,
    file: 'log',
    says: [
      customer(
        `{hi}\n\nMy {model} stops in the middle of a cup and shows E27. The manual ends at E24. I've switched it off and on, cleaned the sieve and descaled it.\n\nSerial {serial}.\n\n{sign}`,
        `{hi}\n\nE27 for the third time this week, always at the second cup. Log from the app attached.\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nE27 means that the flow meter doesn't turn. Nine times out of ten it's a crumb of scale. Please do this once:\n\n1. Fill the tank with a litre of warm water.\n2. Hold the steam and hot water keys together for five seconds, until it says "Rinse".\n3. Let it run empty, twice.\n\nIf the error comes back after that, I'll have the machine collected.\n\n{sig}`,
      ),
      customer(
        `Did it twice; the first rinse brought out something white. No error since yesterday, I'll keep an eye on it.`,
      ),
      agent(`That was it, then. I'll close this in a few days; a reply opens it again at any time.\n\n{sig}`),
    ],
  },
  {
    subjects: ['Machine for our café', 'Offer for two {model}s', 'Quote for a small café'],
    kind: 'question',
    tags: ['sales', 'wholesale'],
    line: 2,
    says: [
      customer(
        `{hi}\n\nWe're opening a second café in {city} and are looking for two machines that survive about 150 cups a day each. Would the Merle Pro do, or is it a home machine after all? And what would two of them cost with a service contract?\n\n{sign}`,
      ),
      note(
        `150 a day is the upper end for the Pro. Offer the contract with the yearly overhaul, and the loan machine.`,
      ),
      agent(
        `Hi {dear},\n\nThe Pro is built for up to 160 cups a day, so yes, with an overhaul once a year. We'd set both up on site, and with the service contract there's a loan machine within a day when something breaks. The written offer follows this afternoon.\n\nMay I ring you tomorrow about the water connection?\n\n{sig}`,
      ),
      customer(
        `Tomorrow before eleven is good. The offer looks fair, we'd need delivery by the end of next month.`,
      ),
    ],
  },
  {
    subjects: ['Wrong beans in my box', 'I got decaf!', 'Wrong item in {order}'],
    kind: 'complaint',
    tags: ['delivery', 'beans'],
    line: 1,
    file: 'photo',
    says: [
      customer(
        `{hi}\n\nI ordered {beans} and received two bags of decaf. Photo attached. I noticed after the third cup, wondering why I was still asleep.\n\nOrder {order}.\n\n{sign}`,
        `{hi}\n\nThe box of {order} held somebody else's beans: the slip in it says {city}, and that isn't me.\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nOh dear, that's our packing table. The right beans leave today by express, and please keep the others: for evenings, or for an enemy.\n\n{sig}`,
      ),
      customer(`Very decent of you. The proper ones have just arrived.\n\n{sign}`),
    ],
  },
  {
    subjects: ['Return of my {model}', 'I would like to send it back', 'Return within 30 days'],
    kind: 'task',
    tags: ['return'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nThe {model} is a fine machine but simply too tall for our kitchen; I should have measured. May I return it? It's been used twice. Order {order}.\n\n{sign}`,
        `{hi}\n\nI'd like to use the 30 days and return order {order}. What do I need to do?\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nNo problem at all. You'll get a label by mail in a minute: stick it on the box and take it to any parcel shop, or answer with a day on which it can be collected.\n\nPlease empty the tank before, the last one arrived swimming. You'll have your money five working days after it's back with us.\n\n{sig}`,
      ),
      customer(`Dropped off today, dry. Receipt number is the order number.`),
      agent(
        `It has arrived, everything's there, and the refund of {amount} is booked. Thank you for packing it so well!\n\n{sig}`,
      ),
    ],
  },
  {
    subjects: ["Can't sign in to my account", 'Password mail never comes', 'Locked out of the shop'],
    kind: 'unclear_feature',
    tags: ['account'],
    line: 1,
    channel: 'web',
    says: [
      customer(
        `{hi}\n\nI've asked for a new password four times and no mail arrives, not even in the spam folder.\n\n{sign}`,
        `{hi}\n\nYour shop says that my address is unknown, yet you send me newsletters to it every week. What am I doing wrong?\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nI've looked it up: you ordered as a guest, so there's an order but no account, and hence no password to send. If you choose "Register" with the same address, your old orders appear there by themselves.\n\nThe page ought to say so. I've passed that on.\n\n{sig}`,
      ),
      customer(`That worked. Might be worth a sentence on that page indeed.`),
    ],
  },
  {
    subjects: ['Grinder makes a terrible noise', 'Merle Grind squeals', 'Noise from the grinder'],
    kind: 'bug',
    tags: ['hardware', 'grinder', 'warranty'],
    line: 2,
    says: [
      customer(
        `{hi}\n\nMy Merle Grind has been screaming like a seagull since {day}, mostly at the finest setting. The grounds are uneven, too. I clean it every week.\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nThat sounds like a small stone, or burrs that touch each other. Please turn it to the coarsest setting, empty it, and take off the upper burr with the key from the box. Do you see a shiny line on one side?\n\nA short film of the sound would help, too.\n\n{sig}`,
      ),
      customer(`There's a shiny stripe indeed, about a quarter of the way round.`),
      note(`Burr carrier out of true. Exchange under warranty, no need to have it back.`),
      agent(
        `Then the burr carrier is bent, which isn't your doing. A new grinder leaves tomorrow; you needn't send the old one back, our recycling takes it with any parcel.\n\n{sig}`,
      ),
      customer(`New grinder is here and purrs. Thank you!\n\n{sign}`),
    ],
  },
  {
    subjects: ['Charged twice for {order}', 'Double payment', 'Two debits of {amount}'],
    kind: 'complaint',
    priority: 'urgent',
    tags: ['billing', 'refund'],
    line: 2,
    file: 'receipt',
    says: [
      customer(
        `{hi}\n\nMy bank shows two debits of {amount} on {day}, and I've placed one order only ({order}). Please return one of them today; my rent goes out tomorrow.\n\n{sign}`,
      ),
      agent(
        `Hi {dear},\n\nI can see both. The second one is a reservation that our payment provider failed to release; it isn't with us, and I've just had it cancelled. Most banks show that within a few hours.\n\nIf it's still there tomorrow at nine, write to me and I'll transfer the amount to you at once and settle it with them.\n\n{sig}`,
      ),
      customer(`Gone this morning. Thank you for taking it seriously.\n\n{sign}`),
    ],
  },
]
