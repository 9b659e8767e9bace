package fr.teleguichet.edge.document;

import java.util.Locale;

/** Why no paper came in or out. */
public enum DocumentRefusal {

  /** Nobody talks with an adviser now, or the talk ended meanwhile. */
  NO_TALK,

  /** Another paper is under way, or somebody else uses the device. */
  BUSY,

  /** This talk has had as many as it may have. */
  TOO_MANY,

  /** It is no document that this kiosk prints: no PDF, or a larger one than is taken. */
  UNFIT,

  /** The kiosk has no such device, or it does not work now. */
  DEVICE;

  /** Its word for the page. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
