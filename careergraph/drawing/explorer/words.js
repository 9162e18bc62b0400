/* The page's own words, by language: {} is where a value goes; "one|several" where a number decides. What a
   language lacks is said in English. */

/** @param {string} language @returns {Word} */
function wordsOf(language) {
  const own = { ...WORDS[language.split("-")[0]], ...WORDS[language] };
  return (name, ...values) => {
    const forms = (own[name] ?? WORDS.en[name]).split("|");
    let form = forms[0];
    if (forms.length > 1 && values[0] !== 1) form = forms[1];
    let place = 0;
    return form.replace(/\{\}/g, () => String(values[place++]));
  };
}
