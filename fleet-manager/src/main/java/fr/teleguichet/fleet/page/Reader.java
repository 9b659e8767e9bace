package fr.teleguichet.fleet.page;

import java.util.Set;

/**
 * Who reads a page.
 *
 * @param name what the person is called
 * @param sections the parts of the site that are open to the person
 */
public record Reader(String name, Set<Section> sections) {
  public Reader {
    sections = Set.copyOf(sections);
  }
}
