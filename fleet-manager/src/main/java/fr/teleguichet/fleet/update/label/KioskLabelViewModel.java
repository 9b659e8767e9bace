package fr.teleguichet.fleet.update.label;

import java.util.List;

/**
 * A kiosk's labels.
 *
 * @param path the kiosk's place in addresses
 * @param known labels that some kiosk has
 * @param typed what was typed
 * @param wrong whether that can be no label, or is one too many
 */
public record KioskLabelViewModel(
    String path, List<String> labels, List<String> known, String typed, boolean wrong) {
  public KioskLabelViewModel {
    labels = List.copyOf(labels);
    known = List.copyOf(known);
  }
}
