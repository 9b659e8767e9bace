// The file that is chosen goes in a field of its form, byte by byte: the server is to judge what it is.
for (const form of document.querySelectorAll("form[data-carries-file]")) {
  const chosen = form.querySelector('input[type="file"]');
  const most = Number(chosen.dataset.maxSize);
  const submit = form.querySelector('button[type="submit"]');
  const name = form.elements.name;
  // Said before it is sent: a browser does not keep the file of a form that comes back.
  const judgeName = () =>
    name.setCustomValidity(name.value.length > Number(name.dataset.maxLength) ? name.dataset.tooLong : "");
  name?.addEventListener("input", judgeName);
  chosen.addEventListener("change", () => {
    form.elements.file.value = "";
    const file = chosen.files[0];
    if (!file) {
      return;
    }
    if (name?.value === "") {
      name.value = file.name;
      judgeName();
    }
    const reader = new FileReader();
    submit.disabled = true; // until it is read
    reader.addEventListener("loadend", () => {
      form.elements.file.value = reader.result ?? "";
      submit.disabled = false;
    });
    // A little more than the most is enough for the server to see that it is too much.
    reader.readAsDataURL(file.size > most ? file.slice(0, most + 1) : file);
  });
}
