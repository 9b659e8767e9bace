// The slip of an appointment: one button, where the browser can print.
const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
