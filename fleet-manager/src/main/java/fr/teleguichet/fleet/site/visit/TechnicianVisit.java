package fr.teleguichet.fleet.site.visit;

import java.time.LocalDate;

/**
 * A technician's visit of a site.
 *
 * @param kiosk the kiosk's address, or in notes of former releases its name; empty where it was
 *     about the place
 * @param technician who it was
 * @param part what had failed; empty where nothing had
 * @param done what was done
 * @param partsUsed the parts that were used; empty for none
 */
public record TechnicianVisit(
    String kiosk, LocalDate day, String technician, String part, String done, String partsUsed) {

  static final int MAX_LINE = 120;
  static final int MAX_PARTS = 500;
  static final int MAX_DONE = 2_000;

  /** The same of a kiosk that is called so. */
  TechnicianVisit of(String called) {
    return new TechnicianVisit(called, day, technician, part, done, partsUsed);
  }

  public TechnicianVisit {
    boolean fits =
        !technician.isBlank()
            && technician.length() <= MAX_LINE
            && part.length() <= MAX_LINE
            && !done.isBlank()
            && done.length() <= MAX_DONE
            && partsUsed.length() <= MAX_PARTS;
    if (!fits) {
      throw new IllegalArgumentException("a visit needs who it was and what was done, in bounds.");
    }
  }
}
