// Leave this page: a blank screen at once, then a page without a past. Works the same for everybody.
const form = document.querySelector("[data-leave]");
const leave = () => {
  document.title = "";
  document.documentElement.replaceChildren(document.createElement("body"));
  fetch("/leave", { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace(form.dataset.leave);
};
form.addEventListener("submit", (event) => { event.preventDefault(); leave(); });
let presses = [];
addEventListener("keyup", (event) => {
  if (event.key !== "Shift") { presses = []; return; }
  presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp];
  if (presses.length > 2) leave();
});
// A page that comes back from the browser's memory is asked for anew (S17).
addEventListener("pageshow", (event) => { if (event.persisted) { document.body.hidden = true; location.reload(); } });
