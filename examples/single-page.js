// What a router does to an element: take it out, put it back, give it another post.
const place = document.querySelector("#place");
const post = place.querySelector("spotlet-post");
document.querySelector("#toggle").addEventListener("click", () => {
  if (post.isConnected) post.remove();
  else place.append(post);
});
document.querySelector("#switch").addEventListener("click", () => {
  post.setAttribute("post", post.getAttribute("post") === "garden-bench" ? "quiet-desk" : "garden-bench");
});
