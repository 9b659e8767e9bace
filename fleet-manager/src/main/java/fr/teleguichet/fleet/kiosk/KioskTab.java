package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.Worded;

/** The parts of a kiosk's page, each of an address of its own. */
public enum KioskTab implements Worded {
  NOW(""),
  HISTORY("/history"),
  UPDATES("/updates"),
  ACTIONS("/care"),
  IDENTITY("/identity");

  private final String path;

  KioskTab(String path) {
    this.path = path;
  }

  /** Its address. */
  public String addressOf(KioskRow kiosk) {
    return "/kiosks/" + kiosk.path() + path;
  }
}
