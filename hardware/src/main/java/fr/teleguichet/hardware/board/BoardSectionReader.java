package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import java.util.List;
import java.util.Optional;

/** Reads which computer a kiosk has. */
final class BoardSectionReader {

  private static final int MAX_NAMES = 8;
  private static final int MAX_SETTINGS = 20;

  private BoardSectionReader() {}

  static Optional<LocatedValue<Board>> read(YamlFieldReader fields) {
    YamlFieldResult<TextLine> model = fields.line("model");
    YamlFieldResult<List<CompatibleName>> names =
        fields.texts("compatible", 0, MAX_NAMES, CompatibleName::new);
    YamlFieldResult<Optional<Slug>> gpioChip = fields.ifThere("gpio-chip", fields::slug);
    YamlFieldResult<List<FirmwareSetting>> firmware =
        fields.texts("firmware", 0, MAX_SETTINGS, FirmwareSetting::new);
    return fields.build(
        () -> fields.here(new Board(model.get(), names.get(), gpioChip.get(), firmware.get())));
  }
}
