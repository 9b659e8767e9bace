package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.CodedEnum;

/** The parts of a kiosk's page, each of an address of its own. */
public enum KioskPageTab implements CodedEnum {
  NOW(""),
  HISTORY("/history"),
  UPDATES("/updates"),
  ACTIONS("/care"),
  IDENTITY("/identity");

  private final String path;

  KioskPageTab(String path) {
    this.path = path;
  }

  /** Its address. */
  public String addressOf(KioskRow kiosk) {
    return "/kiosks/" + kiosk.path() + path;
  }
}
