// A shop that keeps its own cart: it hears what was chosen, cancels, and does the rest itself.
document.addEventListener("spotlet:add", (event) => {
  event.preventDefault();
  for (const item of event.detail.items) {
    const row = document.createElement("li");
    row.textContent = `${item.quantity} × ${item.item_name}`;
    document.querySelector("#own-cart").append(row);
  }
});
