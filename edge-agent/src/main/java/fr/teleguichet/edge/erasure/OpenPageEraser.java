package fr.teleguichet.edge.erasure;

import java.util.UUID;

/** The kiosk's own pages, as far as they are open. */
public interface OpenPageEraser {

  /** Whether any is. */
  boolean isOpen();

  /**
   * Has each erase what it holds and load itself anew; one that opens later as well, until the next
   * one is asked for.
   *
   * @param id what they answer with
   */
  void erase(UUID id);
}
