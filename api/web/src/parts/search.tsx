// The box that searches the whole base: in the frame of the page, and in the middle of its first view.
import { say } from "../language";
import { asked, go, place } from "../router";
import { PAGE, SITE } from "../words";

export function SearchBox() {
  const text = place.value.path === "/search" ? asked("q") : "";
  return (
    <form
      class="search-box"
      role="search"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault();
        const words = String(new FormData(event.currentTarget).get("q") ?? "").trim();
        if (words) go(`/search?q=${encodeURIComponent(words)}`);
      }}
    >
      <input key={text} type="search" name="q" defaultValue={text} aria-label={say(PAGE.search)} placeholder={say(SITE.searchFor)} />
      <button type="submit">{say(PAGE.search)}</button>
    </form>
  );
}
