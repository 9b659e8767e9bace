package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;

/** What people call a board profile, which kiosks, addresses and programs know by its id. */
public final class BoardProfileNameText {

  private BoardProfileNameText() {}

  /** The name; the id itself where somebody wrote a profile of their own. */
  public static String of(String board, LocalizedText text) {
    return text.find("board." + board).orElse(board);
  }
}
