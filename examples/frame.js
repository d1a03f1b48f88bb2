// The frame tells how high it is; only a message of that very frame counts.
const frame = document.querySelector("iframe");
addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.spotlet?.height) frame.height = data.spotlet.height;
});
