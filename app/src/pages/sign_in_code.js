// Waits for the phone that reads the code (`sign_in_code.rs`): the page is loaded anew when the
// server has something else to say than what it shows, and goes on by itself once a phone has said
// yes. Without scripts the page is loaded anew every few seconds.

const { answer, events, left } = document.querySelector("[data-answer]").dataset;
if (answer === "open") {
  const again = () => location.reload();
  const stream = new EventSource(events);
  stream.addEventListener("look", ({ data }) => {
    if (data !== "open") again();
  });
  setTimeout(again, left * 1_000);
} else if (answer === "allowed") {
  document.querySelector("form[data-enter]").requestSubmit();
}
