package fr.teleguichet.edge.kiosk;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** Who is told that the citizen's page draws. Belongs to the loop. */
@FunctionalInterface
public interface PageRenderListener {

  /** Nobody wants to know. */
  PageRenderListener UNWATCHED = _ -> true;

  /**
   * A page says how far it is.
   *
   * @return whether it is judged as the kiosk's own
   */
  boolean drawn(Drawing drawing);

  /** Whose page it is, as the address says with which it was opened. */
  enum Role implements CodedEnum {
    /** The kiosk's own screen, opened by its service with {@code /?kiosk}. */
    KIOSK,
    /** Somebody who looks on, by {@code /?watching}. */
    WATCHING,
    /** The address says nothing. */
    UNSAID;

    /** The role of that word; nothing for another word. */
    public static Optional<Role> ofWord(String word) {
      return CodedEnum.of(Role.class, word);
    }
  }

  /**
   * How far a page is.
   *
   * @param page its name since it was loaded, made up by itself
   * @param frames what it has drawn since, from 0
   * @param visible whether the browser shows it at all
   */
  record Drawing(String page, Role role, long frames, boolean visible) {

    /** The longest name of a page. */
    public static final int MAX_LENGTH = 40;

    public Drawing {
      if (page.isEmpty() || page.length() > MAX_LENGTH || frames < 0) {
        throw new IllegalArgumentException("no page, or fewer frames than none");
      }
    }
  }
}
