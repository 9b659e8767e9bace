package fr.teleguichet.fleet.training;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody of the network who is trained or shall be.
 *
 * @param id the row; 0 before it has one
 * @param site the row of the site of work; empty for who works for the whole network
 * @param name or initials; empty once the person left
 * @param email empty for none
 * @param departed the day on which the name went; empty for who is there
 * @param fictitious made up for demonstration
 */
record Trainee(
    int id,
    Optional<Integer> site,
    TrainingRole role,
    String name,
    String email,
    Optional<LocalDate> departed,
    boolean fictitious) {

  static final int MAX_NAME = 120;
  static final int MAX_EMAIL = 254;

  /** The same at another site. */
  Trainee at(Optional<Integer> other) {
    return new Trainee(id, other, role, name, email, departed, fictitious);
  }

  /** Whether the person is there still, and the name with it. */
  boolean isPresent() {
    return departed.isEmpty();
  }
}
