package fr.teleguichet.fleet.account.person;

import java.util.List;

/** What becomes of things of a person whose account ends, so that whoever ends it knows before. */
public interface AccountClosurePreview {

  /** What it becomes of, in the order in which a page says it. */
  enum Subject {
    /** Alerts that the person has: nobody has them then. */
    ALERTS("alerts"),
    /** Services that the person speaks for. */
    SERVICES("services"),
    /** Those of them that nobody else speaks for. */
    SERVICES_ALONE("services-alone"),
    /** The address of the person's calendar, which ends. */
    CALENDAR("calendar"),
    /** Tokens of programs that are good, and stay so. */
    TOKENS("tokens"),
    /** Documents of sites, which stay with the person's name. */
    DOCUMENTS("documents");

    private final String code;

    Subject(String code) {
      this.code = code;
    }

    /** The key of the sentence that says it, with how many there are. */
    public String key() {
      return "account.end.effect." + code;
    }
  }

  /**
   * How many things of a kind the end of an account concerns.
   *
   * @param count 0 or more
   */
  record Count(Subject subject, int count) {}

  /** What the end of this account concerns. */
  List<Count> atEndOf(Account account);
}
