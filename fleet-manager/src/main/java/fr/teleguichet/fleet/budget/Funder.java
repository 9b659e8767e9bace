package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.web.page.Language;

/**
 * Who pays. Funders are data: whoever writes a name that none has adds one.
 *
 * @param id its row; 0 before it has one
 * @param english the French name where nobody translated it
 */
public record Funder(int id, String french, String english) {

  static final int MAX_NAME = 80;

  /** One that is not in the table yet. */
  static Funder named(String name) {
    return new Funder(0, name, name);
  }

  /** What people call it. */
  public String name(Language language) {
    return language == Language.FRENCH ? french : english;
  }

  /** Whether somebody may mean it by this name. */
  boolean isCalled(String name) {
    return french.equalsIgnoreCase(name) || english.equalsIgnoreCase(name);
  }
}
