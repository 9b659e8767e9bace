// The file that is chosen goes in a field of its form, byte by byte: the server is to judge what it is.
for (const form of document.querySelectorAll("form[data-carries-file]")) {
  const chosen = form.querySelector('input[type="file"]');
  const most = Number(chosen.dataset.maxSize);
  const submit = form.querySelector('button[type="submit"]');
  chosen.addEventListener("change", () => {
    form.elements.file.value = "";
    const file = chosen.files[0];
    if (!file) {
      return;
    }
    if (form.elements.name && form.elements.name.value === "") {
      form.elements.name.value = file.name.slice(0, 120);
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
