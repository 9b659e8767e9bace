package fr.teleguichet.fleet.web.page;

import fr.teleguichet.fleet.access.VisibleTerritories;
import java.util.Set;

/**
 * Who is told something: every notice is made for one audience, so that nothing of a territory
 * reaches whoever may not see it.
 *
 * @param sections the parts of the site that are open to it
 * @param territories what it may see of the fleet
 */
public record NoticeAudience(Set<NavigationSection> sections, VisibleTerritories territories) {

  /** Somebody who is not signed in. */
  public static final NoticeAudience STRANGERS = new NoticeAudience(Set.of(), _ -> false);

  public NoticeAudience {
    sections = Set.copyOf(sections);
  }

  /** Whether it looks after units. */
  public boolean isTechnical() {
    return sections.contains(NavigationSection.UNITS);
  }
}
