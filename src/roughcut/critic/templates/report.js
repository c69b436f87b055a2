(() => {
  "use strict";
  const film = document.getElementById("film");
  const time = document.getElementById("time");
  const head = document.getElementById("playhead");
  const duration = Number(time.dataset.duration) || 1;
  const segments = Array.from(document.querySelectorAll(".seg"));

  const seek = (second, play) => {
    film.currentTime = Math.min(duration, Math.max(0, second + 0.001));
    if (play) film.play().catch(() => {});
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-seek]");
    if (target) {
      seek(Number(target.dataset.seek), true);
      const box = film.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) film.scrollIntoView({ behavior: "smooth", block: "start" });
      return;
    }
    const lane = event.target.closest(".scrub");
    if (lane) {
      const box = lane.getBoundingClientRect();
      seek(((event.clientX - box.left) / box.width) * duration, false);
    }
  });

  const chosen = document.getElementById("score");
  if (chosen) {
    chosen.addEventListener("change", () => {
      for (const bars of document.querySelectorAll(".bars")) bars.hidden = bars.dataset.metric !== chosen.value;
    });
  }

  let shown = null;
  const follow = () => {
    head.style.left = `${Math.min(100, (100 * film.currentTime) / duration)}%`;
    const now = segments.filter((s) => Number(s.dataset.seek) <= film.currentTime + 0.01).pop();
    if (now === shown) return;
    if (shown) shown.classList.remove("now");
    if (now) now.classList.add("now");
    shown = now;
  };
  const tick = () => {
    follow();
    if (!film.paused && !film.ended) requestAnimationFrame(tick);
  };
  film.addEventListener("play", tick);
  film.addEventListener("seeked", follow);
  film.addEventListener("timeupdate", follow);
})();
