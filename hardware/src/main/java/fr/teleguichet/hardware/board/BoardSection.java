package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Line;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.yaml.Field;
import fr.teleguichet.hardware.yaml.Fields;
import fr.teleguichet.hardware.yaml.Located;
import java.util.List;
import java.util.Optional;

/** Reads which computer a kiosk has. */
final class BoardSection {

  private static final int MOST_NAMES = 8;
  private static final int MOST_SETTINGS = 20;

  private BoardSection() {}

  static Optional<Located<Board>> read(Fields fields) {
    Field<Line> model = fields.line("model");
    Field<List<Compatible>> names = fields.texts("compatible", 0, MOST_NAMES, Compatible::new);
    Field<Optional<Slug>> gpioChip = fields.ifThere("gpio-chip", fields::slug);
    Field<List<FirmwareSetting>> firmware =
        fields.texts("firmware", 0, MOST_SETTINGS, FirmwareSetting::new);
    return fields.build(
        () -> fields.here(new Board(model.get(), names.get(), gpioChip.get(), firmware.get())));
  }
}
