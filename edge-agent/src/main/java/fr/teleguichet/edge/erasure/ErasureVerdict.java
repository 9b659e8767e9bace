package fr.teleguichet.edge.erasure;

import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the latest look found.
 *
 * @param isUnderWay whether something is being erased at this moment
 * @param left where something is still there
 * @param unchecked what did not tell
 */
public record ErasureVerdict(
    boolean isUnderWay, Set<ErasurePlace> left, Set<ErasurePlace> unchecked) {

  /** Nothing is there, and nothing is being looked for. */
  public static final ErasureVerdict CLEAN = new ErasureVerdict(false, Set.of(), Set.of());

  public ErasureVerdict {
    left = Set.copyOf(left);
    unchecked = Set.copyOf(unchecked);
  }

  static ErasureVerdict of(boolean isUnderWay, Map<ErasurePlace, ErasureFinding> found) {
    Set<ErasurePlace> left = EnumSet.noneOf(ErasurePlace.class);
    Set<ErasurePlace> unchecked = EnumSet.noneOf(ErasurePlace.class);
    found.forEach(
        (place, result) -> {
          switch (result) {
            case LEFT -> left.add(place);
            case UNCHECKED -> unchecked.add(place);
            case GONE -> {}
          }
        });
    return new ErasureVerdict(isUnderWay, left, unchecked);
  }

  /** Whether the next citizen could find something: a page that does not answer may still show. */
  public boolean isUnsafe() {
    return !left.isEmpty() || unchecked.contains(ErasurePlace.BROWSER);
  }
}
