package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;

/** A public service that citizens can call. */
public record CallableService(ServiceCode code, String french, String english) {

  /** What people call it, in the language of this tag. */
  public String name(String language) {
    return language.equals("fr") ? french : english;
  }
}
