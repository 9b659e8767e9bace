package fr.teleguichet.provisioning.accept;

import fr.teleguichet.provisioning.trouble.Trouble;

/** Where signed records go. */
public interface AcceptanceDoor {

  /**
   * Hands a record over; the same one twice does no harm.
   *
   * @return whether the manager has it, now or from before; false when it will never take it
   * @throws Trouble when it can't be reached or may take it later
   */
  boolean deliver(String signed) throws Trouble;
}
