package fr.teleguichet.provisioning.accept;

import fr.teleguichet.provisioning.trouble.TroubleException;

/** Where signed records go. */
public interface AcceptanceUploader {

  /**
   * Hands a record over; the same one twice does no harm.
   *
   * @return whether the manager has it, now or from before; false when it will never take it
   * @throws TroubleException when it can't be reached or may take it later
   */
  boolean deliver(String signed) throws TroubleException;
}
