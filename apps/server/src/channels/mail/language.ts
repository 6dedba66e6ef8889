/** Words that a letter of a few lines can hardly do without, by language. */
const frequent: Record<string, RegExp> = {
  en: /\b(?:the|and|you|your|is|are|was|to|of|for|have|with|this|that|not|please|thanks|hello|regards|it|we|on)\b/giu,
  pl: /(?<!\p{L})(?:nie|jest|się|do|na|że|proszę|dzień|dobry|dziękuję|pozdrawiam|jak|czy|witam|w|z|mam|mi|mnie|po|od|za|są|już)(?!\p{L})/giu,
  de: /(?<!\p{L})(?:und|der|die|das|ist|nicht|sie|ich|bitte|mit|für|ein|eine|wir|zu|auf|guten|tag|danke|grüße|haben|wie|von|im)(?!\p{L})/giu,
  ru: /(?<!\p{L})(?:и|не|на|что|как|это|мы|вы|вас|нас|здравствуйте|пожалуйста|спасибо|уважением|для|по|у|при|но|если|или|был|мне|день|с)(?!\p{L})/giu,
  uk: /(?<!\p{L})(?:і|й|та|не|що|як|це|ми|ви|вас|нас|вітаю|будь|ласка|дякую|повагою|для|у|при|але|якщо|або|був|мені|день|з|є|чи)(?!\p{L})/giu,
}

/** Letters that only one of the languages has. */
const letters: Record<string, RegExp> = {
  pl: /[ąęłńśźż]/giu,
  de: /[äöüß]/giu,
  ru: /[ыэъё]/giu,
  uk: /[іїєґ]/giu,
}

/**
 * The language of a text of at least some words, of those that we write ourselves and their neighbours (ISO 639-1); null
 * where none is clearly ahead. By frequent words and own letters: no model is loaded for one field.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, 5_000)
  const scores = Object.entries(frequent)
    .map(([language, words]) => ({
      language,
      score: count(sample, words) + 0.5 * count(sample, letters[language]),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best && best.score >= 2 && best.score > (next?.score ?? 0) * 1.2 ? best.language : null
}

const count = (text: string, words: RegExp | undefined): number =>
  words ? (text.match(words)?.length ?? 0) : 0
