package fr.teleguichet.edge.technician;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person is to do in front of the unit, such as to press the button and to open the door,
 * and what of it was seen. Belongs to the loop.
 */
public final class ExerciseActionTracker {

  private final Set<String> wanted;
  private final List<String> seen = new ArrayList<>();

  /**
   * Nothing was seen yet.
   *
   * @param wanted in a few words each
   */
  public ExerciseActionTracker(Set<String> wanted) {
    this.wanted = new LinkedHashSet<>(wanted);
  }

  /**
   * It was seen.
   *
   * @return whether that is new and was wanted
   */
  public boolean see(String what) {
    boolean isNew = wanted.remove(what);
    if (isNew) {
      seen.add(what);
    }
    return isNew;
  }

  /** Whether everything was seen. */
  public boolean isMet() {
    return wanted.isEmpty();
  }

  /** Both lists in a sentence's length. */
  public String text() {
    String came = seen.isEmpty() ? "nothing seen" : String.join(", ", seen);
    return isMet() ? came : came + "; not seen: " + String.join(", ", wanted);
  }
}
