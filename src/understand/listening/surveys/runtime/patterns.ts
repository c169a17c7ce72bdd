/** Whether a text is an e-mail address, web address, telephone number, digits or letters. Linear in the text, whatever the text: lengths are bounded before a pattern looks at it. */
export function fits(text: string, pattern: string): boolean {
  if (text.length > 2000) return false;
  if (pattern === 'email') {
    const [name = '', host = '', ...more] = text.split('@');
    const labels = host.split('.');
    const named = name !== '' && labels.length > 1 && labels.every((label) => label !== '');
    return text.length <= 254 && more.length === 0 && named && !/\s/.test(text);
  }
  if (pattern === 'url') return /^https?:\/\/[^\s/]+\S*$/i.test(text);
  if (pattern === 'phone') return /^\+?[\d ()./-]{5,30}$/.test(text) && /\d{3}|(?:\d\D?){5}/.test(text);
  if (pattern === 'digits') return /^\d+$/.test(text);
  return /^[\p{L}\p{M}' -]+$/u.test(text);
}

/** A = letter, 9 = digit, * = either, everything else as it stands. */
export function fitsMask(text: string, mask: string): boolean {
  const letters = [...text];
  const places = [...mask];
  return (
    letters.length === places.length &&
    places.every((place, i) => {
      const letter = letters[i] as string;
      if (place === 'A') return /\p{L}/u.test(letter);
      if (place === '9') return /\d/.test(letter);
      return place === '*' ? /[\p{L}\d]/u.test(letter) : letter === place;
    })
  );
}
