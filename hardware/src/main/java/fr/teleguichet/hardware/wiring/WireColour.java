package fr.teleguichet.hardware.wiring;

import java.util.Map;

/**
 * What a wire's colour looks like on a drawing, and its French name.
 *
 * @param ink as CSS writes it
 */
record WireColour(String ink, String french) {

  /** The colours of IEC 60757, and what the French trade calls them. */
  private static final Map<String, WireColour> KNOWN =
      Map.ofEntries(
          Map.entry("black", new WireColour("#1a1a1a", "noir")),
          Map.entry("brown", new WireColour("#8a5a2b", "marron")),
          Map.entry("red", new WireColour("#d62020", "rouge")),
          Map.entry("orange", new WireColour("#f28c1c", "orange")),
          Map.entry("yellow", new WireColour("#f7d917", "jaune")),
          Map.entry("green", new WireColour("#1d8f3c", "vert")),
          Map.entry("blue", new WireColour("#2563c9", "bleu")),
          Map.entry("violet", new WireColour("#7b3fa8", "violet")),
          Map.entry("grey", new WireColour("#9a9a9a", "gris")),
          Map.entry("white", new WireColour("#ffffff", "blanc")),
          Map.entry("pink", new WireColour("#f29cb7", "rose")),
          Map.entry("turquoise", new WireColour("#35c4c0", "turquoise")));

  /** A colour of another name is drawn in grey and keeps its name. */
  static WireColour of(String name) {
    return KNOWN.getOrDefault(name, new WireColour("#cccccc", name));
  }
}
