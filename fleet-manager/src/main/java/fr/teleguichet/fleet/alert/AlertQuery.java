package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which alerts somebody wants to see.
 *
 * @param kind the kind; empty for all
 * @param account whose they are, for {@link View#MINE}
 * @param order in which they come
 * @param after only those that come after the one of this number; empty from the first
 */
public record AlertQuery(
    View view,
    Optional<AlertKind> kind,
    long account,
    Order order,
    OptionalLong after,
    int limit,
    Scope scope) {

  /** Alerts on a page before somebody asks for more. */
  public static final int ROWS = 100;

  /** The most at once. */
  public static final int MAX_ROWS = 500;

  /** What part of the list. */
  public enum View implements CodedEnum {
    /** What is not resolved. */
    OPEN,
    /** Of that, what the reader sees to. */
    MINE,
    /** What is over: the incidents. */
    RESOLVED
  }

  /** What comes first. */
  public enum Order {
    /** The newest. */
    NEWEST,
    /** The most urgent; of those alike what began last. */
    MOST_URGENT
  }
}
