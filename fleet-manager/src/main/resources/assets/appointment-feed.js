// The address of the calendar as another program needs it: whole, and chosen with one touch.
const address = document.getElementById("feed-address");
if (address) {
  address.value = new URL(address.value, location.href).href;
  address.addEventListener("focus", () => address.select());
}
