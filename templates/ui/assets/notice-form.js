// Logging a notice, better with a script: types are filtered while typing, and the exception of Article 16(2) shows with its types.
const find = document.getElementById('find');
const types = document.querySelector('fieldset.types');
const normal = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss');
/** As the server searches: a word that holds this one, or the stem (`…*`) of it. */
const isIn = (text, word) => text.split(' ').some((one) => one.includes(word) || (one.endsWith('*') && word.startsWith(one.slice(0, -1))));

if (find && types) {
  const options = [...types.querySelectorAll('.option')];
  const groups = [...types.querySelectorAll('.group')];
  const opened = groups.filter((group) => 'open' in group.dataset);
  const said = types.querySelector('[data-found]');
  const showAll = types.querySelector('[data-all]');
  showAll.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault();
    find.value = '';
    find.dispatchEvent(new Event('input'));
    find.focus();
  });
  find.addEventListener('input', () => {
    const wanted = normal(find.value).match(/[\p{L}\p{N}]+/gu) ?? [];
    let found = 0;
    for (const option of options) {
      const fits = wanted.every((word) => isIn(option.dataset.text, word));
      option.hidden = !fits && !option.querySelector('input').checked;
      if (fits) found += 1;
    }
    for (const group of groups) {
      group.hidden = ![...group.querySelectorAll('.option')].some((option) => !option.hidden);
      if (group.tagName === 'DETAILS') group.open = wanted.length > 0 ? !group.hidden : opened.includes(group);
    }
    showAll.hidden = found > 0;
    said.textContent = wanted.length > 0 ? `${said.dataset.found} ${found}` : '';
  });
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  const note = document.querySelector('[data-exempt-note]');
  types.addEventListener('change', (event) => {
    if (event.target.name === 'category' && note) note.hidden = !event.target.dataset.exempt;
  });
}

/** “The notice held all of these” fills in the four answers, and each can be changed afterwards. */
const all = document.getElementById('allFour');
all?.addEventListener('change', () => {
  for (const name of ['reasons', 'location', 'submitter', 'goodFaith']) {
    const field = document.getElementById(name);
    if (all.checked && field?.value === 'not-recorded') field.value = 'yes';
  }
});
