// What pages can do better with a script. Everything works without it.

/** The first thing wrong with a form is where reading goes on. */
document.getElementById('errors')?.focus();

/** A form is sent once, also by who clicks twice. */
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    else form.dataset.sent = 'yes';
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

/** Choices that change the list at once, with a button for who has no script. */
for (const form of document.querySelectorAll('form[data-live]')) {
  form.addEventListener('change', () => form.requestSubmit());
}

/** What was typed and not sent is not lost without a word. */
for (const form of document.querySelectorAll('form[data-keep]')) {
  let isChanged = false;
  form.addEventListener('input', () => {
    isChanged = true;
  });
  form.addEventListener('submit', () => {
    isChanged = false;
  });
  addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}

/** Work under way: how far it is, and on when it is done. */
const job = document.querySelector('[data-job]');
if (job) {
  let failures = 0;
  const ask = async () => {
    const answer = await fetch(job.dataset.job, { headers: { accept: 'application/json' } });
    const { state, done, of, text, next } = await answer.json();
    failures = 0;
    if (state === 'running') {
      job.querySelector('[role="status"]').textContent = text;
      if (of > 0) Object.assign(job.querySelector('progress'), { max: of, value: done });
      setTimeout(attempt, 500);
    } else if (next === undefined) location.reload();
    else location.replace(next);
  };
  /** No answer, or no sense in it: some more times, then the page itself says what is wrong. */
  const attempt = () =>
    ask().catch(() => {
      failures += 1;
      if (failures > 5) location.reload();
      else setTimeout(attempt, 1000 * failures);
    });
  setTimeout(attempt, 300);
}
