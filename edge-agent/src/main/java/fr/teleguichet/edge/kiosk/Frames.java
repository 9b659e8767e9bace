package fr.teleguichet.edge.kiosk;

/** Who is told that the citizen's page draws. Belongs to the loop. */
@FunctionalInterface
public interface Frames {

  /** Nobody wants to know. */
  Frames UNWATCHED = (_, _) -> {};

  /**
   * The page says how far it is.
   *
   * @param count the frames that it has drawn since it was loaded, from 0
   * @param visible whether the browser shows the page at all
   */
  void drawn(long count, boolean visible);
}
