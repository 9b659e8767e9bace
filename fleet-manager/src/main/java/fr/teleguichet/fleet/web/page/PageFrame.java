package fr.teleguichet.fleet.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every page has around its content.
 *
 * @param text everything in the reader's language
 * @param section where in the navigation the page stands
 * @param title the page's own title
 * @param address the page's path and query without the language
 * @param assets the folder of our own style sheets and scripts
 * @param notices what the reader must be told
 * @param tasks what the reader has to see to
 * @param counts how much there is to see to in parts of the site, where there is anything
 * @param reader who reads it; empty for a stranger
 * @param now when the page was made
 * @param isWrong whether something that was typed is wrong: the title says so first, and the reader
 *     is led to it
 */
public record PageFrame(
    LocalizedText text,
    NavigationSection section,
    String title,
    String address,
    String assets,
    List<Notice> notices,
    List<Notice> tasks,
    Map<NavigationSection, Integer> counts,
    Optional<PageViewer> reader,
    Instant now,
    boolean isWrong) {

  public PageFrame {
    notices = List.copyOf(notices);
    tasks = List.copyOf(tasks);
    counts = Map.copyOf(counts);
  }

  /** Whether the navigation names this part of the site. */
  public boolean shows(NavigationSection part) {
    return reader.map(it -> it.audience().sections().contains(part)).orElse(false);
  }

  /**
   * Whether the reader may know how much kiosks are used, and what their records tell of it. Pages
   * of kiosks and sites are open to everybody, and these parts of them are not.
   */
  public boolean tellsOfUse() {
    return shows(NavigationSection.USAGE);
  }

  /** The parts that stand in the navigation itself: all, where a menu would hold one alone. */
  public List<NavigationSection> daily() {
    boolean withoutMenu = menu().isEmpty();
    return shown().stream().filter(it -> withoutMenu || !it.isSetUp()).toList();
  }

  /** The parts that stand in a menu of their own. */
  public List<NavigationSection> menu() {
    List<NavigationSection> setUp = shown().stream().filter(NavigationSection::isSetUp).toList();
    return setUp.size() > 1 ? setUp : List.of();
  }

  private List<NavigationSection> shown() {
    return Stream.of(NavigationSection.values()).filter(this::shows).toList();
  }

  /** How much there is to see to in a part of the site; 0 where it has no number. */
  public int count(NavigationSection part) {
    return counts.getOrDefault(part, 0);
  }

  /** Whether a page of this path lets the reader in: nobody is shown a link that leads nowhere. */
  public boolean opens(String path) {
    return reader.map(it -> it.opens().test(path)).orElse(false);
  }

  /** The same page in another language. */
  public String addressIn(Language language) {
    return address + (address.contains("?") ? "&" : "?") + "lang=" + language.tag();
  }

  /** The same frame with another title. */
  public PageFrame titled(String newTitle) {
    return new PageFrame(
        text, section, newTitle, address, assets, notices, tasks, counts, reader, now, isWrong);
  }

  /** The same frame around a form of which something is wrong. */
  PageFrame wrong() {
    return new PageFrame(
        text, section, title, address, assets, notices, tasks, counts, reader, now, true);
  }

  /** What a window or tab is called. */
  public String windowTitle() {
    return isWrong ? text.say("page.wrong", title) : title;
  }
}
